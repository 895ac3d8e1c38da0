import { assertPermission } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { createId } from "../ids.ts";
import { toAuditRecord } from "./audit-record.ts";
import { provenRows, toNdjson } from "./export-audit.ts";
import type { AuditDeps } from "./ports.ts";

/** Everything the trail says of these records, as a file that is verified like any other export. None of `targets` is a person. */
export async function exportAbout(ctx: Context<AuditDeps>, targets: readonly string[]): Promise<AsyncIterable<string>> {
  assertPermission(ctx, "audit.read");
  await ctx.deps.audit.append(
    toAuditRecord(ctx, {
      action: "audit.trail-exported",
      target: { type: "audit-export", id: createId("auditExport") },
      severity: "notice",
      after: { format: "ndjson", targets },
    }),
  );
  return toNdjson(ctx, { filter: { targets: [...targets] } }, provenRows(ctx.deps.audit, ctx.orgId, { target: targets }));
}
