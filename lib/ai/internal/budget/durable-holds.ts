import type { Clock } from "../../../platform/clock.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Metrics } from "../../../platform/metrics.ts";
import type { BudgetAccount, BudgetCap, BudgetHold, BudgetStore } from "../../budget.store.ts";
import type { BudgetSettlement, BudgetSettlementStore } from "../../budget-settlement.store.ts";
import type { Budgets } from "../../budgets.ts";
import type { AccountViews } from "./account-views.ts";
import { type AlertDeps, raiseAlerts } from "./alerts.ts";
import { matchCaps } from "./match-caps.ts";
import { openMissingCounters } from "./open-counters.ts";
import { counterKey } from "./period.ts";
import { budgetExceeded, findShort } from "./refusal.ts";

/**
 * A hold stands in the account until it is settled. What becomes of it is written to its settlement first, and whoever finds the
 * hold still there goes by that: a crash between the two loses nothing and counts nothing twice.
 */
export type HoldDeps = Omit<AlertDeps, "accounts"> & {
  accounts: BudgetStore;
  settlements: BudgetSettlementStore;
  views: AccountViews;
  clock: Clock;
  metrics: Metrics;
};

/** A run that ends in order settles long before. */
export const HOLD_LEASE_MS = 15 * 60_000;
/** Each failed try means that somebody else changed the account in between. */
const TRIES_MAX = 20;

export function createDurableHolds(deps: HoldDeps): Pick<Budgets, "reserve" | "settle"> {
  return {
    async reserve(spender, { id, micros, leaseMs = HOLD_LEASE_MS }) {
      const { orgId } = spender;
      const hold = { id, orgId, micros };
      if (micros <= 0) return hold;
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const view = await deps.views.get(orgId);
        const caps = matchCaps(view.caps, spender);
        if (caps.length === 0) return hold;
        if (tries === 0 && (await deps.settlements.find(orgId, id))) return hold;
        const until = new Date(deps.clock.now() + leaseMs);
        if ((await takeFor(deps, view.version, { orgId, caps, hold: { id, micros, until } })) !== "again") return hold;
      }
      throw new AppError("unavailable", "ai.budget_busy", "Too many calls ask for this budget at once. Try again.", {
        retryAfterSeconds: 1,
      });
    },

    async settle({ id, orgId }, spentMicros) {
      if ((await deps.views.get(orgId)).caps.length === 0) return;
      const hold = (await deps.accounts.find(orgId))?.holds.find((each) => each.id === id);
      if (!hold) return settleLapsed(deps, { orgId, id, spentMicros });
      const fields = { state: "settled", heldMicros: hold.micros, spentMicros, counters: hold.counters } as const;
      const written = await deps.settlements.write(orgId, id, fields, deps.clock.now());
      // The sweep was quicker, but may not have got to the account: whichever of the two takes the hold away there counts.
      const isOurs = written.state === "uncertain" && (await deps.settlements.settleUncertain(orgId, id, spentMicros)) !== null;
      const micros = written.state === "settled" ? written.spentMicros : spentMicros;
      const isClosed = await closeHold(deps, orgId, hold, { type: "spent", micros });
      if (!isClosed && isOurs) await correct(deps, orgId, written, micros);
    },
  };
}

type Wanted = { orgId: string; caps: readonly BudgetCap[]; hold: Pick<BudgetHold, "id" | "micros" | "until"> };

async function takeFor(deps: HoldDeps, version: number, { orgId, caps, hold }: Wanted): Promise<"held" | "again"> {
  const { accounts, views, clock, metrics } = deps;
  const now = clock.now();
  const counters = caps.map((cap) => counterKey(cap, now));
  if (await accounts.take(orgId, version, { ...hold, counters, seq: 0 })) return "held";
  const account = await accounts.find(orgId);
  views.put(orgId, account);
  if (account?.holds.some(({ id }) => id === hold.id)) return "held";
  if (!account || account.version !== version || (await openMissingCounters(accounts, account, now))) return "again";
  const short = findShort(account, caps, { micros: hold.micros, now });
  if (!short) return "again";
  await raiseAlerts(deps, account, { now, refusedBy: short.cap.id });
  throw budgetExceeded(metrics, { ...short, micros: hold.micros, now });
}

/** Not held: nothing was reserved because no cap counted it, it is settled, or it has lapsed and can still be put right. */
async function settleLapsed(deps: HoldDeps, { orgId, id, spentMicros }: { orgId: string; id: string; spentMicros: number }): Promise<void> {
  const lapsed = await deps.settlements.settleUncertain(orgId, id, spentMicros);
  if (lapsed) await correct(deps, orgId, lapsed, spentMicros);
}

/** What was counted as uncertain is counted as what it was. */
export async function correct(
  { accounts, clock, ...deps }: HoldDeps,
  orgId: string,
  { counters, heldMicros }: Pick<BudgetSettlement, "counters" | "heldMicros">,
  spentMicros: number,
): Promise<void> {
  const account = await accounts.find(orgId);
  const known = counters.filter((key) => account?.counters[key]);
  if (known.length === 0) return;
  await accounts.correct(orgId, known, { uncertainMicros: heldMicros, spentMicros });
  const after = await accounts.find(orgId);
  if (after) await raiseAlerts({ ...deps, accounts, clock }, after, { now: clock.now() });
}

/** False where somebody else has taken the hold away. A counter whose cap was deleted is left out. */
export async function closeHold(
  deps: Pick<HoldDeps, keyof AlertDeps | "accounts">,
  orgId: string,
  hold: BudgetHold,
  end: { type: "spent" | "uncertain"; micros: number },
): Promise<boolean> {
  let current: BudgetHold | undefined = hold;
  while (current) {
    const after: BudgetAccount | null = await deps.accounts.close(orgId, current, end);
    if (after) {
      await raiseAlerts(deps, after, { now: deps.clock.now() });
      return true;
    }
    const account: BudgetAccount | null = await deps.accounts.find(orgId);
    const found = account?.holds.find(({ id, seq }) => id === hold.id && seq === hold.seq);
    current = found && { ...found, counters: found.counters.filter((key) => account?.counters[key]) };
  }
  return false;
}
