import { toCaller } from "../../ai/to-caller.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { openLease } from "../../platform/jobs/ledger.ts";
import { publishNew } from "../../platform/jobs/publish-record.ts";
import { findEditable } from "../library/find-prompt.ts";
import { estimateCombinations } from "./estimate-evaluation.ts";
import type { Evaluation, StartEvaluationInput } from "./evaluation.schema.ts";
import type { CombinationRecord, EvaluationRecord } from "./evaluation.store.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import { RUN_EVALUATION_JOB } from "./job-name.ts";
import { type PlannedCombination, planCombinations } from "./plan-combinations.ts";
import type { EvaluationDeps } from "./ports.ts";
import { evaluationsFull, testSetEmpty } from "./test-errors.ts";
import type { TestSetRecord } from "./test-set.store.ts";
import { toEvaluation } from "./to-evaluation.ts";

/** Each of them asks several models at once. */
export const OPEN_EVALUATIONS_MAX = 5;

type Asked = StartEvaluationInput & { promptId: string; signal: AbortSignal };

/** Runs in the background, as the one who starts it: what they may not do any more, it may not either. */
export async function startEvaluation(ctx: Context<EvaluationDeps>, input: Asked): Promise<Evaluation> {
  assertPermission(ctx, "prompts.run");
  const prompt = await findEditable(ctx, input.promptId);
  const set = await findEditableTestSet(ctx, input);
  if (set.rows === 0) throw testSetEmpty();
  const { promptEvaluations, db, audit } = ctx.deps;
  if ((await promptEvaluations.countOpen(ctx.orgId, OPEN_EVALUATIONS_MAX)) >= OPEN_EVALUATIONS_MAX)
    throw evaluationsFull(OPEN_EVALUATIONS_MAX);
  const combinations = await planCombinations(ctx, prompt, input);
  const record = toRecord(ctx, set, { versions: input.versions, combinations });
  await assertAffordable(ctx, record, combinations, input.signal);
  const target = { type: "prompt-evaluation", id: record._id };
  const after = { promptId: prompt._id, testSetId: set._id, revision: set.revision, versions: input.versions };
  await db.withTransaction(async (session) => {
    await promptEvaluations.insert(record, session);
    await audit.append(toAuditRecord(ctx, { action: "prompts.evaluation-started", target, after }), session);
  });
  await publishNew(ctx.deps, { job: RUN_EVALUATION_JOB, orgId: ctx.orgId, id: record._id }, record);
  return toEvaluation(record, { now: ctx.clock.now(), proves: [] });
}

/** Each call sets its own money aside; this only looks whether all of them together are likely to find any. */
async function assertAffordable(
  ctx: Context<EvaluationDeps>,
  { _id, testSetId, rows }: EvaluationRecord,
  combinations: readonly PlannedCombination[],
  signal: AbortSignal,
): Promise<void> {
  const { likelyCostMicros } = await estimateCombinations(ctx, { testSetId, rows, combinations, signal });
  const { orgId, userId, keyId, feature } = toCaller(ctx, "prompts");
  const hold = await ctx.deps.budgets.reserve({ orgId, userId, keyId, feature }, { id: _id, micros: likelyCostMicros });
  await ctx.deps.budgets.settle(hold, 0);
}

type Planned = { versions: readonly number[]; combinations: readonly PlannedCombination[] };

function toRecord(ctx: Context<EvaluationDeps>, set: TestSetRecord, { versions, combinations }: Planned): EvaluationRecord {
  const now = ctx.clock.now();
  return {
    ...{ _id: createId("promptEvaluation"), orgId: ctx.orgId, ...openLease(now, ctx.deps.jobTiming), state: "queued" },
    ...{
      promptId: set.promptId,
      privateOf: set.privateOf,
      testSetId: set._id,
      testSetName: set.name,
      revision: set.revision,
      passThreshold: set.passThreshold,
    },
    ...{ versions, combinations: combinations.map(toCombinationRecord), rows: set.rows, rowsDone: 0, lastNumber: 0, isDemo: false },
    ...{ userId: userIdOf(ctx), keyId: ctx.actor.type === "apiKey" ? ctx.actor.keyId : null },
    ...{ isCancelAsked: false, replays: 0, reason: null, at: new Date(now), startedAt: null, finishedAt: null },
  };
}

function toCombinationRecord({ version, model, contentHash }: PlannedCombination): CombinationRecord {
  return {
    ...{ version, model, contentHash, passed: 0, failed: 0, errors: 0, costMicros: 0, inputTokens: 0, outputTokens: 0 },
    ...{ medianLatencyMs: null, p95LatencyMs: null },
  };
}
