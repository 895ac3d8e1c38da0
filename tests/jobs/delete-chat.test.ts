import { beforeAll, describe, expect, test } from "vitest";
import { createTurn } from "../../lib/chat/accept-turn.ts";
import { PURGE_CHAT_JOB } from "../../lib/chat/purge-chat.job.ts";
import { auditCollection } from "../../lib/platform/audit/audit.store.ts";
import { jobCollection } from "../../lib/platform/jobs/job.store.ts";
import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { type Conversation, deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { until } from "../support/until.ts";

const KEPT = ["audit", "egress", "jobs", "usage"];

describe("deleting a chat", () => {
  let harness: Harness;
  let gate = createGate();
  const provider = createScriptedProvider(() => ["One ", gate.promise, "answer."]);
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
  });

  const remove = ({ person, chatId }: Conversation) => harness.call("DELETE", `/api/chat/delete?chatId=${chatId}`, { as: person });
  async function purge({ person, chatId }: Conversation): Promise<Response> {
    const job = await harness.runtime.deps.db.collection(jobCollection).findOne({ deduplicationKey: chatId });
    return harness.signedCallback(RUN_PATH, { job: PURGE_CHAT_JOB, orgId: person.orgId, id: job?._id });
  }
  /** Names of the collections with a document that mentions any of the ids. */
  async function findMentions(ids: readonly string[]): Promise<string[]> {
    const mentioning = await Promise.all(
      collections.map(async (definition) => {
        const documents = await harness.runtime.deps.db.collection(definition).find({}).toArray();
        return documents.some((document) => ids.some((id) => JSON.stringify(document).includes(id))) ? [definition.name] : [];
      }),
    );
    return mentioning.flat().toSorted();
  }

  test("removes every document of it, and keeps what was used and what was done", async () => {
    gate.open();
    const chat = await startConversation(harness);
    const turnIds = [await chat.send("one"), await chat.send("two"), await chat.send("three")];
    for (const turnId of turnIds.slice(0, 2)) await deliver(harness, chat.person, turnId);
    expect((await remove(chat)).status).toBe(204);
    expect((await purge(chat)).status).toBe(200);
    expect(await findMentions([chat.chatId, ...turnIds])).toEqual(KEPT);
    const { usage, db } = harness.runtime.deps;
    for (const turnId of turnIds.slice(0, 2)) expect(await usage.listBySource(chat.person.orgId, turnId)).toHaveLength(1);
    const actions = async (id: string) =>
      (await db.collection(auditCollection).find({ "target.id": id }).toArray()).map(({ action }) => action).toSorted();
    expect(await actions(chat.chatId)).toEqual(["chat.chat-deleted"]);
    expect(await actions(turnIds[0] ?? "")).toEqual(["chat.message-accepted", "chat.turn-answered"]);
    expect(await actions(turnIds[2] ?? "")).toEqual(["chat.message-accepted", "chat.turn-cancelled"]);
    expect((await purge(chat)).status).toBe(200);
  });

  test("is seen at once: nothing of it can be read, written, followed or listed", async () => {
    gate.open();
    const chat = await startConversation(harness);
    const turnId = await chat.send("one");
    await deliver(harness, chat.person, turnId);
    await remove(chat);
    const as = chat.person;
    const send = await harness.call("POST", "/api/chat/stream", { as, body: { chatId: chat.chatId, message: "too late" } });
    expect([send.status, (await send.json()).code]).toEqual([404, "chat.chat_not_found"]);
    for (const path of [`/api/chat/history?chatId=${chat.chatId}`, `/api/chat/turns?chatId=${chat.chatId}`])
      expect((await harness.call("GET", path, { as })).status).toBe(404);
    const again = await harness.call("POST", "/api/chat/regenerate", { as, body: { jobId: turnId } });
    expect(again.status).toBe(404);
    const renamed = await harness.call("POST", "/api/chat/rename", { as, body: { chatId: chat.chatId, title: "Zombie" } });
    expect(renamed.status).toBe(404);
    expect(await harness.json("GET", "/api/chat/list", { as })).toEqual([]);
    expect((await remove(chat)).status).toBe(404);
  });

  test("while an answer is being written: the answer is cancelled, the purge waits for it and leaves nothing", async () => {
    gate = createGate();
    const chat = await startConversation(harness);
    const turnId = await chat.send("one");
    const running = deliver(harness, chat.person, turnId);
    await until(async () => (await readTurn(harness, turnId)).steps["model:0"]);
    expect((await remove(chat)).status).toBe(204);
    expect((await purge(chat)).status).toBe(200);
    expect((await running).status).toBe(200);
    expect((await purge(chat)).status).toBe(200);
    expect(await findMentions([turnId])).toEqual(["audit", "egress", "usage"]);
    expect(await findMentions([chat.chatId])).toEqual(["audit", "jobs"]);
  });

  test("a run that died in it is waited for as long as it takes: waiting uses up no attempt and no delivery", async () => {
    const chat = await startConversation(harness);
    const turnId = await chat.send("one");
    const { turns, db } = harness.runtime.deps;
    const dead = await turns.ledger.claim(chat.person.orgId, turnId, "a process that is gone");
    expect((await remove(chat)).status).toBe(204);
    for (let delivery = 0; delivery < 20; delivery += 1) expect((await purge(chat)).status).toBe(200);
    const job = await db.collection(jobCollection).findOne({ deduplicationKey: chat.chatId });
    expect(job).toMatchObject({ state: "queued", attempts: 0, lastError: "chat.turn_still_running" });
    if (dead.type !== "claimed") throw new Error("The turn was not claimed.");
    await turns.ledger.release(dead.record, { error: "gone", delayMs: 0 });
    expect((await deliver(harness, chat.person, turnId)).status).toBe(200);
    expect((await purge(chat)).status).toBe(200);
    expect(await findMentions([chat.chatId])).toEqual(["audit", "jobs"]);
  });

  test("a message accepted in the very moment of the deletion is cancelled and leaves nothing either", async () => {
    gate.open();
    const chat = await startConversation(harness);
    const { person, chatId } = chat;
    const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
    const late = await createTurn(ctx, { userId: person.userId, chatId, chatSeq: 1, clientMessageId: "late-message", message: "Late" });
    await remove(chat);
    await purge(chat);
    await harness.runtime.deps.turns.insert(late);
    const calls = provider.calls.length;
    expect((await deliver(harness, person, late._id)).status).toBe(200);
    expect(provider.calls).toHaveLength(calls);
    expect(await findMentions([late._id])).toEqual(["audit"]);
  });

  test("messages that race with the deletion are refused or cancelled, and none is left over", async () => {
    gate.open();
    const chat = await startConversation(harness);
    const as = chat.person;
    const messages = Array.from({ length: 6 }, (_, index) =>
      harness.call("POST", "/api/chat/stream", { as, body: { chatId: chat.chatId, message: `Race ${index}` } }),
    );
    const [removed, ...answers] = await Promise.all([remove(chat), ...messages]);
    expect(removed?.status).toBe(204);
    const turnIds: string[] = [];
    for (const answer of answers) {
      expect([202, 404]).toContain(answer.status);
      if (answer.status === 202) turnIds.push((await answer.json()).jobId);
    }
    await purge(chat);
    for (const turnId of turnIds) expect([200, 409]).toContain((await deliver(harness, as, turnId)).status);
    expect((await findMentions([chat.chatId])).filter((name) => name === "turns" || name === "chats")).toEqual([]);
  });

  test("somebody else's chat is not found and stays", async () => {
    const chat = await startConversation(harness);
    const colleague = await harness.addPerson(chat.person, "ADMIN");
    for (const as of [colleague, await harness.createPerson()])
      expect((await harness.call("DELETE", `/api/chat/delete?chatId=${chat.chatId}`, { as })).status).toBe(404);
    expect(await harness.json("GET", "/api/chat/list", { as: chat.person })).toMatchObject([{ id: chat.chatId }]);
  });
});
