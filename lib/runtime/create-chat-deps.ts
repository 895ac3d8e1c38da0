import { createChatStore } from "../chat/chat.store.ts";
import { type ChatDeps, type ChatSettings, DEFAULT_CHAT_SETTINGS } from "../chat/ports.ts";
import { createTurnStore } from "../chat/turn.store.ts";
import { DEFAULT_GUARD_POLICY } from "../guard/ports.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createEventLog } from "../platform/event-log.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { RedisConnection } from "../platform/redis.ts";
import { chatTools } from "./chat-tools.ts";

type OwnDeps = Pick<ChatDeps, "chats" | "turns" | "eventLog" | "tools" | "guard" | "chatSettings">;

export type ChatDepsOptions = {
  db: Database;
  clock: Clock;
  jobTiming: JobTiming;
  redis: RedisConnection | null;
  settings: Partial<ChatSettings>;
};

/** What chat adds to the platform's own parts. */
export function createChatDeps({ db, clock, jobTiming, redis, settings }: ChatDepsOptions): OwnDeps {
  return {
    chats: createChatStore(db),
    turns: createTurnStore(db, { clock, timing: jobTiming }),
    eventLog: redis && createEventLog(redis),
    tools: chatTools,
    guard: DEFAULT_GUARD_POLICY,
    chatSettings: { ...DEFAULT_CHAT_SETTINGS, ...settings },
  };
}
