import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { Severity, Topic } from "../topics.ts";

/** What one person was told. One that was deleted stays without its words, so that nobody is told the same again. */
export type NotificationRecord = {
  _id: string;
  orgId: string;
  userId: string;
  topic: Topic;
  severity: Severity;
  /** Title and text, encrypted; null once deleted. */
  sealed: string | null;
  link: string | null;
  at: Date;
  readAt: Date | null;
  isUnread: boolean;
  isDeleted: boolean;
  deduplicationKey: string;
  expiresAt: Date;
};

export const notificationCollection = defineCollection<NotificationRecord>({
  name: "notifications",
  indexes: [
    { key: { orgId: 1, userId: 1, deduplicationKey: 1 }, unique: true },
    { key: { orgId: 1, userId: 1, isDeleted: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, isDeleted: 1, topic: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, isUnread: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, isUnread: 1, topic: 1, at: -1, _id: -1 } },
    { key: { userId: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export type ListedBy = { topic?: Topic | undefined; isUnread: boolean };

const READ_AT_ONCE = 1_000;

export type NotificationStore = ReturnType<typeof createNotificationStore>;

export function createNotificationStore(db: Database) {
  const notifications = db.collection(notificationCollection);
  return { ...createReads(notifications), ...createWrites(notifications) };
}

function createReads(notifications: Collection<NotificationRecord>) {
  const standing = ({ topic, isUnread }: ListedBy): Filter<NotificationRecord> => ({
    ...(isUnread ? { isUnread: true } : { isDeleted: false }),
    ...(topic !== undefined && { topic }),
  });
  return {
    find: (orgId: string, userId: string, id: string): Promise<NotificationRecord | null> =>
      notifications.findOne({ _id: id, orgId, userId, isDeleted: false }),

    list: (orgId: string, userId: string, by: ListedBy, page: TimePage): Promise<NotificationRecord[]> =>
      notifications
        .find({ orgId, userId, ...standing(by), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),

    /** Oldest first; what was deleted is not among them. */
    listByIds: (orgId: string, userId: string, ids: readonly string[]): Promise<NotificationRecord[]> =>
      notifications
        .find({ orgId, userId, _id: { $in: [...ids] }, isDeleted: false })
        .sort({ _id: 1 })
        .limit(ids.length || 1)
        .toArray(),

    countUnread: (orgId: string, userId: string, limit: number): Promise<number> =>
      notifications.countDocuments({ orgId, userId, isUnread: true }, { limit }),
  };
}

function createWrites(notifications: Collection<NotificationRecord>) {
  return {
    /** False when this person has been told already; an upsert, since a refused insert would end the caller's transaction. */
    async insertOnce(orgId: string, record: NotificationRecord, session: ClientSession): Promise<boolean> {
      const { userId, deduplicationKey, orgId: _orgId, ...rest } = record;
      const filter = { orgId, userId, deduplicationKey };
      const { upsertedCount } = await notifications.updateOne(filter, { $setOnInsert: rest }, { upsert: true, session });
      return upsertedCount === 1;
    },

    async markRead(orgId: string, userId: string, ids: readonly string[], at: Date): Promise<number> {
      const filter = { orgId, userId, _id: { $in: [...ids] }, isUnread: true };
      return (await notifications.updateMany(filter, { $set: { isUnread: false, readAt: at } })).modifiedCount;
    },

    /** All that came until then, a thousand at a time. */
    async markReadUntil(orgId: string, userId: string, until: Date, at: Date): Promise<number> {
      let count = 0;
      for (;;) {
        const found = await notifications
          .find({ orgId, userId, isUnread: true, at: { $lte: until } }, { projection: { _id: 1 } })
          .sort(NEWEST_FIRST)
          .limit(READ_AT_ONCE)
          .toArray();
        if (found.length === 0) return count;
        const filter = { orgId, userId, _id: { $in: found.map(({ _id }) => _id) }, isUnread: true };
        count += (await notifications.updateMany(filter, { $set: { isUnread: false, readAt: at } })).modifiedCount;
        if (found.length < READ_AT_ONCE) return count;
      }
    },

    async delete(orgId: string, userId: string, id: string, at: Date): Promise<boolean> {
      const gone = { isDeleted: true, isUnread: false, sealed: null, readAt: at };
      return (await notifications.updateOne({ _id: id, orgId, userId, isDeleted: false }, { $set: gone })).matchedCount === 1;
    },
  };
}
