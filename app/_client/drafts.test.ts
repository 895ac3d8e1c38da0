import { beforeEach, expect, test } from "vitest";
import { createDraftStore, type DraftStore } from "./drafts.ts";

let values: Map<string, string>;
let drafts: DraftStore;

beforeEach(() => {
  values = new Map();
  let count = 0;
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
  drafts = createDraftStore(storage, () => `id-${++count}`);
});

test("a draft survives a reload with its message id", () => {
  const typed = drafts.edit("cht_1", drafts.read("cht_1"), "hello");
  expect(drafts.read("cht_1")).toEqual(typed);
});

test("typing on does not change the message id before a send", () => {
  const first = drafts.edit("cht_1", drafts.read("cht_1"), "hel");
  expect(drafts.edit("cht_1", first, "hello").clientMessageId).toBe(first.clientMessageId);
});

test("sending the same words again keeps the message id, so the server sees one message", () => {
  const attempted = drafts.markAttempted("cht_1", drafts.edit("cht_1", drafts.read("cht_1"), "hello "));
  expect(drafts.edit("cht_1", attempted, "hello").clientMessageId).toBe(attempted.clientMessageId);
  expect(drafts.read("cht_1").clientMessageId).toBe(attempted.clientMessageId);
});

test("other words after an attempt are another message, because the first may have arrived", () => {
  const attempted = drafts.markAttempted("cht_1", drafts.edit("cht_1", drafts.read("cht_1"), "hello"));
  const changed = drafts.edit("cht_1", attempted, "hello you");
  expect(changed.clientMessageId).not.toBe(attempted.clientMessageId);
  expect(changed.attempted).toBeNull();
});

test("after acceptance nothing is left and the next message has a new id", () => {
  const typed = drafts.edit("cht_1", drafts.read("cht_1"), "hello");
  const next = drafts.clear("cht_1");
  expect(next.clientMessageId).not.toBe(typed.clientMessageId);
  expect(values.size).toBe(0);
});

test("the first message of a new chat moves under the chat with the same id", () => {
  const typed = drafts.markAttempted(null, drafts.edit(null, drafts.read(null), "hello"));
  drafts.move(typed, "cht_9");
  expect(drafts.read("cht_9")).toEqual(typed);
  expect(drafts.read(null).text).toBe("");
});

test("somebody else signing in finds no draft, the same person finds theirs", () => {
  drafts.claim("usr_1");
  drafts.edit("cht_1", drafts.read("cht_1"), "private");
  drafts.claim("usr_1");
  expect(drafts.read("cht_1").text).toBe("private");
  drafts.claim("usr_2");
  expect(drafts.read("cht_1").text).toBe("");
});

test.each(["{", "null", "[]", '{"text":1,"clientMessageId":"x","attempted":null}'])("a damaged draft %s reads as empty", (stored) => {
  values.set("aegis.draft.cht_1", stored);
  expect(drafts.read("cht_1").text).toBe("");
});

test("a full storage does not stop the typing", () => {
  const broken = createDraftStore(
    {
      getItem: () => null,
      setItem: () => {
        throw new Error("quota");
      },
      removeItem: () => undefined,
      key: () => null,
      length: 0,
    },
    () => "id",
  );
  expect(broken.edit(null, broken.read(null), "hello").text).toBe("hello");
});
