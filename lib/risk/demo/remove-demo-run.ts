import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { DemoRun } from "./demo-run.schema.ts";
import { loadDemoRun } from "./get-demo-run.ts";
import type { DemoRunDeps } from "./ports.ts";
import { REMOVE_DEMO_RUN_JOB } from "./remove-demo-run.job.ts";
import { toDemoRun } from "./to-demo-run.ts";

/**
 * Takes everything away that a run has generated, in the background. Cases go with what people have written in them, so it takes whoever
 * works cases, or whoever started the run.
 */
export async function removeDemoRun(ctx: Context<DemoRunDeps>, demoRunId: string): Promise<DemoRun> {
  assertPermission(ctx, "risk.write");
  const record = await loadDemoRun(ctx, demoRunId);
  if (record.createdBy !== userIdOf(ctx)) assertPermission(ctx, "risk-cases.write");
  const entry = toAuditRecord(ctx, {
    action: "risk.demo-run-removed",
    target: { type: "risk-demo-run", id: demoRunId },
    severity: "notice",
  });
  const publish = await ctx.deps.db.withTransaction(async (session) => {
    if (record.state === "removing" || !(await ctx.deps.demoRuns.startRemoval(record, session))) return null;
    await ctx.deps.audit.append(entry, session);
    return enqueueJob(ctx, { name: REMOVE_DEMO_RUN_JOB, payload: { runId: demoRunId }, deduplicationKey: demoRunId }, session);
  });
  await publish?.();
  return toDemoRun({ ...record, state: "removing", isOpen: false });
}
