import type { Document } from "mongodb";
import type { SearchEntryRecord } from "../../../lib/chat/search/search-entry.store.ts";
import type { MemoryRecord } from "../../../lib/knowledge/memory/memory.store.ts";
import type { MemorySettingRecord } from "../../../lib/knowledge/memory/memory-setting.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import { createSearchKeyStore } from "../../../lib/platform/search/search-key.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { Harness, Person } from "../../support/harness.ts";
import type { Stores } from "./seldom.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

/** Stores behind what is found and what is remembered. */
export function memoryStores({ db, memories, memorySettings, searchEntries }: AppDeps) {
  return {
    createMemoryStore: memories,
    createMemorySettingStore: memorySettings,
    createSearchEntryStore: searchEntries,
    // The product reaches it through the search keys only.
    createSearchKeyStore: createSearchKeyStore(db),
  };
}

/** Every question memory and search are ever asked. */
export async function askMemory(harness: Harness, as: Person): Promise<void> {
  const call = async (method: string, path: string, body?: object) => {
    const response = await harness.call(method, `/api${path}`, { as, ...(body && { body }) });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === "" ? {} : JSON.parse(text);
  };
  await call("POST", "/memories", { text: "I live in Porto." });
  const { id } = await call("POST", "/memories", { text: "I live in Lyon." });
  await call("GET", "/memories?limit=5");
  await call("PATCH", `/memories/${id}`, { text: "I live in Paris." });
  await call("DELETE", `/memories/${id}`);
  await call("POST", `/memories/${id}/restore`);
  await call("PATCH", "/memories/settings", { whose: "person", isOn: true });
  for (const q of ["Paris", "what plus two", '"in paris"']) await call("GET", `/search?q=${encodeURIComponent(q)}`);
}

/** What a job or a first use asks; the journey has no queue. */
export async function askSearch(stores: Stores, { orgId, userId, chatId }: Owner, db: Database): Promise<void> {
  const keys = stores.createSearchKeyStore;
  await keys.find(orgId);
  await keys.insert({ _id: "org_nobody", orgId: "org_nobody", sealed: "v1.sealed" });
  await stores.createTurnStore.listOfChat(orgId, chatId, { beforeSeq: 1_000_000, limit: 100 });
  await stores.createSearchEntryStore.listKnown(orgId, ["msg_nobody"]);
  await stores.createSearchEntryStore.delete(orgId, "msg_nobody");
  await stores.createSearchEntryStore.deleteOfChat(orgId, "cht_nobody");
  await stores.createSearchEntryStore.insertMissing([
    { _id: "msg_nobody", orgId, userId, kind: "marker", chatId: "", turnId: null, tokens: [], at: new Date() },
  ]);
  await stores.createMemoryStore.listByTokens(orgId, userId, [["seeded-7"], ["seeded-20"]], { after: null, limit: 40 });
  await db.withTransaction(async (session) => {
    await stores.createMemoryStore.deleteAll(orgId, "usr_nobody", session);
  });
}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function memoryPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const tokensOf = (index: number) => [0, 1, 2].map((each) => `seeded-${(index * 7 + each * 13) % 900}`);
  return {
    memories: (index): MemoryRecord => {
      const { orgId, userId, chatId } = tenancy.of(index);
      const common = { kind: "USER_FACT", origin: "chat", isStanding: false, text: "v1.sealed", expiresAt: null } as const;
      const state = { state: "superseded", supersededBy: seededId("mem", index + 1), subject: `subject ${index % 5}` } as const;
      const source = { chatId, jobId: seededId("trn", index) };
      return {
        _id: seededId("mem", index),
        orgId,
        userId,
        ...common,
        ...state,
        source,
        tokens: tokensOf(index),
        createdAt: at(index),
        at: at(index),
      };
    },
    memory_settings: (index): MemorySettingRecord => {
      const [orgId, userId] = [seededId("org", index % 900), seededId("usr", index)];
      return { _id: `${orgId}:${userId}`, orgId, userId, isOn: true, updatedBy: userId, updatedAt: at(index) };
    },
    chat_search: (index): SearchEntryRecord => {
      const { orgId, userId, chatId } = tenancy.of(index);
      const turnId = seededId("trn", index);
      return { _id: seededId("msg", index), orgId, userId, kind: "message", chatId, turnId, tokens: tokensOf(index), at: at(index) };
    },
    search_keys: (index) => ({ _id: seededId("org", index), orgId: seededId("org", index), sealed: "v1.sealed" }),
  };
}
