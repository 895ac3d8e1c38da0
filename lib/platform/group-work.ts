// Group commit: who comes while others are being written for waits, and is then written for together with everybody else who waits. Under
// load the number of writes does not grow with the number of requests, and requests of one process never contend with each other.

import { isDatabaseAway } from "./db.ts";

export type GroupWork<Item, Result> = (key: string, item: Item, size: number) => Promise<Result>;

type Waiting<Item, Result> = { item: Item; size: number; resolve(result: Result): void; reject(error: unknown): void };

/** `run` gives one result for each item, in their order. An item has a size; together they have no more than `sizeMax` unless one alone has. */
export function createGroupWork<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  sizeMax: number,
): GroupWork<Item, Result> {
  const queues = new Map<string, Waiting<Item, Result>[]>();

  async function runGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    const results = await run(group.map(({ item }) => item));
    for (const [index, waiting] of group.entries()) {
      const result = results[index];
      if (result === undefined) waiting.reject(new Error("A group has as many results as items."));
      else waiting.resolve(result);
    }
  }

  async function work(key: string, queue: Waiting<Item, Result>[]): Promise<void> {
    while (queue.length > 0) {
      const group = takeGroup(queue, sizeMax);
      await runGroup(group).catch(async (error: unknown) => {
        // What one item has done wrong is not done to the others; a database that is away is away for all.
        const isShared = group.length === 1 || isDatabaseAway(error);
        for (const waiting of group) {
          if (isShared) waiting.reject(error);
          else await runGroup([waiting]).catch(waiting.reject);
        }
      });
    }
    queues.delete(key);
  }

  return (key, item, size) =>
    new Promise<Result>((resolve, reject) => {
      const waiting = { item, size, resolve, reject };
      const queue = queues.get(key);
      if (queue) return void queue.push(waiting);
      const begun = [waiting];
      queues.set(key, begun);
      // The others of this turn of the event loop belong to the first group too.
      setImmediate(() => void work(key, begun));
    });
}

function takeGroup<Item, Result>(queue: Waiting<Item, Result>[], sizeMax: number): Waiting<Item, Result>[] {
  let [count, size] = [0, 0];
  for (const waiting of queue) {
    if (count > 0 && size + waiting.size > sizeMax) break;
    size += waiting.size;
    count += 1;
  }
  return queue.splice(0, count);
}
