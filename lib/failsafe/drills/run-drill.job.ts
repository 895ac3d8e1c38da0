import type { NotifyDeps } from "../../notifications/ports.ts";
import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { endDrill } from "./end-drill.ts";
import { enqueueDrill, RUN_DRILL_JOB } from "./enqueue-drill.ts";
import type { DrillRunDeps } from "./ports.ts";
import { runSlice } from "./run-slice.ts";
import { tellOfDrill } from "./tell-of-drill.ts";

/** Below what a step may take, with the slowest answer on top. */
const SLICE_MS = 60_000;

/** Every case is asked once: what a dying run had under way is an error of that case, and the next run goes on behind it. */
export const runDrillJob = defineJob<DrillRunDeps & NotifyDeps, JobRecord>({
  name: RUN_DRILL_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { payload } = run.record;
    const drillId = String(payload.drillId);
    const until = ctx.clock.now() + SLICE_MS;
    const left = await runSlice({ ...ctx, permissions: new Set(["ai.write"]) }, { drillId, until, signal: run.signal });
    if (left !== "more") await tellOfDrill(ctx, drillId);
    const publish = left === "more" ? await enqueueDrill(ctx, { drillId, slice: Number(payload.slice) + 1 }) : null;
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
    await publish?.();
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async afterFinal(ctx, { _id, orgId, payload }) {
    const final = await ctx.deps.jobs.ledger.find(orgId, _id);
    if (final?.state !== "failed") return;
    const drill = await ctx.deps.drills.find(orgId, String(payload.drillId));
    if (drill?.type === "suite") await endDrill(ctx, drill, { state: "failed", reason: final.reason ?? "internal" });
  },
});
