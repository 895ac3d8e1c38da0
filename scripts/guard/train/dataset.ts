import { readSentinelExamples, toSentinelText } from "../../../lib/guard/sentinel-examples.ts";
import type { TrainingRow } from "./row.ts";

/** Examples are windows of rows, in compressed sparse rows: the features of example i stand from `starts[i]` to `starts[i + 1]`. */
export type Dataset = {
  rows: readonly TrainingRow[];
  starts: Int32Array;
  places: Int32Array;
  values: Float32Array;
  labels: Uint8Array;
  /** The row each example is cut from; a row's first example is its whole text. */
  rowOf: Int32Array;
  firstOf: Int32Array;
};

export function buildDataset(rows: readonly TrainingRow[]): Dataset {
  let places = new Int32Array(1 << 20);
  let values = new Float32Array(1 << 20);
  let size = 0;
  const starts: number[] = [0];
  const labels: number[] = [];
  const rowOf: number[] = [];
  const firstOf: number[] = [];
  const put = (place: number, value: number): void => {
    if (size === places.length) {
      places = grow(places, new Int32Array(size * 2));
      values = grow(values, new Float32Array(size * 2));
    }
    places[size] = place;
    values[size] = value;
    size++;
  };
  rows.forEach((row, index) => {
    firstOf.push(labels.length);
    readSentinelExamples(toSentinelText(row.text), (features) => {
      for (let at = 0; at < features.length; at++) put(features.places[at] ?? 0, features.values[at] ?? 0);
      starts.push(size);
      labels.push(row.label);
      rowOf.push(index);
    });
  });
  firstOf.push(labels.length);
  return {
    rows,
    starts: Int32Array.from(starts),
    places: places.subarray(0, size),
    values: values.subarray(0, size),
    labels: Uint8Array.from(labels),
    rowOf: Int32Array.from(rowOf),
    firstOf: Int32Array.from(firstOf),
  };
}

function grow<T extends Int32Array | Float32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
