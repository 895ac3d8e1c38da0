// An index over encrypted text holds no word of it, only HMACs of words under a key of the organization. That key lives longer than the
// data keys (a new one would make every index useless), is encrypted under them, and cannot be opened any more once they are destroyed.
// Tokens of one person, or of one kind of text, say nothing about those of another: each has a key derived from the organization's.

import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Cipher } from "../crypto/cipher.ts";
import type { SearchKeyStore } from "./search-key.store.ts";
import type { SearchQuery } from "./search-query.ts";
import { plainConditionsOf, plainTermsOf, plainTokensOf } from "./search-tokens.ts";

export type KeyedTokens = {
  /** What an index keeps of a text, each token once. */
  tokensOf(text: string): string[];
  /** Words with how often they are there, for a ranking; a part of `tokensOf`. */
  termsOf(text: string): ReadonlyMap<string, number>;
  /** Of something that is no text but has a name, to find its like again. */
  nameOf(name: string): string;
  /** What an entry that may have all of the query has: one of each list. Its text has to be looked through (`findMatches`). */
  conditionsOf(query: SearchQuery): string[][];
};

export type SearchKeys = {
  /** `realm` names what is searched, such as "messages": the same word is another token in another realm. */
  forPerson(orgId: string, userId: string, realm: string): Promise<KeyedTokens>;
  /** One token names one thing of the organization: so long that no two of them are ever alike. Nothing looks through what they find. */
  forOrganization(orgId: string, realm: string): Promise<Pick<KeyedTokens, "nameOf">>;
};

const KEY_BYTES = 32;
/** 64 bits: among a million words two share a token once in some ten million organizations, and what is found is looked through. */
const TOKEN_BYTES = 8;
const NAME_BYTES = 16;
const TTL_MS = 60_000;
const KEYS_MAX = 1_000;
const REMEMBERED_MAX = 5_000;

type Held = { key: Buffer; readAt: number };

export function createSearchKeys({ store, cipher, clock }: { store: SearchKeyStore; cipher: Cipher; clock: Clock }): SearchKeys {
  const held = new Map<string, Promise<Held>>();

  async function load(orgId: string): Promise<Held> {
    const own = await cipher.forOrganization(orgId);
    const place = { collection: "search_keys", id: orgId, field: "sealed" };
    let record = await store.find(orgId);
    if (!record) {
      await store.insert({ _id: orgId, orgId, sealed: own.encrypt(place, randomBytes(KEY_BYTES).toString("base64url")) });
      record = await store.find(orgId);
    }
    if (!record) throw new Error("The organization's search key could not be stored.");
    const opened = (await cipher.forOrganization(orgId)).decrypt(place, record.sealed);
    return { key: Buffer.from(opened, "base64url"), readAt: clock.now() };
  }

  /** As long as a data key is kept: a shredded organization's index is dead everywhere a minute later. */
  async function keyOf(orgId: string): Promise<Buffer> {
    const known = await held.get(orgId)?.catch(() => null);
    if (known && clock.now() - known.readAt < TTL_MS) return known.key;
    if (held.size >= KEYS_MAX) held.delete(held.keys().next().value ?? "");
    const loading = load(orgId);
    held.set(orgId, loading);
    loading.catch(() => held.delete(orgId));
    return (await loading).key;
  }

  return {
    async forPerson(orgId, userId, realm) {
      return toKeyedTokens(
        createHmac("sha256", await keyOf(orgId))
          .update(`person|${userId}|${realm}`)
          .digest(),
        TOKEN_BYTES,
      );
    },
    async forOrganization(orgId, realm) {
      return toKeyedTokens(
        createHmac("sha256", await keyOf(orgId))
          .update(`organization|${realm}`)
          .digest(),
        NAME_BYTES,
      );
    },
  };
}

function toKeyedTokens(key: Buffer, bytes: number): KeyedTokens {
  // Texts of one person say the same words over and over; the words go with this object.
  const remembered = new Map<string, string>();
  const seal = (plain: string): string => {
    const known = remembered.get(plain);
    if (known !== undefined) return known;
    const token = createHmac("sha256", key).update(plain).digest().subarray(0, bytes).toString("base64url");
    if (remembered.size < REMEMBERED_MAX) remembered.set(plain, token);
    return token;
  };
  return {
    tokensOf: (text) => Array.from(plainTokensOf(text), seal),
    termsOf: (text) => new Map(Array.from(plainTermsOf(text), ([plain, count]) => [seal(plain), count])),
    nameOf: (name) => seal(`n:${name}`),
    conditionsOf: (query) => plainConditionsOf(query).map((any) => any.map(seal)),
  };
}
