import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { type ChatCopy, chatCopySchema } from "../../../lib/chat/copies/chat-copy.schema.ts";
import { type Conversation, deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

describe("a chat leaves as a file", () => {
  let harness: Harness;
  let chat: Conversation;
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE });
    chat = await startConversation(harness);
    await say("What is 2 + 2?");
    const second = await say("What is 3 + 3?");
    const body = { jobId: second, message: "What is 4 + 4?" };
    const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/edit", { as: chat.person, body });
    await deliver(harness, chat.person, jobId);
  });

  const say = async (message: string): Promise<string> => {
    const turnId = await chat.send(message);
    await deliver(harness, chat.person, turnId);
    return turnId;
  };
  const get = (path: string, as = chat.person) => harness.call("GET", `/api/chat/${path}`, { as });

  /** Up the tree from the last message shown. */
  function shownOf({ messages, shownMessageId }: ChatCopy): string[] {
    const byId = new Map(messages.map((message) => [message.id, message]));
    const found: string[] = [];
    for (let id = shownMessageId; id !== null; ) {
      const message = byId.get(id);
      if (message?.role === "user") found.unshift(message.content);
      id = message?.parentId ?? null;
    }
    return found;
  }

  test("the JSON has every branch as a tree whose shown path is what the person sees", async () => {
    const response = await get(`export?chatId=${chat.chatId}&format=json`);
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${chat.chatId}.json"`);
    const copy = chatCopySchema.parse(await response.json());
    expect(copy.messages.filter(({ role }) => role === "user").map(({ content }) => content)).toEqual(
      expect.arrayContaining(["What is 2 + 2?", "What is 3 + 3?", "What is 4 + 4?"]),
    );
    expect(shownOf(copy)).toEqual(["What is 2 + 2?", "What is 4 + 4?"]);
    const ids = new Set(copy.messages.map(({ id }) => id));
    expect(ids.size).toBe(6);
    expect(copy.messages.filter(({ parentId }) => parentId === null)).toHaveLength(1);
    expect(copy.messages.every(({ parentId }) => parentId === null || ids.has(parentId))).toBe(true);
  });

  test("the Markdown reads as what is shown, and leaves its record in the trail", async () => {
    const text = await (await get(`export?chatId=${chat.chatId}&format=markdown`)).text();
    expect(text).toMatch(/^# What is 2 \+ 2\?\n/);
    expect(text).toContain("What is 4 + 4?");
    expect(text).not.toContain("What is 3 + 3?");
    expect(text).toContain("## Demo engine");
    const trail = await harness.json<{ items: { action: string }[] }>("GET", "/api/audit?limit=50", { as: chat.person });
    expect(trail.items.map(({ action }) => action)).toContain("chat.chat-exported");
  });

  test("all chats come in one archive, archived ones too, each as both", async () => {
    const other = await startConversation(harness, chat.person);
    await harness.call("POST", "/api/chat/keep", { as: chat.person, body: { chatId: other.chatId, isArchived: true } });
    const response = await get("export-all");
    expect(response.headers.get("content-type")).toBe("application/zip");
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const names = [chat.chatId, other.chatId].flatMap((id) => [`chats/${id}.json`, `markdown/${id}.md`]);
    expect(Object.keys(files).toSorted()).toEqual(names.toSorted());
    for (const name of names.filter((each) => each.endsWith(".json")))
      chatCopySchema.parse(JSON.parse(strFromU8(files[name] ?? new Uint8Array())));
  });

  test("somebody else's chat is not found, and their archive holds nothing of it", async () => {
    const colleague = await harness.addPerson(chat.person, "ADMIN");
    expect((await get(`export?chatId=${chat.chatId}`, colleague)).status).toBe(404);
    expect(Object.keys(unzipSync(new Uint8Array(await (await get("export-all", colleague)).arrayBuffer())))).toEqual([]);
  });
});
