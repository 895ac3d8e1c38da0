import { beforeAll, describe, expect, test } from "vitest";
import { createTurn } from "../../../lib/chat/accept-turn.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { type Conversation, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

type Message = { id: string; role: string; content: string };
type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Answered turns, written straight into the store: reading is what is tested here. */
async function fill(harness: Harness, { person, chatId }: Conversation, count: number): Promise<void> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
  const cipher = await harness.runtime.deps.cipher.forOrganization(person.orgId);
  const records: TurnRecord[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const turn = await createTurn(ctx, {
      userId: person.userId,
      chatId,
      chatSeq: seq,
      clientMessageId: `filled-${seq}`,
      message: `Question ${seq}`,
    });
    const text = cipher.encrypt({ collection: "turns", id: turn._id, field: "reply" }, `Answer ${seq}`);
    const reply = { text, provider: "scripted", model: "scripted-1", isDemo: false, finishReason: "stop", createdAt: turn.createdAt };
    records.push({ ...turn, state: "answered", dueAt: null, reply, finishedAt: turn.createdAt, isProjected: true });
  }
  await harness.runtime.deps.db.collection(turnCollection).insertMany(records);
}

describe("reading a chat", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE });
  });

  async function walk<Item>(as: Conversation["person"], path: string): Promise<Item[][]> {
    const pages: Item[][] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Item> = await harness.json("GET", cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`, { as });
      pages.push(page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return pages;
  }

  test("history without paging is the bare array in time order, user and assistant in turn", async () => {
    const chat = await startConversation(harness);
    await fill(harness, chat, 3);
    const messages = await chat.history();
    expect(messages.map(({ role, content }) => `${role}: ${content}`)).toEqual(
      [1, 2, 3].flatMap((seq) => [`user: Question ${seq}`, `assistant: Answer ${seq}`]),
    );
    expect(new Set(messages.map(({ id }) => id)).size).toBe(6);
  });

  test.each([1, 2, 3, 4, 7, 13, 14, 15, 50])("walking history by pages of %i gives exactly the array", async (limit) => {
    const chat = await startConversation(harness);
    await fill(harness, chat, 7);
    const pages = await walk<Message>(chat.person, `/api/chat/history?chatId=${chat.chatId}&limit=${limit}`);
    expect(pages.toReversed().flat()).toEqual(await chat.history());
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(Math.max(2, limit));
  });

  test("the array ends at 1,000 messages, the newest; older ones are on the next page", async () => {
    const chat = await startConversation(harness);
    await fill(harness, chat, 502);
    const messages = await chat.history();
    expect(messages).toHaveLength(1_000);
    expect([messages[0]?.content, messages.at(-1)?.content]).toEqual(["Question 3", "Answer 502"]);
    const pages = await walk<Message>(chat.person, `/api/chat/history?chatId=${chat.chatId}&limit=1000`);
    expect(pages.map(({ length }) => length)).toEqual([1_000, 4]);
  });

  test("turns come newest page first, in time order inside a page, and the walk misses and repeats none", async () => {
    const chat = await startConversation(harness);
    await fill(harness, chat, 8);
    const pages = await walk<{ seq: number }>(chat.person, `/api/chat/turns?chatId=${chat.chatId}&limit=3`);
    expect(pages.map((page) => page.map(({ seq }) => seq))).toEqual([
      [6, 7, 8],
      [3, 4, 5],
      [1, 2],
    ]);
  });

  test("a message that arrives during the walk neither repeats nor hides another", async () => {
    const chat = await startConversation(harness);
    await fill(harness, chat, 4);
    const path = `/api/chat/turns?chatId=${chat.chatId}&limit=2`;
    const first = await harness.json<Page<{ seq: number }>>("GET", path, { as: chat.person });
    await chat.send("In between");
    const second = await harness.json<Page<{ seq: number }>>("GET", `${path}&cursor=${first.nextCursor}`, { as: chat.person });
    expect([...second.items, ...first.items].map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test("a waiting message stands in the history without an answer", async () => {
    const chat = await startConversation(harness);
    await chat.send("Waiting");
    expect(await chat.history()).toMatchObject([{ role: "user", content: "Waiting" }]);
  });

  test("the list of chats pages by last use", async () => {
    const person = await harness.createPerson();
    const chats: Conversation[] = [];
    for (let index = 0; index < 5; index += 1) chats.push(await startConversation(harness, person));
    await chats[1]?.send("Used last");
    const all = await harness.json<{ id: string; title: string }[]>("GET", "/api/chat/list", { as: person });
    expect(all).toHaveLength(5);
    expect(all[0]).toMatchObject({ id: chats[1]?.chatId, title: "Used last" });
    const pages = await walk<{ id: string }>(person, "/api/chat/list?limit=2");
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat().map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  test.each(["nonsense", "", "eyJhIjoxfQ", encodeURIComponent('["x",{"$gt":""}]'), "W10"])("the cursor %j is refused", async (cursor) => {
    const { person: as, chatId } = await startConversation(harness);
    for (const path of [`/api/chat/turns?chatId=${chatId}`, `/api/chat/history?chatId=${chatId}`, "/api/chat/list?limit=5"]) {
      const response = await harness.call("GET", `${path}&cursor=${cursor}`, { as });
      expect([400, 422]).toContain(response.status);
    }
  });

  test.each(["limit=0", "limit=1001", "limit=-1", "limit=x", "limit[$gt]=1", "chatId[$gt]=", "other=1"])(
    "the query %s is refused",
    async (query) => {
      const { person: as, chatId } = await startConversation(harness);
      const response = await harness.call("GET", `/api/chat/history?chatId=${chatId}&${query}`, { as });
      expect([response.status, (await response.json()).code]).toEqual([422, "request.invalid"]);
    },
  );
});
