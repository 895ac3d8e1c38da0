import type { Clock } from "../../platform/clock.ts";
import type { Snoozes } from "../lists/list-lookup.ts";
import type { SnoozeStore } from "./snooze.store.ts";

/** What sleeps now; whoever keeps this asks again within a second. */
export async function readSnoozes(store: Pick<SnoozeStore, "listOpen">, clock: Clock, orgId: string): Promise<Snoozes> {
  const open = await store.listOpen(orgId, new Date(clock.now()));
  const byAccount = Map.groupBy(open, ({ accountKey }) => accountKey);
  return {
    asleepFor: (payerKey, at) =>
      (byAccount.get(payerKey) ?? NONE)
        .filter(({ until }) => until.getTime() > at)
        .map(({ rule }) => rule)
        .sort(),
  };
}

const NONE: readonly { until: Date; rule: string }[] = [];
