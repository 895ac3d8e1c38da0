import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { importNotFound } from "./errors.ts";
import type { ListImportsInput, RiskImport } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import type { ImportDeps } from "./ports.ts";
import { toImport } from "./to-import.ts";

export async function getImport(ctx: Context<ImportDeps>, { importId }: { importId: string }): Promise<RiskImport> {
  assertPermission(ctx, "risk.read");
  const record = await getImportRecord(ctx, importId);
  return toImport(await ctx.deps.cipher.forOrganization(ctx.orgId), record, ctx.clock.now());
}

export async function listImports(
  ctx: Context<ImportDeps>,
  { cursor, limit }: ListImportsInput,
): Promise<{ items: RiskImport[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const records = await ctx.deps.riskImports.list(ctx.orgId, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  return { items: records.map((record) => toImport(cipher, record, now)), nextCursor: nextTimeCursor(records, limit) };
}

/** Also "not found" for another organization's, so that ids cannot be probed. */
export async function getImportRecord(ctx: Context<ImportDeps>, importId: string): Promise<ImportRecord> {
  const record = await ctx.deps.riskImports.find(ctx.orgId, importId);
  if (!record) throw importNotFound(importId);
  return record;
}
