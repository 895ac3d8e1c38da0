import type { Context } from "../../../platform/context.ts";
import { defineJob, JobFailure } from "../../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../../platform/jobs/ledger.ts";
import { realmOf } from "../../transactions/realm.ts";
import type { CompiledRules } from "../compile-rules.ts";
import type { RuleDeps } from "../ports.ts";
import { ruleSetVersion } from "../rule-sets.ts";
import { decideAgain } from "./decide-again.ts";
import type { ReplayRow } from "./replay-rows.store.ts";
import { addReplayed } from "./replay-sums.ts";
import type { RuleReplayRecord } from "./rule-replay.store.ts";

export const REPLAY_RULES_JOB = "risk.replay-rules";
export const REPLAY_MAX = 100_000;
const PAGE = 2_000;

/** A set of rules over the newest of what was judged. After each page it is written how far it has come, so the next run goes on there. */
export const replayRulesJob = defineJob<RuleDeps, JobRecord>({
  name: REPLAY_RULES_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const replay = await ctx.deps.ruleReplays.find(orgId, String(payload.ruleSetId));
    if (replay && replay.run === payload.run && (replay.state === "queued" || replay.state === "running"))
      await replayAll(ctx, replay, run.signal);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async afterFinal(ctx, { _id, orgId, payload }) {
    const final = await ctx.deps.jobs.ledger.find(orgId, _id);
    if (final?.state !== "failed") return;
    const key = { _id: String(payload.ruleSetId), orgId, run: Number(payload.run) };
    await ctx.deps.ruleReplays.report(key, { state: "failed", reason: final.reason, finishedAt: new Date(ctx.clock.now()) });
  },
});

async function replayAll(ctx: Context<RuleDeps>, replay: RuleReplayRecord, signal: AbortSignal): Promise<void> {
  const { ruleReplays, replayRows, ruleSets } = ctx.deps;
  const rules = await ruleSets.findVersion(replay.orgId, ruleSetVersion(replay.version));
  if (!rules) throw new JobFailure("risk.rule_set_not_found", { isRetryable: false });
  const { sums } = replay;
  let { after } = replay;
  for (;;) {
    signal.throwIfAborted();
    const limit = Math.min(PAGE, REPLAY_MAX - sums.looked);
    const page: ReplayRow[] = limit === 0 ? [] : await replayRows.list(replay.orgId, { after, limit });
    for (const row of page) await addRow(ctx, replay, rules, row);
    const last = page.at(-1);
    if (last) after = { at: last.at, id: last._id };
    const isOver = !last || page.length < limit || sums.looked >= REPLAY_MAX;
    const finishedAt = isOver ? new Date(ctx.clock.now()) : null;
    const isOurs = await ruleReplays.report(replay, { state: isOver ? "done" : "running", after, sums, finishedAt });
    if (isOver || !isOurs) return;
  }
}

async function addRow(ctx: Context<RuleDeps>, { orgId, sums }: RuleReplayRecord, rules: CompiledRules, row: ReplayRow): Promise<void> {
  const { verdict, source, label } = row;
  const snapshot = await ctx.deps.riskPopulations.find(orgId, realmOf(source), verdict.populationVersion);
  if (!snapshot) throw new JobFailure("risk.population_not_found", { isRetryable: false });
  addReplayed(sums, {
    ...{ id: row._id, at: row.at, isGenerated: source.type === "demo", isFraud: label?.isFraud ?? null },
    before: verdict,
    after: decideAgain(row, rules, snapshot.population),
  });
}
