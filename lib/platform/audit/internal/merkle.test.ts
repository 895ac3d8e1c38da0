import fc from "fast-check";
import { expect, test } from "vitest";
import { hashLeaf, inclusionPath, rootFromPath, rootOf } from "./merkle.ts";

/** The leaves and roots that implementations of RFC 6962 compare themselves by (certificate-transparency-go, merkle tests). */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const leaves = fc.array(fc.uint8Array({ maxLength: 8 }).map(hashLeaf), { minLength: 1, maxLength: 70 });

test("trees of none to eight leaves have the known roots", () => {
  const hashed = LEAVES.map((leaf) => hashLeaf(Buffer.from(leaf, "hex")));
  expect(ROOTS.map((_, size) => rootOf(hashed.slice(0, size)).toString("hex"))).toEqual(ROOTS);
});

test("every leaf of every tree is proven, at its own place and at no other", () => {
  fc.assert(
    fc.property(leaves, fc.nat(), fc.nat(), (tree, at, other) => {
      const index = at % tree.length;
      const leaf = tree[index];
      if (!leaf) throw new Error("The index lies in the tree.");
      const path = inclusionPath(tree, index);
      const root = rootOf(tree);
      expect(rootFromPath(leaf, index, tree.length, path)?.equals(root)).toBe(true);
      const elsewhere = other % (tree.length + 3);
      const isSameLeaf = tree[elsewhere]?.equals(leaf) ?? false;
      if (elsewhere !== index && !isSameLeaf) expect(rootFromPath(leaf, elsewhere, tree.length, path)?.equals(root) ?? false).toBe(false);
    }),
  );
});

test("a changed leaf, a changed, missing or added step proves nothing", () => {
  fc.assert(
    fc.property(leaves, fc.nat(), fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (tree, at, step, bytes) => {
      const index = at % tree.length;
      const leaf = tree[index] ?? Buffer.alloc(0);
      const path = inclusionPath(tree, index);
      const root = rootOf(tree);
      const holds = (one: Uint8Array, way: readonly Uint8Array[]) => rootFromPath(one, index, tree.length, way)?.equals(root) ?? false;
      const foreign = Buffer.from(bytes);
      fc.pre(!foreign.equals(leaf) && !path.some((node) => node.equals(foreign)));
      expect(holds(foreign, path)).toBe(false);
      expect(holds(leaf, [...path, foreign])).toBe(false);
      if (path.length === 0) return;
      expect(holds(leaf, path.slice(1))).toBe(false);
      expect(holds(leaf, path.with(step % path.length, foreign))).toBe(false);
    }),
  );
});

test("a place that is not in the tree proves nothing, and a proof of it is refused", () => {
  const tree = LEAVES.map((leaf) => hashLeaf(Buffer.from(leaf, "hex")));
  const [first] = tree;
  if (!first) throw new Error("The tree has leaves.");
  for (const index of [-1, 8, 0.5, Number.NaN]) expect(rootFromPath(first, index, 8, inclusionPath(tree, 0))).toBeNull();
  expect(() => inclusionPath(tree, 8)).toThrow(new RangeError("There is no leaf 8 among 8."));
  expect(() => inclusionPath(tree, -1)).toThrow(RangeError);
  expect(() => inclusionPath([], 0)).toThrow(RangeError);
});
