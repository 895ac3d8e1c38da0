import { type Database, defineCollection } from "../../platform/db.ts";

/** One row, which whoever checks the database writes and reads again. */
type HeartbeatRecord = { _id: string; at: Date };

export const heartbeatCollection = defineCollection<HeartbeatRecord>({ name: "health_heartbeats", indexes: [] });

const ONE = "deployment";

export type HeartbeatStore = ReturnType<typeof createHeartbeatStore>;

export function createHeartbeatStore(db: Database) {
  const heartbeats = db.collection(heartbeatCollection);
  return {
    /** Fails when the row cannot be written or read within the time. */
    async beat(at: Date, timeoutMS: number): Promise<void> {
      await heartbeats.updateOne({ _id: ONE }, { $max: { at } }, { upsert: true, timeoutMS });
      const kept = await heartbeats.findOne({ _id: ONE }, { timeoutMS });
      if (!kept || kept.at < at) throw new Error("What was written could not be read.");
    },
  };
}
