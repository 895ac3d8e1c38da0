import { beforeAll, describe, expect, test } from "vitest";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

const path = "/api/chat/regenerate";

describe("POST /api/chat/regenerate", () => {
  let harness: Harness;
  let answers = 0;
  const provider = createScriptedProvider(() => {
    answers += 1;
    return [`Answer number ${answers}.`];
  });
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
  });
  const ask = (as: Person, jobId: string, clientMessageId?: string) =>
    harness.call("POST", path, { as, body: { jobId, ...(clientMessageId !== undefined && { clientMessageId }) } });

  async function startAnswered() {
    const chat = await startConversation(harness);
    const turnId = await chat.send("Tell me something");
    await deliver(harness, chat.person, turnId);
    return { ...chat, turnId };
  }

  test("shows the new answer in the place of the old one: one question, one answer, the old one out of the next prompt", async () => {
    const { person, turnId, history, ended, send } = await startAnswered();
    const before = await history();
    const response = await ask(person, turnId);
    expect(response.status).toBe(202);
    const { jobId } = await response.json();
    await deliver(harness, person, jobId);
    expect(await ended(jobId)).toMatchObject({ outcome: "answered" });
    const after = await history();
    expect(after.map(({ role }) => role)).toEqual(["user", "assistant"]);
    expect(after[0]?.content).toBe(before[0]?.content);
    expect(after[1]?.content).not.toBe(before[1]?.content);
    await deliver(harness, person, await send("And now?"));
    const said = JSON.stringify(provider.calls.at(-1)?.messages);
    expect(said).toContain(after[1]?.content);
    expect(said).not.toContain(before[1]?.content);
  });

  test("pressed five times at once: one new turn, the others are refused", async () => {
    const { person, turnId, chatId } = await startAnswered();
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await ask(person, turnId)).status));
    expect(statuses.toSorted()).toEqual([202, 409, 409, 409, 409]);
    const { items } = await harness.json<{ items: object[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toHaveLength(1);
  });

  test("repeated with its clientMessageId: the same new turn every time, even at once", async () => {
    const { person, turnId } = await startAnswered();
    const responses = await Promise.all(Array.from({ length: 4 }, () => ask(person, turnId, "again-please-1")));
    const jobIds = await Promise.all(responses.map(async (response) => (await response.json()).jobId));
    expect(new Set(jobIds).size).toBe(1);
    expect((await readTurn(harness, turnId)).lastSibling).toBe(jobIds[0]);
    expect((await (await ask(person, turnId, "again-please-1")).json()).jobId).toBe(jobIds[0]);
  });

  test("with the id of another message it is refused instead of answering for that one", async () => {
    const chat = await startConversation(harness);
    const turnId = await chat.send("Tell me", "first-message-1");
    await deliver(harness, chat.person, turnId);
    const response = await ask(chat.person, turnId, "first-message-1");
    expect([response.status, (await response.json()).code]).toEqual([409, "chat.client_message_id_reused"]);
  });

  test("only once the answer has ended", async () => {
    const { person, send } = await startAnswered();
    const open = await ask(person, await send("Next"));
    expect([open.status, (await open.json()).code]).toEqual([409, "chat.turn_open"]);
  });

  test("of a stopped answer works too", async () => {
    const chat = await startConversation(harness);
    const turnId = await chat.send("Tell me");
    await harness.call("POST", "/api/chat/stop", { as: chat.person, body: { jobId: turnId } });
    const { jobId } = await (await ask(chat.person, turnId)).json();
    await deliver(harness, chat.person, jobId);
    expect(await chat.ended(jobId)).toMatchObject({ outcome: "answered" });
  });
});
