import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { ServiceName } from "./health.schema.ts";
import type { Incident, IncidentState } from "./incident.schema.ts";

export type IncidentUpdate = { at: Date; state: IncidentState; text: string };

export type IncidentRecord = {
  _id: string;
  title: string;
  services: readonly ServiceName[];
  severity: Incident["severity"];
  state: IncidentState;
  /** What opened it, where that was no person. */
  alertKey: string | null;
  /** While it is open: an alert opens one at a time. */
  openKey?: string;
  /** When it began. */
  at: Date;
  resolvedAt: Date | null;
  updates: readonly IncidentUpdate[];
};

export const incidentCollection = defineCollection<IncidentRecord>({
  name: "incidents",
  indexes: [
    { key: { openKey: 1 }, unique: true, partialFilterExpression: { openKey: { $type: "string" } } },
    { key: { at: -1, _id: -1 } },
    { key: { resolvedAt: 1, at: -1, _id: -1 } },
  ],
});

export type IncidentStore = ReturnType<typeof createIncidentStore>;

export function createIncidentStore(db: Database) {
  const incidents = db.collection(incidentCollection);
  return {
    /** False when the alert that opens it has one open. */
    insert: (record: IncidentRecord, session?: ClientSession): Promise<boolean> =>
      db.isInserted(incidents.insertOne(record, session && { session })),
    find: (id: string, session?: ClientSession): Promise<IncidentRecord | null> => incidents.findOne({ _id: id }, session && { session }),
    /** The type is named because a partial index serves only filters that repeat its condition. */
    findOpen: (openKey: string): Promise<IncidentRecord | null> => incidents.findOne({ openKey: { $eq: openKey, $type: "string" } }),
    list: ({ isOpen, ...page }: TimePage & { isOpen: boolean }): Promise<IncidentRecord[]> =>
      incidents
        .find({ ...(isOpen && { resolvedAt: null }), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** What began since then, newest first. */
    listSince: (since: Date, limit: number): Promise<IncidentRecord[]> =>
      incidents
        .find({ at: { $gte: since } })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** False when it is over, or has been told `updatesMax` times. */
    async tell(id: string, update: IncidentUpdate, updatesMax: number, session?: ClientSession): Promise<boolean> {
      const isOver = update.state === "resolved";
      const change = {
        $push: { updates: update },
        $set: { state: update.state, ...(isOver && { resolvedAt: update.at }) },
        ...(isOver && { $unset: { openKey: "" as const } }),
      };
      // The end of an incident always has room.
      const hasRoom = isOver ? {} : { [`updates.${updatesMax - 1}`]: { $exists: false } };
      const { matchedCount } = await incidents.updateOne({ _id: id, resolvedAt: null, ...hasRoom }, change, session && { session });
      return matchedCount === 1;
    },
  };
}
