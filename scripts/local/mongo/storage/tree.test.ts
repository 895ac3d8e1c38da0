import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyTree, newEditToken, type Tree, treeDelete, treeFrom, treeGet, treeRange, treeSet } from "./tree.ts";

const step = fc.record({ action: fc.constantFrom("set", "set", "set", "delete", "snapshot"), key: fc.integer({ min: 0, max: 400 }) });
const entriesOf = (tree: Tree<number, string>) => Array.from(treeRange(tree, {}), ({ key, value }) => [key, value]);
const sortedEntries = (model: Map<number, string>) => [...model].sort(([left], [right]) => left - right);

test("a tree holds what a sorted map holds, and a snapshot keeps what it held", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 200, maxLength: 1200 }), (steps) => {
      let edit = newEditToken();
      const tree = emptyTree<number, string>(edit);
      const model = new Map<number, string>();
      const snapshots: { tree: Tree<number, string>; expected: [number, string][] }[] = [];
      for (const [at, { action, key }] of steps.entries()) {
        if (action === "set") {
          treeSet(tree, key, `v${at}`, edit);
          model.set(key, `v${at}`);
        } else if (action === "delete") {
          treeDelete(tree, key, edit);
          model.delete(key);
        } else if (snapshots.length < 5) {
          snapshots.push({ tree: { ...tree }, expected: sortedEntries(model) });
          edit = newEditToken();
        }
      }
      expect(entriesOf(tree)).toEqual(sortedEntries(model));
      expect(tree.size).toBe(model.size);
      for (const snapshot of snapshots) expect(entriesOf(snapshot.tree)).toEqual(snapshot.expected);
    }),
    { numRuns: 60 },
  );
});

test("ranges include their start, exclude their end, and walk both ways", () => {
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 700 });
  const bound = fc.option(fc.integer({ min: -5, max: 2005 }), { nil: undefined });
  fc.assert(
    fc.property(keys, bound, bound, fc.boolean(), (present, from, to, reverse) => {
      const edit = newEditToken();
      const tree = emptyTree<number, number>(edit);
      for (const key of present) treeSet(tree, key, key, edit);
      const expected = present
        .filter((key) => (from === undefined || key >= from) && (to === undefined || key < to))
        .sort((left, right) => left - right);
      const walked = Array.from(treeRange(tree, { from, to, reverse }), ({ key }) => key);
      expect(walked).toEqual(reverse ? expected.reverse() : expected);
      for (const key of present) expect(treeGet(tree, key)).toBe(key);
    }),
    { numRuns: 200 },
  );
});

test("a tree built of entries in order is read and changed like one that grew", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 4_000 }), fc.array(step, { maxLength: 100 }), (numbers, steps) => {
      const edit = newEditToken();
      const model = new Map<number, string>(numbers.toSorted((left, right) => left - right).map((key) => [key, `b${key}`] as const));
      const tree = treeFrom(
        Array.from(model, ([key, value]) => ({ key, value })),
        edit,
      );
      for (const { action, key } of steps) {
        if (action === "delete") {
          treeDelete(tree, key, edit);
          model.delete(key);
        } else {
          treeSet(tree, key, "set", edit);
          model.set(key, "set");
        }
      }
      expect(entriesOf(tree)).toEqual(sortedEntries(model));
      expect(tree.size).toBe(model.size);
      for (const key of numbers.slice(0, 20)) expect(treeGet(tree, key)).toBe(model.get(key));
    }),
    { numRuns: 60 },
  );
});
