import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { isDuplicateKey } from "../../platform/db.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { INCIDENT_EVERY_MS } from "./demo-incident.ts";
import type { CreateDemoRunInput, DemoRun } from "./demo-run.schema.ts";
import type { DemoRunRecord } from "./demo-run.store.ts";
import { enqueueSlice } from "./enqueue-slice.ts";
import { planDemoRun } from "./plan-demo-run.ts";
import type { DemoRunDeps } from "./ports.ts";
import { toDemoRun } from "./to-demo-run.ts";

/** Generated data stays until somebody takes it away; this much of it is enough for anybody. */
const RUNS_MAX = 10;
const SEEDS = 1_000_000;

/** One at a time for an organization. The run and its first step are written together. */
export async function createDemoRun(ctx: Context<DemoRunDeps>, input: CreateDemoRunInput): Promise<DemoRun> {
  assertPermission(ctx, "risk.write");
  const record = toNewRun({ ...input, orgId: ctx.orgId, createdBy: userIdOf(ctx), now: ctx.clock.now() });
  if ((await ctx.deps.demoRuns.list(ctx.orgId, { after: null, limit: RUNS_MAX })).length >= RUNS_MAX)
    throw new AppError("conflict", "risk.demo_runs_full", `${RUNS_MAX} demo runs are kept already. Remove the data of one of them.`);
  const entry = toAuditRecord(ctx, { action: "risk.demo-run-started", target: { type: "risk-demo-run", id: record._id } });
  const publish = await ctx.deps.db
    .withTransaction(async (session) => {
      await ctx.deps.demoRuns.insert(record, session);
      await ctx.deps.audit.append(entry, session);
      return enqueueSlice(ctx, { runId: record._id, slice: 0 }, session);
    })
    .catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      throw new AppError("conflict", "risk.demo_run_open", "A demo run is under way. Stop it, or wait for its end.");
    });
  await publish();
  return toDemoRun(record);
}

type NewRun = Omit<CreateDemoRunInput, "kind"> & {
  kind: DemoRunRecord["kind"];
  orgId: string;
  createdBy: string | null;
  now: number;
};

export function toNewRun({ kind, perSecond, seconds, seed, orgId, createdBy, now }: NewRun): DemoRunRecord {
  const _id = createId("riskDemoRun");
  const plan = {
    ...{ _id, kind, at: new Date(now), liveFrom: null, payments: perSecond * seconds },
    seed: seed ?? Math.floor(Math.random() * SEEDS),
    perSecond: kind === "incident" ? 1_000 / INCIDENT_EVERY_MS : perSecond,
  };
  const { history, live } = planDemoRun(plan);
  return {
    ...{ _id, orgId, kind, state: "preparing", isOpen: true, seed: plan.seed, perSecond: plan.perSecond, at: plan.at, liveFrom: null },
    ...{ historyTotal: history.length, liveTotal: live.length, position: 0, createdBy },
    decisions: { approve: 0, monitor: 0, review: 0, hold: 0, block: 0 },
    tally: { honest: 0, honestStopped: 0, fraud: 0, fraudStopped: 0 },
    ...{ stopRequestedAt: null, finishedAt: null, reason: null },
  };
}
