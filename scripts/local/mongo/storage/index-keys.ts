// The keys one document has in one index. A field that holds an array gives one key per element ("multikey"); fields
// below the same array move through it together, two different arrays in one index are refused as MongoDB refuses them.

import { emptyArrayKey, encodeValue, invertKey } from "../bson/order.ts";
import { isArrayIndex } from "../bson/paths.ts";
import { type Doc, fieldOf, isDoc, isList, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { matches } from "../query/match.ts";
import type { IndexSpec } from "./index-spec.ts";

/** What of an index decides its keys; a sort is the same thing without an index. */
export type KeyShape = Pick<IndexSpec, "name" | "fields" | "partial" | "sparse">;

interface Descent {
  value: Value;
  at: number;
  encoded: string | null;
}

interface DocumentKeys {
  keys: string[];
  /** One flag per index field: whether this document's value came out of an array. */
  multikey: boolean[];
}

export function documentKeys(spec: KeyShape, doc: Doc): DocumentKeys {
  const multikey = spec.fields.map(() => false);
  if (spec.partial !== null && !matches(spec.partial, doc)) return { keys: [], multikey };
  const starts = spec.fields.map((): Descent => ({ value: doc, at: 0, encoded: null }));
  if (spec.sparse && isAbsent(spec, doc)) return { keys: [], multikey };
  const keys = new Set<string>();
  collectKeys(spec, starts, multikey, keys);
  return { keys: [...keys], multikey };
}

function isAbsent(spec: KeyShape, doc: Doc): boolean {
  return spec.fields.every((field) => {
    let current: Value = doc;
    for (const part of field.parts) {
      if (isList(current)) return false;
      if (!isDoc(current)) return true;
      current = fieldOf(current, part);
    }
    return current === undefined;
  });
}

/** Follows a path until it ends or meets an array that has to be expanded. */
function follow(descent: Descent, parts: readonly string[]): Descent {
  if (descent.encoded !== null) return descent;
  let { value, at } = descent;
  for (let part = parts[at]; part !== undefined; part = parts[at]) {
    if (isDoc(value)) value = fieldOf(value, part);
    else if (isList(value) && isArrayIndex(part)) value = value[Number(part)];
    else if (isList(value)) return { value, at, encoded: null };
    else return { value: undefined, at: parts.length, encoded: encodeValue(undefined) };
    at++;
  }
  return { value, at, encoded: isList(value) ? null : encodeValue(value) };
}

function collectKeys(spec: KeyShape, starts: readonly Descent[], multikey: boolean[], keys: Set<string>): void {
  const descents = starts.map((start, position) => follow(start, spec.fields[position]?.parts ?? []));
  const open = descents.find((descent) => descent.encoded === null);
  if (open === undefined) {
    keys.add(descents.map((descent, position) => directed(descent.encoded ?? "", spec.fields[position]?.direction ?? 1)).join(""));
    return;
  }
  for (const [position, descent] of descents.entries()) {
    if (descent.encoded !== null) continue;
    multikey[position] = true;
    if (descent.value !== open.value) throw parallelArrays(spec);
  }
  const items = isList(open.value) ? open.value : [];
  const choices: Value[] = items.length === 0 ? [undefined] : items;
  for (const item of choices) {
    const next = descents.map((descent, position) => {
      if (descent.encoded !== null) return descent;
      const ended = descent.at === spec.fields[position]?.parts.length;
      if (items.length === 0) return { value: undefined, at: descent.at, encoded: ended ? emptyArrayKey : encodeValue(undefined) };
      // An array inside an array is indexed as one value, not expanded again.
      if (ended) return { value: item, at: descent.at, encoded: encodeValue(item) };
      return isDoc(item)
        ? { value: item, at: descent.at, encoded: null }
        : { value: item, at: descent.at, encoded: encodeValue(undefined) };
    });
    collectKeys(spec, next, multikey, keys);
  }
}

function parallelArrays(spec: KeyShape): CommandError {
  return new CommandError(errorCodes.cannotIndexParallelArrays, `cannot index parallel arrays in index '${spec.name}'`);
}

export function directed(encoded: string, direction: 1 | -1): string {
  return direction === 1 ? encoded : invertKey(encoded);
}

/** Entries of equal keys stay apart and in insertion order by the record id behind the key. */
export function entryKey(key: string, recordId: number): string {
  return key + String.fromCharCode(Math.floor(recordId / 2 ** 32) & 0xffff, (recordId >>> 16) & 0xffff, recordId & 0xffff);
}

/** The key in front of the record id. */
export function keyOfEntry(entry: string): string {
  return entry.slice(0, -3);
}
