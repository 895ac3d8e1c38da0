// The town a demo run plays: a past in which nothing goes wrong, so that accounts have habits, and days in which a good deal does. All of it
// is made from one seed, so every step of a run makes it again instead of keeping it.

import { type Episode, type Generated, generateMovements } from "../sample/generate-movements.ts";
import { type DemoCast, type DemoParty, demoAccount, demoPayee } from "./demo-names.ts";

export type DemoPayment = {
  /** Epoch milliseconds. */
  at: number;
  payer: DemoParty;
  payee: DemoParty;
  amountUsd: number;
  /** Of the payer, in US dollars. */
  balanceUsd: { before: number; after: number };
  /** Null for what the account's owner did. */
  episode: Episode | null;
};

/** Of the long past the profiles alone are kept; its last days are judged as well, so that accounts have something to show. */
export type DemoTown = { past: readonly DemoPayment[]; history: readonly DemoPayment[]; live: readonly DemoPayment[] };

export type DemoTownOptions = {
  cast: DemoCast;
  accounts: number;
  pastDays: number;
  /** The last of them, which are judged. */
  historyDays: number;
  /** How many payments the live part has. */
  payments: number;
  /** When its last payment is made. */
  endsAt: number;
};

const DAY_MS = 86_400_000;
/** So many of each kind a day for a thousand accounts that a run of two minutes shows several kinds. */
const PACE = 8;
/** Fewer payments a day than any town had, so that the days drawn are always enough. */
const LEAST_PER_ACCOUNT = 1.2;

export function demoTown({ cast, accounts, pastDays, historyDays, payments, endsAt }: DemoTownOptions): DemoTown {
  const town = { seed: cast.seed, accounts, payees: accounts };
  const days = Math.ceil(payments / (accounts * LEAST_PER_ACCOUNT)) + 1;
  const drawn = generateMovements({ ...town, days, pace: PACE, startAt: 0 }).slice(0, payments);
  const liveMs = (drawn.at(-1)?.movement.at ?? 0) + 1;
  const startsAt = endsAt - liveMs;
  const before = generateMovements({ ...town, days: pastDays, pace: 0, startAt: 0 })
    .map((each) => toPayment(each, { cast, offset: startsAt - pastDays * DAY_MS }))
    .filter(({ at }) => at < startsAt);
  const isRecent = ({ at }: DemoPayment): boolean => at >= startsAt - historyDays * DAY_MS;
  return {
    past: before.filter((payment) => !isRecent(payment)),
    history: before.filter(isRecent),
    live: drawn.map((each) => toPayment(each, { cast, offset: startsAt })),
  };
}

function toPayment(
  { movement, payerName, payeeName, episode }: Generated,
  { cast, offset }: { cast: DemoCast; offset: number },
): DemoPayment {
  return {
    at: offset + movement.at,
    payer: partyOf(payerName, cast),
    payee: partyOf(payeeName, cast),
    amountUsd: movement.amount,
    balanceUsd: { before: movement.payerBalanceBefore, after: movement.payerBalanceAfter },
    episode,
  };
}

/** The generator numbers its people: `account-7`, `payee-12`. */
function partyOf(name: string, cast: DemoCast): DemoParty {
  const index = Number(name.slice(name.indexOf("-") + 1));
  return name.startsWith("account-") ? demoAccount(index, cast) : demoPayee(index, cast);
}
