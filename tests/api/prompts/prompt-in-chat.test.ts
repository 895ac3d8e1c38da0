import { describe, expect, test } from "vitest";
import type { TraceView } from "../../../lib/chat/schema.ts";
import { deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";
import { makePrompt } from "../../support/social-prompts.ts";

const harness = await createHarness({ environment: NO_QUEUE });
const owner = await harness.createPerson();
const ana = await harness.addPerson(owner, "USER");
const { chatId } = await startConversation(harness, ana);
const CONTENT = {
  template: "Greet {{name}}.",
  instructions: "Be kind.",
  parameters: [{ name: "name", label: "Name", type: "text" as const }],
};

const send = (promptRef: object) =>
  harness.call("POST", "/api/chat/stream", { as: ana, body: { chatId, message: "What is 2 + 3?", promptRef } });
const traceOf = (jobId: string) => harness.json<TraceView>("GET", `/api/chat/trace?jobId=${jobId}`, { as: ana });
const render = (promptId: string, body: object) => harness.call("POST", `/api/prompts/${promptId}/render`, { as: ana, body });

describe("a prompt in a chat", () => {
  test("is noted by its version in the trace of the turn it made, also when it is answered again, and by no title once it is out of reach", async () => {
    const prompt = await makePrompt(harness, ana, { title: "A greeting", content: CONTENT });
    const { jobId } = await (await send({ promptId: prompt._id, version: 1 })).json();
    await deliver(harness, ana, jobId);
    expect((await traceOf(jobId)).prompt).toEqual({ promptId: prompt._id, version: 1, title: "A greeting" });
    const body = { jobId };
    const again = await harness.json<{ jobId: string }>("POST", "/api/chat/regenerate", { as: ana, body });
    expect((await traceOf(again.jobId)).prompt).toMatchObject({ promptId: prompt._id });
    await harness.runtime.deps.db.withTransaction((session) => harness.runtime.deps.prompts.delete(ana.orgId, prompt._id, session));
    expect((await traceOf(jobId)).prompt).toEqual({ promptId: prompt._id, version: 1, title: null });
  });

  test("that cannot be read, or has no such version, is not noted: the message is not taken", async () => {
    const [secret, prompt] = [await makePrompt(harness, owner, { visibility: "private" }), await makePrompt(harness, owner)];
    const refused = [await send({ promptId: secret._id, version: 1 }), await send({ promptId: prompt._id, version: 2 })];
    expect(await Promise.all(refused.map(async (response) => [response.status, (await response.json()).code]))).toEqual([
      [404, "prompts.not_found"],
      [404, "prompts.version_not_found"],
    ]);
  });

  test("is given as text with its values in it, its instructions apart, and refused where a value does not fit", async () => {
    const prompt = await makePrompt(harness, owner, { content: CONTENT });
    const rendered = await (await render(prompt._id, { values: { name: "{{name}}" } })).json();
    expect(rendered).toEqual({ promptId: prompt._id, version: 1, instructions: "Be kind.", text: "Greet {{name}}." });
    const refused = await (await render(prompt._id, { values: {} })).json();
    expect(refused).toMatchObject({ code: "prompts.values_invalid", errors: [{ pointer: "/body/values/name" }] });
  });
});
