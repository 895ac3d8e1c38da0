// Logistic regression by Newton's method (iteratively reweighted least squares) with a ridge: the yardstick beside the trees, and the
// better of the two where outcomes are few. Honest rows are many and much alike, so it sees a part of them and the intercept makes up
// for that (King and Zeng 2001).

import { type Linear, standardized } from "./linear.ts";
import { toProbability } from "./trees.ts";

const RIDGE = 5;
const STEPS_MAX = 20;
const HALVINGS_MAX = 8;
const SMALLEST_STEP = 1e-4;
/** Honest rows for each fraud, and how many at least where there are so many. */
const HONEST_PER_FRAUD = 20;
const HONEST_MIN = 15_000;

type Rows = { values: Float32Array; labels: Uint8Array; features: number };

/** Throws RangeError when one outcome is absent. */
export function trainLogistic(values: Float32Array, labels: Uint8Array, { features }: { features: number }): Linear {
  const frauds = labels.reduce((sum, label) => sum + label, 0);
  if (frauds === 0 || frauds === labels.length) throw new RangeError("Rows of both outcomes are needed to learn from.");
  const { means, scales } = spreadOf({ values, labels, features });
  const every = Math.max(1, Math.floor((labels.length - frauds) / Math.max(HONEST_MIN, HONEST_PER_FRAUD * frauds)));
  const design = designOf({ values, labels, features }, { means, scales, every });
  const weights = solve(design);
  return {
    intercept: (weights[0] ?? 0) - Math.log(every),
    weights: Float32Array.from(weights.subarray(1, features + 1)),
    missing: Float32Array.from(weights.subarray(features + 1)),
    means,
    scales,
  };
}

/** Mean and deviation of each figure over the rows that know it. */
function spreadOf({ values, labels, features }: Rows): { means: Float32Array; scales: Float32Array } {
  const means = new Float32Array(features);
  const scales = new Float32Array(features).fill(1);
  for (let feature = 0; feature < features; feature += 1) {
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < labels.length; row += 1) {
      const value = values[row * features + feature] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      count += 1;
      sum += value;
      squares += value * value;
    }
    if (count === 0) continue;
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    means[feature] = mean;
    if (deviation > 1e-6) scales[feature] = deviation;
  }
  return { means, scales };
}

/** Row by row: one, the figures, and one for each that is not known. */
type Design = { rows: number; columns: number; cells: Float64Array; labels: Uint8Array };

function designOf({ values, labels, features }: Rows, from: { means: Float32Array; scales: Float32Array; every: number }): Design {
  const chosen: number[] = [];
  let honest = 0;
  for (const [row, label] of labels.entries()) {
    if (label === 1 || honest % from.every === 0) chosen.push(row);
    if (label === 0) honest += 1;
  }
  const columns = 2 * features + 1;
  const cells = new Float64Array(chosen.length * columns);
  for (const [place, row] of chosen.entries()) {
    const start = place * columns;
    cells[start] = 1;
    for (let feature = 0; feature < features; feature += 1) {
      const value = values[row * features + feature] ?? Number.NaN;
      if (Number.isNaN(value)) cells[start + 1 + features + feature] = 1;
      else cells[start + 1 + feature] = standardized(value, from.means[feature] ?? 0, from.scales[feature] ?? 1);
    }
  }
  return { rows: chosen.length, columns, cells, labels: Uint8Array.from(chosen, (row) => labels[row] ?? 0) };
}

function solve(design: Design): Float64Array {
  let weights = new Float64Array(design.columns);
  let loss = lossOf(design, weights);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const { gradient, hessian } = slopesOf(design, weights);
    const direction = solveSymmetric(hessian, gradient);
    let share = 1;
    let next = moved(weights, direction, share);
    let nextLoss = lossOf(design, next);
    // Newton's step is right near the end only: half of it as long as it makes things worse.
    for (let halving = 0; halving < HALVINGS_MAX && nextLoss > loss; halving += 1) {
      share /= 2;
      next = moved(weights, direction, share);
      nextLoss = lossOf(design, next);
    }
    if (nextLoss >= loss) break;
    const largest = direction.reduce((most, value) => Math.max(most, Math.abs(share * value)), 0);
    weights = next;
    loss = nextLoss;
    if (largest < SMALLEST_STEP) break;
  }
  return weights;
}

const moved = (weights: Float64Array, direction: Float64Array, share: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(weights, (weight, column) => weight - share * (direction[column] ?? 0));

function scoreOf({ cells, columns }: Design, weights: Float64Array, row: number): number {
  let sum = 0;
  for (let column = 0; column < columns; column += 1) sum += (weights[column] ?? 0) * (cells[row * columns + column] ?? 0);
  return sum;
}

function lossOf(design: Design, weights: Float64Array): number {
  let loss = 0;
  for (let row = 0; row < design.rows; row += 1) {
    const score = scoreOf(design, weights, row);
    // log(1 + e^score) without overflow, less the score where it was fraud.
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - (design.labels[row] === 1 ? score : 0);
  }
  for (let column = 1; column < design.columns; column += 1) loss += (RIDGE / 2) * (weights[column] ?? 0) ** 2;
  return loss;
}

function slopesOf(design: Design, weights: Float64Array): { gradient: Float64Array; hessian: Float64Array } {
  const { rows, columns, cells, labels } = design;
  const gradient = new Float64Array(columns);
  const hessian = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row += 1) {
    const probability = toProbability(scoreOf(design, weights, row));
    const error = probability - (labels[row] ?? 0);
    const curve = probability * (1 - probability);
    const start = row * columns;
    for (let column = 0; column < columns; column += 1) {
      const cell = cells[start + column] ?? 0;
      if (cell === 0) continue;
      gradient[column] = (gradient[column] ?? 0) + error * cell;
      const place = column * columns;
      for (let other = 0; other <= column; other += 1)
        hessian[place + other] = (hessian[place + other] ?? 0) + curve * cell * (cells[start + other] ?? 0);
    }
  }
  for (let column = 0; column < columns; column += 1) {
    const place = column * columns + column;
    // The intercept is held by next to nothing, so that the sum stays solvable.
    hessian[place] = (hessian[place] ?? 0) + (column === 0 ? 1e-6 : RIDGE);
    if (column > 0) gradient[column] = (gradient[column] ?? 0) + RIDGE * (weights[column] ?? 0);
  }
  return { gradient, hessian };
}

/** Cholesky, in place of the lower half of `matrix`, then both triangles. */
function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const at = (row: number, column: number): number => matrix[row * size + column] ?? 0;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let rest = at(row, column);
      for (let inner = 0; inner < column; inner += 1) rest -= at(row, inner) * at(column, inner);
      matrix[row * size + column] = row === column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / at(column, column);
    }
  const solution = right.slice();
  for (let row = 0; row < size; row += 1) {
    let rest = solution[row] ?? 0;
    for (let column = 0; column < row; column += 1) rest -= at(row, column) * (solution[column] ?? 0);
    solution[row] = rest / at(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = solution[row] ?? 0;
    for (let column = row + 1; column < size; column += 1) rest -= at(column, row) * (solution[column] ?? 0);
    solution[row] = rest / at(row, row);
  }
  return solution;
}
