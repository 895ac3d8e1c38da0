// Features cut into at most 255 bins, so that a split is searched over bins instead of values. Bin 0 is for what is not known.

export type Binned = {
  rows: number;
  features: number;
  bins: Uint8Array[] /** Upper end of each bin but the last; bin b + 1 is up to edges[b]. */;
  edges: Float32Array[];
};

const BINS_MAX = 254;
const SAMPLE = 40_000;

/** `values` is row by row, `features` numbers each. */
export function binFeatures(values: Float32Array, features: number): Binned {
  const rows = values.length / features;
  const edges: Float32Array[] = [];
  const bins: Uint8Array[] = [];
  for (let feature = 0; feature < features; feature += 1) {
    const cut = edgesOf(sampleOf(values, features, feature));
    edges.push(cut);
    bins.push(columnOf(values, features, feature, cut));
  }
  return { rows, features, bins, edges };
}

function sampleOf(values: Float32Array, features: number, feature: number): Float32Array {
  const rows = values.length / features;
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const sample: number[] = [];
  for (let row = 0; row < rows; row += step) {
    const value = values[row * features + feature] ?? Number.NaN;
    if (!Number.isNaN(value)) sample.push(value);
  }
  return Float32Array.from(sample).sort();
}

function edgesOf(sorted: Float32Array): Float32Array {
  const edges: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let bin = 1; bin < BINS_MAX; bin += 1) {
    const index = Math.floor((bin * sorted.length) / BINS_MAX);
    const below = sorted[index - 1];
    const above = sorted[index];
    if (below === undefined || above === undefined || below === above) continue;
    const edge = Math.fround((below + above) / 2);
    if (edge > last && edge < above) edges.push(edge);
    last = Math.max(last, edge);
  }
  return Float32Array.from(edges.length > 0 ? edges : distinctEdges(sorted));
}

/** A feature of two or three values, one of them rare, has no quantile between them. */
function distinctEdges(sorted: Float32Array): number[] {
  const edges: number[] = [];
  for (let index = 1; index < sorted.length && edges.length < BINS_MAX - 1; index += 1) {
    const below = sorted[index - 1] ?? 0;
    const above = sorted[index] ?? 0;
    if (above > below) edges.push(Math.fround((below + above) / 2));
  }
  return edges;
}

function columnOf(values: Float32Array, features: number, feature: number, edges: Float32Array): Uint8Array {
  const rows = values.length / features;
  const column = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) column[row] = binOf(values[row * features + feature] ?? Number.NaN, edges);
  return column;
}

function binOf(value: number, edges: Float32Array): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
