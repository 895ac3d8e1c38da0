/** Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): places count, not scores, so that lists of any scale can be joined. */
const RANK_CONSTANT = 60;

export type Fused<Item> = { item: Item; score: number };

/** Each list best first. `keyOf` says which items are the same. */
export function fuseRanks<Item>(lists: readonly (readonly Item[])[], keyOf: (item: Item) => string): Fused<Item>[] {
  const fused = new Map<string, Fused<Item>>();
  for (const list of lists) {
    for (const [rank, item] of list.entries()) {
      const key = keyOf(item);
      const known = fused.get(key) ?? { item, score: 0 };
      fused.set(key, { item: known.item, score: known.score + 1 / (RANK_CONSTANT + rank + 1) });
    }
  }
  return [...fused.values()].toSorted((a, b) => b.score - a.score || (keyOf(a.item) < keyOf(b.item) ? -1 : 1));
}
