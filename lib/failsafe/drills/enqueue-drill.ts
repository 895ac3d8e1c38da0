import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { DrillDeps } from "./ports.ts";

export const RUN_DRILL_JOB = "failsafe.run-drill";

/** A drill is run in slices of a minute: each is a job of its own, and asks for the next one. */
export function enqueueDrill(
  ctx: Context<DrillDeps>,
  { drillId, slice }: { drillId: string; slice: number },
  session?: Parameters<typeof enqueueJob>[2],
): Promise<() => Promise<void>> {
  return enqueueJob(ctx, { name: RUN_DRILL_JOB, payload: { drillId, slice }, deduplicationKey: `${drillId}:${slice}` }, session);
}
