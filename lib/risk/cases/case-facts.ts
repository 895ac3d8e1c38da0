// What a case's transactions come to. Pure: the same transactions give the same facts, in whichever order they came.

import type { TransactionRecord } from "../transactions/transaction-record.ts";
import { CASE_LEVELS, type CaseFacts, type CaseLevel, type CaseRecord } from "./case-record.ts";

const HOUR_MS = 3_600_000;
/** How soon somebody should have decided. */
export const SLA_MS: Readonly<Record<CaseLevel, number>> = { critical: 4 * HOUR_MS, high: 24 * HOUR_MS, medium: 72 * HOUR_MS };

/** Score times amount at risk in rough US dollars: from how much on a case has each priority. Below the last it is 4. */
const PRIORITY_FROM = [10_000, 1_000, 100] as const;
const CODES_MAX = 12;
const PAYEES_MAX = 20;

export function factsOf(transactions: readonly TransactionRecord[]): CaseFacts {
  const score = Math.max(0, ...transactions.map(({ verdict }) => verdict.score));
  const atRisk = transactions.reduce((sum, { weight }) => sum + weight, 0);
  const times = transactions.map(({ at }) => at.getTime());
  return {
    level: levelOf(transactions),
    score,
    priority: priorityOf(score, atRisk),
    transactionCount: transactions.length,
    heldCount: transactions.filter(isHeld).length,
    atRisk,
    amounts: sumAmounts(transactions),
    codes: mostFrequent(transactions.flatMap(({ verdict }) => [...verdict.rules, ...verdict.reasons.map(({ code }) => code)])).slice(
      0,
      CODES_MAX,
    ),
    payeeKeys: mostFrequent(transactions.map(({ payeeKey }) => payeeKey)).slice(0, PAYEES_MAX),
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
  };
}

/** The money has not gone and will not go by itself. */
export function isHeld({ standing }: Pick<TransactionRecord, "standing">): boolean {
  return standing === "quarantined" || standing === "blocked";
}

/** Whatever somebody has to look at is at least "medium": a verdict may ask for review with a low score, when it could not be judged. */
function levelOf(transactions: readonly TransactionRecord[]): CaseLevel {
  const levels: readonly string[] = CASE_LEVELS;
  return CASE_LEVELS[Math.max(0, ...transactions.map(({ verdict }) => levels.indexOf(verdict.level)))] ?? "medium";
}

export function priorityOf(score: number, atRisk: number): number {
  const found = PRIORITY_FROM.findIndex((least) => score * atRisk >= least);
  return found === -1 ? PRIORITY_FROM.length + 1 : found + 1;
}

export function sumAmounts(
  amounts: readonly { currency: string; exponent: number; amountMinor: string }[],
): { currency: string; exponent: number; minor: string }[] {
  const sums = new Map<string, { currency: string; exponent: number; sum: bigint }>();
  for (const { currency, exponent, amountMinor } of amounts) {
    const key = `${currency}/${exponent}`;
    sums.set(key, { currency, exponent, sum: (sums.get(key)?.sum ?? 0n) + BigInt(amountMinor) });
  }
  return [...sums.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { currency, exponent, sum }]) => ({ currency, exponent, minor: sum.toString() }));
}

/** Ties by name, so that the order says nothing about who came first. */
function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

const TIME_DIGITS = 15;

/** Where a case stands in every list that it is in. */
export function placeOf({
  _id,
  state,
  facts,
  dueAt,
}: Pick<CaseRecord, "_id" | "state" | "facts" | "dueAt">): Pick<CaseRecord, "queues" | "rank"> {
  const states = state === "closed" ? ([state] as const) : ([state, "active"] as const);
  return {
    queues: states.flatMap((each) => [queueOf(each, null), queueOf(each, facts.level)]),
    rank: `${facts.priority}-${String(dueAt.getTime()).padStart(TIME_DIGITS, "0")}-${_id}`,
  };
}

export function queueOf(state: CaseRecord["state"] | "active", level: CaseLevel | null): string {
  return `${state}/${level ?? "*"}`;
}
