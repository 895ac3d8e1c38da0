// What suspicious transactions cost, might cost and did not cost. The formulas stand in docs/guides/risk-views.md and on the page; each figure is
// a sum over the same rows, in US dollars by rough rates, with the exact amounts beside it where money is still open.

import { type ExactAmount, sumAmounts } from "../funds/sum-amounts.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";

export type ImpactRow = ExactAmount &
  Pick<TransactionRecord, "_id" | "payerKey" | "payeeKey" | "at" | "receivedAt" | "weight" | "standing" | "label"> & {
    verdict: Pick<TransactionRecord["verdict"], "probability" | "decision">;
    /** When it was kept back; null when it never was. */
    containedAt: Date | null;
  };

type Sum = { transactions: number; dollars: number; amounts: ExactAmount[] };

export type ImpactFigures = {
  exposure: Sum & { flagged: Sum; held: Sum };
  expectedLoss: { dollars: number; suspected: number; confirmed: number };
  prevented: Sum;
  lost: Sum;
  containment: { contained: number; notContained: number; medianMs: number | null; p95Ms: number | null };
};

export function measureImpact(rows: readonly ImpactRow[]): ImpactFigures {
  const open = rows.filter(({ label, standing }) => label === null && (standing === "flagged" || standing === "quarantined"));
  const gone = rows.filter(hasGone);
  const confirmed = gone.filter(({ label }) => label?.isFraud === true);
  const suspected = gone.filter(({ label, standing }) => label === null && standing === "flagged");
  const expected = suspected.reduce((sum, { weight, verdict }) => sum + weight * verdict.probability, 0);
  const lost = sumOf(confirmed);
  return {
    exposure: {
      ...sumOf(open),
      flagged: sumOf(open.filter(({ standing }) => standing === "flagged")),
      held: sumOf(open.filter(({ standing }) => standing === "quarantined")),
    },
    expectedLoss: { dollars: expected + lost.dollars, suspected: expected, confirmed: lost.dollars },
    prevented: sumOf(rows.filter(isPrevented)),
    lost,
    containment: toContainment(rows),
  };
}

/** The money is with the payee and not known to have come back. */
const hasGone = ({ standing }: ImpactRow): boolean => standing === "passed" || standing === "flagged" || standing === "released";

/** Kept back for good, or kept back and found to be fraud; what turned out to be legitimate was nothing to prevent. */
function isPrevented({ standing, label }: ImpactRow): boolean {
  if (standing === "blocked") return label === null || label.isFraud;
  return standing === "quarantined" && label?.isFraud === true;
}

function sumOf(rows: readonly ImpactRow[]): Sum {
  return { transactions: rows.length, dollars: rows.reduce((sum, { weight }) => sum + weight, 0), amounts: sumAmounts(rows) };
}

/** From the transaction's own time to the moment it was kept back. Of what went through and was not cleared, how many never were. */
function toContainment(rows: readonly ImpactRow[]): ImpactFigures["containment"] {
  const times = rows.flatMap(({ containedAt, at }) => (containedAt === null ? [] : [Math.max(0, containedAt.getTime() - at.getTime())]));
  const sorted = times.toSorted((a, b) => a - b);
  const notContained = rows.filter((row) => row.containedAt === null && hasGone(row) && row.label?.isFraud !== false).length;
  return { contained: sorted.length, notContained, medianMs: percentile(sorted, 0.5), p95Ms: percentile(sorted, 0.95) };
}

/** Nearest rank: a time that was really taken. */
function percentile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.ceil(part * sorted.length) - 1] ?? null;
}
