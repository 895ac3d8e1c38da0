import { type Database, defineCollection } from "./db.ts";

/** The last run of each schedule. Whether a slot is taken says its row among the runs; this is where ticks look first. */
export type ScheduleRecord = { _id: string; slot: Date; startedAt: Date; finishedAt: Date | null; error: string | null };

export const scheduleCollection = defineCollection<ScheduleRecord>({ name: "schedules", indexes: [] });

const SCHEDULES_MAX = 200;

export type ScheduleStore = ReturnType<typeof createScheduleStore>;

export function createScheduleStore(db: Database) {
  const schedules = db.collection(scheduleCollection);
  return {
    /** Not run, but known from now on. */
    async see(name: string, slot: Date, now: Date): Promise<void> {
      const update = { $set: { slot }, $setOnInsert: { startedAt: now, finishedAt: null, error: null } };
      // Two that see it first at the same time say the same.
      await db.isInserted(schedules.updateOne({ _id: name }, update, { upsert: true }));
    },
    async start(name: string, slot: Date, now: Date): Promise<void> {
      const update = { $set: { slot, startedAt: now, finishedAt: null, error: null } };
      await db.isInserted(schedules.updateOne({ _id: name }, update, { upsert: true }));
    },
    /** One record for each schedule that has ever run. */
    listAll: (): Promise<ScheduleRecord[]> => schedules.find().limit(SCHEDULES_MAX).toArray(),
    async finish(name: string, slot: Date, at: Date, error: string | null): Promise<void> {
      await schedules.updateOne({ _id: name, slot }, { $set: { finishedAt: at, error } });
    },
  };
}
