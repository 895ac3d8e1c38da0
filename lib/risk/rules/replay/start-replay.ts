import { assertPermission, userIdOf } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { findRuleSet } from "../find-rule-set.ts";
import type { RuleDeps } from "../ports.ts";
import type { RuleReplayView } from "./replay.schema.ts";
import { REPLAY_MAX, REPLAY_RULES_JOB } from "./replay-rules.job.ts";
import { createReplaySums } from "./replay-sums.ts";
import type { RuleReplayRecord } from "./rule-replay.store.ts";
import { toReplayView } from "./to-replay-view.ts";

/** Record and job in one transaction; one run of a set at a time. */
export async function startReplay(ctx: Context<RuleDeps>, ruleSetId: string): Promise<RuleReplayView> {
  assertPermission(ctx, "risk-policy.write");
  const { db, audit, ruleReplays, replayRows } = ctx.deps;
  const { version } = await findRuleSet(ctx, ruleSetId);
  const before = await ruleReplays.find(ctx.orgId, ruleSetId);
  if (before?.state === "queued" || before?.state === "running")
    throw new AppError("conflict", "risk.replay_running", `Version ${version} is being replayed.`);
  const run = (before?.run ?? 0) + 1;
  const record: RuleReplayRecord = {
    ...{ _id: ruleSetId, orgId: ctx.orgId, version, run, state: "queued", total: await replayRows.count(ctx.orgId, REPLAY_MAX) },
    ...{ after: null, sums: createReplaySums(), startedAt: new Date(ctx.clock.now()), finishedAt: null, by: userIdOf(ctx), reason: null },
  };
  const input = { name: REPLAY_RULES_JOB, payload: { ruleSetId, run }, deduplicationKey: `${ruleSetId} ${run}` };
  const target = { type: "risk-rule-set", id: ruleSetId };
  const publish = await db.withTransaction(async (session) => {
    await ruleReplays.start(record, session);
    await audit.append(toAuditRecord(ctx, { action: "risk.rule-set-replayed", target }), session);
    return enqueueJob(ctx, input, session);
  });
  await publish();
  return toReplayView(ruleSetId, version, record);
}
