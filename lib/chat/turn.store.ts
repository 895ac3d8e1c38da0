import type { ClientSession } from "mongodb";
import type { CallRecord } from "../ai/call-records.ts";
import type { BookedCall } from "../ai/usage.store.ts";
import type { AuditRecord } from "../platform/audit/audit-record.ts";
import type { Clock } from "../platform/clock.ts";
import { type Database, defineCollection } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import { createLedger, type LeaseFields, type Ledger, OPEN_STATES } from "../platform/jobs/ledger.ts";
import type { Verdict } from "./schema.ts";

/** What a finished or begun step of the pipeline left behind; `result` is encrypted. */
export type StepRecord = {
  state: "started" | "finished" | "uncertain";
  fence: number;
  startedAt: Date;
  finishedAt: Date | null;
  result: string | null;
  detail: { [key: string]: string | number | boolean };
  /** Of a step that asks a model, oldest first. At most one of them has answered. */
  calls?: readonly CallRecord[];
};

export type TurnState = "queued" | "running" | "answered" | "blocked" | "cancelled" | "failed";

/** One message with its answer: the accepted work, its own outbox, its checkpoints and its result in one document. */
export type TurnRecord = LeaseFields & {
  state: TurnState;
  userId: string;
  chatId: string;
  chatSeq: number;
  clientMessageId: string;
  userMessageId: string;
  replyMessageId: string;
  message: string;
  createdAt: Date;
  replacedBy: string | null;
  stopRequestedAt: Date | null;
  steps: { [key: string]: StepRecord };
  snapshot: { fence: number; seq: number; text: string; at: Date } | null;
  reply: {
    text: string;
    provider: string;
    model: string;
    isDemo: boolean;
    /** Why the first choice did not answer, as "provider: reason". */
    fallbackReason?: string | null;
    finishReason: string;
    createdAt: Date;
  } | null;
  streamSeq: number;
  verdicts: Verdict[];
  usage: BookedCall[];
  audit: AuditRecord[];
  reason: string | null;
  finishedAt: Date | null;
  /** Usage and audit rows have been copied to their ledgers. */
  isProjected: boolean;
  replays: number;
};

export const FINAL_STATES = ["answered", "blocked", "cancelled", "failed"] as const;

export const turnCollection = defineCollection<TurnRecord>({
  name: "turns",
  indexes: [
    { key: { orgId: 1, userId: 1, clientMessageId: 1 }, unique: true },
    { key: { orgId: 1, chatId: 1, chatSeq: -1 } },
    { key: { orgId: 1, chatId: 1 }, name: "one_running_turn_per_chat", unique: true, partialFilterExpression: { state: "running" } },
    { key: { orgId: 1, chatId: 1, chatSeq: 1 }, name: "open_turns_of_chat", partialFilterExpression: { dueAt: { $type: "date" } } },
    { key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $type: "date" } } },
    { key: { isProjected: 1, finishedAt: 1 }, partialFilterExpression: { isProjected: false } },
  ],
});

/** Only open turns are due at some time. Said in a filter, it opens the index of open turns: a long chat has few of them. */
const OPEN = { dueAt: { $type: "date" } } as const;

export type TurnStore = ReturnType<typeof createTurnStore>;

export function createTurnStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const turns = collectionOf(db);
  return { ledger: createTurnLedger(turns, options), ...accepting(db, turns), ...reading(turns), ...stopping(turns), ...closing(turns) };
}

type Turns = ReturnType<typeof collectionOf>;

function collectionOf(db: Database) {
  return db.collection(turnCollection);
}

function createTurnLedger(turns: Turns, options: { clock: Clock; timing: JobTiming }): Ledger<TurnRecord> {
  return createLedger<TurnRecord>({
    records: turns,
    ...options,
    onReplay: { isProjected: false, stopRequestedAt: null },
    isWaiting: async (turn) => {
      const earlier = { orgId: turn.orgId, chatId: turn.chatId, chatSeq: { $lt: turn.chatSeq } };
      const filter = { ...earlier, state: { $in: [...OPEN_STATES] }, ...OPEN };
      return (await turns.findOne(filter, { projection: { _id: 1 }, sort: { chatSeq: -1 } })) !== null;
    },
  });
}

function accepting(db: Database, turns: Turns) {
  return {
    /** False when this client message is there already. */
    insert: (record: TurnRecord): Promise<boolean> => db.isInserted(turns.insertOne(record)),
    /** The new turn takes the place of the old one in the conversation; both or neither. False when another one has taken it. */
    async insertReplacement(record: TurnRecord, replacedId: string): Promise<boolean> {
      const replace = db.withTransaction(async (session) => {
        const filter = { _id: replacedId, orgId: record.orgId, replacedBy: null };
        const { matchedCount } = await turns.updateOne(filter, { $set: { replacedBy: record._id } }, { session });
        if (matchedCount === 1) await turns.insertOne(record, { session });
        return matchedCount === 1;
      });
      return (await db.isInserted(replace)) && (await replace);
    },
  };
}

/** Answers that a newer one has replaced are left out unless said otherwise. */
const SHOWN = { replacedBy: null };

function reading(turns: Turns) {
  return {
    find: (orgId: string, userId: string, id: string): Promise<TurnRecord | null> => turns.findOne({ _id: id, orgId, userId }),
    findByClientMessageId: (orgId: string, userId: string, clientMessageId: string): Promise<TurnRecord | null> =>
      turns.findOne({ orgId, userId, clientMessageId }),
    /** Newest first, starting below `beforeSeq`; replaced answers are left out. */
    list: (orgId: string, chatId: string, page: { beforeSeq: number | null; limit: number }): Promise<TurnRecord[]> =>
      turns
        .find({ orgId, chatId, ...SHOWN, ...(page.beforeSeq !== null && { chatSeq: { $lt: page.beforeSeq } }) })
        .sort({ chatSeq: -1 })
        .limit(page.limit)
        .toArray(),
    /** Replaced answers too: for removal. */
    listAll: (orgId: string, chatId: string, limit: number): Promise<TurnRecord[]> =>
      turns.find({ orgId, chatId }).sort({ chatSeq: -1 }).limit(limit).toArray(),
    findLast: (orgId: string, chatId: string): Promise<TurnRecord | null> =>
      turns.findOne({ orgId, chatId, ...SHOWN }, { sort: { chatSeq: -1 } }),
    findNextOpen: (orgId: string, chatId: string, afterSeq: number): Promise<TurnRecord | null> =>
      turns.findOne({ orgId, chatId, chatSeq: { $gt: afterSeq }, state: "queued", ...OPEN }, { sort: { chatSeq: 1 } }),
    countByState: async (): Promise<Record<string, number>> => {
      const counts: Record<string, number> = {};
      // The type opens the partial index, the range gives it bounds.
      const dueAt = { $type: "date", $gt: new Date(0) } as const;
      for (const state of OPEN_STATES) counts[state] = await turns.countDocuments({ state, dueAt });
      return counts;
    },
  };
}

function stopping(turns: Turns) {
  return {
    async isStopRequested(orgId: string, id: string): Promise<boolean> {
      const turn = await turns.findOne({ _id: id, orgId }, { projection: { stopRequestedAt: 1 } });
      return turn === null || turn.stopRequestedAt !== null;
    },
    async requestStop(orgId: string, userId: string, id: string, at: Date): Promise<TurnRecord | null> {
      return turns.findOneAndUpdate(
        { _id: id, orgId, userId, state: { $in: [...OPEN_STATES] }, stopRequestedAt: null },
        { $set: { stopRequestedAt: at } },
        { returnDocument: "after" },
      );
    },
    /** Ends a turn no process holds, as it was read; a running one ends itself. `usage` has the calls of runs that failed before. */
    async cancelQueued(turn: TurnRecord, fields: { at: Date; audit: AuditRecord; reason: string; usage: BookedCall[] }): Promise<boolean> {
      const update = {
        state: "cancelled" as const,
        dueAt: null,
        leaseUntil: null,
        owner: null,
        finishedAt: fields.at,
        reason: fields.reason,
        usage: fields.usage,
      };
      const filter = { _id: turn._id, orgId: turn.orgId, state: "queued" as const, fence: turn.fence };
      const { matchedCount } = await turns.updateOne(filter, { $set: update, $push: { audit: fields.audit } });
      return matchedCount === 1;
    },
    async requestStopOfChat(orgId: string, chatId: string, at: Date): Promise<void> {
      await turns.updateMany({ orgId, chatId, state: "running", stopRequestedAt: null }, { $set: { stopRequestedAt: at } });
    },
  };
}

function closing(turns: Turns) {
  return {
    listUnprojected: (limit: number): Promise<TurnRecord[]> =>
      turns
        .find({ isProjected: false, finishedAt: { $type: "date" } })
        .sort({ finishedAt: 1 })
        .limit(limit)
        .toArray(),
    async markProjected(orgId: string, id: string): Promise<void> {
      await turns.updateOne({ _id: id, orgId, state: { $in: [...FINAL_STATES] } }, { $set: { isProjected: true } });
    },
    async deleteFinal(orgId: string, chatId: string, session?: ClientSession): Promise<number> {
      const { deletedCount } = await turns.deleteMany(
        { orgId, chatId, state: { $in: [...FINAL_STATES] }, isProjected: true },
        session ? { session } : {},
      );
      return deletedCount;
    },
  };
}
