import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import { REPEATS_MAX, type TripRecord } from "./trip-record.ts";

export const tripCollection = defineCollection<TripRecord>({
  name: "failsafe_trips",
  indexes: [
    { key: { orgId: 1, openKey: 1 }, unique: true, partialFilterExpression: { openKey: { $type: "string" } } },
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, state: 1, at: -1, _id: -1 } },
  ],
});

type Decided = Pick<TripRecord, "state" | "assigneeId" | "restore" | "restoredAt" | "restoredBy">;

export type TripStore = ReturnType<typeof createTripStore>;

export function createTripStore(db: Database) {
  const trips = db.collection(tripCollection);
  return {
    async insert(record: TripRecord, session: ClientSession): Promise<void> {
      await trips.insertOne(record, { session });
    },
    find: (orgId: string, id: string, session?: ClientSession): Promise<TripRecord | null> =>
      trips.findOne({ _id: id, orgId }, session && { session }),
    /** What holds the subject now. The type is named because a partial index serves only filters that repeat its condition. */
    findOpen: (orgId: string, openKey: string, session?: ClientSession): Promise<TripRecord | null> =>
      trips.findOne({ orgId, openKey: { $eq: openKey, $type: "string" } }, session && { session }),
    list: (orgId: string, { isOpen, ...page }: TimePage & { isOpen: boolean }): Promise<TripRecord[]> =>
      trips
        .find({ orgId, ...(isOpen && { state: "tripped" }), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Compare-and-set: false when the trip is no longer at `version`. Raises it; what is restored holds its subject no more. */
    async change(orgId: string, id: string, version: number, change: Partial<Decided>, session: ClientSession): Promise<boolean> {
      const update = {
        $set: { ...change, version: version + 1 },
        ...(change.state === "restored" && { $unset: { openKey: "" as const } }),
      };
      const { matchedCount } = await trips.updateOne({ _id: id, orgId, version }, update, { session });
      return matchedCount === 1;
    },
    /** False when it was counted often enough. */
    async countRepeat(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      const filter = { _id: id, orgId, repeatCount: { $lt: REPEATS_MAX } };
      const { matchedCount } = await trips.updateOne(filter, { $inc: { repeatCount: 1 } }, { session });
      return matchedCount === 1;
    },
    /** False when it was said before. */
    async noteAlert(orgId: string, id: string, alert: NonNullable<TripRecord["alert"]>, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await trips.updateOne({ _id: id, orgId, alert: null }, { $set: { alert } }, { session });
      return matchedCount === 1;
    },
    async noteContained(orgId: string, id: string, containedAt: Date, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await trips.updateOne({ _id: id, orgId, containedAt: null }, { $set: { containedAt } }, { session });
      return matchedCount === 1;
    },
  };
}
