import fc from "fast-check";
import { expect, test } from "vitest";
import { forEachAtMost } from "./for-each-at-most.ts";

test("every item has its turn once, and never more of them at a time than allowed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, limit) => {
      const done: number[] = [];
      let now = 0;
      let most = 0;
      await forEachAtMost(limit, items, async (item) => {
        now += 1;
        most = Math.max(most, now);
        for (let turns = item % 4; turns > 0; turns -= 1) await Promise.resolve();
        now -= 1;
        done.push(item);
      });
      expect(done.toSorted()).toEqual(items.toSorted());
      expect(most).toBeLessThanOrEqual(limit);
    }),
  );
});

test("a failure is thrown, and keeps no other item from its turn", async () => {
  const done: number[] = [];
  const work = async (item: number) => {
    if (item === 1) throw new Error("The first one fails.");
    done.push(item);
  };
  await expect(forEachAtMost(1, [1, 2, 3], work)).rejects.toThrow("The first one fails.");
  expect(done).toEqual([2, 3]);
});
