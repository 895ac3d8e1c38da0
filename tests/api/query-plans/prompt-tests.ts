import type { Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import type { EvaluationRecord } from "../../../lib/prompts/tests/evaluation.store.ts";
import { type EvaluationResultRecord, resultId } from "../../../lib/prompts/tests/evaluation-result.store.ts";
import type { TestRowRecord, TestSetRecord } from "../../../lib/prompts/tests/test-set.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askLedger } from "./ask-ledger.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function promptTestStores({ promptTests, promptEvaluations, promptResults }: AppDeps) {
  return { createTestSetStore: promptTests, createEvaluationStore: promptEvaluations, createEvaluationResultStore: promptResults };
}

/** Every question they are ever asked. */
export async function askPromptTest(deps: AppDeps, owner: Owner): Promise<void> {
  await askSets(deps, owner);
  await askEvaluations(deps, owner);
  await askResults(deps, owner);
}

async function askSets({ db, promptTests }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [_id, rowId, promptId, at] = [createId("promptTestSet"), createId("promptTestRow"), seededId("prm", 0), new Date()];
  const set = toSet({ _id, orgId, promptId, at, userId });
  const row = toRow({ _id: rowId, orgId, promptId, testSetId: _id, number: 1 });
  await db.withTransaction(async (session) => {
    await promptTests.insertSet(set, session);
    await promptTests.insertRows([row], session);
    await promptTests.changeSet(set, { fields: { name: "Other", updatedAt: at }, isProof: true }, session);
    await promptTests.takeRows(orgId, _id, 1, at, session);
    await promptTests.touchRows(orgId, _id, 0, at, session);
    await promptTests.writeRow(row, session);
  });
  await promptTests.findSet(orgId, promptId, _id);
  for (const after of [null, { at, id: _id }]) await promptTests.listSets(orgId, promptId, { after, limit: 5 });
  await promptTests.countSets(orgId, promptId, 50);
  await promptTests.findRow(orgId, _id, rowId);
  await promptTests.listRows(orgId, seededId("pts", 0), 3, 5);
  await db.withTransaction(async (session) => {
    await promptTests.deleteRow(orgId, _id, rowId, session);
    await promptTests.deleteRows(orgId, _id, session);
    await promptTests.deleteSet(orgId, _id, session);
    await promptTests.assign(orgId, seededId("prm", 8), null, session);
    await promptTests.deleteOfPrompt(orgId, seededId("prm", 7), session);
  });
}

async function askEvaluations({ db, promptEvaluations }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [_id, promptId, at] = [createId("promptEvaluation"), seededId("prm", 0), new Date()];
  await db.withTransaction((session) => promptEvaluations.insert(toEvaluation({ _id, orgId, promptId, at, userId }, "queued"), session));
  await promptEvaluations.find(orgId, promptId, _id);
  for (const after of [null, { at, id: _id }]) await promptEvaluations.list(orgId, promptId, { after, limit: 5 });
  await promptEvaluations.listDone(orgId, promptId, 1, 50);
  await promptEvaluations.countOpen(orgId, 5);
  await promptEvaluations.isCancelAsked(orgId, _id);
  await askLedger(promptEvaluations.ledger, { _id, orgId }, { $set: { done: 1 } });
  await db.withTransaction((session) => promptEvaluations.cancel(orgId, _id, at, session));
  await db.withTransaction((session) => promptEvaluations.assign(orgId, seededId("prm", 8), null, session));
  await db.withTransaction((session) => promptEvaluations.deleteOfPrompt(orgId, seededId("prm", 7), session));
}

async function askResults({ db, promptResults }: AppDeps, { orgId }: Owner): Promise<void> {
  const evaluationId = seededId("pev", 0);
  await promptResults.insert(
    toResult({ orgId, promptId: seededId("prm", 0), evaluationId, number: 1_000_000, combination: 0, at: new Date() }),
  );
  await promptResults.listStretch(orgId, evaluationId, { from: 1, to: 5 });
  await promptResults.listAfter(orgId, evaluationId, 3, 20);
  for (const state of ["failed", "error"] as const) await promptResults.listNumbers(orgId, evaluationId, state, 3, 20);
  await promptResults.listTimes(orgId, evaluationId);
  await db.withTransaction((session) => promptResults.assign(orgId, seededId("prm", 8), null, session));
  await db.withTransaction((session) => promptResults.deleteOfPrompt(orgId, seededId("prm", 7), session));
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** Sets of a few hundred rows, evaluations of some versions, most of them done. */
export function promptTestPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const promptOf = (index: number) => seededId("prm", index % 300);
  return {
    prompt_test_sets: (index) => toSet({ ...tenancy.of(index), _id: seededId("pts", index), promptId: promptOf(index), at: at(index) }),
    prompt_test_rows: (index): TestRowRecord => {
      const { orgId } = tenancy.of(index);
      return toRow({
        _id: seededId("ptr", index),
        orgId,
        promptId: promptOf(index),
        testSetId: seededId("pts", index % 200),
        number: index + 1,
      });
    },
    prompt_evaluations: (index) => {
      const of = { ...tenancy.of(index), _id: seededId("pev", index), promptId: promptOf(index), at: at(index) };
      return toEvaluation(of, index % 500 === 0 ? "queued" : index % 20 === 0 ? "failed" : "done");
    },
    prompt_evaluation_results: (index) => {
      const { orgId } = tenancy.of(index);
      const of = { orgId, promptId: promptOf(index), evaluationId: seededId("pev", index % 200), at: at(index) };
      return toResult({ ...of, number: index + 1, combination: index % 2 });
    },
  };
}

type SetPlace = Pick<TestSetRecord, "_id" | "orgId" | "promptId" | "at"> & { userId: string };

function toSet({ userId, ...place }: SetPlace): TestSetRecord {
  const counts = { passThreshold: 1, rows: 3, nextNumber: 4, revision: 1 };
  return {
    ...place,
    ...counts,
    privateOf: null,
    name: "Cities",
    description: "",
    sealed: "sealed",
    createdBy: userId,
    updatedAt: place.at,
  };
}

function toRow(place: Omit<TestRowRecord, "sealed" | "privateOf">): TestRowRecord {
  return { ...place, privateOf: null, sealed: "sealed" };
}

function toEvaluation({ userId, ...place }: SetPlace, state: EvaluationRecord["state"]): EvaluationRecord {
  const isOpen = state === "queued";
  return {
    ...place,
    ...{ state, attempts: 1, fence: 1, owner: null, leaseUntil: null, publishCount: 1, dueAt: isOpen ? place.at : null, lastError: null },
    ...{
      privateOf: null,
      testSetId: seededId("pts", 0),
      testSetName: "Cities",
      revision: 1,
      passThreshold: 1,
      versions: [1],
      combinations: [],
    },
    ...{ rows: 3, rowsDone: isOpen ? 0 : 3, lastNumber: isOpen ? 0 : 3, isDemo: false, userId, keyId: null },
    ...{ isCancelAsked: false, replays: 0, reason: null, startedAt: null, finishedAt: isOpen ? null : place.at },
  };
}

type ResultPlace = Pick<EvaluationResultRecord, "orgId" | "promptId" | "evaluationId" | "number" | "combination" | "at">;

function toResult(place: ResultPlace): EvaluationResultRecord {
  const state = place.number % 50 === 0 ? "error" : place.number % 10 === 0 ? "failed" : "passed";
  return {
    ...{
      _id: resultId(place.evaluationId, place.number, place.combination),
      ...place,
      privateOf: null,
      rowId: seededId("ptr", place.number),
    },
    ...{ state, score: 1, provider: "openai", model: "openai-1", isDemo: false, latencyMs: 900, costMicros: 50 },
    ...{ inputTokens: 10, outputTokens: 20, sealed: "sealed" },
  };
}
