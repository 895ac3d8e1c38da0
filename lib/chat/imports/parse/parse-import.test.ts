import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type RawMessage, toExchanges } from "./message-tree.ts";
import { parseImport } from "./parse-import.ts";
import type { Skipped } from "./parsed-chat.ts";

type Node = { id: string; parent: string | null; role?: string; text?: unknown; at?: unknown; type?: string };

function conversation(nodes: readonly Node[], rest: object = {}): object {
  const mapping = Object.fromEntries(
    nodes.map(({ id, parent, role, text, at, type = "text" }) => [
      id,
      {
        ...{ id, parent, children: ["not", "believed"] },
        message: role === undefined ? null : { author: { role }, create_time: at, content: { content_type: type, parts: [text] } },
      },
    ]),
  );
  return { id: "c1", title: "A talk", create_time: 1_700_000_000.5, mapping, current_node: nodes.at(-1)?.id, ...rest };
}

const bytesOf = (value: unknown) => strToU8(JSON.stringify(value));
const parse = (...chats: unknown[]) => parseImport(bytesOf(chats));
const said = ({ chats }: ReturnType<typeof parseImport>) =>
  chats.map(({ exchanges }) => exchanges.map(({ parent, user, assistant }) => [parent, user, assistant]));

const TALK: Node[] = [
  { id: "root", parent: null },
  { id: "s", parent: "root", role: "system", text: "Be kind." },
  { id: "u1", parent: "s", role: "user", text: "One?", at: 1_700_000_001 },
  { id: "a1", parent: "u1", role: "assistant", text: "First." },
  { id: "u2", parent: "a1", role: "user", text: "Two?" },
  { id: "call", parent: "u2", role: "assistant", text: "search()", type: "code" },
  { id: "t", parent: "call", role: "tool", text: "found" },
  { id: "a2", parent: "t", role: "assistant", text: "Second." },
];

describe("a ChatGPT export", () => {
  test("gives each question with its answer, past instructions and tools, and shows what was shown", () => {
    const parsed = parse(conversation(TALK));
    expect(said(parsed)).toEqual([
      [
        [null, "One?", "First."],
        [0, "Two?", "Second."],
      ],
    ]);
    expect(parsed.chats[0]).toMatchObject({ key: "chatgpt:c1", title: "A talk", createdAt: 1_700_000_000_500, shown: 1 });
    expect(parsed.skipped).toEqual({});
  });

  test("keeps an edited question and a second answer beside the first", () => {
    const parsed = parse(
      conversation(
        [
          ...TALK,
          { id: "u2b", parent: "a1", role: "user", text: "Other?" },
          { id: "a1b", parent: "u1", role: "assistant", text: "Again." },
        ],
        { current_node: "a2" },
      ),
    );
    expect(said(parsed)[0]).toEqual([
      [null, "One?", "First."],
      [null, "One?", "Again."],
      [0, "Two?", "Second."],
      [0, "Other?", null],
    ]);
    expect(parsed.chats[0]?.shown).toBe(2);
  });

  test.each<[string, () => Uint8Array]>([
    ["the file itself", () => bytesOf([conversation(TALK)])],
    [
      "its zip",
      () =>
        zipSync({
          "conversations.json": bytesOf([conversation(TALK)]),
          "chat.html": strToU8("<script>1</script>"),
          "user.json": bytesOf({}),
        }),
    ],
    ["its zip in a folder", () => zipSync({ "export/conversations.json": bytesOf([conversation(TALK)]) })],
    ["several pieces", () => zipSync({ "conversations-001.json": bytesOf([conversation(TALK)]) })],
    ["a file with a byte order mark", () => strToU8(`\uFEFF${JSON.stringify([conversation(TALK)])}`)],
  ])("is read from %s", (_what, make) => expect(said(parseImport(make()))[0]).toHaveLength(2));
});

describe("a hostile export", () => {
  const line = (count: number, link: (index: number) => string | null): Node[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: `n${index}`, parent: link(index), role: index % 2 === 0 ? "user" : "assistant", text: `t${index}` },
    }));

  test("a circle is not walked, and what hangs in it is counted", () => {
    const parsed = parse(
      conversation([...TALK, { id: "x", parent: "y", role: "user", text: "x" }, { id: "y", parent: "x", role: "user", text: "y" }]),
    );
    expect(parsed.skipped).toEqual({ message_unreachable: 2 });
    expect(said(parsed)[0]).toHaveLength(2);
    expect(parse(conversation(TALK), conversation([{ id: "me", parent: "me", role: "user", text: "x" }])).skipped).toEqual({
      message_unreachable: 1,
      no_messages: 1,
    });
  });

  test("a missing parent makes a beginning, and an answer to nothing is left out", () => {
    const parsed = parse(
      conversation([
        { id: "a", parent: "gone", role: "assistant", text: "Hm." },
        { id: "u", parent: "gone", role: "user", text: "So?" },
      ]),
    );
    expect(said(parsed)).toEqual([[[null, "So?", null]]]);
    expect(parsed.skipped).toEqual({ answer_without_question: 1 });
  });

  test("a line of 20,000 messages is read, one of 100,000 is left out with its reason, and neither breaks the stack", () => {
    const chain = (count: number) => conversation(line(count, (index) => (index === 0 ? null : `n${index - 1}`)));
    expect(parse(chain(20_000)).chats[0]?.exchanges).toHaveLength(10_000);
    const parsed = parse(conversation(TALK), chain(100_000));
    expect(parsed.skipped).toEqual({ too_many_messages: 1 });
    expect(parsed.chats).toHaveLength(1);
  });

  test("a fan of 20,000 answers to one question is read without comparing each with each", () => {
    const fan = conversation(
      line(20_001, (index) => (index === 0 ? null : "n0")).map((node, index) => ({ ...node, role: index === 0 ? "user" : "assistant" })),
    );
    expect(parse(fan).chats[0]?.exchanges).toHaveLength(20_000);
  });

  test.each([[Number.NaN], [1e300], [-1], ["yesterday"], [{}], [null], [9_999_999_999_999]])("the date %j is taken for none", (at) => {
    const [chat] = parse(conversation([{ id: "u", parent: null, role: "user", text: "x", at }], { create_time: at })).chats;
    expect([chat?.createdAt, chat?.exchanges[0]?.askedAt]).toEqual([null, null]);
  });

  test.each<[unknown, string]>([
    ["x".repeat(1_000_000), `${"x".repeat(119)}…`],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["a\u202Eb\u0000c\n\nd", "a b c d"],
    [{ evil: 1 }, "One?"],
    ["   ", "One?"],
  ])("the title %j is shown as one short line of plain text", (title, shown) => {
    expect(parse(conversation(TALK, { title })).chats[0]?.title).toBe(shown);
  });

  test("names that mean something to JavaScript are names", () => {
    const text =
      '[{"id":"c","title":"t","mapping":{"__proto__":{"parent":null,"message":{"author":{"role":"user"},"content":{"parts":["x"]}}},"constructor":{"parent":"__proto__","message":{"author":{"role":"assistant"},"content":{"parts":["y"]}}}}}]';
    const parsed = parseImport(strToU8(text));
    expect(parsed.chats.every(({ exchanges }) => exchanges.length <= 1)).toBe(true);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test("a message of a megabyte is shortened and says so", () => {
    const parsed = parse(conversation([{ id: "u", parent: null, role: "user", text: "y".repeat(1_000_000) }]));
    expect(parsed.chats[0]?.exchanges[0]?.user).toHaveLength(200_000);
    expect(parsed.skipped).toEqual({ text_shortened: 1 });
  });

  test.each<[string, Uint8Array]>([
    ["nothing that JSON is", strToU8("not json")],
    ["an empty list", strToU8("[]")],
    ["another JSON", strToU8('{"a":1}')],
    ["numbers", strToU8("[1,2,3]")],
    ["a zip of something else", zipSync({ "photo.png": new Uint8Array(10) })],
    ["a zip that is cut off", zipSync({ "conversations.json": bytesOf([conversation(TALK)]) }).subarray(0, 60)],
  ])("a file of %s is refused", (_what, bytes) => {
    expect(() => parseImport(bytes)).toThrow("chat.import_unreadable");
  });

  test("an archive that unpacks to more than it may is refused before it is unpacked", () => {
    const bomb = zipSync({ "conversations.json": new Uint8Array(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => parseImport(bomb, { unpackedBytes: 4_000_000 })).toThrow("chat.import_too_large");
    expect(() => parseImport(zipSync({ "chats/a.json": bytesOf({}), "chats/b.json": bytesOf({}) }), { files: 1 })).toThrow(
      "chat.import_too_large",
    );
  });

  test("more messages in all than an import may hold are refused", () => {
    expect(() => parseImport(bytesOf([conversation(TALK), conversation(TALK)]), { messages: 3 })).toThrow("chat.import_too_large");
  });
});

test("whatever hangs how: every message is used, left out with a reason, or stands between others; each follows one before it", () => {
  const name = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
  const message = fc.record({
    id: name,
    parentId: fc.option(name, { nil: null }),
    role: fc.constantFrom("user" as const, "assistant" as const, "none" as const),
    text: fc.constantFrom("", "x", "y"),
    at: fc.constant(null),
    model: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.uniqueArray(message, { selector: ({ id }) => id, maxLength: 7 }), (messages: RawMessage[]) => {
      const skipped: Skipped = {};
      const { exchanges, placeOf } = toExchanges(messages, skipped);
      for (const [place, { parent, user }] of exchanges.entries()) {
        expect(parent === null || parent < place).toBe(true);
        expect(user).not.toBe("");
      }
      for (const place of placeOf.values()) expect(place).toBeLessThan(exchanges.length);
      const spoken = messages.filter(({ role, text }) => role !== "none" && text !== "").length;
      const answers = exchanges.reduce((total, { assistant }) => total + (assistant?.split("\n\n").length ?? 0), 0);
      const left = (skipped.answer_without_question ?? 0) + (skipped.message_unreachable ?? 0);
      expect(spoken).toBeLessThanOrEqual(exchanges.length + answers + left);
    }),
  );
});
