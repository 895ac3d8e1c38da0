// A scripted incident among generated people: somebody takes an account over, tries it with a little money and empties it in a few large
// payments; meanwhile another customer honestly moves all there is to a new account. The first is to be stopped, the second to be let go.

import { type DemoCast, demoAccount, demoPayee } from "./demo-names.ts";
import { type DemoPayment, type DemoTown, demoTown } from "./demo-town.ts";

const ACCOUNTS = 8;
const PAST_DAYS = 28;
const HISTORY_DAYS = 4;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const INCIDENT_EVERY_MS = 2_000;

/** Times what the account usually pays; null empties it. */
const TAKEOVER = [0.05, 12, 16, 20, null] as const;
const HONEST_LARGE = 25;

/** The past ends at `at`; the incident begins at `liveFrom`, which is `at` as long as nobody knows better. */
export function demoIncident({ cast, at, liveFrom }: { cast: DemoCast; at: number; liveFrom: number }): DemoTown {
  const town = demoTown({ cast, accounts: ACCOUNTS, pastDays: PAST_DAYS, historyDays: HISTORY_DAYS, payments: 0, endsAt: at });
  const before = [...town.past, ...town.history];
  const [victim, bystander] = busiest(before);
  if (victim === undefined || bystander === undefined) return { past: [], history: [], live: [] };
  // The thief comes when the owner is asleep, whatever the time is now.
  const shift = hoursTo(at, peakHourOf(before, victim) + 12) * HOUR_MS;
  const shifted = (payment: DemoPayment): DemoPayment => ({ ...payment, at: payment.at - shift });
  return {
    past: town.past.map(shifted),
    history: town.history.map(shifted),
    live: script(before, { cast, victim, bystander }).map((payment, index) => ({ ...payment, at: liveFrom + index * INCIDENT_EVERY_MS })),
  };
}

type Roles = { cast: DemoCast; victim: string; bystander: string };

function script(history: readonly DemoPayment[], { cast, victim, bystander }: Roles): Omit<DemoPayment, "at">[] {
  const usual = usualOf(history, victim);
  const payer = demoAccount(indexOf(victim), cast);
  const acts: Omit<DemoPayment, "at">[] = [];
  // All that the takeover takes, and a quarter more, so that a balance is left for the last one to empty.
  let balance = toCents(usual * 1.25 * TAKEOVER.reduce<number>((sum, times) => sum + (times ?? 0), 0));
  for (const [index, times] of TAKEOVER.entries()) {
    const amountUsd = times === null ? balance : Math.max(1, toCents(usual * times));
    const after = Math.max(0, toCents(balance - amountUsd));
    acts.push({ payer, payee: demoPayee(900 + index, cast), amountUsd, balanceUsd: { before: balance, after }, episode: "takeover" });
    balance = after;
  }
  const amountUsd = toCents(usualOf(history, bystander) * HONEST_LARGE);
  const honest: Omit<DemoPayment, "at"> = {
    payer: demoAccount(indexOf(bystander), cast),
    payee: demoPayee(950, cast),
    amountUsd,
    balanceUsd: { before: amountUsd, after: 0 },
    episode: null,
  };
  return [...acts.slice(0, 2), honest, ...acts.slice(2)];
}

const toCents = (amount: number): number => Math.round(amount * 100) / 100;
/** `Name · 007` is the seventh. */
const indexOf = (name: string): number => Number(name.slice(-3)) - 1;

function busiest(history: readonly DemoPayment[]): string[] {
  const byPayer = Map.groupBy(history, ({ payer }) => payer.name);
  return [...byPayer].toSorted(([a, mine], [b, others]) => others.length - mine.length || a.localeCompare(b)).map(([name]) => name);
}

function usualOf(history: readonly DemoPayment[], payer: string): number {
  const amounts = history.filter((payment) => payment.payer.name === payer).map(({ amountUsd }) => amountUsd);
  return amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? 20;
}

function peakHourOf(history: readonly DemoPayment[], payer: string): number {
  const hours = history.filter((payment) => payment.payer.name === payer).map(({ at }) => new Date(at).getUTCHours());
  const counts = Map.groupBy(hours, (hour) => hour);
  return [...counts].toSorted(([, mine], [, others]) => others.length - mine.length)[0]?.[0] ?? 12;
}

/** From the hour that is wanted back to the hour of `at`, so that a past moved back by it has its peak twelve hours away. */
function hoursTo(at: number, wanted: number): number {
  return (((wanted - Math.floor((at % DAY_MS) / HOUR_MS)) % 24) + 24) % 24;
}
