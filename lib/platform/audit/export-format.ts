// The file an auditor keeps: one JSON object a line. A header with the public keys, then each checkpoint before its records, then what
// is chained but not yet signed, and at the end a signed digest of all lines before it. See docs/guides/audit.md.

import { createHash } from "node:crypto";
import { z } from "zod";
import { auditPublicKeySchema, auditSignaturesSchema } from "./audit-signer.ts";
import { checkpointSchema, inclusionProofSchema } from "./checkpoint.ts";

export const EXPORT_FORMAT = "aegis.audit/1";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const auditFilterSchema = z.strictObject({
  actor: z.string().max(200).optional(),
  action: z.string().max(200).optional().describe("The whole action, or its module with a dot: `auth.`"),
  target: z.string().max(200).optional().describe("The id of what was changed"),
  severity: z.enum(["info", "notice", "warning", "critical"]).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const exportedRecordSchema = z.strictObject({
  _id: z.string(),
  orgId: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  role: z.string().nullable(),
  action: z.string(),
  target: z.strictObject({ type: z.string(), id: z.string() }),
  severity: z.enum(["info", "notice", "warning", "critical"]),
  reason: z.string().nullable(),
  beforeDigest: hash.nullable(),
  afterDigest: hash.nullable(),
  requestId: z.string(),
  ip: z.string(),
  userAgent: z.string(),
  seq: z.int().min(1),
  prevHash: hash,
  hash,
});
export type ExportedRecord = z.infer<typeof exportedRecordSchema>;

const headerSchema = z.strictObject({
  type: z.literal("header"),
  format: z.literal(EXPORT_FORMAT),
  orgId: z.string(),
  exportedAt: z.iso.datetime(),
  /** Null for the whole chain. `targets`: everything about any of these. */
  filter: auditFilterSchema.extend({ targets: z.array(z.string().max(200)).optional() }).nullable(),
  /** The checkpoint up to which records were dropped by policy; it is the first line after this one. Left out for a whole trail. */
  anchor: z.int().min(1).optional(),
  keys: z.array(auditPublicKeySchema).min(1),
});

const endSchema = z.strictObject({
  type: z.literal("end"),
  records: z.int().min(0),
  /** SHA-256 over all lines before this one, each with its line feed. */
  digest: hash,
  keyId: z.string(),
  signatures: auditSignaturesSchema,
});

export const exportLineSchema = z.discriminatedUnion("type", [
  headerSchema,
  z.strictObject({ type: z.literal("checkpoint"), checkpoint: checkpointSchema }),
  /** `proof` only in an export with a filter: there not all records of a checkpoint are at hand. Null for one not yet signed. */
  z.strictObject({ type: z.literal("record"), record: exportedRecordSchema, proof: inclusionProofSchema.nullish() }),
  endSchema,
]);
export type ExportLine = z.infer<typeof exportLineSchema>;
export type ExportHeader = z.infer<typeof headerSchema>;
export type ExportEnd = z.infer<typeof endSchema>;

const END_DOMAIN = "aegis.audit.export.v1\n";

/** What the end of an export signs: whose it is, when it was made, and every line. */
export function toEndStatement(header: ExportHeader, end: Pick<ExportEnd, "records" | "digest" | "keyId">): Buffer {
  return Buffer.from(`${END_DOMAIN}${header.orgId}\n${header.exportedAt}\n${end.records}\n${end.digest}\n${end.keyId}\n`, "utf8");
}

/** Lines are gathered before they are hashed: one call of the hash function for each costs more than the hashing. */
const GATHERED_CHARACTERS = 32_768;

export function createLinesDigest() {
  const hashing = createHash("sha256");
  let gathered = "";
  const flush = (): void => {
    hashing.update(gathered);
    gathered = "";
  };
  return {
    add(line: string): void {
      gathered += `${line}\n`;
      if (gathered.length >= GATHERED_CHARACTERS) flush();
    },
    hex(): string {
      flush();
      return hashing.copy().digest("hex");
    },
  };
}
