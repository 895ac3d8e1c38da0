// An account beside its counterparties: how often it pays the same one on one day, how small against its usual amounts, how fast money
// passes through, and how much of the same its neighbours show. For launderers who look like anybody in each single transfer.

import type { Movement } from "./movement.ts";

export const ACCOUNT_FEATURES = [
  "paid_count",
  "received_count",
  "payees",
  "payers",
  "paid_repeats",
  "received_repeats",
  "paid_smallest_share",
  "received_smallest_share",
  "paid_small_count",
  "received_small_count",
  "paid_spread",
  "received_spread",
  "pass_through",
  "received_per_paid",
  "payee_repeats",
  "payer_repeats",
  "payee_small_share",
  "payer_small_share",
  "payee_received_mean",
  "payer_paid_mean",
  "payee_suspects",
  "payer_suspects",
  "neighbour_frauds",
  "neighbour_fraud_share",
] as const;

type Transfer = Pick<Movement, "at" | "payer" | "payee" | "amount">;
type Leg = { day: number; partner: number; amount: number };
type Account = { paid: Leg[]; received: Leg[] };
type Own = {
  paidRepeats: number;
  receivedRepeats: number;
  paidShare: number;
  receivedShare: number;
  paidSmall: number;
  receivedSmall: number;
};

const DAY_MS = 86_400_000;
/** An amount below this part of the account's median is small for it. */
const SMALL = 0.3;

export type Graph = { accounts: ReadonlyMap<number, Account>; own: ReadonlyMap<number, Own> };

export function buildGraph(transfers: Iterable<Transfer>): Graph {
  const accounts = new Map<number, Account>();
  const accountOf = (hash: number): Account => {
    const known = accounts.get(hash);
    if (known) return known;
    const made: Account = { paid: [], received: [] };
    accounts.set(hash, made);
    return made;
  };
  for (const { at, payer, payee, amount } of transfers) {
    const day = Math.floor(at / DAY_MS);
    accountOf(payer).paid.push({ day, partner: payee, amount });
    accountOf(payee).received.push({ day, partner: payer, amount });
  }
  return { accounts, own: new Map([...accounts].map(([hash, account]) => [hash, ownOf(account)])) };
}

function ownOf({ paid, received }: Account): Own {
  const paidMedian = medianOf(paid);
  const receivedMedian = medianOf(received);
  return {
    paidRepeats: repeatsOf(paid),
    receivedRepeats: repeatsOf(received),
    paidShare: smallestOf(paid) / paidMedian,
    receivedShare: smallestOf(received) / receivedMedian,
    paidSmall: paid.filter(({ amount }) => amount < SMALL * paidMedian).length,
    receivedSmall: received.filter(({ amount }) => amount < SMALL * receivedMedian).length,
  };
}

const smallestOf = (legs: readonly Leg[]): number => legs.reduce((least, { amount }) => Math.min(least, amount), Number.POSITIVE_INFINITY);

function medianOf(legs: readonly Leg[]): number {
  const sorted = legs.map(({ amount }) => amount).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Most transfers with one partner on one day. */
function repeatsOf(legs: readonly Leg[]): number {
  const counts = new Map<string, number>();
  for (const { day, partner } of legs) counts.set(`${day} ${partner}`, (counts.get(`${day} ${partner}`) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** `frauds` of accounts whose cases are closed, by hash; the account's own is not looked at. */
export function writeAccountFeatures(
  graph: Graph,
  hash: number,
  frauds: ReadonlyMap<number, boolean>,
  out: Float32Array,
  offset = 0,
): void {
  const account = graph.accounts.get(hash) ?? { paid: [], received: [] };
  const own = graph.own.get(hash) ?? ownOf(account);
  const payees = [...new Set(account.paid.map(({ partner }) => partner))];
  const payers = [...new Set(account.received.map(({ partner }) => partner))];
  const neighbours = [...new Set([...payees, ...payers])].filter((partner) => partner !== hash);
  const judged = neighbours.flatMap((partner) => frauds.get(partner) ?? []);
  const found = judged.filter(Boolean).length;
  const values = [
    account.paid.length,
    account.received.length,
    payees.length,
    payers.length,
    own.paidRepeats,
    own.receivedRepeats,
    own.paidShare,
    own.receivedShare,
    own.paidSmall,
    own.receivedSmall,
    spreadOf(account.paid),
    spreadOf(account.received),
    passThroughOf(account),
    sumOf(account.received) / (sumOf(account.paid) + 1),
    ...partnerFeatures(graph, payees, payers),
    found,
    (found + 0.1) / (judged.length + 1),
  ];
  for (const [index, value] of values.entries()) out[offset + index] = Number.isFinite(value) ? value : Number.NaN;
}

function partnerFeatures(graph: Graph, payees: readonly number[], payers: readonly number[]): number[] {
  const of = (partners: readonly number[], read: (own: Own, account: Account) => number): number[] =>
    partners.flatMap((partner) => {
      const own = graph.own.get(partner);
      const account = graph.accounts.get(partner);
      return own && account ? [read(own, account)] : [];
    });
  const most = (values: readonly number[]): number => Math.max(0, ...values);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const repeats = ({ paidRepeats, receivedRepeats }: Own): number => Math.max(paidRepeats, receivedRepeats);
  const suspects = (own: Own): number => (repeats(own) > 1 || own.paidSmall + own.receivedSmall > 0 ? 1 : 0);
  return [
    most(of(payees, repeats)),
    most(of(payers, repeats)),
    mean(of(payees, ({ receivedSmall }) => Math.min(1, receivedSmall))),
    mean(of(payers, ({ paidSmall }) => Math.min(1, paidSmall))),
    mean(of(payees, (_, { received }) => received.length)),
    mean(of(payers, (_, { paid }) => paid.length)),
    of(payees, suspects).reduce((sum, value) => sum + value, 0),
    of(payers, suspects).reduce((sum, value) => sum + value, 0),
  ];
}

const sumOf = (legs: readonly Leg[]): number => legs.reduce((sum, { amount }) => sum + amount, 0);

/** Deviation over mean. */
function spreadOf(legs: readonly Leg[]): number {
  const mean = sumOf(legs) / legs.length;
  return Math.sqrt(legs.reduce((sum, { amount }) => sum + (amount - mean) ** 2, 0) / legs.length) / mean;
}

const PASSED_WITHIN_DAYS = 5;

/** Part of what it received that it paid on within five days, nearly the same amount. */
function passThroughOf({ paid, received }: Account): number {
  const passed = received.filter(({ day, amount }) =>
    paid.some((leg) => leg.day >= day && leg.day - day <= PASSED_WITHIN_DAYS && Math.abs(leg.amount - amount) <= 0.1 * amount),
  );
  return passed.length / received.length;
}
