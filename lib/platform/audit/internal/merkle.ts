import { hash } from "node:crypto";

// Merkle tree hashes and inclusion proofs as in RFC 9162, sections 2.1.1 and 2.1.3: leaves and nodes are hashed with different
// first bytes, so that no node passes for a leaf, and the left part of a tree is always the largest full one.

const LEAF = 0;
const NODE = 1;

export function hashLeaf(data: Uint8Array): Buffer {
  const leaf = Buffer.allocUnsafe(1 + data.length);
  leaf[0] = LEAF;
  leaf.set(data, 1);
  return hash("sha256", leaf, "buffer");
}

function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  const node = Buffer.allocUnsafe(1 + left.length + right.length);
  node[0] = NODE;
  node.set(left, 1);
  node.set(right, 1 + left.length);
  return hash("sha256", node, "buffer");
}

/** The root over leaf hashes. An empty tree has the hash of nothing. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return hash("sha256", "", "buffer");
  if (leaves.length === 1) return only;
  const split = largestPowerBelow(leaves.length);
  return hashNode(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The hashes beside the way from a leaf to the root, the lowest first. */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`There is no leaf ${index} among ${leaves.length}.`);
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  return index < split
    ? [...inclusionPath(leaves.slice(0, split), index), rootOf(leaves.slice(split))]
    : [...inclusionPath(leaves.slice(split), index - split), rootOf(leaves.slice(0, split))];
}

/** The root that a leaf at `index` of `size` leaves has with this path; null when the path does not fit the place. RFC 9162, 2.1.3.2. */
export function rootFromPath(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Buffer | null {
  if (!Number.isInteger(index) || index < 0 || index >= size) return null;
  let position = index;
  let last = size - 1;
  let root: Buffer = Buffer.from(leaf);
  for (const beside of path) {
    if (last === 0) return null;
    if (position % 2 === 1 || position === last) {
      root = hashNode(beside, root);
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2);
        last = Math.floor(last / 2);
      }
    } else root = hashNode(root, beside);
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

function largestPowerBelow(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
