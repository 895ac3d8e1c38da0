import type { Budgets } from "../ai/budgets.ts";
import type { EgressStore } from "../ai/egress.store.ts";
import type { Router } from "../ai/router.ts";
import type { UsageStore } from "../ai/usage.store.ts";
import type { GuardDeps } from "../guard/ports.ts";
import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { EventLog } from "../platform/event-log.ts";
import type { JobStore } from "../platform/jobs/job.store.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { Logger } from "../platform/log.ts";
import type { Queue } from "../platform/queue.ts";
import type { ChatStore } from "./chat.store.ts";
import type { ChatTool } from "./tools/chat-tool.ts";
import type { TurnStore } from "./turn.store.ts";

export type ChatSettings = {
  /** Tokens of earlier conversation a turn may carry. */
  contextTokens: number;
  /** Rounds of model and tools in one turn. */
  maxRounds: number;
  flushMs: number;
  flushChars: number;
  snapshotMs: number;
  /** Snapshot pace while Redis is away and readers follow MongoDB. */
  degradedSnapshotMs: number;
  followPollMs: number;
  pingMs: number;
  /** A function ends at its limit; the reader is sent away before and comes back. */
  followLimitMs: number;
  reconnectMs: number;
};

export const DEFAULT_CHAT_SETTINGS: ChatSettings = {
  contextTokens: 8_000,
  maxRounds: 4,
  flushMs: 250,
  flushChars: 400,
  snapshotMs: 3_000,
  degradedSnapshotMs: 500,
  followPollMs: 2_000,
  pingMs: 15_000,
  followLimitMs: 280_000,
  reconnectMs: 500,
};

export type ChatDeps = GuardDeps & {
  db: Database;
  chats: ChatStore;
  turns: TurnStore;
  usage: UsageStore;
  egress: EgressStore;
  budgets: Pick<Budgets, "reserve" | "settle">;
  audit: AuditStore;
  jobs: JobStore;
  cipher: Cipher;
  /** Null runs without Redis: readers follow the snapshots in MongoDB. */
  eventLog: EventLog | null;
  queue: Queue;
  jobTiming: JobTiming;
  log: Logger;
  router: Router;
  tools: readonly ChatTool[];
  chatSettings: ChatSettings;
};
