import type { ConsoleStores } from "../admin/ports.ts";
import { createPeopleCountStore } from "../auth/people-count.store.ts";
import { createChatCountStore } from "../chat/chat-count.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const consoleCollections = [] as const;

export function createConsoleDeps({ db }: OperationsParts): ConsoleStores {
  const people = createPeopleCountStore(db);
  const chats = createChatCountStore(db);
  return { consoleCounts: { ...people, ...chats } };
}
