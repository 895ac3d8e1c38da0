import { type Database, defineCollection } from "../db.ts";

/** Fixed windows for the time Redis is away: one document per limit, key and window. */
type CounterRecord = { _id: string; count: number; expiresAt: Date };

export const counterCollection = defineCollection<CounterRecord>({
  name: "limit_counters",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type CounterStore = ReturnType<typeof createCounterStore>;

export function createCounterStore(db: Database) {
  const counters = db.collection(counterCollection);
  return {
    async increment(key: string, windowStart: number, windowMs: number, by = 1): Promise<number> {
      const record = await counters.findOneAndUpdate(
        { _id: `${key}:${windowStart}` },
        { $inc: { count: by }, $setOnInsert: { expiresAt: new Date(windowStart + 2 * windowMs) } },
        { upsert: true, returnDocument: "after" },
      );
      return record?.count ?? by;
    },
  };
}
