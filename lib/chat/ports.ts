import type { Budgets } from "../ai/budgets.ts";
import type { EgressStore } from "../ai/egress.store.ts";
import type { Router } from "../ai/router.ts";
import type { UsageStore } from "../ai/usage.store.ts";
import type { ActForDeps } from "../auth/act-for.ts";
import type { GuardAppealDeps } from "../guard/appeal-ports.ts";
import type { GuardEventDeps } from "../guard/event-ports.ts";
import type { JudgeDeps } from "../guard/ports.ts";
import type { FileDeps } from "../knowledge/ports.ts";
import type { RetrievalDeps } from "../knowledge/retrieval/ports.ts";
import type { AnswerAuditor } from "../platform/answer-auditor.ts";
import type { EventLog } from "../platform/event-log.ts";
import type { LibraryStores } from "../prompts/library/ports.ts";
import type { ChatStore } from "./chat.store.ts";
import type { KeepingDeps } from "./keeping/ports.ts";
import type { ChatTool } from "./tools/chat-tool.ts";
import type { TurnStore } from "./turn.store.ts";

export type ChatSettings = {
  /** Tokens of earlier conversation a turn may carry. */
  contextTokens: number;
  /** A model is asked for a chat's name after its first answer; else the first words stay. */
  asksForTitles: boolean;
  /** Rounds of model and tools in one turn; in the last one the model has to answer. */
  maxRounds: number;
  /** Calls of tools in one turn, and characters of what they bring. */
  maxToolCalls: number;
  maxToolChars: number;
  /** Once models and tools have taken this long, or cost this much in millionths of a US dollar, the next round is the last one. */
  roundsTimeMs: number;
  roundsCostMicros: number;
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
  asksForTitles: true,
  maxRounds: 8,
  maxToolCalls: 24,
  maxToolChars: 80_000,
  roundsTimeMs: 150_000,
  roundsCostMicros: 500_000,
  flushMs: 250,
  flushChars: 400,
  snapshotMs: 3_000,
  degradedSnapshotMs: 500,
  followPollMs: 2_000,
  pingMs: 15_000,
  followLimitMs: 280_000,
  reconnectMs: 500,
};

export type ChatDeps = JudgeDeps &
  ActForDeps &
  FileDeps &
  RetrievalDeps &
  GuardEventDeps &
  GuardAppealDeps &
  KeepingDeps &
  LibraryStores & {
    chats: ChatStore;
    turns: TurnStore;
    usage: UsageStore;
    egress: EgressStore;
    budgets: Pick<Budgets, "reserve" | "settle">;
    /** Null runs without Redis: readers follow the snapshots in MongoDB. */
    eventLog: EventLog | null;
    router: Router;
    tools: readonly ChatTool<ChatDeps>[];
    chatSettings: ChatSettings;
    answerAuditor: AnswerAuditor;
  };
