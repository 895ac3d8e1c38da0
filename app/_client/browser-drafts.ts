import { createClientMessageId } from "./client-message-id.ts";
import { createDraftStore, type DraftStore } from "./drafts.ts";

let store: DraftStore | null = null;

/** localStorage where the browser allows it; memory where it is blocked. Only for effects and handlers, never while rendering on the server. */
export function browserDrafts(): DraftStore {
  store ??= createDraftStore(openStorage(), createClientMessageId);
  return store;
}

function openStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> {
  try {
    window.localStorage.getItem("aegis.draft-owner");
    return window.localStorage;
  } catch {
    return createMemoryStorage();
  }
}

function createMemoryStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}
