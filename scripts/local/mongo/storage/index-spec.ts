import { equalValues } from "../bson/order.ts";
import { type Doc, isDoc, numericOf, type Value } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { parseFilter } from "../query/filter.ts";
import type { Filter } from "../query/match.ts";

interface IndexField {
  path: string;
  parts: readonly string[];
  direction: 1 | -1;
}

export interface IndexSpec {
  /** As listIndexes shows it. */
  document: Doc;
  name: string;
  key: Doc;
  fields: readonly IndexField[];
  unique: boolean;
  sparse: boolean;
  partial: Filter | null;
  partialDocument: Doc | null;
  expireAfterSeconds: number | null;
}

const knownOptions = new Set(["v", "key", "name", "ns", "background", "unique", "sparse", "partialFilterExpression", "expireAfterSeconds"]);
const knownButRefused = new Set(["collation", "hidden", "weights", "wildcardProjection", "storageEngine", "prepareUnique", "clustered"]);
const partialOperators = new Set(["eq", "gt", "gte", "lt", "lte", "in", "exists", "type"]);

export const idIndexDocument: Doc = { v: 2, key: { _id: 1 }, name: "_id_" };

export function parseIndexSpec(document: Doc): IndexSpec {
  for (const option of Object.keys(document)) {
    if (knownButRefused.has(option)) throw notSupported(`The index option '${option}'`);
    if (!knownOptions.has(option)) {
      const message = `The field '${option}' is not valid for an index specification.`;
      throw new CommandError(errorCodes.invalidIndexSpecificationOption, message);
    }
  }
  const { key, name } = document;
  if (!isDoc(key)) throw new CommandError(errorCodes.failedToParse, "The 'key' field is a required property of an index specification");
  if (typeof name !== "string" || name === "") {
    throw new CommandError(errorCodes.failedToParse, "The 'name' field is a required property of an index specification");
  }
  const partialDocument = partialOf(document.partialFilterExpression);
  if (partialDocument !== null && document.sparse === true) {
    const message = 'cannot mix "partialFilterExpression" and "sparse" options';
    throw new CommandError(errorCodes.invalidIndexSpecificationOption, message);
  }
  const fields = Object.entries(key).map(parseField);
  if (fields.length === 0) throw new CommandError(errorCodes.cannotCreateIndex, "Index keys cannot be an empty object");
  return {
    document: { v: 2, key, ...document },
    name,
    key,
    fields,
    unique: document.unique === true || name === "_id_",
    sparse: document.sparse === true,
    partial: partialDocument === null ? null : parsePartial(partialDocument),
    partialDocument,
    expireAfterSeconds: expiryOf(document.expireAfterSeconds, fields),
  };
}

function parseField([path, order]: [string, Value]): IndexField {
  const direction = numericOf(order);
  if (direction === null) throw new CommandError(errorCodes.cannotCreateIndex, `Unknown index plugin '${String(order)}'`);
  if (Number(direction) === 0) throw new CommandError(errorCodes.cannotCreateIndex, "Values in the index key pattern cannot be 0.");
  if (path === "" || path.split(".").some((part) => part === "" || part.includes("$"))) {
    throw new CommandError(errorCodes.cannotCreateIndex, `Index key contains an illegal field name: '${path}'`);
  }
  return { path, parts: path.split("."), direction: Number(direction) < 0 ? -1 : 1 };
}

function partialOf(value: Value): Doc | null {
  if (value === undefined) return null;
  if (!isDoc(value)) throw new CommandError(errorCodes.typeMismatch, "The field 'partialFilterExpression' must be an object");
  return value;
}

function parsePartial(document: Doc): Filter {
  const filter = parseFilter(document);
  assertPartial(filter);
  return filter;
}

function assertPartial(filter: Filter): void {
  if (filter.kind === "and") {
    for (const part of filter.parts) assertPartial(part);
  } else if (filter.kind !== "field" || !partialOperators.has(filter.test.op)) {
    throw new CommandError(errorCodes.cannotCreateIndex, "Expression not supported in partial index");
  }
}

function expiryOf(value: Value, fields: readonly IndexField[]): number | null {
  if (value === undefined) return null;
  const seconds = numericOf(value);
  if (seconds === null || !(Number(seconds) >= 0)) {
    throw new CommandError(errorCodes.cannotCreateIndex, "TTL index 'expireAfterSeconds' option must be numeric and not negative");
  }
  if (fields.length !== 1) {
    throw new CommandError(errorCodes.cannotCreateIndex, "TTL indexes are single-field indexes, compound indexes do not support TTL.");
  }
  return Number(seconds);
}

/** true when both describe the same index; false when they can live side by side; throws when they collide. */
export function sameIndex(existing: IndexSpec, requested: IndexSpec): boolean {
  const sameKey = equalValues(existing.key, requested.key);
  const sameOptions =
    existing.unique === requested.unique &&
    existing.sparse === requested.sparse &&
    equalValues(existing.partialDocument, requested.partialDocument);
  if (existing.name === requested.name) {
    if (sameKey && sameOptions && existing.expireAfterSeconds === requested.expireAfterSeconds) return true;
    const code = sameKey && sameOptions ? errorCodes.indexOptionsConflict : errorCodes.indexKeySpecsConflict;
    throw new CommandError(code, `An existing index has the same name as the requested index but differs: ${existing.name}`);
  }
  if (sameKey && sameOptions) {
    throw new CommandError(errorCodes.indexOptionsConflict, `Index already exists with a different name: ${existing.name}`);
  }
  return false;
}
