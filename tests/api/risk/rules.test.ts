import { describe, expect, test } from "vitest";
import type { RuleReplayView, ShadowReport } from "../../../lib/risk/rules/replay/replay.schema.ts";
import type { Rule } from "../../../lib/risk/rules/rule.ts";
import type { RuleSetView, TriedRules } from "../../../lib/risk/rules/rule-set.schema.ts";
import { SHIPPED_RULES } from "../../../lib/risk/rules/shipped-rules.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

/** On a clock the test moves: policies are kept for a second. */
const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const SETS = "/api/risk/rule-sets";

type Analysis = { id: string; decision: string; riskScore: number; rulesVersion: string; flagged: boolean; reasons: { code: string }[] };
let number = 0;

const analyze = (as: Person, given: object = {}) => {
  number += 1;
  const timestamp = new Date(clock.now()).toISOString();
  const body = { id: `tx-${number}`, timestamp, from: `payer-${number}`, to: "shop", amount: 42.5, ...given };
  return harness.json<Analysis>("POST", "/api/analyze", { as, body });
};
const create = (as: Person, rules: readonly unknown[], basedOn = 0) =>
  harness.json<RuleSetView & { id: string }>("POST", SETS, { as, body: { basedOn, rules } });
const move = (as: Person, id: string, current: string, to: string) =>
  harness.call("POST", `${SETS}/${id}/state`, { as, body: { current, to, note: "Decided by a test" } });
const replay = async (as: Person, id: string): Promise<RuleReplayView> => {
  await harness.json("POST", `${SETS}/${id}/replay`, { as });
  return until(async () => {
    const found = await harness.json<RuleReplayView>("GET", `${SETS}/${id}/replay`, { as });
    return ["done", "failed"].includes(found.state) && found;
  });
};
const codeOf = async (response: Response) => [response.status, (await response.json()).code];

const OVER_40: Rule = {
  code: "over_forty",
  name: "Over forty",
  description: "More than forty dollars.",
  effect: { at_least: "hold" },
  when: { fact: "amount_usd", op: ">", value: 40 },
};

test("a fresh organization lets an ordinary payment pass and flags a million between accounts nobody knows", async () => {
  const person = await harness.createPerson();
  expect(await analyze(person)).toMatchObject({ decision: "approve", flagged: false, rulesVersion: "shipped-1+p0" });
  const million = await analyze(person, { from: "nobody", to: "no one", amount: 1_000_000 });
  expect(million).toMatchObject({ flagged: true, decision: "block" });
  expect(million.riskScore).toBeGreaterThan(0.8);
  expect(million.reasons.map(({ code }) => code)).toContain("large_from_unknown");
});

describe("a version of the rules", () => {
  test("goes from draft over a replay to live, judges from then on, and gives way to a former one in one action", async () => {
    const person = await harness.createPerson();
    const before = await analyze(person);
    const set = await create(person, [...SHIPPED_RULES, OVER_40]);
    expect(set).toMatchObject({ version: 1, state: "draft", name: "v1" });
    expect(await codeOf(await move(person, set.id, "draft", "live"))).toEqual([409, "risk.replay_required"]);
    expect(await replay(person, set.id)).toMatchObject({
      state: "done",
      looked: 1,
      total: 1,
      decisions: [{ from: "approve", to: "hold", count: 1 }],
      examples: [{ from: "approve", to: "hold" }],
    });
    expect((await move(person, set.id, "draft", "live")).status).toBe(200);
    expect(await analyze(person)).toMatchObject({ decision: "hold", rulesVersion: "v1+p0" });
    expect(before.decision).toBe("approve");
    expect((await move(person, "shipped", "retired", "live")).status).toBe(200);
    expect(await analyze(person)).toMatchObject({ decision: "approve", rulesVersion: "shipped-1+p0" });
    expect((await move(person, set.id, "retired", "live")).status).toBe(200);
    expect(await analyze(person)).toMatchObject({ decision: "hold" });
    const audited = (await harness.runtime.deps.audit.listUnchained(person.orgId, 100)).map(({ action }) => action);
    expect(audited.filter((action) => action === "risk.rule-set-promoted")).toHaveLength(3);
  });

  test("in shadow decides nothing, and what it would have decided is counted", async () => {
    const person = await harness.createPerson();
    const set = await create(person, [OVER_40]);
    expect((await move(person, set.id, "draft", "shadow")).status).toBe(200);
    expect(await analyze(person)).toMatchObject({ decision: "approve" });
    await analyze(person, { amount: 10 });
    expect(await harness.json<ShadowReport>("GET", "/api/risk/rules/shadow", { as: person })).toMatchObject({
      version: 1,
      judged: 2,
      decisions: expect.arrayContaining([
        { from: "approve", to: "hold", count: 1 },
        { from: "approve", to: "approve", count: 1 },
      ]),
    });
  });

  test("of ten that two people promote at the same moment is live once, and the trail says so", async () => {
    const person = await harness.createPerson();
    const sets = [await create(person, [OVER_40]), await create(person, [])];
    for (const { id } of sets) await replay(person, id);
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => (await move(person, sets[index % 2]?.id ?? "", "draft", "live")).status),
    );
    const { items } = await harness.json<{ items: RuleSetView[] }>("GET", SETS, { as: person });
    expect(items.filter(({ state }) => state === "live")).toHaveLength(1);
    const promoted = (await harness.runtime.deps.audit.listUnchained(person.orgId, 100)).filter(
      ({ action }) => action === "risk.rule-set-promoted",
    );
    expect(promoted).toHaveLength(statuses.filter((status) => status === 200).length);
  });

  test("holds no rule that cannot be read: each fault is said with its place", async () => {
    const person = await harness.createPerson();
    const response = await harness.call("POST", SETS, {
      as: person,
      body: { basedOn: 0, rules: [{ ...OVER_40, when: { fact: "amount_us", op: ">", value: 1 } }] },
    });
    expect(response.status).toBe(422);
    expect((await response.json()).errors).toEqual([
      { pointer: "/body/rules/0/when/fact", detail: 'There is no fact "amount_us". Did you mean amount_usd?' },
    ]);
  });

  test("is read by everybody, and decided about by owners and admins alone", async () => {
    const owner = await harness.createPerson();
    const analyst = await harness.addPerson(owner, "ANALYST");
    const set = await create(owner, [OVER_40]);
    expect((await harness.call("GET", `${SETS}/${set.id}`, { as: analyst })).status).toBe(200);
    expect((await harness.call("POST", SETS, { as: analyst, body: { basedOn: 0, rules: [] } })).status).toBe(403);
    expect((await move(analyst, set.id, "draft", "shadow")).status).toBe(403);
    expect((await harness.call("POST", `${SETS}/${set.id}/replay`, { as: analyst })).status).toBe(403);
    const reader = await harness.addPerson(owner, "READ_ONLY");
    const tried = { rules: [OVER_40], transactionId: "rtx_none" };
    expect((await harness.call("POST", "/api/risk/rules/try", { as: reader, body: tried })).status).toBe(403);
  });
});

test("rules nobody has saved are tried on a stored transaction, with what each of them saw", async () => {
  const person = await harness.createPerson();
  await analyze(person);
  const { items } = await harness.json<{ items: { id: string }[] }>("GET", "/api/risk/transactions", { as: person });
  const rules = [OVER_40, { ...OVER_40, code: "learnt", when: { fact: "amount_usd", op: ">", value: { percentile: 99.5, of: "all" } } }];
  const tried = await harness.json<TriedRules>("POST", "/api/risk/rules/try", {
    as: person,
    body: { rules, transactionId: items[0]?.id },
  });
  expect(tried).toMatchObject({ before: { decision: "approve" }, after: { decision: "hold" } });
  const [met, learnt] = tried.outcomes.slice(-2);
  expect(met).toMatchObject({ code: "over_forty", outcome: "met", facts: [{ fact: "amount_usd", limit: 40 }] });
  expect(met?.facts[0]?.value).toBeCloseTo(42.5, 3);
  expect(learnt).toMatchObject({ outcome: "not_met" });
  const { amountUsd } = await harness.json<{ amountUsd: number }>("GET", "/api/risk/rules/learnt-amount?percentile=99.5", { as: person });
  expect(learnt?.facts[0]?.limit).toBeCloseTo(amountUsd, 6);
});

test("a replay judges many pages, counts closed cases, and the same run twice finds the same", async () => {
  const person = await harness.createPerson();
  const rows = Array.from({ length: 60 }, (_, index) => ({
    ...{ id: `many-${index}`, timestamp: new Date(clock.now() - index * 60_000).toISOString() },
    ...{ from: `many-payer-${index % 7}`, to: "shop", amount: 20 + index },
  }));
  await harness.json("POST", "/api/risk/transactions", { as: person, body: { transactions: rows } });
  const set = await create(person, [OVER_40]);
  const first = await replay(person, set.id);
  expect(first).toMatchObject({ state: "done", looked: 60, total: 60 });
  expect(first.decisions.filter(({ to }) => to === "hold").reduce((sum, { count }) => sum + count, 0)).toBe(39);
  const { startedAt: _started, finishedAt: _finished, ...again } = await replay(person, set.id);
  expect(first).toMatchObject(again);
});
