import { expect, test } from "vitest";
import type { ScriptedProvider } from "../../tests/support/fakes/scripted-provider.ts";
import { ask, fail, named, startRouter } from "../../tests/support/start-router.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import { AppError } from "../platform/errors.ts";
import type { AccessCaller } from "./access.ts";
import type { Budgets } from "./budgets.ts";
import { createModelAccess } from "./create-model-access.ts";
import type { LedgerRows } from "./ledger-rows.ts";

const CALLER: AccessCaller = { orgId: "org_1", userId: "usr_1", keyId: null, feature: "gateway", requestId: "req_1" };
const OPTIONS = { dataClasses: ["message"] } as const;
const down = fail("unavailable", { status: 500 });

/** Books that only note what is written into them. `capMicros` is what may be held at once. */
function start(providers: readonly ScriptedProvider[], { isFull = false, capMicros = Number.POSITIVE_INFINITY } = {}) {
  const { router, clock, metrics } = startRouter(providers);
  const money: [what: "held" | "settled", micros: number][] = [];
  const booked: LedgerRows[] = [];
  let held = 0;
  const reserveHere: Budgets["reserveHere"] = (_spender, micros) => {
    if (held + micros > capMicros) throw new AppError("limited", "ai.budget_exceeded", "No.");
    held += micros;
    money.push(["held", micros]);
    return {
      settle(spent) {
        held -= micros;
        money.push(["settled", spent]);
      },
    };
  };
  const done = () => Promise.resolve();
  const access = createModelAccess({
    ...{ router, clock, metrics },
    budgets: { reserveHere, flush: done },
    ledger: { add: (rows) => void booked.push(rows), isFull: () => isFull, flush: done, close: done },
    cache: { find: async () => null, put: done, delete: done },
    afterReply: createAfterReply({ isVercel: false }),
  });
  const usage = () =>
    booked.flatMap((rows) => rows.usage.map(({ step, provider, outcome, bookedTo }) => [step, provider, outcome, bookedTo]));
  return { access, money, booked, usage, heldNow: () => held };
}

test("a failed call's money is free before the next call's is held, and what was spent is what the answer cost", async () => {
  const { access, money, usage } = start([named("first", [down]), named("second", ["Yes."])]);
  const { charge } = await access.generate(CALLER, ask({ maxOutputTokens: 50 }), OPTIONS);
  expect(money).toEqual([
    ["held", expect.any(Number)],
    ["settled", 0],
    ["held", expect.any(Number)],
    ["settled", charge.costMicros],
  ]);
  expect(usage()).toEqual([
    ["0", "first", "refused", "platform"],
    ["1", "second", "answered", "customer"],
  ]);
});

test("a call over budget is never sent, and what was never sent is not booked", async () => {
  const provider = named("first", ["Never."]);
  const { access, usage, heldNow } = start([provider], { capMicros: 50 });
  await expect(access.generate(CALLER, ask({ maxOutputTokens: 50 }), OPTIONS)).rejects.toMatchObject({ code: "ai.budget_exceeded" });
  expect(provider.calls).toEqual([]);
  expect(usage()).toEqual([]);
  expect(heldNow()).toBe(0);
});

test("embeddings are held, paid and booked like answers, with what left the house", async () => {
  const chats = named("embeds", []);
  const vectors = { vectors: [[1], [1]], usage: { inputTokens: 5, outputTokens: 0, isEstimated: false } };
  const embeds = { ...chats, defaultEmbeddingModel: "vectors-1", capabilities: { ...chats.capabilities, embeddings: true } };
  const { access, money, booked } = start([{ ...embeds, host: "vectors.example", doEmbed: async () => vectors }]);
  const answer = await access.embed(CALLER, { texts: ["four", "ünï"], signal: ask().signal }, { dataClasses: ["file"] });
  expect(answer).toMatchObject({ provider: "embeds", model: "vectors-1", charge: { costMicros: 5 } });
  expect(money).toEqual([
    ["held", expect.any(Number)],
    ["settled", 5],
  ]);
  expect(booked).toMatchObject([
    {
      usage: [{ kind: "embedding", model: "vectors-1", inputTokens: 5, costMicros: 5, source: { type: "call", id: answer.callId } }],
      egress: [{ kind: "embedding", host: "vectors.example", dataClasses: ["file"], bytes: 9 }],
    },
  ]);
});

test("while the ledger is full nothing is asked and nothing is held", async () => {
  const provider = named("first", ["Never."]);
  const { access, money } = start([provider], { isFull: true });
  const refusal = { kind: "unavailable", code: "ai.ledger_full" };
  await expect(access.stream(CALLER, ask(), OPTIONS)).rejects.toMatchObject(refusal);
  await expect(access.generate(CALLER, ask(), { ...OPTIONS, cacheSeconds: 60 })).rejects.toMatchObject(refusal);
  await expect(access.embed(CALLER, { texts: ["a"], signal: ask().signal }, OPTIONS)).rejects.toMatchObject(refusal);
  expect(provider.calls).toEqual([]);
  expect(money).toEqual([]);
});

test("an answer with a price and without a limit gets one, so that no call outgrows its hold; the caller's own stays", async () => {
  const priced = named("openai", ["Yes."]);
  const { access } = start([priced]);
  await access.generate(CALLER, ask({ model: "gpt-4.1" }), OPTIONS);
  await access.generate(CALLER, ask({ model: "gpt-4.1", maxOutputTokens: 7 }), OPTIONS);
  await access.generate(CALLER, ask(), OPTIONS);
  expect(priced.calls.map(({ maxOutputTokens }) => maxOutputTokens)).toEqual([16_384, 7, undefined]);
});

test("a caller who left before the first word has sent the prompt: it is paid for, and nothing stays held", async () => {
  const stop = new AbortController();
  const { access, usage, heldNow } = start([named("first", [new Promise(() => undefined)])]);
  const answer = access.stream(CALLER, ask({ signal: stop.signal }), OPTIONS);
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await expect(answer).rejects.toMatchObject({ reason: "aborted" });
  expect(usage()).toEqual([["0", "first", "answered", "customer"]]);
  expect(heldNow()).toBe(0);
});
