import type { Context } from "../../platform/context.ts";
import { toNewRun } from "./create-demo-run.ts";
import { playSlice } from "./play-demo-run.ts";
import type { DemoPlayDeps } from "./ports.ts";

/** The same people in every sample organization. */
const SEED = 20_266;
const PAYMENTS = { perSecond: 10, seconds: 12 };

/** A town that has been played already, so that no page of the module is empty at first sight. Where there has been any run it is left at that. */
export async function playSample(ctx: Context<DemoPlayDeps>): Promise<void> {
  const { demoRuns } = ctx.deps;
  const [known] = await demoRuns.list(ctx.orgId, { after: null, limit: 1 });
  // One that a dying start has left is played on.
  if (known && !(known.kind === "sample" && known.isOpen)) return;
  const run = known ?? toNewRun({ kind: "sample", ...PAYMENTS, seed: SEED, orgId: ctx.orgId, createdBy: null, now: ctx.clock.now() });
  if (!known && !(await demoRuns.insert(run))) return;
  await playSlice(ctx, { runId: run._id, until: Number.POSITIVE_INFINITY, signal: new AbortController().signal });
}
