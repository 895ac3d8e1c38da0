import { expect, test } from "vitest";
import { collectStream } from "../../lib/ai/collect-stream.ts";
import { ProviderError } from "../../lib/ai/errors.ts";
import type { Provider } from "../../lib/ai/ports.ts";
import type { ResultRow } from "../../lib/prompts/tests/evaluation.schema.ts";
import { evaluationCollection } from "../../lib/prompts/tests/evaluation.store.ts";
import { evaluationResultCollection } from "../../lib/prompts/tests/evaluation-result.store.ts";
import type { TestSet } from "../../lib/prompts/tests/test-set.schema.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE } from "../support/conversation.ts";
import { createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness } from "../support/harness.ts";
import { insertPrompt } from "../support/prompt-rows.ts";
import { deliverEvaluation, evaluate, makeTestSet, readEvaluation, startEvaluation } from "../support/prompt-tests.ts";

const ROWS = 7;
const CELLS = 2 * ROWS;
const ATTEMPT_MS = 60_000;

const clock = createAdjustableClock(0);
let onCall: (call: number) => Error | null = () => null;
const model = createScriptedProvider(({ messages }, call) => [onCall(call) ?? String(messages.at(-1)?.content)], { name: "openai" });
const provider: Provider = { ...model, doGenerate: (request) => collectStream(model.doStream(request)) };
const harness = await createHarness({
  environment: { ...NO_QUEUE, OPENAI_API_KEY: "sk-test" },
  overrides: { providers: [provider], clock },
});
const { db, promptEvaluations, promptResults } = harness.runtime.deps;

const parameters = [{ name: "word", label: "Word", type: "text" } as const];
const contents = ["{{word}}", "{{word}}!"].map((template) => ({ template, parameters }));
const rows = Array.from({ length: ROWS }, (_, index) => ({ values: { word: `w${index}` }, expected: `w${index}` }));
/** Somebody who has signed in just now, with a prompt of two versions: the first one passes. */
async function startWorld() {
  const person = await harness.createPerson();
  const ownPrompt = await insertPrompt(harness, person, { contents });
  return { person, ownPrompt, ownSet: await makeTestSet(harness, person, ownPrompt, { rows }) };
}
const { person: ada, ownPrompt: promptId, ownSet: set } = await startWorld();
const both = { versions: [1, 2] };

const asked = (from: number) => model.calls.slice(from).map(({ messages }) => String(messages.at(-1)?.content));
const stored = (id: string) =>
  db.collection(evaluationResultCollection).find({ evaluationId: id }).sort({ number: 1, combination: 1 }).toArray();
const lapse = (id: string) =>
  db.collection(evaluationCollection).updateOne({ _id: id, orgId: ada.orgId, state: "running" }, { $set: { leaseUntil: new Date(0) } });

/** From its n-th write on nothing of the process reaches the database any more. */
function dieAtWrite(writes: number): () => void {
  const { ledger } = promptEvaluations;
  const before = { insert: promptResults.insert, write: ledger.write, release: ledger.release };
  let left = writes;
  const mortal =
    <Input extends unknown[], Output>(call: (...input: Input) => Promise<Output>) =>
    (...input: Input): Promise<Output> =>
      left-- > 1 ? call(...input) : Promise.reject(new Error("The process is dead."));
  promptResults.insert = mortal(before.insert);
  ledger.write = mortal(before.write);
  ledger.release = mortal(before.release);
  return () => {
    promptResults.insert = before.insert;
    ledger.write = before.write;
    ledger.release = before.release;
  };
}

const whole = await evaluate(harness, ada, set, both);
/** The start, every cell, every stretch of five rows, and the end. */
const WRITES = 1 + CELLS + Math.ceil(ROWS / 5) + 1;

test.each(Array.from({ length: WRITES }, (_, index) => index + 1))(
  "a process that dies at its write %i loses nothing and repeats nothing: what was answered and kept is not asked again",
  async (point) => {
    const { id } = await startEvaluation(harness, ada, set, both);
    const revive = dieAtWrite(point);
    await deliverEvaluation(harness, ada, id);
    revive();
    const kept = await stored(id);
    await lapse(id);
    const again = model.calls.length;
    await deliverEvaluation(harness, ada, id);
    expect(asked(again)).toHaveLength(CELLS - kept.length);
    const done = await readEvaluation(harness, ada, { promptId, id });
    expect(done).toMatchObject({ state: "done", done: CELLS, proves: [1], combinations: [{ passed: ROWS }, { failed: ROWS }] });
    for (const name of ["costMicros", "inputTokens", "outputTokens"] as const)
      expect(done.combinations.map((each) => each[name])).toEqual(whole.combinations.map((each) => each[name]));
    const after = await stored(id);
    expect(after).toHaveLength(CELLS);
    expect(after.filter(({ _id }) => kept.some((each) => each._id === _id))).toEqual(kept);
  },
  ATTEMPT_MS,
);

const touched = async (change: (own: TestSet, evaluationId: string) => Promise<unknown>) => {
  const own = await makeTestSet(harness, ada, promptId, { rows });
  const { id } = await startEvaluation(harness, ada, own, both);
  let isDone = false;
  const { insert } = promptResults;
  promptResults.insert = async (record) => {
    if (!isDone) {
      isDone = true;
      await change(own, id);
    }
    return insert(record);
  };
  await deliverEvaluation(harness, ada, id);
  promptResults.insert = insert;
  return readEvaluation(harness, ada, { promptId, id });
};

test("cancelled while it runs it ends before its next rows, and what was answered can be read", async () => {
  const ended = await touched((_own, id) => harness.json("POST", `/api/prompts/${promptId}/evaluations/${id}/cancel`, { as: ada }));
  expect(ended).toMatchObject({ state: "cancelled", done: 10, passed: null, proves: [] });
  const path = `/api/prompts/${promptId}/evaluations/${ended.id}/results`;
  expect((await harness.json<{ items: ResultRow[] }>("GET", path, { as: ada })).items).toHaveLength(5);
});

test("rows that change while it runs end it: half of one set and half of another prove nothing", async () => {
  const ended = await touched((own) =>
    harness.json("POST", `/api/prompts/${promptId}/test-sets/${own.id}/rows`, { as: ada, body: { rows: [{ values: { word: "new" } }] } }),
  );
  expect(ended).toMatchObject({ state: "failed", reason: "prompts.test_set_changed", passed: null, proves: [] });
});

test("whoever started it and may run no prompts any more has it end", async () => {
  const leaver = await harness.addPerson(ada, "USER");
  const { id } = await startEvaluation(harness, leaver, set);
  await harness.runtime.deps.db
    .collection({ name: "memberships", indexes: [] })
    .updateOne({ userId: leaver.userId }, { $set: { role: "READ_ONLY" } });
  const calls = model.calls.length;
  await deliverEvaluation(harness, ada, id);
  expect(await readEvaluation(harness, ada, { promptId, id })).toMatchObject({ state: "failed", reason: "auth.permission_required" });
  expect(model.calls.length).toBe(calls);
});

const END = { state: "done", rowsDone: ROWS, combinations: [{ passed: ROWS, errors: 0 }, { failed: ROWS }] };

test("a run hands over when its time is up, and no attempt is counted for it", async () => {
  const { person, ownPrompt, ownSet } = await startWorld();
  const { id } = await startEvaluation(harness, person, ownSet, both);
  onCall = () => {
    clock.advance(30_000);
    return null;
  };
  await deliverEvaluation(harness, person, id);
  onCall = () => null;
  expect(await promptEvaluations.find(person.orgId, ownPrompt, id)).toMatchObject({ state: "queued", rowsDone: 5, attempts: 0 });
  await deliverEvaluation(harness, person, id);
  expect(await promptEvaluations.find(person.orgId, ownPrompt, id)).toMatchObject(END);
});

test("a provider that is away makes it wait, not fail; the next run goes on where this one came to", async () => {
  const { person, ownPrompt, ownSet } = await startWorld();
  const { id } = await startEvaluation(harness, person, ownSet, both);
  const from = model.calls.length;
  onCall = (call) => (call >= from + 6 ? new ProviderError("overloaded", "Busy.", { status: 503 }) : null);
  expect((await deliverEvaluation(harness, person, id)).status).not.toBe(200);
  onCall = () => null;
  expect(await promptEvaluations.find(person.orgId, ownPrompt, id)).toMatchObject({ state: "queued" });
  const kept = (await stored(id)).length;
  expect(kept).toBeGreaterThan(0);
  clock.advance(10 * 60_000);
  const again = model.calls.length;
  // A provider that has been away is tried with one call before it gets more.
  for (let run = 0; run < 3; run += 1) await deliverEvaluation(harness, person, id);
  expect(await promptEvaluations.find(person.orgId, ownPrompt, id)).toMatchObject(END);
  expect(asked(again)).toHaveLength(CELLS - kept);
});
