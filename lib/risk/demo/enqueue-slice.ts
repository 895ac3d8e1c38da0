import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { DemoRunDeps } from "./ports.ts";

export const PLAY_DEMO_RUN_JOB = "risk.play-demo-run";

/** A run is played in slices of a minute: each is a job of its own, and asks for the next one. */
export function enqueueSlice(
  ctx: Context<DemoRunDeps>,
  { runId, slice }: { runId: string; slice: number },
  session?: Parameters<typeof enqueueJob>[2],
): Promise<() => Promise<void>> {
  return enqueueJob(ctx, { name: PLAY_DEMO_RUN_JOB, payload: { runId, slice }, deduplicationKey: `${runId}:${slice}` }, session);
}
