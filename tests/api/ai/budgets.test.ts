import { expect, test } from "vitest";
import type { Budget } from "../../../lib/ai/budget-schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { insertApiKey } from "../../support/api-keys.ts";
import { amountsOf, createBudget, spenderOf } from "../../support/budget-world.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { usageRow } from "../../support/ledger-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock }, environment: { METRICS_TOKEN: "metrics-token-of-this-test-0123" } });
const { runtime } = harness;
const { budgets, audit } = runtime.deps;

type Problem = { code: string; detail: string };
type Page = { items: Budget[]; nextCursor: string | null };

async function refusal(response: Promise<Response>): Promise<{ status: number; code: string }> {
  const answer = await response;
  const problem: Problem = await answer.json();
  return { status: answer.status, code: problem.code };
}

const post = (as: Person, body: object) => harness.call("POST", "/api/ai/budgets", { as, body });
const actionsOf = async (orgId: string) =>
  (await audit.listUnchained(orgId, 100)).map(({ action, reason }) => (reason === null ? action : `${action} ${reason}`));

test("a budget is made, listed by pages, changed and deleted, and each of it stands in the audit log", async () => {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  const made = [
    await createBudget(harness, owner, { capMicros: 1_000 }),
    await createBudget(harness, owner, { capMicros: 2_000, period: "day" }),
    await createBudget(harness, owner, { capMicros: 3_000, scope: { type: "user", id: member.userId } }),
    await createBudget(harness, owner, { capMicros: 4_000, scope: { type: "feature", id: "playground" } }),
  ];
  expect(made[2]).toMatchObject({
    scope: { type: "user", id: member.userId },
    period: "month",
    currency: "USD",
    capMicros: 3_000,
    spentMicros: 0,
    leftMicros: 3_000,
    percent: 0,
    alertsSent: [],
    createdBy: owner.userId,
  });
  expect(made[0]?.scope).toEqual({ type: "organization", id: owner.orgId });
  const first = await harness.json<Page>("GET", "/api/ai/budgets?limit=3", { as: owner });
  const second = await harness.json<Page>("GET", `/api/ai/budgets?limit=3&cursor=${first.nextCursor}`, { as: owner });
  expect([...first.items, ...second.items]).toEqual(made);
  expect(second.nextCursor).toBeNull();
  const [{ id = "" } = {}] = made;
  const changed = await harness.json<Budget>("PATCH", `/api/ai/budgets/${id}`, { as: owner, body: { capMicros: 1_500 } });
  expect(changed).toMatchObject({ id, capMicros: 1_500, leftMicros: 1_500 });
  expect((await harness.call("DELETE", `/api/ai/budgets/${id}`, { as: owner })).status).toBe(204);
  expect(await refusal(harness.call("GET", `/api/ai/budgets/${id}`, { as: owner }))).toEqual({ status: 404, code: "ai.budget_not_found" });
  const actions = (await actionsOf(owner.orgId)).filter((action) => action.startsWith("ai.budget"));
  expect(actions.toSorted()).toEqual([...Array(4).fill("ai.budget-created"), "ai.budget-deleted", "ai.budget-updated"]);
});

test("there is one budget of a kind, and none for somebody of another organization", async () => {
  const [owner, stranger] = [await harness.createPerson(), await harness.createPerson()];
  const body = { scope: { type: "organization" }, period: "month", capMicros: 1 };
  const results = await Promise.all([post(owner, body), post(owner, body), post(owner, body)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect(await refusal(post(owner, body))).toEqual({ status: 409, code: "ai.budget_exists" });
  expect(await refusal(post(owner, { ...body, scope: { type: "user", id: stranger.userId } }))).toEqual({
    status: 404,
    code: "ai.budget_user_not_found",
  });
  expect((await harness.json<Page>("GET", "/api/ai/budgets", { as: stranger })).items).toEqual([]);
});

test.each([
  [{ capMicros: 0 }],
  [{ capMicros: 1.5 }],
  [{ capMicros: 2_000_000_000_000_000 }],
  [{ period: "year" }],
  [{ scope: { type: "feature", id: "weather" } }],
  [{ scope: { type: "user" } }],
  [{ scope: { type: "user", id: "$where" } }],
  [{ scope: { type: "organization", id: "org_1" } }],
  [{ currency: "EUR" }],
])("a budget that makes no sense is refused: %j", async (bent) => {
  const owner = await harness.createPerson();
  expect(await refusal(post(owner, { scope: { type: "organization" }, period: "day", capMicros: 5, ...bent }))).toEqual({
    status: 422,
    code: "request.invalid",
  });
});

test("a budget made in the middle of a period begins with what the ledger says was charged in it to whom it counts", async () => {
  const owner = await harness.createPerson();
  const now = clock.now();
  const today = new Date(now).toISOString();
  const row = (more: object) => usageRow(owner.orgId, today, { costMicros: 100, ...more });
  const { _id: keyId } = await insertApiKey(harness, owner);
  await runtime.deps.usage.insertAll([
    row({ userId: owner.userId, feature: "chat" }),
    row({ userId: "usr_2", feature: "chat", costMicros: 30 }),
    row({ userId: null, keyId, feature: "gateway", costMicros: 7 }),
    row({ userId: "usr_2", feature: "chat", costMicros: 5, isUncertain: true, bookedTo: "platform" }),
    row({ costMicros: 10_000, source: { type: "sample", id: "s" } }),
    row({ costMicros: 20_000, at: new Date(now - 40 * 86_400_000) }),
  ]);
  await runtime.deps.usage.insertAll([usageRow("org_other", today, { costMicros: 999 })]);
  const capMicros = 100_000;
  const spentUnder = async (input: Parameters<typeof createBudget>[2]) => {
    const { spentMicros, leftMicros } = await createBudget(harness, owner, input);
    expect(leftMicros).toBe(capMicros - spentMicros);
    return spentMicros;
  };
  expect(await spentUnder({ capMicros })).toBe(137);
  expect(await spentUnder({ capMicros, scope: { type: "user", id: owner.userId } })).toBe(100);
  expect(await spentUnder({ capMicros, scope: { type: "key", id: keyId } })).toBe(7);
  expect(await spentUnder({ capMicros, scope: { type: "feature", id: "chat" } })).toBe(130);
});

test("each alert is sent once for a cap and period, by whichever way the money went, with an audit record", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_000 });
  const { orgId } = owner;
  const alerts = async () => (await harness.json<Budget>("GET", `/api/ai/budgets/${budget.id}`, { as: owner })).alertsSent;
  const spend = async (id: string, micros: number) => {
    await budgets.reserve(spenderOf(orgId), { id, micros });
    await budgets.settle({ id, orgId }, micros);
  };
  await spend("a", 499);
  expect(await alerts()).toEqual([]);
  (await budgets.reserveHere(spenderOf(orgId), 1)).settle(1);
  await budgets.flush();
  expect(await alerts()).toEqual([{ percent: 50, at: expect.any(String), usedMicros: 500 }]);
  await Promise.all(Array.from({ length: 8 }, (_, index) => spend(`b${index}`, 50)));
  expect((await alerts()).map(({ percent }) => percent)).toEqual([50, 80, 90]);
  await expect(budgets.reserve(spenderOf(orgId), { id: "too much", micros: 101 })).rejects.toThrow("USD 0.0001 is left");
  expect((await alerts()).map(({ percent, usedMicros }) => [percent, usedMicros]).at(-1)).toEqual([100, 900]);
  await spend("c", 100);
  await expect(budgets.reserve(spenderOf(orgId), { id: "more", micros: 1 })).rejects.toThrow("nothing is left");
  expect((await alerts()).map(({ percent }) => percent)).toEqual([50, 80, 90, 100]);
  const raised = (await actionsOf(orgId)).filter((action) => action.startsWith("ai.budget-alert"));
  expect(raised.toSorted()).toEqual(["100%", "50%", "80%", "90%"].map((percent) => `ai.budget-alert-raised ${percent}`));
  await harness.json("PATCH", `/api/ai/budgets/${budget.id}`, { as: owner, body: { capMicros: 1_200 } });
  expect((await alerts()).map(({ percent }) => percent)).toEqual([50, 80]);
  await spend("d", 80);
  expect((await alerts()).map(({ percent }) => percent)).toEqual([50, 80, 90]);
});

test("a refusal of a call too large for a budget hardly used is no alert", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_000 });
  await expect(budgets.reserve(spenderOf(owner.orgId), { id: "huge", micros: 5_000 })).rejects.toThrow("this call may cost");
  expect((await harness.json<Budget>("GET", `/api/ai/budgets/${budget.id}`, { as: owner })).alertsSent).toEqual([]);
});

test("a changed cap holds at once where it was changed, raised or lowered, also for a process with a block", async () => {
  const owner = await harness.createPerson();
  const { orgId } = owner;
  const budget = await createBudget(harness, owner, { capMicros: 1_000 });
  const patch = (capMicros: number) => harness.json<Budget>("PATCH", `/api/ai/budgets/${budget.id}`, { as: owner, body: { capMicros } });
  (await budgets.reserveHere(spenderOf(orgId), 600)).settle(600);
  await expect(Promise.resolve(budgets.reserveHere(spenderOf(orgId), 600))).rejects.toThrow("USD 0.0004 is left");
  expect((await patch(2_000)).capMicros).toBe(2_000);
  clock.advance(300);
  (await budgets.reserveHere(spenderOf(orgId), 600)).settle(600);
  await budgets.flush();
  expect(await patch(1_000)).toMatchObject({ spentMicros: 1_200, leftMicros: -200, percent: 120 });
  clock.advance(300);
  await expect(Promise.resolve(budgets.reserveHere(spenderOf(orgId), 1))).rejects.toThrow("nothing is left");
});

test("a budget deleted under calls that are running leaves nothing behind, and the calls end as they would", async () => {
  const owner = await harness.createPerson();
  const { orgId } = owner;
  const goes = await createBudget(harness, owner, { capMicros: 1_000, period: "day" });
  const stays = await createBudget(harness, owner, { capMicros: 1_000 });
  await budgets.reserve(spenderOf(orgId), { id: "held", micros: 100 });
  const here = await budgets.reserveHere(spenderOf(orgId), 50);
  await harness.call("DELETE", `/api/ai/budgets/${goes.id}`, { as: owner });
  await budgets.settle({ id: "held", orgId }, 70);
  here.settle(20);
  await budgets.flush();
  expect(await amountsOf(harness, owner, stays)).toEqual({ left: 910, held: 0, spent: 90, uncertain: 0 });
  const account = await runtime.deps.budgetAccounts.find(orgId);
  expect(Object.keys(account?.counters ?? {}).map((key) => key.split("@")[0])).toEqual([stays.id]);
  expect(account?.holds).toEqual([]);
});

test("refusals are counted by what the cap counts", async () => {
  const owner = await harness.createPerson();
  const { _id: keyId } = await insertApiKey(harness, owner);
  await createBudget(harness, owner, { capMicros: 1, scope: { type: "key", id: keyId }, period: "day" });
  await expect(budgets.reserve(spenderOf(owner.orgId, { keyId }), { id: "x", micros: 2 })).rejects.toThrow(`daily budget of key ${keyId}`);
  const text = await (await harness.call("GET", "/api/metrics", { as: String(runtime.env.metricsToken) })).text();
  expect(text).toMatch(/aegis_budget_refusals_total\{period="day",scope="key"\} 1\n/);
});
