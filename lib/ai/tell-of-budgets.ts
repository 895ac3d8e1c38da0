import type { Notice } from "../notifications/notice.ts";
import { notify } from "../notifications/notify.ts";
import type { NotifyDeps } from "../notifications/ports.ts";
import type { Context } from "../platform/context.ts";
import type { BudgetAccount, BudgetAlert, BudgetCap, BudgetStore } from "./budget.store.ts";
import { counterKey } from "./internal/budget/period.ts";

/** Of what a budget's counter notes, what people are told of. */
const TOLD_PERCENTS: ReadonlySet<number> = new Set([80, 100]);
/** What is older was told before; a host that ticks once a day misses nothing. */
const FRESH_MS = 26 * 3_600_000;
const BATCH = 200;

type Account = Pick<BudgetAccount, "_id" | "orgId" | "caps" | "counters">;
type Parts = { accounts: Pick<BudgetStore, "listAfter">; contextOf(orgId: string): Context<NotifyDeps>; signal: AbortSignal };

/** Owners and administrators hear of each budget that comes to 80 % and to 100 %, once in its period however often this runs. */
export async function tellOfBudgets({ accounts, contextOf, signal }: Parts): Promise<void> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    signal.throwIfAborted();
    const page: Account[] = await accounts.listAfter(after, BATCH);
    for (const account of page) await tellOfAccount(contextOf(account.orgId), account);
    after = page.length === BATCH ? page.at(-1)?._id : undefined;
  }
}

async function tellOfAccount(ctx: Context<NotifyDeps>, { caps, counters }: Account): Promise<void> {
  const now = ctx.clock.now();
  for (const cap of caps) {
    const key = counterKey(cap, now);
    for (const alert of counters[key]?.alerts ?? [])
      if (TOLD_PERCENTS.has(alert.percent) && alert.at.getTime() > now - FRESH_MS) await notify(ctx, toNotice(cap, key, alert));
  }
}

function toNotice({ scope, period, capMicros }: BudgetCap, key: string, { percent, usedMicros }: BudgetAlert): Notice {
  const what =
    scope.type === "organization"
      ? "The organization's"
      : `A ${scope.type === "key" ? "key's" : scope.type === "user" ? "person's" : "feature's"}`;
  const spent = `${dollars(usedMicros)} of ${dollars(capMicros)} are spent.`;
  const effect =
    percent >= 100 ? "Calls that it counts are refused until it begins anew or is raised." : "At 100 % calls that it counts are refused.";
  return {
    ...({ topic: "usage", severity: percent >= 100 ? "critical" : "warning", to: { roles: ["OWNER", "ADMIN"] } } as const),
    title: `${what} budget of the ${period} is at ${percent} %`,
    text: `${spent} ${effect}`,
    ...{ link: "/usage/budgets", deduplicationKey: `budget:${key}:${percent}` },
  };
}

const dollars = (micros: number) => `$${(micros / 1_000_000).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
