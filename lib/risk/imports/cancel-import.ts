import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { importClosed } from "./errors.ts";
import { getImport, getImportRecord } from "./get-import.ts";
import type { RiskImport } from "./import.schema.ts";
import type { ImportDeps } from "./ports.ts";

/** What was judged stays judged. A run ends at its next step; until then the import says "running". */
export async function cancelImport(ctx: Context<ImportDeps>, { importId }: { importId: string }): Promise<RiskImport> {
  assertPermission(ctx, "risk.write");
  const { riskImports, db, audit } = ctx.deps;
  await getImportRecord(ctx, importId);
  const entry = toAuditRecord(ctx, { action: "risk.import-cancelled", target: { type: "risk-import", id: importId } });
  const outcome = await db.withTransaction(async (session) => {
    const done = await riskImports.cancel(ctx.orgId, importId, new Date(ctx.clock.now()), session);
    if (done) await audit.append(entry, session);
    return done;
  });
  if (outcome === null) throw importClosed("This import has ended already.");
  if (outcome === "cancelled") await riskImports.deleteParts(ctx.orgId, importId);
  return getImport(ctx, { importId });
}
