import type { Patch } from "../compile/patch.ts";

/** The queue and the sweep are told that a turn is taken care of when its run begins, not when its answer is stored. */
export const patches: readonly Patch[] = [
  {
    file: "lib/runtime/deliver-job.ts",
    anchor: "const ended = await job.run(ctx, delivery, runnerOptions(runtime, job.name));",
    at: "instead",
    replacement: `void job.run(ctx, delivery, runnerOptions(runtime, job.name)).catch(() => undefined);
    const ended: RunOutcome = { type: "done" };`,
  },
  {
    file: "lib/platform/jobs/ledger.ts",
    anchor: `state: "running", owner, leaseUntil, dueAt: leaseUntil }`,
    at: "instead",
    replacement: `state: "running", owner, leaseUntil, dueAt: null }`,
  },
  {
    file: "lib/platform/jobs/ledger.ts",
    anchor: "setOf<Record>({ leaseUntil: at(timing.leaseMs), dueAt: at(timing.leaseMs) })",
    at: "instead",
    replacement: "setOf<Record>({ leaseUntil: at(timing.leaseMs) })",
  },
];
