import { type Database, defineCollection } from "../../platform/db.ts";
import type { CheckState, ServiceName } from "./health.schema.ts";

export type CheckStates = Partial<Record<ServiceName, CheckState>>;
/** One check of everything. `_id` is its slot, so it is kept once however often it is told. */
export type CheckRecord = { _id: string; at: Date; states: CheckStates };

/** One service, one day. `at` is the day's beginning, in UTC. */
export type DayRecord = {
  _id: string;
  at: Date;
  service: ServiceName;
  checks: number;
  healthy: number;
  degraded: number;
  down: number;
  /** Minutes it has been down until the last check, and the most there were that day. */
  downMinutes: number;
  longestDownMinutes: number;
  lastSlot: Date;
};

const HOUR_SECONDS = 3_600;
const CHECKS_KEPT_HOURS = 26;
const DAYS_KEPT = 120;
/** A day of checks, and what a clock that is ahead may add. */
const CHECKS_MAX = 400;
const DAYS_MAX = 1_000;

export const checkCollection = defineCollection<CheckRecord>({
  name: "health_checks",
  indexes: [{ key: { at: 1 }, expireAfterSeconds: CHECKS_KEPT_HOURS * HOUR_SECONDS }],
});

export const healthDayCollection = defineCollection<DayRecord>({
  name: "health_days",
  indexes: [{ key: { at: 1 }, expireAfterSeconds: DAYS_KEPT * 24 * HOUR_SECONDS }],
});

export type CheckStore = ReturnType<typeof createCheckStore>;

export function createCheckStore(db: Database) {
  const checks = db.collection(checkCollection);
  const days = db.collection(healthDayCollection);
  return {
    /** False when this slot was kept before. */
    keep: (record: CheckRecord): Promise<boolean> => db.isInserted(checks.insertOne(record)),
    findDay: (id: string): Promise<DayRecord | null> => days.findOne({ _id: id }),
    /** Counts one check; false when this slot, or one after it, was counted before. */
    count(id: string, counted: Pick<DayRecord, "at" | "service" | "lastSlot" | "downMinutes">, state: CheckState): Promise<boolean> {
      const { lastSlot, downMinutes, at, service } = counted;
      const others = { healthy: 0, degraded: 0, down: 0, [state]: 1 };
      const update = {
        $setOnInsert: { at, service },
        $set: { lastSlot, downMinutes },
        $inc: { checks: 1, ...others },
        $max: { longestDownMinutes: downMinutes },
      };
      // A counted slot matches nothing, so the upsert runs into the existing _id.
      return db.isInserted(days.updateOne({ _id: id, lastSlot: { $lt: lastSlot } }, update, { upsert: true }));
    },
    listChecks: (since: Date): Promise<CheckRecord[]> =>
      checks
        .find({ at: { $gte: since } })
        .sort({ at: 1 })
        .limit(CHECKS_MAX)
        .toArray(),
    listDays: (since: Date): Promise<DayRecord[]> =>
      days
        .find({ at: { $gte: since } })
        .sort({ at: 1 })
        .limit(DAYS_MAX)
        .toArray(),
  };
}
