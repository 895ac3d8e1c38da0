import { type Database, defineCollection } from "./db.ts";

/** The last run of each schedule. A slot is the start of a period; whoever moves it to a new slot runs it, once. */
export type ScheduleRecord = { _id: string; slot: Date; startedAt: Date; finishedAt: Date | null; error: string | null };

export const scheduleCollection = defineCollection<ScheduleRecord>({ name: "schedules", indexes: [] });

const SCHEDULES_MAX = 200;

export type ScheduleStore = ReturnType<typeof createScheduleStore>;

export function createScheduleStore(db: Database) {
  const schedules = db.collection(scheduleCollection);
  return {
    /**
     * False when this slot has been taken. One that lies further ahead than the next was taken by a process whose clock is
     * wrong: it must not stop everybody else until that time comes.
     */
    async takeSlot(name: string, slot: Date, now: Date, everyMs: number): Promise<boolean> {
      const isFree = [{ slot: { $lt: slot } }, { slot: { $gt: new Date(slot.getTime() + everyMs) } }];
      const update = { $set: { slot, startedAt: now, finishedAt: null, error: null } };
      // A taken slot matches nothing, so the upsert runs into the existing _id.
      return db.isInserted(schedules.updateOne({ _id: name, $or: isFree }, update, { upsert: true }));
    },
    /** One record for each schedule that has ever run. */
    listAll: (): Promise<ScheduleRecord[]> => schedules.find().limit(SCHEDULES_MAX).toArray(),
    async finish(name: string, slot: Date, at: Date, error: string | null): Promise<void> {
      await schedules.updateOne({ _id: name, slot }, { $set: { finishedAt: at, error } });
    },
  };
}
