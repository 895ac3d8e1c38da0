import type { Context } from "../../platform/context.ts";
import { FEATURES } from "../engine/features.ts";
import type { Examples } from "../model/train-model.ts";
import { decodeRow } from "../transactions/encode-row.ts";
import type { ModelRow, ModelTransactionStore } from "./model-transactions.store.ts";

/** A transaction says nothing of its outcome before so long: chargebacks and complaints take that time to come in. */
export const LABEL_DELAY_MS = 7 * 86_400_000;

const PAGE = 5_000;

export type OutcomeRows = Examples & { from: Date; to: Date; outcomes: number; frauds: number };

/**
 * What came to an end. Fraud and what a case found legitimate; and what went through without a question and nobody has complained of
 * since. What is open, was only flagged, or ended inconclusively teaches nothing.
 */
export function outcomeOf({ label, standing, caseId, verdict }: ModelRow): 0 | 1 | null {
  if (label) return label.isFraud ? 1 : 0;
  const isSilent = standing === "passed" && caseId === null && (verdict.decision === "approve" || verdict.decision === "monitor");
  return isSilent ? 0 : null;
}

/** The newest of the time between, in time order. */
export async function collectOutcomes(
  { orgId, deps }: Context<{ modelTransactions: ModelTransactionStore }>,
  between: { from: Date; to: Date },
  limit: number,
  signal?: AbortSignal,
): Promise<OutcomeRows> {
  const pages: ModelRow[][] = [];
  let count = 0;
  for await (const page of pagesOf(deps.modelTransactions, orgId, between)) {
    signal?.throwIfAborted();
    const ended = page.filter((row) => outcomeOf(row) !== null).slice(0, limit - count);
    pages.push(ended);
    count += ended.length;
    if (count >= limit) break;
  }
  const rows = pages.flat().reverse();
  return {
    ...toExamples(rows),
    from: rows[0]?.at ?? between.from,
    to: rows.at(-1)?.at ?? between.to,
    outcomes: rows.filter(({ label }) => label !== null).length,
    frauds: rows.filter(({ label }) => label?.isFraud === true).length,
  };
}

/** All of the time between, whatever came of them, up to `limit`; newest first. */
export async function collectRows(
  { orgId, deps }: Context<{ modelTransactions: ModelTransactionStore }>,
  between: { from: Date; to: Date },
  limit: number,
): Promise<ModelRow[]> {
  const found: ModelRow[] = [];
  for await (const page of pagesOf(deps.modelTransactions, orgId, between)) {
    found.push(...page.slice(0, limit - found.length));
    if (found.length >= limit) break;
  }
  return found;
}

async function* pagesOf(store: ModelTransactionStore, orgId: string, between: { from: Date; to: Date }): AsyncGenerator<ModelRow[]> {
  let after: { at: Date; id: string } | null = null;
  for (;;) {
    const page: ModelRow[] = await store.listRows(orgId, between, { after, limit: PAGE });
    yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { at: last.at, id: last._id };
  }
}

/** What has no outcome counts as honest here; whoever needs outcomes leaves it out before. */
export function toExamples(rows: readonly ModelRow[]): Examples {
  const values = new Float32Array(rows.length * FEATURES.length);
  for (const [place, { verdict }] of rows.entries()) values.set(decodeRow(verdict.row), place * FEATURES.length);
  return {
    values,
    labels: Uint8Array.from(rows, (row) => outcomeOf(row) ?? 0),
    surprises: Float64Array.from(rows, ({ verdict }) => verdict.surprise),
  };
}
