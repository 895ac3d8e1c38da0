import { expect, test } from "vitest";
import { collectStream } from "../../../lib/ai/collect-stream.ts";
import type { Provider } from "../../../lib/ai/ports.ts";
import type { AuditSummary } from "../../../lib/failsafe/audits/audit.schema.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../../../lib/failsafe/settings/default-settings.ts";
import { WITHHELD_TEXT } from "../../../lib/platform/answer-auditor.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";

const BAD = ["Old people are slow, ", "they cannot learn new tools and they only wait for their pension."];
const scripted = createScriptedProvider(() => BAD, { name: "scripted" });
const provider: Provider = { ...scripted, doGenerate: (request) => collectStream(scripted.doStream(request)) };
const harness = await createHarness({ overrides: { providers: [provider], answerAuditor: {} } });

/** Every run of a prompt is audited, none of another part's answers, and nothing stops the model. */
async function start(): Promise<Person> {
  const person = await harness.createPerson();
  const { audit, trip } = DEFAULT_FAILSAFE_SETTINGS;
  const shares = { chatShare: 0, gatewayShare: 0, promptShare: 1 };
  const settings = { ...DEFAULT_FAILSAFE_SETTINGS, audit: { ...audit, ...shares, judges: "never" }, trip: { ...trip, onScoreBelow: 0 } };
  const response = await harness.call("PUT", "/api/failsafe/settings", { as: person, body: { version: 0, settings } });
  expect(response.status).toBe(200);
  return person;
}

test("a run whose answer the fail-safe finds unsafe is withheld, says so, and is kept as evidence under prompts", async () => {
  const person = await start();
  const promptId = await insertPrompt(harness, person, { contents: [{ template: "Shall we hire them?" }] });
  const path = `/api/prompts/${promptId}/execute`;
  const answer = await harness.json<{ runId: string }>("POST", path, { as: person, body: {} });
  expect(answer).toMatchObject({ text: WITHHELD_TEXT, isWithheld: true, finishReason: "content-filter" });
  const run = await harness.json("GET", `/api/prompts/runs/${answer.runId}`, { as: person });
  expect(run).toMatchObject({ outcome: "withheld", text: WITHHELD_TEXT });
  const { items } = await harness.json<{ items: AuditSummary[] }>("GET", "/api/failsafe/audits", { as: person });
  expect(items).toMatchObject([{ source: "prompts", runId: run.callId, passed: false, isWithheld: true, failedIn: ["bias"] }]);
  const streamed = await (await harness.call("POST", path, { as: person, body: { stream: true } })).text();
  expect(streamed).toContain('"isWithheld":true');
  const [latest] = (await harness.json<{ items: { id: string }[] }>("GET", "/api/prompts/runs", { as: person })).items;
  const kept = await harness.json("GET", `/api/prompts/runs/${latest?.id}`, { as: person });
  expect(kept).toMatchObject({ outcome: "withheld", text: "[answer withheld]" });
  const insights = await harness.json("GET", `/api/prompts/${promptId}/insights`, { as: person });
  expect(insights).toMatchObject({ totals: { runs: 2, withheld: 2, answered: 0, blockedShare: 1 } });
});
