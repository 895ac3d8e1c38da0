import type { ClientSession } from "mongodb";
import type { BookedCall } from "../ai/usage.store.ts";
import type { AuditRecord } from "../platform/audit/audit-record.ts";
import type { Clock } from "../platform/clock.ts";
import { type Database, defineCollection } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import { LEDGER_INDEXES } from "../platform/jobs/job-view.ts";
import { createLedger, type Ledger, OPEN_STATES } from "../platform/jobs/ledger.ts";
import type { Settlement } from "./approvals/approval.ts";
import type { TurnRecord } from "./turn-record.ts";

export const FINAL_STATES = ["answered", "blocked", "cancelled", "failed"] as const;

export const turnCollection = defineCollection<TurnRecord>({
  name: "turns",
  indexes: [
    { key: { orgId: 1, userId: 1, clientMessageId: 1 }, unique: true },
    { key: { orgId: 1, chatId: 1, chatSeq: -1 } },
    { key: { orgId: 1, chatId: 1, branch: 1, chatSeq: -1 } },
    {
      key: { orgId: 1, chatId: 1, siblingOf: 1, chatSeq: 1 },
      name: "siblings_of_turn",
      partialFilterExpression: { siblingOf: { $type: "string" } },
    },
    { key: { orgId: 1, chatId: 1 }, name: "one_running_turn_per_chat", unique: true, partialFilterExpression: { state: "running" } },
    { key: { orgId: 1, chatId: 1, chatSeq: 1 }, name: "open_turns_of_chat", partialFilterExpression: { dueAt: { $type: "date" } } },
    ...LEDGER_INDEXES,
    { key: { isProjected: 1, finishedAt: 1 }, partialFilterExpression: { isProjected: false } },
  ],
});

/** Only open turns are due at some time. Said in a filter, it opens the index of open turns: a long chat has few of them. */
const OPEN = { dueAt: { $type: "date" } } as const;

export type TurnStore = ReturnType<typeof createTurnStore>;

export function createTurnStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const turns = collectionOf(db);
  return {
    ledger: createTurnLedger(turns, options),
    ...accepting(db, turns),
    ...reading(turns),
    ...readingWhole(turns),
    ...branching(turns),
    ...stopping(turns),
    ...closing(turns),
    ...approving(turns),
    ...waiting(turns),
  };
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
    insertMissing: (records: readonly TurnRecord[]): Promise<void> => db.insertMissing(records, turns),
    insert: (record: TurnRecord): Promise<boolean> => db.isInserted(turns.insertOne(record)),
    insertIn: async (record: TurnRecord, session: ClientSession): Promise<void> => {
      await turns.insertOne(record, { session });
    },
    insertAllIn: async (records: readonly TurnRecord[], session: ClientSession): Promise<void> => {
      if (records.length > 0) await turns.insertMany([...records], { session });
    },
    /** False when another answer has been asked for since `last` was read. */
    async setLastSibling(turn: TurnRecord, last: string, session: ClientSession): Promise<boolean> {
      const filter = { _id: turn._id, orgId: turn.orgId, lastSibling: turn.lastSibling ?? null };
      const { matchedCount } = await turns.updateOne(filter, { $set: { lastSibling: last } }, { session });
      return matchedCount === 1;
    },
  };
}

/** A conversation is read through branches/read-path.ts, which knows what continues what. */
const SHOWN = { replacedBy: null, withdrawnAt: null };

function readingWhole(turns: Turns) {
  return {
    /** Of all branches, also what stands in no path: for removal. */
    listAll: (orgId: string, chatId: string, limit: number): Promise<TurnRecord[]> =>
      turns.find({ orgId, chatId }).sort({ chatSeq: -1 }).limit(limit).toArray(),
    /** The same by pages, newest first, for copies of a whole chat. */
    listWhole: (orgId: string, chatId: string, page: { beforeSeq: number | null; limit: number }): Promise<TurnRecord[]> =>
      turns
        .find({ orgId, chatId, ...(page.beforeSeq !== null && { chatSeq: { $lt: page.beforeSeq } }) })
        .sort({ chatSeq: -1 })
        .limit(page.limit)
        .toArray(),
  };
}

function branching(turns: Turns) {
  return {
    /** Turns of one branch, newest first, those below `beforeSeq`. */
    listOfBranch: (
      orgId: string,
      chatId: string,
      { branch, beforeSeq, limit }: { branch: string | null; beforeSeq: number; limit: number },
    ): Promise<TurnRecord[]> =>
      turns
        .find({ orgId, chatId, branch, chatSeq: { $lt: beforeSeq }, ...SHOWN })
        .sort({ chatSeq: -1 })
        .limit(limit)
        .toArray(),
    findInChat: (orgId: string, chatId: string, id: string): Promise<TurnRecord | null> => turns.findOne({ _id: id, orgId, chatId }),
    /** Ids of what was asked at the same places as `firsts`, oldest first; the first ones themselves are not among them. */
    listSiblings: (orgId: string, chatId: string, firsts: readonly string[]): Promise<Pick<TurnRecord, "_id" | "siblingOf">[]> =>
      turns
        .find({ orgId, chatId, siblingOf: { $in: [...firsts], $type: "string" }, ...SHOWN }, { projection: { _id: 1, siblingOf: 1 } })
        .sort({ siblingOf: 1, chatSeq: 1 })
        .toArray(),
    async setLastBranch(orgId: string, id: string, lastBranch: string | null): Promise<void> {
      await turns.updateOne({ _id: id, orgId }, { $set: { lastBranch } });
    },
  };
}

function reading(turns: Turns) {
  return {
    find: (orgId: string, userId: string, id: string): Promise<TurnRecord | null> => turns.findOne({ _id: id, orgId, userId }),
    /** Whoever's it is: for what is not about its words. */
    findOfOrganization: (orgId: string, id: string): Promise<TurnRecord | null> => turns.findOne({ _id: id, orgId }),
    findByClientMessageId: (orgId: string, userId: string, clientMessageId: string): Promise<TurnRecord | null> =>
      turns.findOne({ orgId, userId, clientMessageId }),
    /** Of one person, in any branch; without what the work on them has left. */
    listByIds: (orgId: string, userId: string, ids: readonly string[]): Promise<TurnRecord[]> =>
      turns.find({ _id: { $in: [...ids] }, orgId, userId }, { projection: { steps: 0, snapshot: 0, usage: 0, audit: 0 } }).toArray(),
    /** Of all branches, newest first, those below `beforeSeq`. */
    listOfChat: (orgId: string, chatId: string, { beforeSeq, limit }: { beforeSeq: number; limit: number }): Promise<TurnRecord[]> =>
      turns
        .find({ orgId, chatId, chatSeq: { $lt: beforeSeq }, ...SHOWN })
        .sort({ chatSeq: -1 })
        .limit(limit)
        .toArray(),
    /** Of all branches, oldest first. */
    listUsage: (
      orgId: string,
      chatId: string,
      { afterSeq, limit }: { afterSeq: number; limit: number },
    ): Promise<Pick<TurnRecord, "_id" | "chatSeq" | "usage">[]> =>
      turns
        .find({ orgId, chatId, chatSeq: { $gt: afterSeq } }, { projection: { chatSeq: 1, usage: 1 } })
        .sort({ chatSeq: 1 })
        .limit(limit)
        .toArray(),
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
    async cancelQueued(
      turn: TurnRecord,
      fields: { at: Date; audit: AuditRecord; reason: string; usage: BookedCall[]; withdrawnAt?: Date },
    ): Promise<boolean> {
      const update = {
        state: "cancelled" as const,
        dueAt: null,
        leaseUntil: null,
        owner: null,
        finishedAt: fields.at,
        reason: fields.reason,
        usage: fields.usage,
        ...(fields.withdrawnAt && { withdrawnAt: fields.withdrawnAt }),
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

function approving(turns: Turns) {
  return {
    /** Only an open turn's pending question is answered, and only once; a yes or no does not count after its time. False otherwise. */
    async settleApproval(turn: Pick<TurnRecord, "_id" | "orgId" | "userId">, key: string, settlement: Settlement): Promise<boolean> {
      const { state, at, audit } = settlement;
      const path = `approvals.${key}`;
      const isInTime = state === "expired" ? {} : { [`${path}.expiresAt`]: { $gt: at } };
      const { _id, orgId, userId } = turn;
      const open = { _id, orgId, userId, state: { $in: [...OPEN_STATES] }, stopRequestedAt: null };
      const update = { $set: { [`${path}.state`]: state, [`${path}.decidedAt`]: at }, $push: { audit } };
      return (await turns.updateOne({ ...open, [`${path}.state`]: "pending", ...isInTime }, update)).matchedCount === 1;
    },
  };
}

function waiting(turns: Turns) {
  return {
    /** False once it has begun, or ended. */
    async setWaitingMessage(turn: TurnRecord, fields: { message: string; audit: AuditRecord }): Promise<boolean> {
      const filter = { _id: turn._id, orgId: turn.orgId, state: "queued" as const, fence: 0 };
      const { matchedCount } = await turns.updateOne(filter, { $set: { message: fields.message }, $push: { audit: fields.audit } });
      return matchedCount === 1;
    },
    /** An ended turn runs again, from where its answer stops; false when it has changed since it was read. */
    async reopen(turn: TurnRecord, fields: { dueAt: Date; firstRound: number; audit: AuditRecord }): Promise<boolean> {
      const { audit, ...open } = fields;
      const filter = { _id: turn._id, orgId: turn.orgId, state: turn.state, fence: turn.fence };
      const $set = {
        ...{ ...open, state: "queued" as const, attempts: 0, lastError: null, reason: null },
        ...{ snapshot: null, stopRequestedAt: null, finishedAt: null, isProjected: false },
      };
      const { matchedCount } = await turns.updateOne(filter, { $set, $inc: { publishCount: 1 }, $push: { audit } });
      return matchedCount === 1;
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
