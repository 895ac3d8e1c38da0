import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { DemoRun } from "./demo-run.schema.ts";
import type { DemoRunRecord } from "./demo-run.store.ts";
import type { DemoRunDeps } from "./ports.ts";
import { toDemoRun } from "./to-demo-run.ts";

export async function getDemoRun(ctx: Context<DemoRunDeps>, demoRunId: string): Promise<DemoRun> {
  assertPermission(ctx, "risk.read");
  return toDemoRun(await loadDemoRun(ctx, demoRunId));
}

/** Newest first. */
export async function listDemoRuns(
  ctx: Context<DemoRunDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: DemoRun[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const records = await ctx.deps.demoRuns.list(ctx.orgId, { after: readTimeCursor(cursor), limit });
  return { items: records.map(toDemoRun), nextCursor: nextTimeCursor(records, limit) };
}

export async function loadDemoRun(ctx: Context<DemoRunDeps>, demoRunId: string): Promise<DemoRunRecord> {
  const record = await ctx.deps.demoRuns.find(ctx.orgId, demoRunId);
  if (!record) throw new AppError("not_found", "risk.demo_run_not_found", `No demo run ${demoRunId}.`);
  return record;
}
