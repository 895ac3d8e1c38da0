import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { TripEventRecord } from "./trip-record.ts";

export const tripEventCollection = defineCollection<TripEventRecord>({
  name: "failsafe_trip_events",
  indexes: [{ key: { orgId: 1, tripId: 1, at: -1, _id: -1 } }],
});

/** Of the audits that gave cause: the first, and as many more as are counted. */
const AUDITS_MAX = 100;

export type TripEventStore = ReturnType<typeof createTripEventStore>;

/** What happened to a trip is only ever added to. */
export function createTripEventStore(db: Database) {
  const events = db.collection(tripEventCollection);
  return {
    async append(record: TripEventRecord, session: ClientSession): Promise<void> {
      await events.insertOne(record, { session });
    },
    /** Newest first. */
    list: (orgId: string, tripId: string, page: TimePage): Promise<TripEventRecord[]> =>
      events
        .find({ orgId, tripId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    async listAudits(orgId: string, tripId: string): Promise<string[]> {
      const found = events.find({ orgId, tripId, auditId: { $type: "string" } }, { projection: { auditId: 1 } });
      const rows = await found.sort(NEWEST_FIRST).limit(AUDITS_MAX).toArray();
      return rows.flatMap(({ auditId }) => auditId ?? []);
    },
  };
}
