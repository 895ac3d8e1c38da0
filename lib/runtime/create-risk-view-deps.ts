import type { Database } from "../platform/db.ts";
import { createMonitorCursorStore, monitorCursorCollection } from "../risk/monitors/monitor-cursor.store.ts";
import { createMonitorDayStore, monitorDayCollection } from "../risk/monitors/monitor-day.store.ts";
import type { MonitorStores } from "../risk/monitors/ports.ts";
import { createTransactionReadStore } from "../risk/transactions/transaction-reads.store.ts";

export const riskViewCollections = [monitorDayCollection, monitorCursorCollection] as const;

/** What live feed, accounts, impact and monitors look at. */
export function createRiskViewDeps(db: Database): MonitorStores {
  return {
    riskMonitorDays: createMonitorDayStore(db),
    riskMonitorCursors: createMonitorCursorStore(db),
    riskTransactionReads: createTransactionReadStore(db),
  };
}
