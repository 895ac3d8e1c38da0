import { beforeAll, describe, expect, test } from "vitest";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import { NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/chat/stream";
const MAX = 32_000;

describe("POST /api/chat/stream", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE });
  });
  const countTurns = (chatId: string) => harness.runtime.deps.db.collection(turnCollection).countDocuments({ chatId });

  test("the same clientMessageId ten times at once: one turn, ten times the same answer", async () => {
    const { person: as, chatId } = await startConversation(harness);
    const body = { chatId, message: "Only once", clientMessageId: "double-click-1" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const response = await harness.call("POST", path, { as, body });
        return { status: response.status, body: await response.json() };
      }),
    );
    for (const answer of answers) expect(answer).toEqual({ status: 202, body: answers[0]?.body });
    expect(await countTurns(chatId)).toBe(1);
    expect(await harness.json("POST", path, { as, body })).toEqual(answers[0]?.body);
  });

  test("the same clientMessageId with another text, or for another chat, is refused and stores nothing", async () => {
    const { person, chatId, send } = await startConversation(harness);
    const other = await startConversation(harness, person);
    await send("First words", "reused-id-1");
    for (const body of [
      { chatId, message: "Other words" },
      { chatId: other.chatId, message: "First words" },
    ]) {
      const response = await harness.call("POST", path, { as: person, body: { ...body, clientMessageId: "reused-id-1" } });
      expect([response.status, (await response.json()).code]).toEqual([409, "chat.client_message_id_reused"]);
    }
    expect([await countTurns(chatId), await countTurns(other.chatId)]).toEqual([1, 0]);
  });

  test("the same clientMessageId of two people are two messages", async () => {
    const [mine, yours] = [await startConversation(harness), await startConversation(harness)];
    expect(await mine.send("Hello", "everybody-uses-1")).not.toBe(await yours.send("Hello", "everybody-uses-1"));
  });

  test("an Idempotency-Key does what a clientMessageId does, and the body's id wins over it", async () => {
    const { person: as, chatId } = await startConversation(harness);
    const headers = { "idempotency-key": "key-of-the-client-1" };
    const ask = async (body: object) => (await harness.json<{ jobId: string }>("POST", path, { as, body, headers })).jobId;
    const first = await ask({ chatId, message: "Once" });
    expect(await ask({ chatId, message: "Once" })).toBe(first);
    expect(await ask({ chatId, message: "Twice", clientMessageId: "own-id-of-body" })).not.toBe(first);
    const malformed = await harness.call("POST", path, { as, body: { chatId, message: "x" }, headers: { "idempotency-key": "a b" } });
    expect([malformed.status, (await malformed.json()).code]).toEqual([400, "request.idempotency_key_malformed"]);
  });

  test("without any id every call is a message of its own", async () => {
    const { chatId, send } = await startConversation(harness);
    await Promise.all([send("Again"), send("Again")]);
    expect(await countTurns(chatId)).toBe(2);
  });

  test.each([1, MAX])("a message of %i characters is taken", async (length) => {
    const { send, status } = await startConversation(harness);
    expect(await status(await send("x".repeat(length)))).toMatchObject({ status: "queued", content: "" });
  });

  const good = { message: "Hello", clientMessageId: "good-id-1" };
  test.each<readonly [string, object, string]>([
    ["an operator object as the message", { ...good, message: { $gt: "" } }, "/body/message"],
    ["an operator object as the chat", { ...good, chatId: { $gt: "" } }, "/body/chatId"],
    ["an operator object as the client's id", { ...good, clientMessageId: { $ne: null } }, "/body/clientMessageId"],
    ["a chat id of another form", { ...good, chatId: "cht_1" }, "/body/chatId"],
    ["another kind of id", { ...good, chatId: "trn_01J00000000000000000000000" }, "/body/chatId"],
    ["an unknown field", { ...good, model: "other" }, "/body/model"],
    ["a prototype's name as a field", { ...good, constructor: 1 }, "/body/constructor"],
    ["no message", { clientMessageId: "good-id-1" }, "/body/message"],
    ["an empty message", { ...good, message: "" }, "/body/message"],
    ["a blank message", { ...good, message: " \n\t " }, "/body/message"],
    ["a message that is too long", { ...good, message: "x".repeat(MAX + 1) }, "/body/message"],
    ["half a surrogate pair", { ...good, message: "bad \ud83d end" }, "/body/message"],
    ["a number", { ...good, message: 7 }, "/body/message"],
    ["a list", { ...good, message: ["Hello"] }, "/body/message"],
  ])("%s is refused as invalid input, by its pointer", async (_name, fields, pointer) => {
    const { person: as, chatId } = await startConversation(harness);
    const response = await harness.call("POST", path, { as, body: { chatId, ...fields } });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "request.invalid", errors: [expect.objectContaining({ pointer })] });
    expect(await countTurns(chatId)).toBe(0);
  });

  test.each<readonly [string, string, Record<string, string>, number, string]>([
    ["a body that is no JSON", "{", {}, 400, "request.malformed"],
    ["a second JSON behind the first", "{}{}", {}, 400, "request.malformed"],
    ["a form", "message=Hello", { "content-type": "application/x-www-form-urlencoded" }, 415, "request.unsupported_media_type"],
    ["text/plain, as a form of another site would send", "{}", { "content-type": "text/plain" }, 415, "request.unsupported_media_type"],
    ["more than the limit", `{"message":"${"x".repeat(300_000)}"}`, {}, 413, "request.too_large"],
    ["a list instead of an object", "[]", {}, 422, "request.invalid"],
  ])("%s is refused", async (_name, raw, headers, status, code) => {
    const as = await harness.createPerson();
    const response = await harness.call("POST", path, { as, raw, headers });
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  });

  test("bytes that are not UTF-8 are refused instead of being replaced", async () => {
    const { person, chatId } = await startConversation(harness);
    const text = JSON.stringify({ chatId, message: "caf?" });
    const bytes = Buffer.from(text, "latin1");
    bytes[text.indexOf("?")] = 0xe9;
    const response = await fetch(`${harness.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${person.token}`, "content-type": "application/json" },
      body: bytes,
    });
    expect([response.status, (await response.json()).code]).toEqual([400, "request.malformed"]);
  });

  test("nobody without a session, and nobody who may only read, can write", async () => {
    const { person, chatId } = await startConversation(harness);
    const reader = await harness.addPerson(person, "READ_ONLY");
    const body = { chatId, message: "Hello" };
    expect((await harness.call("POST", path, { body })).status).toBe(401);
    for (const [method, target, sent] of [
      ["POST", path, body],
      ["POST", "/api/chat/create", {}],
      ["POST", "/api/chat/rename", { chatId, title: "Mine now" }],
      ["DELETE", `/api/chat/delete?chatId=${chatId}`, undefined],
    ] as const) {
      const response = await harness.call(method, target, { as: reader, ...(sent && { body: sent }) });
      expect([response.status, (await response.json()).code]).toEqual([403, "auth.permission_required"]);
    }
    expect((await harness.call("GET", "/api/chat/list", { as: reader })).status).toBe(200);
  });

  test("ids of another user and of another organization are not found, on every route", async () => {
    const { person, chatId, send } = await startConversation(harness);
    const jobId = await send("Mine");
    const colleague = await harness.addPerson(person, "ADMIN");
    const stranger = await harness.createPerson();
    const calls = [
      ["POST", path, { chatId, message: "Let me in" }],
      ["GET", `/api/chat/status?jobId=${jobId}`],
      ["GET", `/api/chat/events?jobId=${jobId}`],
      ["GET", `/api/chat/trace?jobId=${jobId}`],
      ["GET", `/api/chat/history?chatId=${chatId}`],
      ["GET", `/api/chat/turns?chatId=${chatId}`],
      ["POST", "/api/chat/stop", { jobId }],
      ["POST", "/api/chat/regenerate", { jobId }],
      ["POST", "/api/chat/rename", { chatId, title: "Mine now" }],
      ["DELETE", `/api/chat/delete?chatId=${chatId}`],
    ] as const;
    for (const as of [colleague, stranger]) {
      for (const [method, target, body] of calls) {
        const response = await harness.call(method, target, { as, ...(body && { body }) });
        expect([target, response.status]).toEqual([target, 404]);
        expect(JSON.stringify(await response.json())).not.toContain('Mine"');
      }
    }
    expect(await countTurns(chatId)).toBe(1);
  });
});
