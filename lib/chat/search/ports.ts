import type { MemoryDeps } from "../../knowledge/memory/ports.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import type { SearchEntryStore } from "./search-entry.store.ts";

/** By what one finds again: the index of chats, and what is remembered. */
export type SearchDeps = MemoryDeps & { searchEntries: SearchEntryStore; searchKeys: SearchKeys };
