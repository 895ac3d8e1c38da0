import { z } from "zod";
import { assertPermission } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { nextTimeCursor, readTimeCursor } from "../time-pages.ts";
import type { AuditRecord } from "./audit-record.ts";
import { type AuditFilter, exportedRecordSchema } from "./export-format.ts";
import type { AuditDeps } from "./ports.ts";
import { revealDetails, withPseudonyms } from "./reveal-details.ts";
import { toAuditScope } from "./to-audit-scope.ts";

/** A row waits for its place in the chain for up to a minute: until then `seq` and `hash` are null. */
export const auditRowSchema = exportedRecordSchema
  .omit({ _id: true, orgId: true, prevHash: true })
  .extend({ id: z.string(), seq: z.int().nullable(), hash: z.string().nullable() });
export type AuditRow = z.infer<typeof auditRowSchema>;

/** Who did what, newest first. */
export async function listAudit(
  ctx: Context<AuditDeps>,
  { cursor, limit, ...filter }: AuditFilter & { cursor?: string | undefined; limit: number },
): Promise<{ items: AuditRow[]; nextCursor: string | null }> {
  assertPermission(ctx, "audit.read");
  const scope = await withPseudonyms(ctx, toAuditScope(filter));
  const records = await ctx.deps.audit.list(ctx.orgId, scope, { after: readTimeCursor(cursor), limit });
  const revealed = await revealDetails(ctx, records);
  return { items: revealed.map(toRow), nextCursor: nextTimeCursor(records, limit) };
}

function toRow({ _id, orgId: _orgId, prevHash: _prevHash, subject: _subject, at, ...row }: AuditRecord): AuditRow {
  return { ...row, id: _id, at: at.toISOString() };
}
