import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";

/** A rule says nothing of one payer for a while. */
export type SnoozeRecord = {
  _id: string;
  orgId: string;
  /** Token of the account. */
  accountKey: string;
  /** Code. */
  rule: string;
  until: Date;
  /** Encrypted. */
  reason: string;
  at: Date;
  by: string;
  /** Until somebody ends it, or another takes its place once it has run out. */
  isOpen: boolean;
  endedAt: Date | null;
  endedBy: string | null;
};

export const SNOOZES_MAX = 2_000;

export const snoozeCollection = defineCollection<SnoozeRecord>({
  name: "risk_snoozes",
  indexes: [
    // One that is open for an account and a rule.
    { key: { orgId: 1, accountKey: 1, rule: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
    { key: { orgId: 1, isOpen: 1, until: 1 } },
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, accountKey: 1, at: -1, _id: -1 } },
  ],
});

export type SnoozeStore = ReturnType<typeof createSnoozeStore>;

export function createSnoozeStore(db: Database) {
  const snoozes = db.collection(snoozeCollection);
  return {
    find: (orgId: string, id: string): Promise<SnoozeRecord | null> => snoozes.findOne({ _id: id, orgId }),
    /** Newest first, those that are over too; of one account alone where one is named. */
    list: (orgId: string, accountKey: string | null, page: TimePage): Promise<SnoozeRecord[]> =>
      snoozes
        .find({ orgId, ...(accountKey !== null && { accountKey }), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    listOpen: (orgId: string, now: Date): Promise<SnoozeRecord[]> =>
      snoozes
        .find({ orgId, isOpen: true, until: { $gt: now } })
        .limit(SNOOZES_MAX)
        .toArray(),
    countOpen: (orgId: string, now: Date): Promise<number> => snoozes.countDocuments({ orgId, isOpen: true, until: { $gt: now } }),
    insert: async (record: SnoozeRecord, session: ClientSession): Promise<void> => {
      await snoozes.insertOne(record, { session });
    },
    /** One that has run out makes room for the next. */
    closeElapsed: async (orgId: string, accountKey: string, rule: string, now: Date, session: ClientSession): Promise<void> => {
      await snoozes.updateOne(
        { orgId, accountKey, rule, isOpen: true, until: { $lte: now } },
        { $set: { isOpen: false, endedAt: now, endedBy: null } },
        { session },
      );
    },
    end: async (orgId: string, id: string, endedBy: string, now: Date, session: ClientSession): Promise<boolean> => {
      const { matchedCount } = await snoozes.updateOne(
        { _id: id, orgId, isOpen: true },
        { $set: { isOpen: false, endedAt: now, endedBy } },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
