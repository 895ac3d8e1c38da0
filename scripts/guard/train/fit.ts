import { SENTINEL_BLOCKS, SENTINEL_PLACES } from "../../../lib/guard/sentinel-examples.ts";
import type { Dataset } from "./dataset.ts";
import { fitLogistic } from "./logistic.ts";

export type FitOptions = {
  /** How far one example of average weight may pull. */
  pull: number;
  epochs: number;
  seed: number;
  /** 0: every row weighs the same; 1: every source weighs the same. */
  sourceBalance: number;
  /** What a row of the project's own grammar weighs beside a real one. */
  grammarWeight: number;
  /** What the pieces of a long text weigh together, beside the whole. */
  windowWeight: { attack: number; harmless: number };
  /** A place met in this many sources is trusted fully, in fewer less: what one source says may be its own habit. */
  trustedSources: number;
  /** By block: how readily its places take weight. */
  blockScales: readonly number[];
};

/** Weights by place, learned from the rows `isUsed` names. */
export function fitWeights(data: Dataset, isUsed: (row: number) => boolean, options: FitOptions): Float64Array {
  return fitLogistic(data, {
    epochs: options.epochs,
    seed: options.seed,
    pull: pullOfExamples(data, isUsed, options),
    scales: scalesOfPlaces(data, isUsed, options),
  });
}

function pullOfExamples(data: Dataset, isUsed: (row: number) => boolean, options: FitOptions): Float64Array {
  const groupSizes = new Map<string, number>();
  data.rows.forEach((row, index) => {
    if (isUsed(index)) groupSizes.set(groupOf(row), (groupSizes.get(groupOf(row)) ?? 0) + 1);
  });
  const meanSize = [...groupSizes.values()].reduce((sum, size) => sum + size, 0) / Math.max(1, groupSizes.size);
  const pull = new Float64Array(data.labels.length);
  data.rows.forEach((row, index) => {
    if (!isUsed(index)) return;
    const balance = (meanSize / (groupSizes.get(groupOf(row)) ?? 1)) ** options.sourceBalance;
    const weight = options.pull * balance * (row.source.startsWith("grammar-") ? options.grammarWeight : 1);
    const first = data.firstOf[index] ?? 0;
    const end = data.firstOf[index + 1] ?? first;
    const windows = end - first - 1;
    const share = row.label === 1 ? options.windowWeight.attack : options.windowWeight.harmless;
    pull[first] = weight;
    for (let example = first + 1; example < end; example++) pull[example] = (weight * share) / windows;
  });
  return pull;
}

function groupOf(row: { source: string; label: number }): string {
  return `${row.label} ${row.source}`;
}

/** Counts, for every place, in how many sources it is met. */
function scalesOfPlaces(data: Dataset, isUsed: (row: number) => boolean, options: FitOptions): Float32Array {
  const scales = new Float32Array(SENTINEL_PLACES);
  const sources = new Map<string, number>();
  for (const row of data.rows) if (!sources.has(row.source)) sources.set(row.source, sources.size);
  const met = new Uint8Array(SENTINEL_PLACES);
  const lastMet = new Int16Array(SENTINEL_PLACES).fill(-1);
  const bySource = Array.from(data.rows.keys())
    .filter(isUsed)
    .sort((a, b) => (sources.get(data.rows[a]?.source ?? "") ?? 0) - (sources.get(data.rows[b]?.source ?? "") ?? 0));
  for (const row of bySource) {
    const source = sources.get(data.rows[row]?.source ?? "") ?? 0;
    const example = data.firstOf[row] ?? 0;
    for (let at = data.starts[example] ?? 0; at < (data.starts[example + 1] ?? 0); at++) {
      const place = data.places[at] ?? 0;
      if (lastMet[place] === source) continue;
      lastMet[place] = source;
      met[place] = Math.min(255, (met[place] ?? 0) + 1);
    }
  }
  SENTINEL_BLOCKS.forEach(({ name, start, end }, block) => {
    for (let place = start; place < end; place++) {
      const trust = name === "shape" ? 1 : Math.min(1, (met[place] ?? 0) / options.trustedSources);
      scales[place] = trust * (options.blockScales[block] ?? 1);
    }
  });
  return scales;
}
