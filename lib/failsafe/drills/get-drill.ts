import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { Drill, DrillCase } from "./drill.schema.ts";
import type { DrillRecord } from "./drill-record.ts";
import { drillNotFound } from "./errors.ts";
import type { DrillDeps } from "./ports.ts";
import { toDrill, toDrillCase } from "./to-drill.ts";

export async function getDrill(ctx: Context<DrillDeps>, drillId: string): Promise<Drill> {
  assertPermission(ctx, "failsafe.read");
  return toDrill(await loadDrill(ctx, drillId), ctx.clock.now());
}

type Page = { cursor?: string | undefined; limit: number };

/** Newest first; with a model, its history. */
export async function listDrills(
  ctx: Context<DrillDeps>,
  { model, cursor, limit }: Page & { model?: string | undefined },
): Promise<{ items: Drill[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const { drills } = ctx.deps;
  const page = { after: readTimeCursor(cursor), limit };
  const records = model === undefined ? await drills.list(ctx.orgId, page) : await drills.listOfModel(ctx.orgId, model, page);
  const now = ctx.clock.now();
  return { items: records.map((record) => toDrill(record, now)), nextCursor: nextTimeCursor(records, limit) };
}

/** In the order they were asked. Attacks and answers are read by those who may start drills, too: both are shown whole. */
export async function listDrillCases(
  ctx: Context<DrillDeps>,
  { drillId, cursor, limit }: Page & { drillId: string },
): Promise<{ items: DrillCase[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const after = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  await loadDrill(ctx, drillId);
  const records = await ctx.deps.drillCases.list(ctx.orgId, drillId, { after, limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: records.map((record) => toDrillCase(record, cipher)), nextCursor: last ? toCursor([last.place]) : null };
}

export async function loadDrill(ctx: Context<DrillDeps>, drillId: string): Promise<DrillRecord> {
  const record = await ctx.deps.drills.find(ctx.orgId, drillId);
  if (!record) throw drillNotFound(drillId);
  return record;
}
