import { type Doc, isDoc, numericOf, type Value } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { documentKeys, type KeyShape } from "../storage/index-keys.ts";

export interface Sort {
  shape: KeyShape;
  /** `{ $natural: ±1 }`: the order of insertion. */
  natural: 1 | -1 | null;
  document: Doc;
}

/** null for no sort at all. */
export function parseSort(value: Value): Sort | null {
  if (value === undefined) return null;
  if (!isDoc(value)) throw new CommandError(errorCodes.typeMismatch, "Expected field sort to be of type object");
  const names = Object.keys(value);
  if (names.length === 0) return null;
  const fields = names.map((path) => ({ path, parts: path.split("."), direction: directionOf(value[path]) }));
  const natural = fields.find((field) => field.path === "$natural");
  return { shape: { name: "sort", fields, partial: null, sparse: false }, natural: natural?.direction ?? null, document: value };
}

function directionOf(value: Value): 1 | -1 {
  if (isDoc(value)) throw notSupported("Sorting by $meta");
  const direction = numericOf(value);
  if (direction === null) throw new CommandError(15974, `Illegal key in $sort specification: ${String(value)}`);
  if (Math.abs(Number(direction)) !== 1) {
    throw new CommandError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
  }
  return Number(direction) === 1 ? 1 : -1;
}

/** The string whose order is the document's order: of several array elements the one that sorts first. */
export function sortKey(sort: Sort, doc: Doc): string {
  try {
    return documentKeys(sort.shape, doc).keys.sort()[0] ?? "";
  } catch (cause) {
    if (!(cause instanceof CommandError)) throw cause;
    throw new CommandError(errorCodes.badValue, "cannot sort with keys that are parallel arrays");
  }
}
