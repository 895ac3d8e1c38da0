import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/log.ts";
import type { EgressRecord, EgressStore } from "./egress.store.ts";
import type { LedgerRows } from "./ledger-rows.ts";
import { createRowBuffer, type RowBuffer } from "./row-buffer.ts";
import type { UsageRecord, UsageStore } from "./usage.store.ts";

/** Both ledgers, for calls that end with an answer to somebody who waits: written within 250 ms, never in the answer's way. */
export type CallLedger = Omit<RowBuffer<never>, "add"> & { add(rows: LedgerRows): void };

type Rows = { usage: UsageRecord; egress: EgressRecord | null };

export type CallLedgerDeps = {
  usage: Pick<UsageStore, "insertAll">;
  egress: Pick<EgressStore, "insertAll">;
  clock: Clock;
  log: Logger;
};

/** A row and what it says of the same call in the other ledger go in together, or the whole batch again. */
export function createCallLedger({ usage, egress, clock, log }: CallLedgerDeps): CallLedger {
  const { add, ...buffer } = createRowBuffer<Rows>({
    name: "call-ledger",
    async write(rows) {
      await usage.insertAll(rows.map((row) => row.usage));
      await egress.insertAll(rows.flatMap((row) => (row.egress ? [row.egress] : [])));
    },
    clock,
    log,
  });
  return {
    ...buffer,
    add(rows) {
      const departures = new Map(rows.egress.map((row) => [row._id, row]));
      add(rows.usage.map((row) => ({ usage: row, egress: departures.get(row._id) ?? null })));
    },
  };
}
