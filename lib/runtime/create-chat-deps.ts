import { chatCollection, createChatStore } from "../chat/chat.store.ts";
import { createFeedbackStore, feedbackCollection } from "../chat/feedback/feedback.store.ts";
import { createImportStore, importCollection, importPartCollection } from "../chat/imports/import.store.ts";
import { createTagStore, tagCollection } from "../chat/keeping/tag.store.ts";
import { type ChatDeps, DEFAULT_CHAT_SETTINGS } from "../chat/ports.ts";
import { createProjectStore, projectCollection } from "../chat/projects/project.store.ts";
import { createSearchEntryStore, searchEntryCollection } from "../chat/search/search-entry.store.ts";
import { createShareStore, shareCollection } from "../chat/sharing/share.store.ts";
import { createTurnStore, turnCollection } from "../chat/turn.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import { createEventLog } from "../platform/event-log.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { RedisConnection } from "../platform/redis.ts";
import { createToolDeps } from "./create-tool-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

/** What a person keeps in chat. */
export const chatCollections = [
  chatCollection,
  turnCollection,
  tagCollection,
  projectCollection,
  feedbackCollection,
  shareCollection,
  searchEntryCollection,
  importCollection,
  importPartCollection,
];

type OwnDeps = Pick<
  ChatDeps,
  | "chats"
  | "chatTags"
  | "projects"
  | "chatShares"
  | "chatImports"
  | "feedback"
  | "turns"
  | "searchEntries"
  | "eventLog"
  | "tools"
  | "chatSettings"
>;

export type ChatDepsOptions = {
  env: Env;
  db: Database;
  clock: Clock;
  jobTiming: JobTiming;
  redis: RedisConnection | null;
  overrides: RuntimeOverrides;
};

/** What chat adds to the platform's own parts; `closeChat` ends the process its tools read pages in. */
export function createChatDeps({ env, db, clock, jobTiming, redis, overrides }: ChatDepsOptions): { chat: OwnDeps; closeChat(): void } {
  const { tools, closeTools } = createToolDeps(env, overrides);
  const chat = {
    tools,
    chats: createChatStore(db),
    chatTags: createTagStore(db),
    projects: createProjectStore(db),
    chatShares: createShareStore(db),
    feedback: createFeedbackStore(db),
    chatImports: createImportStore(db),
    turns: createTurnStore(db, { clock, timing: jobTiming }),
    searchEntries: createSearchEntryStore(db),
    eventLog: redis && createEventLog(redis),
    chatSettings: { ...DEFAULT_CHAT_SETTINGS, ...overrides.chatSettings },
  };
  return { chat, closeChat: closeTools };
}
