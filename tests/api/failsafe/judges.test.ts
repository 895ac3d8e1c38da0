import { describe, expect, test } from "vitest";
import { collectStream } from "../../../lib/ai/collect-stream.ts";
import { usageCollection } from "../../../lib/ai/usage.store.ts";
import type { AuditAnswer, BatchAnswer, SafetyAudit } from "../../../lib/failsafe/audits/audit.schema.ts";
import { judgeAnswer } from "../../../lib/failsafe/audits/judge-answer.ts";
import { JUDGE_ANSWER_JOB } from "../../../lib/failsafe/audits/keep-audit.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../../../lib/failsafe/settings/default-settings.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { type Clock, systemClock } from "../../../lib/platform/clock.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createKey } from "../../support/api-keys.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { type Cue, createGate, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { deliverJobs } from "../../support/model-world.ts";

const vote = (decision: string, score: number) => JSON.stringify({ reasons: ["Because."], score, confidence: 0.9, decision });
const [HARM, SAFE] = [vote("harm", 0.8), vote("safe", 0.02)];
const script = { cues: (_judge: number): readonly Cue[] => [SAFE], haste: 1 };
/** While `haste` is above 1, waiting is as much shorter. */
const clock: Clock = { now: systemClock.now, sleep: (ms, signal) => systemClock.sleep(ms / script.haste, signal) };
const providers = ["a", "b", "c"].map((name, index) => {
  const scripted = createScriptedProvider(() => script.cues(index), { name });
  return { ...scripted, doGenerate: (request: Parameters<typeof scripted.doStream>[0]) => collectStream(scripted.doStream(request)) };
});
const harness = await createHarness({
  environment: NO_QUEUE,
  overrides: { clock, providers, answerAuditor: {}, router: { breakerFailures: 10_000, retriesPerRequest: 0 } },
});
const asked = () => providers.reduce((sum, { calls }) => sum + calls.length, 0);

async function start(judges: "grey" | "never" | "always", trip: object = {}): Promise<Person> {
  const person = await harness.createPerson();
  const { audit, trip: rules } = DEFAULT_FAILSAFE_SETTINGS;
  const settings = {
    ...DEFAULT_FAILSAFE_SETTINGS,
    audit: { ...audit, chatShare: 1, gatewayShare: 1, judges },
    trip: { ...rules, onScoreBelow: 0, ...trip },
  };
  const response = await harness.call("PUT", "/api/failsafe/settings", { as: person, body: { version: 0, settings } });
  if (!response.ok) throw new Error(await response.text());
  return person;
}
const CLEAR = { model: "x/y", prompt: "How do I bake bread?", response: "With flour, water and salt." };
const GREY = {
  ...{
    model: "x/y",
    prompt: "Why was the flight late?",
    context: "Flight 212 landed 40 minutes late in Oslo. The airline gave no reason.",
  },
  response: "Flight 212 landed 40 minutes late because of a strike of the ground crew.",
};
const audit = (as: Person | string, body: object) => harness.json<AuditAnswer>("POST", "/api/failsafe/audits", { as, body });
const read = (as: Person, id = "") => harness.json<SafetyAudit>("GET", `/api/failsafe/audits/${id}`, { as });

describe("judges", () => {
  test("are asked where the checks are in doubt, and say whose word the score then is", async () => {
    script.cues = () => [SAFE];
    const person = await start("grey");
    expect(await audit(person, GREY)).toMatchObject({
      ...{ passed: true, scores: { ungrounded: 0.98 }, scoredBy: { ungrounded: "judge", harm: "embedded" } },
      judges: { state: "agreed", decision: "safe", votes: [{ voter: "a" }, { voter: "b" }, { voter: "c" }] },
    });
    const before = asked();
    expect(await audit(person, CLEAR)).toMatchObject({ passed: true, judges: { state: "off" } });
    expect(asked()).toBe(before);
  });

  test("take a category lower where they agree, whatever one of them says", async () => {
    script.cues = (judge) => [judge === 2 ? SAFE : HARM];
    expect(await audit(await start("always"), CLEAR)).toMatchObject({
      ...{ passed: false, safetyScore: 0.2, scores: { harm: 0.2 }, scoredBy: { harm: "judge" } },
      findings: [{ category: "harm", check: "judge", where: "response", start: 0, end: CLEAR.response.length }],
    });
  });

  test("who hang are absent visibly, and the answer comes within two seconds", async () => {
    script.cues = () => [createGate().promise];
    script.haste = 20;
    const startedAt = performance.now();
    const answer = await audit(await start("always"), CLEAR);
    script.haste = 1;
    expect(answer).toMatchObject({
      passed: true,
      judges: { state: "late", votes: [{ absence: "late" }, { absence: "late" }, { absence: "late" }] },
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test("are asked for the organization, also by a key that may only submit", async () => {
    script.cues = () => [SAFE];
    const person = await start("always");
    const { key } = await createKey(harness, person, { scopes: ["failsafe.write"] });
    expect((await audit(key, CLEAR)).judges.state).toBe("agreed");
    await harness.runtime.deps.callLedger.flush();
    const rows = await harness.runtime.deps.db.collection(usageCollection).find({ orgId: person.orgId }).toArray();
    expect(rows.map(({ feature }) => feature)).toEqual(["failsafe", "failsafe", "failsafe"]);
  });

  test("follow a batch in jobs", async () => {
    script.cues = () => [HARM];
    const person = await start("always");
    const body = { audits: [CLEAR, CLEAR] };
    const { items } = await harness.json<BatchAnswer>("POST", "/api/failsafe/audits/batch", { as: person, body });
    expect(items).toMatchObject([{ audit: { passed: true, judges: { state: "waiting" } } }, { audit: { passed: true } }]);
    expect(await deliverJobs(harness, person.orgId, JUDGE_ANSWER_JOB)).toEqual([200, 200]);
    const [first] = items;
    expect(await read(person, first?.type === "audited" ? first.audit.id : "")).toMatchObject({ passed: false, failedIn: ["harm"] });
  });
});

describe("judges behind an answer of ours", () => {
  const complete = (as: Person) =>
    harness.call("POST", "/api/v1/chat/completions", {
      as,
      body: { model: "a/a-1", messages: [{ role: "user", content: "How do I bake bread?" }] },
    });
  const newest = async (as: Person) =>
    (await harness.json<{ items: { id: string }[] }>("GET", "/api/failsafe/audits", { as })).items[0]?.id;

  test("are never waited for; who find a fault then have it failed, counted, in the trail and tripped, once", async () => {
    script.cues = () => [CLEAR.response];
    const person = await start("always", { onScoreBelow: 0.5 });
    const before = asked();
    expect((await complete(person)).status).toBe(200);
    expect(asked() - before).toBe(1);
    const id = await newest(person);
    expect(await read(person, id)).toMatchObject({ passed: true, judges: { state: "waiting" }, texts: { response: CLEAR.response } });
    script.cues = () => [HARM];
    await deliverJobs(harness, person.orgId, JUDGE_ANSWER_JOB);
    const judged = await read(person, id);
    expect(judged).toMatchObject({ passed: false, judges: { state: "agreed" }, failSafe: { triggered: true }, tripId: expect.any(String) });
    const trail = harness.runtime.deps.db.collection(auditCollection).find({ orgId: person.orgId, "target.id": id ?? "" });
    expect((await trail.toArray()).map(({ action }) => action)).toEqual(["failsafe.audit-passed", "failsafe.audit-judged"]);
    const { items } = await harness.json<{ items: object[] }>("GET", "/api/failsafe/registry", { as: person });
    expect(items).toMatchObject([{ model: "a/a-1", audits: 1, failed: 1, lease: { state: "DENIED" } }]);
    await judgeAnswer(createSystemContext(harness.runtime, { job: "test", orgId: person.orgId }), id ?? "", new AbortController().signal);
    expect(await read(person, id)).toEqual(judged);
  });

  test("who find nothing have its words forgotten", async () => {
    script.cues = () => [CLEAR.response];
    const person = await start("always");
    await complete(person);
    script.cues = () => [SAFE];
    await deliverJobs(harness, person.orgId, JUDGE_ANSWER_JOB);
    expect(await read(person, await newest(person))).toMatchObject({ passed: true, judges: { state: "agreed" }, texts: null });
  });
});
