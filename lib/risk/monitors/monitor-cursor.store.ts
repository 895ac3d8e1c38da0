import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { ArrivalPosition } from "../transactions/transaction-reads.store.ts";

/** Up to which transaction an organization's days are counted, in the order in which they came. */
export type MonitorCursorRecord = ArrivalPosition & { _id: string; orgId: string };

export const monitorCursorCollection = defineCollection<MonitorCursorRecord>({ name: "risk_monitor_cursors", indexes: [] });

export type MonitorCursorStore = ReturnType<typeof createMonitorCursorStore>;

export function createMonitorCursorStore(db: Database) {
  const cursors = db.collection(monitorCursorCollection);
  return {
    async find(orgId: string): Promise<ArrivalPosition | null> {
      const record = await cursors.findOne({ _id: orgId, orgId });
      return record && { receivedAt: record.receivedAt, transactionId: record.transactionId };
    },
    /** False when somebody else has moved it on since; a first one that is there already is refused as a duplicate. */
    async move(orgId: string, from: ArrivalPosition | null, to: ArrivalPosition, session: ClientSession): Promise<boolean> {
      if (!from) {
        await cursors.insertOne({ _id: orgId, orgId, ...to }, { session });
        return true;
      }
      const { matchedCount } = await cursors.updateOne({ _id: orgId, orgId, ...from }, { $set: to }, { session });
      return matchedCount === 1;
    },
  };
}
