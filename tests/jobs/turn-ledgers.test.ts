import { expect, test } from "vitest";
import { ProviderError } from "../../lib/ai/errors.ts";
import { projectTurn } from "../../lib/chat/finish-turn.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { amountsOf, createBudget } from "../support/budget-world.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { type Cue, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";
import { until } from "../support/until.ts";

/** A turn's calls in both ledgers and under its budget. */
const CAP = { capMicros: 1_000_000 };
const cut = new ProviderError("truncated", "It broke off.");
const refused = new ProviderError("unavailable", "It said no.", { status: 500 });

function start(script: (call: number) => readonly Cue[], ...others: ReturnType<typeof createScriptedProvider>[]) {
  const first = createScriptedProvider((_request, call) => script(call), { name: "first" });
  return createHarness({ environment: NO_QUEUE, overrides: { providers: [first, ...others] } }).then((harness) => ({ harness, first }));
}

async function ledgersOf({ runtime: { deps } }: Harness, { orgId }: Person, turnId: string) {
  return { usage: await deps.usage.listBySource(orgId, turnId), egress: await deps.egress.listBySource(orgId, turnId) };
}

test("a message whose budget is used up fails at once and says so: nobody is asked, nothing is booked, nothing stays held", async () => {
  const { harness, first } = await start(() => ["Never said."]);
  const { person, send, ended } = await startConversation(harness);
  const budget = await createBudget(harness, person, { capMicros: 1_000 });
  const turnId = await send("How much is left?");
  expect(await (await deliver(harness, person, turnId)).json()).toMatchObject({ code: "jobs.given_up" });
  expect(await ended(turnId)).toMatchObject({ status: "failed", reason: "ai.budget_exceeded" });
  expect(first.calls).toEqual([]);
  expect(await ledgersOf(harness, person, turnId)).toEqual({ usage: [], egress: [] });
  expect((await readTurn(harness, turnId)).attempts).toBe(1);
  expect(await amountsOf(harness, person, budget)).toEqual({ left: 1_000, held: 0, spent: 0, uncertain: 0 });
});

test("a fallback leaves a row for each call in both ledgers, and the budget counts what the customer pays", async () => {
  const second = createScriptedProvider(() => ["From ", "the second."], { name: "second" });
  const { harness } = await start(() => [refused], second);
  const { person, send, ended } = await startConversation(harness);
  const budget = await createBudget(harness, person, CAP);
  const turnId = await send("Who answers?");
  await deliver(harness, person, turnId);
  await ended(turnId);
  const { usage, egress } = await ledgersOf(harness, person, turnId);
  expect(
    usage.map(({ step, provider, outcome, bookedTo, feature, currency }) => [step, provider, outcome, bookedTo, feature, currency]),
  ).toEqual([
    ["model:0", "second", "answered", "customer", "chat", "USD"],
    ["model:0#1", "first", "refused", "platform", "chat", "USD"],
  ]);
  expect(egress.map(({ _id, provider, dataClasses }) => [_id, provider, dataClasses])).toEqual(
    usage.map(({ _id, provider }) => [_id, provider, ["message"]]),
  );
  expect(egress.every(({ bytes }) => bytes > "Who answers?".length)).toBe(true);
  const spent = usage.find(({ bookedTo }) => bookedTo === "customer")?.costMicros ?? 0;
  expect(await amountsOf(harness, person, budget)).toMatchObject({ held: 0, spent, uncertain: 0 });
});

test("a run that broke off is the platform's; copying the turn's rows again changes neither the ledgers nor the budget", async () => {
  const { harness } = await start((call) => (call === 0 ? ["Half an", cut] : ["A whole answer."]));
  const { person, send, ended } = await startConversation(harness);
  const budget = await createBudget(harness, person, CAP);
  const turnId = await send("Say it whole.");
  await until(async () => {
    await deliver(harness, person, turnId);
    return (await readTurn(harness, turnId)).state === "answered";
  });
  await ended(turnId);
  const before = { ...(await ledgersOf(harness, person, turnId)), amounts: await amountsOf(harness, person, budget) };
  expect(before.usage.map(({ step, bookedTo, isUncertain }) => [step, bookedTo, isUncertain])).toEqual([
    ["model:0", "customer", false],
    ["model:0#1", "platform", true],
  ]);
  expect(before.amounts).toMatchObject({ held: 0, spent: before.usage[0]?.costMicros, uncertain: 0 });
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
  for (let again = 0; again < 2; again += 1) await projectTurn(ctx, await readTurn(harness, turnId));
  expect({ ...(await ledgersOf(harness, person, turnId)), amounts: await amountsOf(harness, person, budget) }).toEqual(before);
});

test("what the demo engine answers never left the house: it is in the usage ledger and not in the other", async () => {
  const demo = createScriptedProvider(() => ["From here."], { name: "demo", isDemo: true });
  const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [demo] } });
  const { person, send, ended } = await startConversation(harness);
  const turnId = await send("Where are you?");
  await deliver(harness, person, turnId);
  await ended(turnId);
  const { usage, egress } = await ledgersOf(harness, person, turnId);
  expect(usage.map(({ provider, isDemo }) => [provider, isDemo])).toEqual([["demo", true]]);
  expect(egress).toEqual([]);
});
