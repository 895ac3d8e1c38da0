import { expect, test } from "vitest";
import type { Cipher } from "../crypto/cipher.ts";
import { DecryptionError } from "../crypto/envelope.ts";
import type { SearchKeyRecord, SearchKeyStore } from "./search-key.store.ts";
import { createSearchKeys } from "./search-keys.ts";
import { parseSearchQuery } from "./search-query.ts";

function createStore(): SearchKeyStore & { records: Map<string, SearchKeyRecord> } {
  const records = new Map<string, SearchKeyRecord>();
  return {
    records,
    find: async (orgId) => records.get(orgId) ?? null,
    insert: async (record) => !records.has(record._id) && records.set(record._id, record) !== undefined,
  };
}

/** Its values say under which generation of the organization's key they stand; a shredded one opens nothing. */
function createCipher() {
  const shredded = new Set<string>();
  let generation = 1;
  const forOrganization: Cipher["forOrganization"] = async (orgId) => ({
    encrypt: (_place, text) => `${orgId}|${generation}|${Buffer.from(text).toString("hex")}`,
    decrypt: (_place, blob) => {
      const [owner, , hex = ""] = blob.split("|");
      if (owner !== orgId || shredded.has(orgId)) throw new DecryptionError("gone");
      return Buffer.from(hex, "hex").toString();
    },
  });
  const unused = async () => {
    throw new Error("not asked here");
  };
  const cipher: Cipher = { wrapId: "w", forOrganization, rotateDataKey: unused, rewrapDataKeys: unused, shred: unused };
  return { cipher, shredded, rotate: () => ++generation };
}

function start() {
  let now = 0;
  const store = createStore();
  const { cipher, ...keys } = createCipher();
  const clock = { now: () => now, sleep: async () => undefined };
  const open = () => createSearchKeys({ store, cipher, clock });
  return { store, ...keys, open, pass: (durationMs: number) => (now += durationMs) };
}

const TEXT = "the invoice of 東京";

test("tokens are the same in every process and after the data key has changed", async () => {
  const { open, rotate } = start();
  const before = (await open().forPerson("org_1", "usr_1", "messages")).tokensOf(TEXT);
  rotate();
  expect((await open().forPerson("org_1", "usr_1", "messages")).tokensOf(TEXT)).toEqual(before);
});

test("tokens of another organization, person or realm share nothing", async () => {
  const search = start().open();
  const owners = [
    ["org_1", "usr_1", "messages"],
    ["org_2", "usr_1", "messages"],
    ["org_1", "usr_2", "messages"],
    ["org_1", "usr_1", "files"],
  ] as const;
  const sets = await Promise.all(
    owners.map(async ([orgId, userId, realm]) => (await search.forPerson(orgId, userId, realm)).tokensOf(TEXT)),
  );
  expect(new Set(sets.flat()).size).toBe(sets.flat().length);
});

test("no word stands in a token or in the stored key", async () => {
  const { open, store } = start();
  const tokens = (await open().forPerson("org_1", "usr_1", "messages")).tokensOf(TEXT);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{11}$/);
  expect(JSON.stringify([...store.records.values()])).not.toContain("invoice");
});

test("two processes that begin at once end with one key", async () => {
  const { open } = start();
  const [one, other] = await Promise.all([open(), open()].map((search) => search.forPerson("org_1", "usr_1", "messages")));
  expect(one?.tokensOf(TEXT)).toEqual(other?.tokensOf(TEXT));
});

test("a minute after the organization's keys were destroyed nobody makes its tokens any more", async () => {
  const { open, shredded, pass } = start();
  const search = open();
  await search.forPerson("org_1", "usr_1", "messages");
  shredded.add("org_1");
  pass(60_000);
  await expect(search.forPerson("org_1", "usr_1", "messages")).rejects.toThrow(DecryptionError);
});

test("what a query asks for is among the tokens of a text that has it", async () => {
  const keyed = await start().open().forPerson("org_1", "usr_1", "messages");
  const tokens = new Set(keyed.tokensOf(TEXT));
  expect(keyed.conditionsOf(parseSearchQuery('invoices "of 東京"')).every((any) => any.some((token) => tokens.has(token)))).toBe(true);
  expect(keyed.conditionsOf(parseSearchQuery("receipt")).every((any) => any.some((token) => tokens.has(token)))).toBe(false);
  expect([...keyed.termsOf("pay, paying, paid").values()]).toEqual([2, 1]);
});
