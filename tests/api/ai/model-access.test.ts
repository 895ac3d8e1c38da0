import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { AccessCaller } from "../../../lib/ai/access.ts";
import { egressCollection } from "../../../lib/ai/egress.store.ts";
import { ProviderError } from "../../../lib/ai/errors.ts";
import type { Provider } from "../../../lib/ai/ports.ts";
import type { RouteRequest } from "../../../lib/ai/routing.ts";
import { usageCollection } from "../../../lib/ai/usage.store.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { amountsOf, createBudget } from "../../support/budget-world.ts";
import { type Cue, createGate, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness } from "../../support/harness.ts";
import { textOf } from "../../support/start-router.ts";
import { until } from "../../support/until.ts";

/** The real access over scripted vendors: real budgets, real ledgers, the real cache. */
const CUT = new ProviderError("truncated", "It broke off.");
const NO = new ProviderError("unavailable", "It said no.", { status: 500 });
const scripts = new Map<string, (call: number) => readonly Cue[]>();
const counts = new Map<string, number>();

/** What a vendor says goes by the first word of the message; how often it was asked is counted by the whole. */
function vendor(name: string, traits: Partial<Pick<Provider, "isDemo">> = {}) {
  return createScriptedProvider(
    (request) => {
      const text = String(request.messages.at(-1)?.content);
      const call = counts.get(`${name} ${text}`) ?? 0;
      counts.set(`${name} ${text}`, call + 1);
      return scripts.get(`${name} ${text.split(" ")[0]}`)?.(call) ?? [`${name} says `, text];
    },
    { name, ...traits },
  );
}

const [first, second] = [vendor("first"), vendor("second")];
const harness = await createHarness({ overrides: { providers: [first, second], router: { breakerFailures: 1_000 } } });
const { modelAccess: access, callLedger, db, metrics } = harness.runtime.deps;
const other = createRuntime(harness.runtime.env, { providers: [first, second] });
afterAll(() => other.close());

const callerOf = (orgId: string, more: Partial<AccessCaller> = {}): AccessCaller => ({
  ...{ orgId, userId: "usr_1", keyId: null, feature: "gateway", requestId: "req_1" },
  ...more,
});
const say = (text: string, more: Partial<RouteRequest> = {}): RouteRequest => ({
  messages: [{ role: "user", content: text }],
  signal: new AbortController().signal,
  maxOutputTokens: 100,
  ...more,
});
const OPTIONS = { dataClasses: ["message"] } as const;
const KEPT = { ...OPTIONS, cacheSeconds: 60 };
const madeOf = (text: string) => (counts.get(`first ${text}`) ?? 0) + (counts.get(`second ${text}`) ?? 0);

async function ledgersOf(orgId: string) {
  await callLedger.flush();
  const usage = await db.collection(usageCollection).find({ orgId }).sort({ _id: 1 }).toArray();
  const egress = await db.collection(egressCollection).find({ orgId }).sort({ _id: 1 }).toArray();
  return { usage, egress };
}

scripts.set("first fails", () => [NO]);
scripts.set("first breaks", () => ["Half", CUT]);
scripts.set("second breaks", () => ["Half", CUT]);
scripts.set("first dies", () => [NO]);
scripts.set("second dies", () => [NO]);

test("whatever is asked and however it ends: what left the house is exactly what the usage ledger counts, and the budget what customers pay", async () => {
  const kinds = ["plain", "fails", "breaks", "dies"] as const;
  const calls = fc.array(
    fc.record({ kind: fc.constantFrom(...kinds), how: fc.constantFrom("stream" as const, "generate" as const, "leave" as const) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(calls, async (asked) => {
      const person = await harness.createPerson();
      const budget = await createBudget(harness, person, { capMicros: 10_000_000 });
      const caller = callerOf(person.orgId);
      await Promise.all(
        asked
          .map(async ({ kind, how }, index) => {
            const request = say(`${kind} ${index}`);
            if (how === "generate") return access.generate(caller, request, OPTIONS).catch(() => undefined);
            const answer = await access.stream(caller, request, OPTIONS).catch(() => null);
            for await (const _part of answer?.parts ?? []) if (how === "leave") return undefined;
            return undefined;
          })
          .map((work) => work.catch(() => undefined)),
      );
      const { usage, egress } = await ledgersOf(person.orgId);
      expect(usage.length).toBeGreaterThan(0);
      expect(egress.map(({ _id, provider, model, at }) => ({ _id, provider, model, at }))).toEqual(
        usage.map(({ _id, provider, model, at }) => ({ _id, provider, model, at })),
      );
      await harness.runtime.deps.budgets.flush();
      const paid = usage.filter(({ bookedTo }) => bookedTo === "customer").reduce((sum, row) => sum + row.costMicros, 0);
      expect(await amountsOf(harness, person, budget)).toMatchObject({ held: 0, spent: paid, uncertain: 0 });
    }),
    { numRuns: 8 },
  );
});

test("20 equal requests at the same time are one call, and 20 answers", async () => {
  const { orgId } = await harness.createPerson();
  const gate = createGate();
  scripts.set("first slow", () => ["A ", gate.promise, "slow ", "answer."]);
  const answers = Array.from({ length: 20 }, async (_, index) => {
    const caller = callerOf(orgId, { userId: `usr_${index}` });
    if (index % 2 === 1) return access.generate(caller, say("slow one"), KEPT);
    const { parts, ...answer } = await access.stream(caller, say("slow one"), KEPT);
    return { ...answer, text: await textOf(parts), charge: answer.charge() };
  });
  await until(async () => madeOf("slow one") > 0);
  gate.open();
  const told = await Promise.all(answers);
  expect(new Set(told.map(({ text }) => text))).toEqual(new Set(["A slow answer."]));
  expect(madeOf("slow one")).toBe(1);
  expect(told.filter(({ cache }) => cache === "miss")).toHaveLength(1);
  expect(told.filter(({ charge }) => charge !== null && charge.costMicros > 0)).toHaveLength(1);
  expect((await ledgersOf(orgId)).usage).toHaveLength(1);
  expect(metrics.expose()).toMatch(/aegis_ai_cache_total\{outcome="hit"\} \d+/);
});

test("an answer that was kept is repeated, as a stream too, in another process too, for nothing and without a row", async () => {
  const { orgId } = await harness.createPerson();
  const long = `keep ${"ünïcödé 🙂 ".repeat(100)}`;
  const made = await access.generate(callerOf(orgId), say(long), KEPT);
  expect(made.cache).toBe("miss");
  await until(async () => {
    const again = await other.deps.modelAccess.stream(callerOf(orgId, { userId: "usr_2" }), say(long), KEPT);
    const text = await textOf(again.parts);
    expect(text).toBe(made.text);
    return again.cache === "hit" && again.charge()?.costMicros === 0;
  });
  const here = await access.stream(callerOf(orgId), say(long), KEPT);
  const parts = await Array.fromAsync(here.parts);
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.every((part) => part.type !== "text" || part.text.isWellFormed())).toBe(true);
  expect(here).toMatchObject({ cache: "hit", provider: made.provider, model: made.model });
});

test("an answer never crosses organizations, however equal the question", async () => {
  const [one, two] = [await harness.createPerson(), await harness.createPerson()];
  const text = "equal words";
  for (const { orgId } of [one, two, one, two]) await access.generate(callerOf(orgId), say(text), KEPT);
  expect(madeOf(text)).toBe(2);
  const both = await Promise.all([one, two].map(({ orgId }) => access.generate(callerOf(orgId), say("both at once"), KEPT)));
  expect(both.map(({ cache }) => cache)).toEqual(["miss", "miss"]);
});

test("any other model, parameter or word is another question, and nothing is kept unasked", async () => {
  const { orgId } = await harness.createPerson();
  const ask = (more: Partial<RouteRequest>, options: typeof OPTIONS | typeof KEPT = KEPT) =>
    access.generate(callerOf(orgId), say("same words", more), options).then(({ cache }) => cache);
  expect(await ask({}, OPTIONS)).toBe("off");
  expect(await ask({})).toBe("miss");
  expect(await ask({})).toBe("hit");
  expect(await ask({ temperature: 0.5 })).toBe("miss");
  expect(await ask({ maxOutputTokens: 101 })).toBe("miss");
  expect(await ask({ model: "second" })).toBe("miss");
  expect(await ask({ tools: [{ name: "t", description: "", parameters: {} }] })).toBe("miss");
  expect(await ask({}, OPTIONS)).toBe("off");
});

test("a reader who leaves pays for what was heard, and the vendor is told to stop", async () => {
  const person = await harness.createPerson();
  const budget = await createBudget(harness, person, { capMicros: 1_000_000 });
  scripts.set("first endless", () => ["Once ", "upon ", createGate().promise]);
  const stop = new AbortController();
  const answer = await access.stream(callerOf(person.orgId), say("endless tale", { signal: stop.signal }), OPTIONS);
  const heard: string[] = [];
  await expect(async () => {
    for await (const part of answer.parts) {
      if (part.type === "text") heard.push(part.text);
      if (heard.length === 2) stop.abort();
    }
  }).rejects.toMatchObject({ reason: "aborted" });
  await until(async () => first.load.now === 0);
  const { usage } = await ledgersOf(person.orgId);
  expect(usage).toMatchObject([{ outcome: "answered", bookedTo: "customer", isUncertain: false, isEstimated: true, outputTokens: 4 }]);
  expect(answer.charge()).toMatchObject({ costMicros: usage[0]?.costMicros });
  await harness.runtime.deps.budgets.flush();
  expect(await amountsOf(harness, person, budget)).toMatchObject({ spent: usage[0]?.costMicros, held: 0 });
});

test("a stream that is turned away before its first part is settled all the same", async () => {
  const { orgId } = await harness.createPerson();
  const answer = await access.stream(callerOf(orgId), say("never read"), OPTIONS);
  await answer.parts[Symbol.asyncIterator]().return?.();
  expect((await ledgersOf(orgId)).usage).toHaveLength(1);
  expect(first.load.now).toBe(0);
});

test("a shared call goes on for those who stay, and ends with the last who leaves", async () => {
  const { orgId } = await harness.createPerson();
  const gate = createGate();
  scripts.set("first shared", () => ["For ", gate.promise, "those who stay."]);
  const leaver = new AbortController();
  const leaving = await access.stream(callerOf(orgId), say("shared words", { signal: leaver.signal }), KEPT);
  const staying = await access.stream(callerOf(orgId), say("shared words"), KEPT);
  expect([leaving.cache, staying.cache]).toEqual(["miss", "hit"]);
  leaver.abort();
  await expect(textOf(leaving.parts)).rejects.toMatchObject({ reason: "aborted" });
  gate.open();
  expect(await textOf(staying.parts)).toBe("For those who stay.");
  expect((await ledgersOf(orgId)).usage).toMatchObject([{ outcome: "answered", isEstimated: false }]);
  scripts.set("first nobody", () => [createGate().promise]);
  const last = new AbortController();
  const alone = access.generate(callerOf(orgId), say("nobody stays", { signal: last.signal }), KEPT);
  await until(async () => madeOf("nobody stays") === 1);
  last.abort();
  await expect(alone).rejects.toMatchObject({ reason: "aborted" });
  await until(async () => first.load.now === 0);
});

test("over budget nothing is asked; what was kept is still answered; another's cap is not one's own", async () => {
  const person = await harness.createPerson();
  const kept = say("before the cap");
  await access.generate(callerOf(person.orgId), kept, KEPT);
  await createBudget(harness, person, { capMicros: 1, scope: { type: "user", id: person.userId } });
  const capped = callerOf(person.orgId, { userId: person.userId });
  const refusal = { kind: "limited", code: "ai.budget_exceeded" };
  await expect(access.generate(capped, say("too much"), OPTIONS)).rejects.toMatchObject(refusal);
  await expect(access.stream(capped, say("too much"), OPTIONS)).rejects.toMatchObject(refusal);
  expect(madeOf("too much")).toBe(0);
  expect((await ledgersOf(person.orgId)).usage).toHaveLength(1);
  expect(await access.generate(capped, kept, KEPT)).toMatchObject({ cache: "hit" });
  const together = await Promise.allSettled([
    access.generate(capped, say("one capped"), KEPT),
    access.generate(callerOf(person.orgId), say("one capped"), KEPT),
  ]);
  expect(together.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});
