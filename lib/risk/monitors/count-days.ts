// A judged transaction, counted once under each thing somebody may watch. Only what never changes afterwards is counted: what was decided
// when it came, not what became of it, so that a day can be added to and never has to be counted anew.

import { realmOf } from "../transactions/realm.ts";
import type { Decision, TransactionRecord } from "../transactions/transaction-record.ts";

export const DIMENSIONS = ["hour", "payer_country", "payee_country", "corridor", "network", "category", "rule"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** In US dollars, roughly. `atRisk` is the part that somebody was to look at, `expected` is weighed by the probability of fraud. */
export type DayFigures = {
  judged: number;
  decisions: Record<Decision, number>;
  flagged: number;
  amount: number;
  atRisk: number;
  expected: number;
};
export type DayCount = { day: string; dimension: Dimension; value: string; figures: DayFigures };

export type CountedTransaction = Pick<
  TransactionRecord,
  "_id" | "at" | "receivedAt" | "weight" | "network" | "payerCountry" | "payeeCountry" | "category"
> & {
  source: Pick<TransactionRecord["source"], "type">;
  verdict: Pick<TransactionRecord["verdict"], "decision" | "review" | "isFlagged" | "probability" | "rules">;
};

export const NO_FIGURES: DayFigures = {
  judged: 0,
  decisions: { approve: 0, monitor: 0, review: 0, hold: 0, block: 0 },
  flagged: 0,
  amount: 0,
  atRisk: 0,
  expected: 0,
};

const AT_RISK: ReadonlySet<Decision> = new Set(["review", "hold", "block"]);

/** One sum for each day, dimension and value. Whoever asks gives those of one realm: generated data is never added to real. */
export function countDays(transactions: Iterable<CountedTransaction>): DayCount[] {
  const counts = new Map<string, DayCount>();
  for (const transaction of transactions) {
    const figures = figuresOf(transaction);
    for (const { day, dimension, value } of placesOf(transaction)) {
      const key = keyOf({ day, dimension, value });
      const known = counts.get(key);
      if (known) known.figures = addFigures(known.figures, figures);
      else counts.set(key, { day, dimension, value, figures });
    }
  }
  return [...counts.values()];
}

export const keyOf = ({ day, dimension, value }: Omit<DayCount, "figures">): string => `${day}|${dimension}|${value}`;

function figuresOf({ weight, verdict }: CountedTransaction): DayFigures {
  // What models moved it to comes later and is not counted twice.
  const decision = verdict.review?.from ?? verdict.decision;
  return {
    judged: 1,
    decisions: { ...NO_FIGURES.decisions, [decision]: 1 },
    flagged: verdict.isFlagged ? 1 : 0,
    amount: weight,
    atRisk: AT_RISK.has(decision) ? weight : 0,
    expected: weight * verdict.probability,
  };
}

/** Hours go by when it came in, which is what a live view shows, everything else by its own day; generated ones have but their own time. */
function placesOf(transaction: CountedTransaction): Omit<DayCount, "figures">[] {
  const { at, receivedAt, source, payerCountry, payeeCountry, network, category, verdict } = transaction;
  const day = at.toISOString().slice(0, 10);
  const received = (realmOf(source) === "demo" ? at : receivedAt).toISOString();
  const corridor =
    payerCountry !== null && payeeCountry !== null && payerCountry !== payeeCountry ? `${payerCountry}-${payeeCountry}` : null;
  const own: readonly [Dimension, string | null][] = [
    ["payer_country", payerCountry],
    ["payee_country", payeeCountry],
    ["corridor", corridor],
    ["network", network],
    ["category", category],
    ...[...new Set(verdict.rules)].map((rule): [Dimension, string] => ["rule", rule]),
  ];
  return [
    { day: received.slice(0, 10), dimension: "hour", value: received.slice(11, 13) },
    ...own.flatMap(([dimension, value]) => (value === null ? [] : [{ day, dimension, value }])),
  ];
}

export function addFigures(a: DayFigures, b: DayFigures): DayFigures {
  const { approve, monitor, review, hold, block } = a.decisions;
  const other = b.decisions;
  return {
    judged: a.judged + b.judged,
    decisions: {
      ...{ approve: approve + other.approve, monitor: monitor + other.monitor, review: review + other.review },
      ...{ hold: hold + other.hold, block: block + other.block },
    },
    flagged: a.flagged + b.flagged,
    amount: a.amount + b.amount,
    atRisk: a.atRisk + b.atRisk,
    expected: a.expected + b.expected,
  };
}
