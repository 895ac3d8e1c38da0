import { FEATURES } from "../engine/features.ts";
import type { Calibration } from "./calibration.ts";
import type { Linear } from "./linear.ts";
import type { RiskModel } from "./risk-model.ts";
import type { Forest } from "./trees.ts";

/**
 * A model as bytes, little-endian: five counts (trees, nodes, leaves, points known, points bare) as Uint32, the base and the two surprise
 * weights as Float32, then the arrays as they are written here, the typical features, and for a model without trees the four arrays of
 * its regression, whose intercept is the base. Leaves and thresholds keep all their bits: a verdict replays bit for bit.
 */
const HEADER_BYTES = 5 * 4 + 3 * 4;

export function encodeModel({ forest, linear, typical, surpriseWeight, calibration }: RiskModel): Uint8Array<ArrayBuffer> {
  const counts = [
    forest.roots.length,
    forest.feature.length,
    forest.leaves.length,
    calibration.known.scores.length,
    calibration.bare.scores.length,
  ];
  const header = new Uint8Array(HEADER_BYTES);
  header.set(bytesOf(Uint32Array.from(counts)));
  header.set(bytesOf(Float32Array.from([linear?.intercept ?? forest.base, surpriseWeight.known, surpriseWeight.bare])), 20);
  const parts = [
    header,
    ...arraysOf(forest),
    ...pointsOf(calibration.known),
    ...pointsOf(calibration.bare),
    typical,
    ...sumsOf(linear),
  ].map(bytesOf);
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.byteLength;
  }
  return out;
}

const arraysOf = ({ roots, threshold, left, right, leaves, feature, missingLeft }: Forest): ArrayBufferView[] => [
  roots,
  threshold,
  left,
  right,
  leaves,
  Uint8Array.from(feature),
  missingLeft,
];
const pointsOf = ({ scores, probabilities }: Calibration): ArrayBufferView[] => [scores, probabilities];

const sumsOf = (linear: Linear | undefined): ArrayBufferView[] =>
  linear ? [linear.weights, linear.missing, linear.means, linear.scales] : [];

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Throws RangeError when the bytes are not as many as their header says. */
export function decodeModel(version: string, bytes: Uint8Array): RiskModel {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const floats = (count: number): Float32Array<ArrayBuffer> => {
    const found = Float32Array.from({ length: count }, (_, index) => data.getFloat32(offset + 4 * index, true));
    offset += 4 * count;
    return found;
  };
  const integers = (count: number): Int32Array<ArrayBuffer> => {
    const found = Int32Array.from({ length: count }, (_, index) => data.getInt32(offset + 4 * index, true));
    offset += 4 * count;
    return found;
  };
  const small = (count: number): Uint8Array<ArrayBuffer> => {
    const found = Uint8Array.from({ length: count }, (_, index) => data.getUint8(offset + index));
    offset += count;
    return found;
  };
  const [trees = 0, nodes = 0, leaves = 0, known = 0, bare = 0] = integers(5);
  const [base = 0, weightKnown = 0, weightBare = 0] = floats(3);
  const expected =
    HEADER_BYTES + 4 * (trees + 3 * nodes + leaves) + 2 * nodes + 8 * (known + bare) + 4 * FEATURES.length * (trees === 0 ? 5 : 1);
  if (bytes.byteLength !== expected) throw new RangeError(`A model of this shape has ${expected} bytes, not ${bytes.byteLength}.`);
  const roots = integers(trees);
  const threshold = floats(nodes);
  const left = integers(nodes);
  const right = integers(nodes);
  const leafValues = floats(leaves);
  const feature = Int16Array.from(small(nodes));
  const forest: Forest = { base, roots, threshold, left, right, leaves: leafValues, feature, missingLeft: small(nodes) };
  const points = (count: number): Calibration => ({ scores: floats(count), probabilities: floats(count) });
  const calibration = { known: points(known), bare: points(bare) };
  const typical = floats(FEATURES.length);
  const model: RiskModel = { version, forest, typical, surpriseWeight: { known: weightKnown, bare: weightBare }, calibration };
  if (trees > 0) return model;
  const sums = (): Float32Array<ArrayBuffer> => floats(FEATURES.length);
  return { ...model, linear: { intercept: base, weights: sums(), missing: sums(), means: sums(), scales: sums() } };
}
