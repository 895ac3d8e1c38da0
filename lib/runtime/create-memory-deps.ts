import { createMemoryStore, memoryCollection } from "../knowledge/memory/memory.store.ts";
import { createMemorySettingStore, memorySettingCollection } from "../knowledge/memory/memory-setting.store.ts";
import type { MemoryDeps } from "../knowledge/memory/ports.ts";
import type { Database } from "../platform/db.ts";

export const memoryCollections = [memoryCollection, memorySettingCollection] as const;

/** What is remembered of people, and whether they want it. */
export function createMemoryDeps(db: Database): Pick<MemoryDeps, "memories" | "memorySettings"> {
  return { memories: createMemoryStore(db), memorySettings: createMemorySettingStore(db) };
}
