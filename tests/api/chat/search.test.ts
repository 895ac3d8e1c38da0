import { expect, test } from "vitest";
import { indexHistoryJob } from "../../../lib/chat/search/index-history.job.ts";
import type { SearchHit, SearchPage } from "../../../lib/chat/search/schema.ts";
import { searchEntryCollection } from "../../../lib/chat/search/search-entry.store.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { type Conversation, readTurn, startConversation } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { readDatabase } from "../../support/scan-database.ts";
import { sendFile } from "../../support/send-file.ts";
import { until } from "../../support/until.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;

const search = (as: Person, q: string, more: Record<string, string> = {}) =>
  harness.json<SearchPage>("GET", `/api/search?${new URLSearchParams({ q, ...more })}`, { as });

/** Until the turn has its entries: they are written after its final state. */
async function settled(talk: Conversation, turnId: string): Promise<void> {
  await talk.ended(turnId);
  await until(async () => (await readTurn(harness, turnId)).isProjected, { what: `the projection of ${turnId}` });
}

/** Every page there is. */
async function searchAll(as: Person, q: string, more: Record<string, string> = {}): Promise<SearchHit[]> {
  const items: SearchHit[] = [];
  let cursor: string | null = null;
  do {
    const page: SearchPage = await search(as, q, { limit: "50", ...more, ...(cursor !== null && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** Each row is one word in its forms: how the oracle knows what English stemming is to find. */
const FAMILIES = [
  ["report", "reports", "reported", "reporting"],
  ["invoice", "invoices", "invoiced", "invoicing"],
  ["plan", "plans", "planned", "planning"],
  ["quick"],
  ["meeting", "meetings"],
  ["budget", "budgets"],
  ["to"],
  ["a"],
  ["Straße"],
  ["Café"],
  ["Zürich"],
  ["2026"],
  ["東京タワー"],
  ["会議は明日"],
  ["서울에서"],
] as const;
/** Most of what people write is about something else. */
const OTHERS = ["ba", "do", "fu", "ki", "lo", "mu", "ni", "pe", "su", "wa"].flatMap((first, index, all) =>
  all.slice(index).flatMap((second) => ["x", "zz", "th", "nd"].map((last) => `${first}${second}${last}`)),
);
const WORDS = [...FAMILIES.flat(), ...OTHERS];
const CJK = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const plain = (text: string) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("é", "e").replaceAll("ü", "u").replaceAll("ガ", "ガ");

/** A linear congruential sequence: the same 10,000 texts in every run. */
function* numbers(): Generator<number> {
  for (let state = 12_345; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) yield Math.floor(state / 65_536);
}

function makeTexts(count: number): string[] {
  const random = numbers();
  const next = (below: number) => random.next().value % below;
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(8) }, () => WORDS[next(WORDS.length)] ?? "").join(next(3) === 0 ? ", " : " "),
  );
}

/** Says nothing of tokens or indexes: reads every text. */
function oracle(texts: ReadonlyMap<string, string>, query: string): Set<string> {
  const phrase = /^"(.*)"$/.exec(query)?.[1];
  const isMatch = (text: string): boolean => {
    const words = plain(text).match(/[^\s,.:;*`“”!?()·]+/g) ?? [];
    if (phrase !== undefined) return ` ${words.join(" ")} `.includes(` ${plain(phrase)} `);
    return query.split(" ").every((wanted) => {
      if (CJK.test(wanted)) return text.includes(wanted);
      const asked = plain(wanted);
      const family: readonly string[] = FAMILIES.find((forms) => forms.some((form) => plain(form) === asked)) ?? [];
      return words.some(
        (word) => word === asked || (asked.length >= 3 && word.startsWith(asked)) || family.some((form) => plain(form) === word),
      );
    });
  };
  return new Set([...texts].filter(([, text]) => isMatch(text)).map(([id]) => id));
}

const TURNS = 5_000;

/** Five thousand turns as an earlier version left them: nothing of them is indexed. */
async function insertHistory(person: Person, chatId: string, template: TurnRecord): Promise<Map<string, string>> {
  const cipher = await deps.cipher.forOrganization(person.orgId);
  const texts = makeTexts(2 * TURNS);
  const written = new Map<string, string>();
  const turns = Array.from({ length: TURNS }, (_, index): TurnRecord => {
    const id = `trn_${String(index).padStart(26, "0")}`;
    const [message = "", reply = ""] = texts.slice(2 * index, 2 * index + 2);
    const ids = { userMessageId: `msg_u${index}`, replyMessageId: `msg_r${index}` };
    written.set(ids.userMessageId, message).set(ids.replyMessageId, reply);
    const createdAt = new Date(clock.now() - (TURNS - index) * 1_000);
    const encrypted = {
      message: cipher.encrypt({ collection: "turns", id, field: "message" }, message),
      reply: {
        ...{ text: cipher.encrypt({ collection: "turns", id, field: "reply" }, reply), provider: "demo", model: "demo-1" },
        ...{ isDemo: true, finishReason: "stop", createdAt },
      },
    };
    const place = { _id: id, chatId, chatSeq: 1_000 + index, clientMessageId: `seeded-${index}` };
    return { ...template, ...place, ...ids, ...encrypted, createdAt, steps: {}, usage: [], audit: [], isProjected: true };
  });
  await deps.db.collection(turnCollection).insertMany(turns);
  return written;
}

test("search over 10,000 encrypted messages finds what reading every one of them finds, newest first, and the index holds no word", async () => {
  const talk = await startConversation(harness);
  const jobId = await talk.send("xylophone");
  await settled(talk, jobId);
  const own = await talk.history();
  const texts = await insertHistory(talk.person, talk.chatId, await readTurn(harness, jobId));
  for (const { id, content } of own) texts.set(id, content);
  // The first question begins the work on what was there before; until it is done the answer says so.
  expect((await search(talk.person, "report")).isComplete).toBe(false);
  await until(async () => (await search(talk.person, "xylophone")).isComplete, { what: "the index of the history" });
  const queries = [
    "report",
    "reporting",
    "inv",
    "plan budget",
    "to",
    "a meetings",
    "strasse",
    "ZÜRICH 2026",
    "quic",
    "zur",
    "東京",
    "タワー",
  ];
  queries.push("会議 report", "서울", '"quick report"', '"to a"', "nothing", "in", '"東京タワー"', "planned invoicing cafe");
  for (const query of queries) {
    const hits = await searchAll(talk.person, query, { types: "message" });
    const expected = oracle(texts, query);
    expect(new Set(hits.map(({ id }) => id)), query).toEqual(expected);
    expect(hits, query).toHaveLength(expected.size);
    const times = hits.map(({ at }) => at);
    expect(times, query).toEqual(times.toSorted().toReversed());
  }
  const stored = (await readDatabase(harness.environment.MONGODB_URI ?? "")).get(searchEntryCollection.name) ?? [];
  expect(stored.length).toBeGreaterThan(2 * TURNS);
  const tokens = new Set(stored.flatMap(({ tokens: own }): string[] => own));
  expect([...tokens].filter((token) => !/^[\w-]{11}$/.test(token))).toEqual([]);
  // Whatever else stands in an entry is an id or a time.
  const fields = stored.flatMap(({ tokens: _tokens, at: _at, ...rest }) => Object.values(rest));
  expect(
    fields.filter((field) => field !== null && !/^(?:(?:org|usr|cht|trn|msg)_\w+(?::usr_\w+)?|title|message|marker|)$/.test(String(field))),
  ).toEqual([]);
}, 120_000);

test("a message and its answer are found once they are final, with the place that was found", async () => {
  const talk = await startConversation(harness);
  await settled(talk, await talk.send("Please remember the Quetzalcoatl statue"));
  const page = await search(talk.person, "quetzalcoatl");
  const own = page.items.find((hit) => hit.type === "message" && hit.role === "user");
  expect(own).toMatchObject({ chatId: talk.chatId, snippet: { text: "Please remember the Quetzalcoatl statue" } });
  expect(own?.snippet.marks.map(({ start, end }) => own.snippet.text.slice(start, end))).toEqual(["Quetzalcoatl"]);
  expect(page.items.some((hit) => hit.type === "chat" && hit.chatId === talk.chatId)).toBe(true);
});

test("nobody finds another person's messages, in their organization or elsewhere", async () => {
  const talk = await startConversation(harness);
  const colleague = await harness.addPerson(talk.person, "ADMIN");
  await settled(talk, await talk.send("the platypus is secret"));
  expect((await search(talk.person, "platypus")).items).not.toEqual([]);
  for (const other of [colleague, await harness.createPerson()]) expect((await search(other, "platypus")).items).toEqual([]);
});

test("a renamed chat is found by its new title and no more by the old one", async () => {
  const person = await harness.createPerson();
  const { chatId } = await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: person, body: { title: "Aardvark" } });
  expect((await search(person, "aardvark")).items).toMatchObject([{ type: "chat", chatId }]);
  await harness.call("POST", "/api/chat/rename", { as: person, body: { chatId, title: "Wombat" } });
  expect((await search(person, "aardvark")).items).toEqual([]);
  expect((await search(person, "wombat")).items).toMatchObject([{ type: "chat", chatId }]);
});

test("a deleted chat is not found from that moment on, and its entries go with it", async () => {
  const talk = await startConversation(harness);
  await settled(talk, await talk.send("the okapi sleeps"));
  await harness.call("DELETE", `/api/chat/delete?chatId=${talk.chatId}`, { as: talk.person });
  expect((await search(talk.person, "okapi")).items).toEqual([]);
  const entries = deps.db.collection(searchEntryCollection);
  await until(async () => (await entries.countDocuments({ orgId: talk.person.orgId, chatId: talk.chatId })) === 0);
});

test("an answer that was made again is found in both branches", async () => {
  const talk = await startConversation(harness);
  const first = await talk.send("an echidna walks");
  await settled(talk, first);
  const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/regenerate", { as: talk.person, body: { jobId: first } });
  await settled(talk, jobId);
  const found = await searchAll(talk.person, "echidna", { types: "message" });
  expect(new Set(found.map((hit) => hit.type === "message" && hit.jobId))).toEqual(new Set([first, jobId]));
});

test("indexing a history twice changes nothing", async () => {
  const talk = await startConversation(harness);
  await settled(talk, await talk.send("two capybaras"));
  const entries = deps.db.collection(searchEntryCollection);
  const read = () => entries.find({ orgId: talk.person.orgId, kind: "message" }).sort({ _id: 1 }).toArray();
  const before = await read();
  expect(before).toHaveLength(2);
  await search(talk.person, "capybaras");
  await until(async () => (await search(talk.person, "capybaras")).isComplete);
  expect(await read()).toEqual(before);
  expect(indexHistoryJob.name).toBe("chat.index-history");
});

test("a page ends where the slowest kind has come, and pages together give everything once", async () => {
  const person = await harness.createPerson();
  for (let index = 0; index < 5; index += 1) {
    clock.advance(1_000);
    const talk = await startConversation(harness, person);
    await settled(talk, await talk.send(`narwhal number ${index}`));
  }
  const whole = await searchAll(person, "narwhal");
  const paged: SearchHit[] = [];
  let cursor: string | null = null;
  do {
    const page: SearchPage = await search(person, "narwhal", { limit: "2", ...(cursor !== null && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(2);
    paged.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(paged.map(({ type, id }) => `${type} ${id}`)).toEqual(whole.map(({ type, id }) => `${type} ${id}`));
  expect(new Set(paged.map(({ type, id }) => `${type} ${id}`)).size).toBe(paged.length);
});

test("a file is found by a word of its name until it is deleted, by nobody else, and no word of it is stored", async () => {
  const owner = await harness.createPerson();
  const colleague = await harness.addPerson(owner, "ADMIN");
  const { id } = await (await sendFile(harness, owner, "Quarterly_Axolotl-report (2).txt", "Nothing about that.")).json();
  await sendFile(harness, owner, "other.txt", "Axolotl stands in the text alone.");
  const found = await searchAll(owner, "axolotl reports", { types: "file" });
  expect(found).toMatchObject([{ type: "file", id, snippet: { text: "Quarterly_Axolotl-report (2).txt" } }]);
  expect(await searchAll(owner, "axolotl")).toMatchObject([{ type: "file", id }]);
  expect(await searchAll(colleague, "axolotl")).toEqual([]);
  const files = (await readDatabase(harness.environment.MONGODB_URI ?? "")).get("files") ?? [];
  expect(JSON.stringify(files).toLowerCase()).not.toContain("axolotl");
  expect((await harness.call("DELETE", `/api/files/delete?id=${id}`, { as: owner })).status).toBe(204);
  expect(await searchAll(owner, "axolotl")).toEqual([]);
});
