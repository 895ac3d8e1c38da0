import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { MemoryKind } from "./schema.ts";

/**
 * What is remembered of one person. `text` is encrypted; `subject` and `tokens` are keyed. One that another took the place of stays as its
 * history; a forgotten one can be taken back until it expires.
 */
export type MemoryRecord = {
  _id: string;
  orgId: string;
  userId: string;
  kind: MemoryKind;
  state: "active" | "superseded" | "forgotten";
  text: string;
  /** What there is only one of, such as the home; null where there may be many. */
  subject: string | null;
  /** Goes into every answer, whatever it is about: how the person wants to be answered. */
  isStanding: boolean;
  tokens: string[];
  origin: "chat" | "person";
  source: { chatId: string; jobId: string } | null;
  createdAt: Date;
  /** Of the last change. */
  at: Date;
  supersededBy: string | null;
  expiresAt: Date | null;
};

export const memoryCollection = defineCollection<MemoryRecord>({
  name: "memories",
  indexes: [
    { key: { orgId: 1, userId: 1, state: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, state: 1, tokens: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, state: 1, subject: 1 } },
    { key: { orgId: 1, userId: 1, supersededBy: 1, at: -1, _id: -1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

/** Nobody has more; what is recalled is chosen among all of them. */
export const MEMORIES_MAX = 500;
const HISTORY_MAX = 200;

export type MemoryStore = ReturnType<typeof createMemoryStore>;

export function createMemoryStore(db: Database) {
  const memories = db.collection(memoryCollection);
  return { ...reading(memories), ...changing(memories), ...forgetting(memories) };
}

function reading(memories: Collection<MemoryRecord>) {
  return {
    find: (orgId: string, userId: string, id: string): Promise<MemoryRecord | null> =>
      memories.findOne({ _id: id, orgId, userId, state: "active" }),
    listActive: (orgId: string, userId: string, page: TimePage): Promise<MemoryRecord[]> =>
      memories
        .find({ orgId, userId, state: "active", ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** What took whose place, newest first. */
    listEarlier: (orgId: string, userId: string, ids: readonly string[]): Promise<MemoryRecord[]> =>
      memories
        .find({ orgId, userId, supersededBy: { $in: [...ids] } })
        .sort(NEWEST_FIRST)
        .limit(HISTORY_MAX)
        .toArray(),
    listBySubject: (orgId: string, userId: string, subject: string): Promise<MemoryRecord[]> =>
      memories.find({ orgId, userId, state: "active", subject }).limit(HISTORY_MAX).toArray(),
    /** One token of each condition; what these have is still to be looked through. */
    listByTokens: (orgId: string, userId: string, conditions: readonly (readonly string[])[], page: TimePage): Promise<MemoryRecord[]> => {
      const all: Filter<MemoryRecord>[] = conditions.map((any) => ({ tokens: { $in: [...any] } }));
      return memories
        .find({ orgId, userId, state: "active", $and: all, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray();
    },
  };
}

type Change = Partial<Pick<MemoryRecord, "text" | "tokens" | "subject" | "isStanding" | "origin" | "at">>;

function changing(memories: Collection<MemoryRecord>) {
  return {
    async insert(record: MemoryRecord, session: ClientSession): Promise<void> {
      await memories.insertOne(record, { session });
    },
    async change(orgId: string, userId: string, id: string, change: Change, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await memories.updateOne({ _id: id, orgId, userId, state: "active" }, { $set: change }, { session });
      return matchedCount === 1;
    },
    /** The replaced ones bring their own history along. */
    async supersede(
      orgId: string,
      userId: string,
      { ids, by, at }: { ids: readonly string[]; by: string; at: Date },
      session: ClientSession,
    ): Promise<void> {
      const old = [...ids];
      await memories.updateMany({ orgId, userId, supersededBy: { $in: old } }, { $set: { supersededBy: by } }, { session });
      await memories.updateMany(
        { _id: { $in: old }, orgId, userId, state: "active" },
        { $set: { state: "superseded", supersededBy: by, at } },
        { session },
      );
    },
  };
}

function forgetting(memories: Collection<MemoryRecord>) {
  return {
    /** With its history. */
    async forget(orgId: string, userId: string, id: string, expiresAt: Date, session: ClientSession): Promise<boolean> {
      const forgotten = { $set: { state: "forgotten" as const, expiresAt } };
      const { matchedCount } = await memories.updateOne({ _id: id, orgId, userId, state: "active" }, forgotten, { session });
      if (matchedCount === 1) await memories.updateMany({ orgId, userId, supersededBy: id }, forgotten, { session });
      return matchedCount === 1;
    },
    async restore(orgId: string, userId: string, id: string, now: Date, session: ClientSession): Promise<boolean> {
      const filter = { _id: id, orgId, userId, state: "forgotten" as const, expiresAt: { $gt: now } };
      const { matchedCount } = await memories.updateOne(filter, { $set: { state: "active", expiresAt: null } }, { session });
      const history = { $set: { state: "superseded" as const, expiresAt: null } };
      if (matchedCount === 1) await memories.updateMany({ orgId, userId, supersededBy: id }, history, { session });
      return matchedCount === 1;
    },
    /** At once and for good. */
    async deleteAll(orgId: string, userId: string, session: ClientSession): Promise<number> {
      return (await memories.deleteMany({ orgId, userId }, { session })).deletedCount;
    },
  };
}
