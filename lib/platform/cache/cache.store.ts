import { type Database, defineCollection } from "../db.ts";

type CacheRecord = { _id: string; value: string; expiresAt: Date };

export const cacheCollection = defineCollection<CacheRecord>({
  name: "cache",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type CacheStore = ReturnType<typeof createCacheStore>;

/** The slowest tier of the cache. Keys carry organization and user (see `cache.ts`), values are encrypted when they belong to one. */
export function createCacheStore(db: Database) {
  const entries = db.collection(cacheCollection);
  return {
    async find(key: string, now: Date): Promise<{ value: string; expiresAt: number } | null> {
      const entry = await entries.findOne({ _id: key, expiresAt: { $gt: now } });
      return entry ? { value: entry.value, expiresAt: entry.expiresAt.getTime() } : null;
    },
    async put(key: string, value: string, expiresAt: Date): Promise<void> {
      await entries.updateOne({ _id: key }, { $set: { value, expiresAt } }, { upsert: true });
    },
    async delete(key: string): Promise<void> {
      await entries.deleteOne({ _id: key });
    },
  };
}
