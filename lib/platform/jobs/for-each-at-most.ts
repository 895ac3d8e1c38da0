/** All of them, `limit` at a time: one after the other, a long list outlives the process. A failure is thrown when the others are done. */
export async function forEachAtMost<Item>(limit: number, items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  const left = items.values();
  const takeTurns = async () => {
    for (const item of left) await work(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, takeTurns));
  if (failures.length > 0) throw failures[0];
}
