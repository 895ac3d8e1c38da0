// Gradient boosting on histograms (Ke et al. 2017, LightGBM): trees grow leaf by leaf where the loss falls most; of two children the
// smaller is counted and the other is what remains of their parent. The same rows and the same seed give the same trees.

import { type Binned, binFeatures } from "./bins.ts";
import { createRandom } from "./random.ts";
import { bestSplit, type Split } from "./split.ts";
import { type Forest, toProbability } from "./trees.ts";

export type TreeOptions = {
  trees: number;
  leaves: number;
  /** Shrinkage of each tree. */
  rate: number;
  /** Least sum of second derivatives in a leaf. */
  leafWeight: number;
  ridge: number;
  /** Part of the rows and of the features each tree sees. */
  rowShare: number;
  featureShare: number;
  seed: number;
};

export const DEFAULT_TREES: TreeOptions = {
  trees: 200,
  leaves: 24,
  rate: 0.08,
  leafWeight: 0.5,
  ridge: 5,
  rowShare: 0.8,
  featureShare: 0.6,
  seed: 1,
};

/** A part of `order`; `parent` and `isLeft` say which child of which node it becomes when it is not split any more. */
type Leaf = { start: number; end: number; histogram: Float64Array; split: Split | null; parent: number; isLeft: boolean };
type Nodes = {
  feature: number[];
  threshold: number[];
  missingLeft: number[];
  left: number[];
  right: number[];
  leaves: number[];
  roots: number[];
};

/** `values` row by row; `labels` 0 or 1. Throws RangeError when one class is absent. */
export function trainTrees(
  values: Float32Array,
  labels: Uint8Array,
  { features, options = DEFAULT_TREES }: { features: number; options?: TreeOptions },
): Forest {
  const base = startOf(labels);
  const work = prepare(binFeatures(values, features), options);
  const scores = new Float64Array(labels.length).fill(base);
  const nodes: Nodes = { feature: [], threshold: [], missingLeft: [], left: [], right: [], leaves: [], roots: [] };
  for (let tree = 0; tree < options.trees; tree += 1) {
    derive(work, scores, labels);
    growTree(work, nodes, scores);
  }
  return {
    base,
    roots: Int32Array.from(nodes.roots),
    feature: Int16Array.from(nodes.feature),
    threshold: Float32Array.from(nodes.threshold),
    missingLeft: Uint8Array.from(nodes.missingLeft),
    left: Int32Array.from(nodes.left),
    right: Int32Array.from(nodes.right),
    leaves: Float32Array.from(nodes.leaves),
  };
}

/** The log-odds of all rows together. */
function startOf(labels: Uint8Array): number {
  let positive = 0;
  for (const label of labels) positive += label;
  if (positive === 0 || positive === labels.length) throw new RangeError("Rows of both outcomes are needed to learn from.");
  return Math.log(positive / (labels.length - positive));
}

type Work = {
  data: Binned;
  options: TreeOptions;
  random: () => number;
  /** First and second derivative of the loss, one after the other for each row. */
  slopes: Float64Array;
  order: Int32Array;
  spare: Int32Array;
  /** Where the bins of a feature begin in a histogram; the last entry is its size. */
  offsets: number[];
  pool: Float64Array[];
  used: number[];
};

function prepare(data: Binned, options: TreeOptions): Work {
  const offsets = [0];
  for (const edges of data.edges) offsets.push((offsets.at(-1) ?? 0) + 2 * (edges.length + 2));
  return {
    data,
    options,
    random: createRandom(options.seed),
    slopes: new Float64Array(2 * data.rows),
    order: new Int32Array(data.rows),
    spare: new Int32Array(data.rows),
    offsets,
    pool: [],
    used: [],
  };
}

function derive({ slopes }: Work, scores: Float64Array, labels: Uint8Array): void {
  for (let row = 0; row < labels.length; row += 1) {
    const probability = toProbability(scores[row] ?? 0);
    slopes[2 * row] = probability - (labels[row] ?? 0);
    slopes[2 * row + 1] = Math.max(1e-6, probability * (1 - probability));
  }
}

function growTree(work: Work, nodes: Nodes, scores: Float64Array): void {
  const { data, options, random, order } = work;
  let rows = 0;
  for (let row = 0; row < data.rows; row += 1) {
    if (random() >= options.rowShare) continue;
    order[rows] = row;
    rows += 1;
  }
  work.used = Array.from({ length: data.features }, (_, feature) => feature).filter(
    (feature) => (data.edges[feature]?.length ?? 0) > 0 && random() < options.featureShare,
  );
  const root = measure(work, { start: 0, end: rows, histogram: count(work, 0, rows), split: null, parent: -1, isLeft: true });
  const open = [root];
  const closed: Leaf[] = [];
  const firstNode = nodes.feature.length;
  while (open.length > 0) {
    const leaf = takeBest(open);
    if (!leaf.split || open.length + closed.length + 1 >= options.leaves) {
      closed.push(leaf);
      continue;
    }
    open.push(...divide(work, nodes, leaf, leaf.split));
  }
  const leafValues = closed.map((leaf) => addLeaf(work, nodes, leaf));
  for (const { histogram } of closed) work.pool.push(histogram);
  nodes.roots.push(root.split ? firstNode : ~(nodes.leaves.length - leafValues.length));
  score(work, nodes, scores);
}

function takeBest(open: Leaf[]): Leaf {
  let best = 0;
  for (let index = 1; index < open.length; index += 1) if ((open[index]?.split?.gain ?? 0) > (open[best]?.split?.gain ?? 0)) best = index;
  const [leaf] = open.splice(best, 1);
  if (!leaf) throw new RangeError("No leaf is open.");
  return leaf;
}

function measure(work: Work, leaf: Leaf): Leaf {
  const { data, offsets, used, options } = work;
  return { ...leaf, split: bestSplit(leaf.histogram, { edges: data.edges, offsets, used }, options) };
}

function count({ data, slopes, order, offsets, pool, used }: Work, start: number, end: number): Float64Array {
  const histogram = pool.pop()?.fill(0) ?? new Float64Array(offsets.at(-1) ?? 0);
  for (const feature of used) {
    const column = data.bins[feature] ?? new Uint8Array(0);
    const offset = offsets[feature] ?? 0;
    for (let index = start; index < end; index += 1) {
      const row = order[index] ?? 0;
      const slot = offset + 2 * (column[row] ?? 0);
      histogram[slot] = (histogram[slot] ?? 0) + (slopes[2 * row] ?? 0);
      histogram[slot + 1] = (histogram[slot + 1] ?? 0) + (slopes[2 * row + 1] ?? 0);
    }
  }
  return histogram;
}

function divide(work: Work, nodes: Nodes, leaf: Leaf, split: Split): Leaf[] {
  const node = nodes.feature.length;
  nodes.feature.push(split.feature);
  nodes.threshold.push(work.data.edges[split.feature]?.[split.bin - 1] ?? 0);
  nodes.missingLeft.push(split.missingLeft ? 1 : 0);
  nodes.left.push(0);
  nodes.right.push(0);
  attach(nodes, leaf, node);
  const middle = partition(work, leaf, split);
  const isLeftSmaller = middle - leaf.start <= leaf.end - middle;
  const smaller = isLeftSmaller ? count(work, leaf.start, middle) : count(work, middle, leaf.end);
  const { histogram: larger } = leaf;
  for (let slot = 0; slot < larger.length; slot += 1) larger[slot] = (larger[slot] ?? 0) - (smaller[slot] ?? 0);
  const make = (start: number, end: number, isLeft: boolean): Leaf =>
    measure(work, { start, end, histogram: isLeft === isLeftSmaller ? smaller : larger, split: null, parent: node, isLeft });
  return [make(leaf.start, middle, true), make(middle, leaf.end, false)];
}

function attach(nodes: Nodes, { parent, isLeft }: Leaf, child: number): void {
  if (parent >= 0) (isLeft ? nodes.left : nodes.right)[parent] = child;
}

/** Rows that go left first, in their order, then the others; gives back where those begin. */
function partition({ data, order, spare }: Work, { start, end }: Leaf, { feature, bin, missingLeft }: Split): number {
  const column = data.bins[feature] ?? new Uint8Array(0);
  let left = start;
  let right = 0;
  for (let index = start; index < end; index += 1) {
    const row = order[index] ?? 0;
    const value = column[row] ?? 0;
    if (value === 0 ? missingLeft : value <= bin) {
      order[left] = row;
      left += 1;
    } else {
      spare[right] = row;
      right += 1;
    }
  }
  order.set(spare.subarray(0, right), left);
  return left;
}

function addLeaf(work: Work, nodes: Nodes, leaf: Leaf): number {
  const { slopes, order, options } = work;
  let gradient = 0;
  let hessian = 0;
  for (let index = leaf.start; index < leaf.end; index += 1) {
    const row = order[index] ?? 0;
    gradient += slopes[2 * row] ?? 0;
    hessian += slopes[2 * row + 1] ?? 0;
  }
  const value = (-options.rate * gradient) / (hessian + options.ridge);
  nodes.leaves.push(value);
  attach(nodes, leaf, ~(nodes.leaves.length - 1));
  return value;
}

/** The tree is added to every row's score, also to those it has not seen. */
function score({ data }: Work, nodes: Nodes, scores: Float64Array): void {
  const root = nodes.roots.at(-1) ?? -1;
  const cuts = nodes.feature.map(() => 0);
  for (let node = Math.max(0, root); node < nodes.feature.length; node += 1) {
    const edges = data.edges[nodes.feature[node] ?? 0];
    cuts[node] = (edges?.indexOf(nodes.threshold[node] ?? 0) ?? 0) + 1;
  }
  for (let row = 0; row < data.rows; row += 1) {
    let node = root;
    while (node >= 0) {
      const value = data.bins[nodes.feature[node] ?? 0]?.[row] ?? 0;
      const isLeft = value === 0 ? nodes.missingLeft[node] === 1 : value <= (cuts[node] ?? 0);
      node = (isLeft ? nodes.left[node] : nodes.right[node]) ?? -1;
    }
    scores[row] = (scores[row] ?? 0) + (nodes.leaves[~node] ?? 0);
  }
}
