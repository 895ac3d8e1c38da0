import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { DrillRecord, ScenarioRecord, SuiteRecord } from "./drill-record.ts";

export const drillCollection = defineCollection<DrillRecord>({
  name: "failsafe_drills",
  indexes: [
    { key: { orgId: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, model: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, model: 1, isOpen: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
    { key: { orgId: 1, slot: 1 }, unique: true, partialFilterExpression: { slot: { $type: "string" } } },
  ],
});

type Place = Pick<DrillRecord, "_id" | "orgId">;
export type SuiteChange = Partial<
  Pick<SuiteRecord, "state" | "startedAt" | "done" | "cells" | "scores" | "answeredBy" | "isDemo" | "costMicros" | "checksVersion">
>;
export type DrillEnd = Pick<SuiteRecord, "state" | "reason" | "done" | "cells" | "scores" | "costMicros" | "tripId"> & { finishedAt: Date };
export type DrillStore = ReturnType<typeof createDrillStore>;

export function createDrillStore(db: Database) {
  const drills = db.collection(drillCollection);
  const placeOf = ({ _id, orgId }: Place) => ({ _id, orgId });
  return {
    /** Unique indexes refuse a second open run of a model, and a second one for a slot. */
    async insert(record: DrillRecord, session?: ClientSession): Promise<void> {
      await drills.insertOne(record, session ? { session } : {});
    },
    find: (orgId: string, id: string): Promise<DrillRecord | null> => drills.findOne({ _id: id, orgId }),
    list: (orgId: string, page: TimePage): Promise<DrillRecord[]> =>
      drills
        .find({ orgId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    listOfModel: (orgId: string, model: string, page: TimePage): Promise<DrillRecord[]> =>
      drills
        .find({ orgId, model, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Whether the run of a slot was started. The type is named because a partial index serves only filters that repeat its condition. */
    hasSlot: async (orgId: string, slot: string): Promise<boolean> =>
      (await drills.findOne({ orgId, slot: { $eq: slot, $type: "string" } }, { projection: { _id: 1 } })) !== null,
    /** False when it is over. */
    async report(of: Place, change: SuiteChange): Promise<boolean> {
      return (await drills.updateOne({ ...placeOf(of), isOpen: true }, { $set: change })).matchedCount === 1;
    },
    /** False when it was over already: the first end counts. */
    async finish(of: Place, end: DrillEnd, session: ClientSession): Promise<boolean> {
      const update = { $set: { ...end, isOpen: false } };
      return (await drills.updateOne({ ...placeOf(of), isOpen: true }, update, { session })).matchedCount === 1;
    },
    async finishScenario(of: Place, end: Partial<Omit<ScenarioRecord, "_id" | "orgId" | "type">>, session: ClientSession): Promise<void> {
      await drills.updateOne({ ...placeOf(of), type: "scenario", state: "running" }, { $set: end }, { session });
    },
  };
}
