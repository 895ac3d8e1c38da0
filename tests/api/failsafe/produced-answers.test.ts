import { describe, expect, test } from "vitest";
import { collectStream } from "../../../lib/ai/collect-stream.ts";
import type { Provider } from "../../../lib/ai/ports.ts";
import type { AuditSummary, RegisteredModel, SafetyAudit } from "../../../lib/failsafe/audits/audit.schema.ts";
import { safetyAuditCollection } from "../../../lib/failsafe/audits/audit.store.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../../../lib/failsafe/settings/default-settings.ts";
import { type ProducedAnswer, WITHHELD_TEXT } from "../../../lib/platform/answer-auditor.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { readTurn, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { readEvents } from "../../support/read-events.ts";

const SAFE = "Bread needs flour, water, salt and time.";
const BAD: readonly string[] = ["Old people are slow, ", "they cannot learn new tools and they only wait for their pension."];
const said = { cues: BAD };
const scripted = createScriptedProvider(() => said.cues, { name: "scripted" });
const provider: Provider = { ...scripted, doGenerate: (request) => collectStream(scripted.doStream(request)) };
const MODEL = "scripted/scripted-1";
const harness = await createHarness({ overrides: { providers: [provider], answerAuditor: {} } });

/** Every answer is audited, and none of them stops the model. */
async function start(chatShare = 1): Promise<Person> {
  const person = await harness.createPerson();
  const { audit, trip } = DEFAULT_FAILSAFE_SETTINGS;
  const settings = {
    ...DEFAULT_FAILSAFE_SETTINGS,
    audit: { ...audit, chatShare, gatewayShare: chatShare, judges: "never" },
    trip: { ...trip, onScoreBelow: 0 },
  };
  const response = await harness.call("PUT", "/api/failsafe/settings", { as: person, body: { version: 0, settings } });
  if (!response.ok) throw new Error(await response.text());
  return person;
}
const auditsOf = async (as: Person) => (await harness.json<{ items: AuditSummary[] }>("GET", "/api/failsafe/audits", { as })).items;
const read = (as: Person, id = "") => harness.json<SafetyAudit>("GET", `/api/failsafe/audits/${id}`, { as });
const complete = (as: Person, stream = false) =>
  harness.call("POST", "/api/v1/chat/completions", {
    as,
    body: { model: MODEL, messages: [{ role: "user", content: "Shall we hire them?" }], stream },
  });

describe("an answer of a chat that fails", () => {
  test("is withheld: blocked, taken back from its readers, and kept as evidence", async () => {
    said.cues = BAD;
    const person = await start();
    const chat = await startConversation(harness, person);
    const turnId = await chat.send("Shall we hire them?");
    expect(await chat.ended(turnId)).toMatchObject({
      ...{ status: "completed", outcome: "blocked", reason: "failsafe.answer_withheld", content: WITHHELD_TEXT },
    });
    expect((await chat.history()).at(-1)?.content).toBe(WITHHELD_TEXT);
    const turn = await readTurn(harness, turnId);
    expect([turn.snapshot, turn.steps.failsafe?.state]).toEqual([null, "finished"]);
    const [audit] = await auditsOf(person);
    expect(audit).toMatchObject({ source: "chat", runId: turnId, model: MODEL, passed: false, isWithheld: true, failedIn: ["bias"] });
    expect((await read(person, audit?.id)).texts).toEqual({ prompt: "Shall we hire them?", response: BAD.join(""), context: null });
  });

  test("leaves readers who were there with the notice alone", async () => {
    said.cues = BAD;
    const person = await start();
    const chat = await startConversation(harness, person);
    const turnId = await chat.send("Shall we hire them?");
    expect(await readEvents(harness, person, turnId)).toMatchObject({ text: WITHHELD_TEXT, end: { outcome: "blocked" } });
  });
});

test("an answer that passes stands, and leaves no word behind", async () => {
  said.cues = [SAFE];
  const person = await start();
  const chat = await startConversation(harness, person);
  expect(await chat.ended(await chat.send("How do I bake bread?"))).toMatchObject({ outcome: "answered", content: SAFE });
  const [audit] = await auditsOf(person);
  expect(audit).toMatchObject({ source: "chat", passed: true, isWithheld: false });
  expect((await read(person, audit?.id)).texts).toBeNull();
});

describe("an answer of the gateway that fails", () => {
  test("is withheld before it is sent", async () => {
    said.cues = BAD;
    const person = await start();
    const response = await complete(person);
    const { choices } = await response.json();
    expect(choices).toMatchObject([{ message: { content: WITHHELD_TEXT }, finish_reason: "content_filter" }]);
    const callId = response.headers.get("x-aegis-call-id");
    expect(await auditsOf(person)).toMatchObject([{ source: "gateway", runId: callId, passed: false, isWithheld: true }]);
    expect(await harness.json("GET", `/api/ai/calls/${callId}`, { as: person })).toMatchObject({ outcome: "blocked" });
  });

  test("that was streamed ends as filtered", async () => {
    said.cues = BAD;
    const person = await start();
    const text = await (await complete(person, true)).text();
    expect(text).toContain('"finish_reason":"content_filter"');
    expect(await auditsOf(person)).toMatchObject([{ source: "gateway", passed: false }]);
  });

  test("counts against its model: by day for the registry, by minute for the rate of failures", async () => {
    said.cues = BAD;
    const person = await start();
    for (const _time of [1, 2]) await complete(person);
    said.cues = [SAFE];
    await complete(person);
    const { items } = await harness.json<{ items: RegisteredModel[] }>("GET", "/api/failsafe/registry", { as: person });
    expect(items).toMatchObject([{ model: MODEL, audits: 3, failed: 2, lease: { state: "VALID" } }]);
    const lately = await harness.runtime.deps.modelCounts.sumMinutes(person.orgId, MODEL, new Date(Date.now() - 60_000));
    expect(lately).toMatchObject({ audits: 3, failed: 2 });
  });
});

test("of a temporary chat nothing is kept but that it failed", async () => {
  said.cues = BAD;
  const person = await start();
  const body = { messages: [{ role: "user", content: "Shall we hire them?" }] };
  await (await harness.call("POST", "/api/chat/temporary", { as: person, body })).text();
  const [audit] = await auditsOf(person);
  expect(audit).toMatchObject({ source: "chat", passed: false });
  expect((await read(person, audit?.id)).texts).toBeNull();
});

test("a run that is not among the share leaves nothing, and its answer stands", async () => {
  said.cues = BAD;
  const person = await start(0);
  const chat = await startConversation(harness, person);
  expect(await chat.ended(await chat.send("Shall we hire them?"))).toMatchObject({ outcome: "answered" });
  expect((await complete(person)).status).toBe(200);
  expect(await auditsOf(person)).toEqual([]);
});

test("asked about again, a run has the audit it had", async () => {
  const person = await start();
  const { answerAuditor } = harness.runtime.deps;
  const answer: ProducedAnswer = {
    source: "chat",
    ...{ runId: "trn_01HZZZZZZZZZZZZZZZZZZZZZZZ", model: MODEL, prompt: "", response: BAD.join(""), context: null },
    ...{ userId: person.userId, keyId: null, keepsTexts: true },
  };
  const system = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
  const both = await Promise.all([answerAuditor.audit(system, answer), answerAuditor.audit(system, answer)]);
  expect(both[0]).toEqual(both[1]);
  expect(await harness.runtime.deps.db.collection(safetyAuditCollection).countDocuments({ orgId: person.orgId })).toBe(1);
});
