import type { ClientSession, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";

/**
 * What is searched in place of an encrypted title, message or answer: keyed tokens of its words. The id is that of the chat or message
 * itself. A "marker" says that all of a person's history stands here.
 */
export type SearchEntryRecord = {
  _id: string;
  orgId: string;
  userId: string;
  kind: "title" | "message" | "marker";
  /** "" for a marker. */
  chatId: string;
  /** Null for what belongs to no turn. */
  turnId: string | null;
  tokens: string[];
  at: Date;
};

export const searchEntryCollection = defineCollection<SearchEntryRecord>({
  name: "chat_search",
  indexes: [{ key: { orgId: 1, userId: 1, kind: 1, tokens: 1, at: -1, _id: -1 } }, { key: { orgId: 1, chatId: 1 } }],
});

export type SearchEntryStore = ReturnType<typeof createSearchEntryStore>;

type Wanted = { kind: "title" | "message"; conditions: readonly (readonly string[])[] };

export function createSearchEntryStore(db: Database) {
  const entries = db.collection(searchEntryCollection);
  return {
    /** What is there stays: a message never changes. */
    insertMissing: (records: readonly SearchEntryRecord[]): Promise<void> => db.insertMissing(records, entries),

    /** In place of the one before: a title changes. */
    async put(record: SearchEntryRecord, session?: ClientSession): Promise<void> {
      await entries.replaceOne({ _id: record._id, orgId: record.orgId }, record, { upsert: true, ...(session && { session }) });
    },

    /** One token of each condition, newest first; what these have is still to be looked through. */
    list: (orgId: string, userId: string, { kind, conditions }: Wanted, page: TimePage): Promise<SearchEntryRecord[]> => {
      const all: Filter<SearchEntryRecord>[] = conditions.map((any) => ({ tokens: { $in: [...any] } }));
      return entries
        .find({ orgId, userId, kind, $and: all, ...olderThan(page.after) }, { projection: { tokens: 0 } })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray();
    },

    /** Which of these have an entry. */
    async listKnown(orgId: string, ids: readonly string[]): Promise<string[]> {
      const known = await entries.find({ _id: { $in: [...ids] }, orgId }, { projection: { _id: 1 } }).toArray();
      return known.map(({ _id }) => _id);
    },

    /** Its text goes on: it is entered anew when it ends. */
    async delete(orgId: string, id: string): Promise<void> {
      await entries.deleteOne({ _id: id, orgId });
    },

    async deleteOfChat(orgId: string, chatId: string): Promise<void> {
      await entries.deleteMany({ orgId, chatId });
    },
  };
}
