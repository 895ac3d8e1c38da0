import { z } from "zod";
import { auditPublicKeySchema } from "../../../lib/platform/audit/audit-signer.ts";
import { exportAudit } from "../../../lib/platform/audit/export-audit.ts";
import { auditFilterSchema } from "../../../lib/platform/audit/export-format.ts";
import { auditProofSchema, getAuditProof } from "../../../lib/platform/audit/get-audit-proof.ts";
import { auditRowSchema, listAudit } from "../../../lib/platform/audit/list-audit.ts";
import { auditVerificationSchema, verifyAudit } from "../../../lib/platform/audit/verify-audit.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../_http/define-route.ts";
import { retentionRoutes } from "./retention.ts";

const listAuditRoute = defineRoute({
  method: "get",
  path: "/audit",
  summary: "Who did what in the organization, newest first",
  description: "Each row is a link of a chain of hashes; until a minute after the change its place (`seq`) may still be open.",
  access: "audit.read",
  limit: limits.read,
  query: auditFilterSchema.extend({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(auditRowSchema), nextCursor: z.string().nullable() }),
  errors: ["audit.period_invalid", "request.invalid_cursor"],
  handle: ({ ctx, query }) => listAudit(ctx, query),
});

const FILES = {
  ndjson: { fileName: "aegis-audit.ndjson", contentType: "application/x-ndjson" },
  csv: { fileName: "aegis-audit.csv", contentType: "text/csv; charset=utf-8; header=present" },
} as const;

const exportAuditRoute = defineDownloadRoute({
  method: "get",
  path: "/audit/export",
  summary: "The trail as a signed file that can be verified offline, or as CSV",
  description:
    "`ndjson` is what `pnpm ops:verify-audit FILE` checks without the database or this server: checkpoints with two signatures each, " +
    "every record in its place or, with a filter, with a proof of it, and a signed end. The export is recorded in the trail.",
  access: "audit.read",
  limit: limits.read,
  query: auditFilterSchema.extend({ format: z.enum(["ndjson", "csv"]).default("ndjson") }),
  mediaTypes: ["application/x-ndjson", "text/csv"],
  errors: ["audit.period_invalid"],
  handle: async ({ ctx, query }) => ({ ...FILES[query.format], chunks: await exportAudit(ctx, query) }),
});

const verifyAuditRoute = defineRoute({
  method: "get",
  path: "/audit/verification",
  summary: "Walk the stored chain: every link, every root, both signatures",
  description: "Reads about 50,000 records at a time; `isPartial` says that there are more, and `afterCheckpoint` where to go on.",
  access: "audit.read",
  limit: limits.read,
  query: z.strictObject({ afterCheckpoint: z.coerce.number().int().min(0).optional() }),
  output: auditVerificationSchema,
  errors: [],
  handle: ({ ctx, query }) => verifyAudit(ctx, query),
});

const getAuditProofRoute = defineRoute({
  method: "get",
  path: "/audit/records/{seq}/proof",
  summary: "What vouches for one record: its hash, its place under a checkpoint, both signatures",
  description: "Checked when asked for. `checkpoint` is null until the next one, which a minute brings.",
  access: "audit.read",
  limit: limits.read,
  params: z.strictObject({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  output: auditProofSchema,
  errors: ["audit.record_not_found"],
  handle: ({ ctx, params }) => getAuditProof(ctx, params.seq),
});

const listAuditKeysRoute = defineRoute({
  method: "get",
  path: "/audit/keys",
  summary: "The public keys that sign audit trails here",
  description: "The current one first. Keep them apart from the files they verify: `pnpm ops:verify-audit FILE --keys KEYS.json`.",
  access: "public",
  limit: limits.read,
  output: z.object({ keys: z.array(auditPublicKeySchema) }),
  cache: { seconds: 300, scope: "public" },
  errors: [],
  handle: async ({ ctx }) => ({ keys: [...ctx.deps.auditSigner.publicKeys] }),
});

export const auditRoutes: readonly Route[] = [
  listAuditRoute,
  exportAuditRoute,
  verifyAuditRoute,
  getAuditProofRoute,
  listAuditKeysRoute,
  ...retentionRoutes,
];
