import type { TransactionStore } from "./transaction.store.ts";

/** A transaction moves its profiles twice: when it is counted, under its own id, and when they are told its label, under this one. */
const LABEL = "/label";

export const labelMoveOf = (transactionId: string): string => `${transactionId}${LABEL}`;

/** Of these moves, the ones that both profiles have: their records say so. */
export async function listDoneMoves(store: Pick<TransactionStore, "listDoneOf">, orgId: string, ids: readonly string[]): Promise<string[]> {
  const counts = ids.filter((id) => !id.endsWith(LABEL));
  const labels = ids.filter((id) => id.endsWith(LABEL)).map((id) => id.slice(0, -LABEL.length));
  const [observed, learnt] = await Promise.all([
    counts.length > 0 ? store.listDoneOf(orgId, counts, "isObserved") : [],
    labels.length > 0 ? store.listDoneOf(orgId, labels, "isLabelLearnt") : [],
  ]);
  return [...observed, ...learnt.map(labelMoveOf)];
}
