import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBetween } from "./place-between.ts";

type Place = { _id: string; position: number };

function put(places: readonly Place[], id: string, after: string | null): Place[] {
  const others = places.filter(({ _id }) => _id !== id);
  const placed = placeBetween(others, after);
  if (!placed) throw new Error("It was put behind what is not there.");
  const moved = new Map(placed.renumbered.map(({ _id, position }) => [_id, position]));
  return [
    ...others.map(({ _id, position }) => ({ _id, position: moved.get(_id) ?? position })),
    { _id: id, position: placed.position },
  ].sort((a, b) => a.position - b.position);
}

test("whatever is added and moved, the order is that of a list in which the same was done by hand, and no two share a place", () => {
  const step = fc.record({ id: fc.integer({ min: 0, max: 11 }).map(String), after: fc.option(fc.integer({ min: 0, max: 11 })) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      let places: Place[] = [];
      let byHand: string[] = [];
      for (const { id, after } of steps) {
        const others = byHand.filter((each) => each !== id);
        const behind = after === null ? null : (others[after % Math.max(1, others.length)] ?? null);
        const at = behind === null ? 0 : others.indexOf(behind) + 1;
        byHand = [...others.slice(0, at), id, ...others.slice(at)];
        places = put(places, id, behind);
        expect(places.map(({ _id }) => _id)).toEqual(byHand);
        expect(new Set(places.map(({ position }) => position)).size).toBe(places.length);
      }
    }),
  );
});

test("a thousand moves into the same gap never run out of room", () => {
  let places = put(put([], "first", null), "last", "first");
  for (let move = 0; move < 1_000; move += 1) places = put(places, move % 2 === 0 ? "a" : "b", "first");
  expect(places.map(({ _id }) => _id)).toEqual(["first", "b", "a", "last"]);
});

test("nothing is put behind what is not there", () => {
  expect(placeBetween([{ _id: "a", position: 1 }], "b")).toBeNull();
});
