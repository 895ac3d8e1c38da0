import { describe, expect, test } from "vitest";
import { ProviderError } from "../../../lib/ai/errors.ts";
import type { MultiAnalysis } from "../../../lib/risk/reviews/multi-analysis.schema.ts";
import type { RiskSettings } from "../../../lib/risk/settings/settings.schema.ts";
import type { Analysis } from "../../../lib/risk/transactions/analysis.schema.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createReviewWorld, voteFor } from "../../support/review-world.ts";
import { until } from "../../support/until.ts";

const world = await createReviewWorld();
const { harness, script, deps } = world;
const PATH = "/api/analyze/multi";
const payment = (id: string, fields: object = {}) => ({ id, timestamp: Date.now(), from: "A-1", to: "B-1", amount: "42.50", ...fields });
const multi = (as: Person, body: object) => harness.json<MultiAnalysis>("POST", PATH, { as, body });
const counters = async () => {
  const text = await (await harness.call("GET", "/api/metrics", { as: "metrics-token-of-this-test-0123456789" })).text();
  return (line: string) =>
    Number(
      text
        .split("\n")
        .find((each) => each.startsWith(`${line} `))
        ?.split(" ")
        .at(-1) ?? 0,
    );
};

test("what several models say stands beside the engine's verdict, and together they raise it by one step", async () => {
  const person = await harness.createPerson();
  const { decision } = await harness.json<Analysis>("POST", "/api/analyze", { as: person, body: payment("p-0") });
  expect(decision).toBe("approve");
  script.cues = () => [voteFor("monitor")];
  const body = payment("p-1");
  const answer = await multi(person, body);
  expect(answer).toMatchObject({
    ...{ id: "p-1", decision: "monitor", analysisType: "consensus", cached: false },
    consensus: { agreement: 1, outcome: "moved", isDemo: false, votes: [1, 2, 3].map(() => ({ decision: "monitor" })) },
  });
  const asked = world.asked();
  expect(await multi(person, body)).toEqual({ ...answer, cached: true });
  expect(world.asked()).toBe(asked);
  // Others are another question, but the decision has moved as far as it goes.
  script.cues = () => [voteFor("review")];
  const again = await multi(person, { ...body, providers: ["b", "a"] });
  expect(again).toMatchObject({ decision: "monitor", consensus: { votes: [{ provider: "a" }, { provider: "b" }] } });
  expect(world.asked()).toBe(asked + 2);
});

test("who picks the models cannot have a decision lowered by them", async () => {
  const person = await harness.createPerson();
  script.cues = () => [voteFor("hold")];
  const body = payment("p-1", { amount: "1000000.00", from: "NEW-1", to: "NEW-2" });
  const before = await harness.json<Analysis>("POST", "/api/analyze", { as: person, body });
  expect(before).toMatchObject({ decision: "block", flagged: true });
  expect(await multi(person, body)).toMatchObject({ decision: "block", cached: true, consensus: { outcome: "kept", agreement: 1 } });
  const [record] = await deps.riskTransactions.list(person.orgId, {}, { after: null, limit: 1 });
  expect(record).toMatchObject({ standing: "blocked", verdict: { decision: "block", review: null } });
});

describe("the engine's analysis is there", () => {
  test("when every model is down; they are asked again by who asks again", async () => {
    const person = await harness.createPerson();
    script.cues = () => [new ProviderError("overloaded", "Busy.", { status: 503 })];
    const body = payment("p-1");
    expect(await multi(person, body)).toMatchObject({ decision: "approve", consensus: { outcome: "unavailable", agreement: null } });
    script.cues = () => [voteFor("approve")];
    // A busy machine may use up a question's three seconds; whoever asks again is answered.
    await expect
      .poll(() => multi(person, body), { timeout: 20_000 })
      .toMatchObject({ cached: true, consensus: { outcome: "confirmed", agreement: 1 } });
  });

  test("when they take too long", async () => {
    const person = await harness.createPerson();
    [script.cues, script.haste] = [() => [new Promise<never>(() => undefined)], 40];
    expect(await multi(person, payment("p-1"))).toMatchObject({ decision: "approve", consensus: { outcome: "unavailable" } });
    script.haste = 1;
  });

  test("without any key, where three demo voters answer and are labelled", async () => {
    const demo = await createHarness();
    const person = await demo.createPerson();
    const answer = await demo.json<MultiAnalysis>("POST", PATH, { as: person, body: payment("p-1") });
    expect(answer.consensus).toMatchObject({ isDemo: true, votes: [1, 2, 3].map(() => ({ provider: "demo", isDemo: true })) });
  });
});

test("the same question at the same moment is asked once", async () => {
  const person = await harness.createPerson();
  script.cues = () => [voteFor("approve")];
  const asked = world.asked();
  const answers = await Promise.all(Array.from({ length: 6 }, () => multi(person, payment("p-1", { timestamp: 1_790_000_000_000 }))));
  expect(new Set(answers.map(({ consensus }) => JSON.stringify(consensus))).size).toBe(1);
  expect(world.asked() - asked).toBe(3);
});

test("a provider nobody knows is named, and the right ones are asked afterwards; who may only read, or has no scope for models, is refused", async () => {
  const person = await harness.createPerson();
  script.cues = () => [voteFor("approve")];
  const refused = await harness.call("POST", PATH, { as: person, body: payment("p-1", { providers: ["a", "nobody"] }) });
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { code: "ai.voter_unknown", errors: [{ pointer: expect.stringMatching(/^\/body\/providers/) }] },
  ]);
  expect(await multi(person, payment("p-2", { providers: ["a", "b"] }))).toMatchObject({ consensus: { outcome: "confirmed" } });
  for (const providers of [["a"], ["a", "a"], []])
    expect((await harness.call("POST", PATH, { as: person, body: payment("p-3", { providers }) })).status).toBe(422);
  const reader = await harness.addPerson(person, "READ_ONLY");
  expect((await harness.call("POST", PATH, { as: reader, body: payment("p-4") })).status).toBe(403);
  const { key } = await createKey(harness, person, { scopes: ["risk.read", "risk.write"] });
  expect((await harness.call("POST", PATH, { as: key, body: payment("p-5") })).status).toBe(403);
  expect((await harness.call("POST", "/api/analyze", { as: key, body: payment("p-5") })).status).toBe(200);
});

test("verdicts, flags and reviews move their counters", async () => {
  const person = await harness.createPerson();
  const before = await counters();
  const body = payment("p-1", { amount: "1000000.00", from: "NEW-1", to: "NEW-2" });
  for (const _ of [1, 2]) await harness.json("POST", "/api/analyze", { as: person, body });
  script.cues = () => [voteFor("approve")];
  await multi(person, payment("p-2"));
  const after = await counters();
  const moved = (line: string) => after(line) - before(line);
  expect(moved('aeges_analyses_total{cached="false",decision="block",source="api"}')).toBe(1);
  expect(moved('aeges_analyses_total{cached="true",decision="block",source="api"}')).toBe(1);
  expect(moved("aeges_flagged_total")).toBe(1);
  expect(moved('aeges_cases_total{event="opened"}')).toBe(1);
  expect(moved('aeges_analysis_duration_seconds_count{source="api"}')).toBe(3);
  expect(moved('aeges_reviews_total{outcome="confirmed"}')).toBe(1);
});

test("a verdict close to a threshold goes from the API over the queue to the models, without anybody asking for it", async () => {
  const person = await harness.createPerson();
  await world.grantCredit(person.orgId);
  // A band so wide, and a threshold so low, that an ordinary payment is close to it.
  const { settings } = await harness.json<{ settings: RiskSettings }>("GET", "/api/risk/settings", { as: person });
  const thresholds = { monitor: 0.05, review: 0.9, hold: 0.95, block: 0.98 };
  const wide = { ...settings, thresholds, review: { ...settings.review, bandWidth: 0.1 } };
  await harness.json("PUT", "/api/risk/settings", { as: person, body: { version: 0, settings: wide } });
  script.cues = () => [voteFor("monitor")];
  const { transactionId, riskScore } = await harness.json<Analysis>("POST", "/api/analyze", { as: person, body: payment("p-1") });
  expect(riskScore).toBeLessThan(0.15);
  await until(async () => {
    const { items } = await harness.json<{ items: unknown[] }>("GET", `/api/risk/transactions/${transactionId}/reviews`, { as: person });
    return items.length === 1;
  });
});
