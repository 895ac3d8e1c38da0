import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { DemoRun } from "./demo-run.schema.ts";
import { loadDemoRun } from "./get-demo-run.ts";
import type { DemoRunDeps } from "./ports.ts";
import { toDemoRun } from "./to-demo-run.ts";

/** At once: whoever plays it asks before each payment. What was played stays. Stopping one that does not play changes nothing. */
export async function stopDemoRun(ctx: Context<DemoRunDeps>, demoRunId: string): Promise<DemoRun> {
  assertPermission(ctx, "risk.write");
  const record = await loadDemoRun(ctx, demoRunId);
  const entry = toAuditRecord(ctx, { action: "risk.demo-run-stopped", target: { type: "risk-demo-run", id: demoRunId } });
  await ctx.deps.db.withTransaction(async (session) => {
    if (await ctx.deps.demoRuns.requestStop(record, new Date(ctx.clock.now()), session)) await ctx.deps.audit.append(entry, session);
  });
  return toDemoRun(await loadDemoRun(ctx, demoRunId));
}
