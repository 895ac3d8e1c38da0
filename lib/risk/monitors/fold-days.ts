// Days are counted in the order in which transactions came: the next few, and the cursor behind them, in one database transaction. A run
// that dies has counted nothing, two at once count once.

import type { Context } from "../../platform/context.ts";
import { realmOf } from "../transactions/realm.ts";
import { countDays } from "./count-days.ts";
import type { DayDeps } from "./ports.ts";

/** A record is written well within this time of its own `receivedAt`, so behind it nothing comes in between any more. */
export const SETTLED_AFTER_MS = 60_000;
const BATCH = 1_000;

/** True when there may be more to count. */
export async function foldDays({ orgId, deps, clock }: Context<DayDeps>): Promise<boolean> {
  const from = await deps.riskMonitorCursors.find(orgId);
  const until = new Date(clock.now() - SETTLED_AFTER_MS);
  const transactions = await deps.riskTransactionReads.listArrivals(orgId, from, { until, limit: BATCH });
  const last = transactions.at(-1);
  if (!last) return false;
  const to = { receivedAt: last.receivedAt, transactionId: last._id };
  // What is generated can be taken away again, so it is counted whenever somebody asks.
  const counts = countDays(transactions.filter(({ source }) => realmOf(source) === "live"));
  const fold = deps.db.withTransaction(async (session) => {
    if (await deps.riskMonitorCursors.move(orgId, from, to, session)) await deps.riskMonitorDays.add(orgId, counts, session);
  });
  await deps.db.isInserted(fold);
  return transactions.length === BATCH;
}
