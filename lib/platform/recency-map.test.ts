import fc from "fast-check";
import { expect, test } from "vitest";
import { createRecencyMap } from "./recency-map.ts";

test("what was used longest ago makes room, and a look at it is a use", () => {
  const map = createRecencyMap<number>(2);
  map.set("a", 1);
  map.set("b", 2);
  map.get("a");
  map.set("c", 3);
  expect(["a", "b", "c"].map(map.get)).toEqual([1, undefined, 3]);
  map.delete("a");
  expect([map.get("a"), map.size()]).toEqual([undefined, 1]);
});

test("it never holds more than it may, and always what was last set", () => {
  const step = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.option(fc.nat()));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step), (most, steps) => {
      const map = createRecencyMap<number>(most);
      for (const [key, value] of steps) {
        if (value === null) map.delete(key);
        else map.set(key, value);
        expect(map.size()).toBeLessThanOrEqual(most);
        expect(map.get(key)).toBe(value ?? undefined);
      }
    }),
  );
});
