import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { enqueueSlice, PLAY_DEMO_RUN_JOB } from "./enqueue-slice.ts";
import { playSlice } from "./play-demo-run.ts";
import type { DemoPlayDeps } from "./ports.ts";

/** Below what a step may take, and long enough that a run of five minutes costs five deliveries. */
const SLICE_MS = 60_000;

export const playDemoRunJob = defineJob<DemoPlayDeps, JobRecord>({
  name: PLAY_DEMO_RUN_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { payload } = run.record;
    const runId = String(payload.runId);
    const until = ctx.clock.now() + SLICE_MS;
    const left = await playSlice({ ...ctx, permissions: new Set(["risk.write"]) }, { runId, until, signal: run.signal });
    const publish = left === "more" ? await enqueueSlice(ctx, { runId, slice: Number(payload.slice) + 1 }) : null;
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
    await publish?.();
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async afterFinal(ctx, { _id, orgId, payload }) {
    const final = await ctx.deps.jobs.ledger.find(orgId, _id);
    if (final?.state !== "failed") return;
    const end = { state: "failed" as const, reason: final.reason ?? "internal", finishedAt: new Date(ctx.clock.now()) };
    await ctx.deps.demoRuns.finish({ _id: String(payload.runId), orgId }, end);
  },
});
