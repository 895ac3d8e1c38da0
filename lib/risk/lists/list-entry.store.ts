import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { ListName, ListSide } from "../rules/rule.ts";

export const SUBJECT_TYPES = ["account", "country", "network"] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** One name on one list. Removed ones stay with their time, so that a change is never missed by who has read before. */
export type ListEntryRecord = {
  _id: string;
  orgId: string;
  list: ListName;
  subject: SubjectType;
  /** Token of an account, code of a country, name of a network. */
  key: string;
  /** The same account among generated transactions, where its name is known. */
  demoKey: string | null;
  side: Exclude<ListSide, "network">;
  /** Encrypted: the account's name where it was typed, and why it is here. */
  name: string | null;
  reason: string;
  source: "person" | "paste" | "account";
  /** A shipped country that does not count here. */
  isExcluded: boolean;
  expiresAt: Date | null;
  removedAt: Date | null;
  at: Date;
  by: string;
  changedAt: Date;
};

/** What deciding needs of an entry. */
export type ListMark = Pick<ListEntryRecord, "list" | "subject" | "key" | "demoKey" | "side" | "isExcluded" | "expiresAt">;

const ENTRY_FIELDS = { list: 1, subject: 1, key: 1, demoKey: 1, side: 1, isExcluded: 1, expiresAt: 1, _id: 0 } as const;
/** All of them are held in memory while the organization is judged. */
export const LIST_ENTRIES_MAX = 10_000;

export const listEntryCollection = defineCollection<ListEntryRecord>({
  name: "risk_lists",
  indexes: [
    { key: { orgId: 1, list: 1, subject: 1, key: 1 }, unique: true },
    { key: { orgId: 1, removedAt: 1, list: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, key: 1, removedAt: 1 } },
    { key: { orgId: 1, demoKey: 1, removedAt: 1 } },
    { key: { orgId: 1, changedAt: -1 } },
  ],
});

export type ListEntryStore = ReturnType<typeof createListEntryStore>;

export function createListEntryStore(db: Database) {
  const entries = db.collection(listEntryCollection);
  return {
    find: (orgId: string, id: string): Promise<ListEntryRecord | null> => entries.findOne({ _id: id, orgId, removedAt: null }),
    /** Newest first. */
    list: (orgId: string, list: ListName, page: TimePage): Promise<ListEntryRecord[]> =>
      entries
        .find({ orgId, list, removedAt: null, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** On whichever list, by either of its tokens. */
    listOfAccount: async (orgId: string, key: string): Promise<ListEntryRecord[]> => {
      const active = { orgId, subject: "account" as const, removedAt: null };
      const found = await Promise.all([entries.find({ ...active, key }).toArray(), entries.find({ ...active, demoKey: key }).toArray()]);
      return found.flat();
    },
    /** Also those whose names stand there already, removed or not. */
    listOfKeys: (orgId: string, list: ListName, subject: SubjectType, keys: readonly string[]): Promise<ListEntryRecord[]> =>
      entries.find({ orgId, list, subject, key: { $in: [...keys] } }).toArray(),
    /** Everything that counts; whether it has run out is for the reader. */
    listMarks: (orgId: string): Promise<ListMark[]> =>
      entries.find({ orgId, removedAt: null }, { projection: ENTRY_FIELDS }).limit(LIST_ENTRIES_MAX).toArray(),
    count: (orgId: string): Promise<number> => entries.countDocuments({ orgId, removedAt: null }),
    findLastChange: async (orgId: string): Promise<Date | null> =>
      (await entries.findOne({ orgId }, { sort: { changedAt: -1 }, projection: { changedAt: 1 } }))?.changedAt ?? null,
    /** What has the same id is replaced; another entry of the same name is refused by a unique index. */
    put: async (records: readonly ListEntryRecord[], session: ClientSession): Promise<void> => {
      const operations = records.map(({ _id, ...record }) => ({
        updateOne: {
          filter: { _id, orgId: record.orgId },
          update: { $set: record },
          upsert: true,
        },
      }));
      await entries.bulkWrite(operations, { session });
    },
    remove: async (orgId: string, id: string, at: Date, session: ClientSession): Promise<boolean> => {
      const { matchedCount } = await entries.updateOne(
        { _id: id, orgId, removedAt: null },
        { $set: { removedAt: at, changedAt: at } },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
