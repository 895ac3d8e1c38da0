import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { type DayCount, type Dimension, keyOf } from "./count-days.ts";

/** What was judged on one day under one heading. Numbers and codes, no account. */
export type MonitorDayRecord = DayCount & { _id: string; orgId: string };

export const monitorDayCollection = defineCollection<MonitorDayRecord>({
  name: "risk_monitor_days",
  indexes: [{ key: { orgId: 1, dimension: 1, day: 1, value: 1 } }],
});

export type DayQuery = { dimension: Dimension; from: string; until: string };

export type MonitorDayStore = ReturnType<typeof createMonitorDayStore>;

/** Values of one heading and one period that are read at most; a period is ninety days. */
const ROWS_MAX = 20_000;

export function createMonitorDayStore(db: Database) {
  const days = db.collection(monitorDayCollection);
  return {
    /** Within the transaction that moves the cursor on, or they would be counted twice. */
    async add(orgId: string, counts: readonly DayCount[], session: ClientSession): Promise<void> {
      if (counts.length === 0) return;
      await days.bulkWrite(
        counts.map((count) => ({
          updateOne: { filter: { _id: `${orgId}|${keyOf(count)}`, orgId }, update: toUpdate(count), upsert: true },
        })),
        { session, ordered: false },
      );
    },
    /** Both days included. */
    list: (orgId: string, { dimension, from, until }: DayQuery): Promise<MonitorDayRecord[]> =>
      days
        .find({ orgId, dimension, day: { $gte: from, $lte: until } })
        .limit(ROWS_MAX)
        .toArray(),
  };
}

function toUpdate({ day, dimension, value, figures }: DayCount) {
  const { decisions, ...sums } = figures;
  return {
    $setOnInsert: { day, dimension, value },
    $inc: {
      ...Object.fromEntries(Object.entries(sums).map(([name, sum]) => [`figures.${name}`, sum])),
      ...Object.fromEntries(Object.entries(decisions).map(([name, sum]) => [`figures.decisions.${name}`, sum])),
    },
  };
}
