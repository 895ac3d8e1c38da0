// Documents are held without promotion: an int32, an int64 and a double stay what the client sent, so that $inc keeps
// types and a document that is only read back has the same bytes. Only aggregation expressions see plain numbers.
import {
  Binary,
  BSONRegExp,
  type BSONSymbol,
  type Code,
  type DBRef,
  Decimal128,
  Double,
  deserialize,
  Int32,
  Long,
  type MaxKey,
  type MinKey,
  ObjectId,
  serialize,
  Timestamp,
} from "bson";

type BsonObject =
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Code
  | DBRef
  | Decimal128
  | Double
  | Int32
  | Long
  | MaxKey
  | MinKey
  | ObjectId
  | Timestamp;
export type Value = undefined | null | boolean | string | number | Date | RegExp | BsonObject | Value[] | Doc;
export interface Doc {
  [field: string]: Value;
}

export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, { promoteValues: false, promoteBuffers: false, bsonRegExp: true });
}

export function encode(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: true });
}

export function isDoc(value: unknown): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isList(value: unknown): value is Value[] {
  return Array.isArray(value);
}

/** A stored field called "constructor" must not read the prototype's. */
export function fieldOf(doc: Doc, name: string): Value {
  return Object.hasOwn(doc, name) ? doc[name] : undefined;
}

/** Plain assignment to `__proto__` would change the prototype instead of storing a field. */
export function setField(doc: Doc, name: string, value: Value): void {
  if (name === "__proto__") Object.defineProperty(doc, name, { value, enumerable: true, configurable: true, writable: true });
  else doc[name] = value;
}

/** null when the value is not a number; bigint only beyond 2^53, where a double would round. */
export function numericOf(value: Value): number | bigint | null {
  if (typeof value === "number") return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long && !(value instanceof Timestamp)) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value.toBigInt();
  }
  return value instanceof Decimal128 ? Number(value.toString()) : null;
}

const maxInt32 = 2 ** 31;

export function typeName(value: Value): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return plainNumberType(value);
  if (isList(value)) return "array";
  if (isDoc(value)) return "object";
  if (value instanceof Date) return "date";
  if (value instanceof Int32) return "int";
  if (value instanceof Double) return "double";
  if (value instanceof Long && !(value instanceof Timestamp)) return "long";
  if (value instanceof ObjectId) return "objectId";
  if (value instanceof Binary) return "binData";
  if (value instanceof RegExp || value instanceof BSONRegExp) return "regex";
  return otherTypeNames[value._bsontype] ?? "object";
}

const otherTypeNames: Readonly<Record<string, string>> = {
  Decimal128: "decimal",
  Timestamp: "timestamp",
  MinKey: "minKey",
  MaxKey: "maxKey",
  Code: "javascript",
  BSONSymbol: "symbol",
  DBRef: "object",
};

function plainNumberType(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0)) return "double";
  if (value >= -maxInt32 && value < maxInt32) return "int";
  return Number.isSafeInteger(value) ? "long" : "double";
}

export function cloneValue(value: Value): Value {
  if (isList(value)) return value.map(cloneValue);
  return isDoc(value) ? cloneDoc(value) : value;
}

export function cloneDoc(doc: Doc): Doc {
  const copy: Doc = {};
  for (const name of Object.keys(doc)) setField(copy, name, cloneValue(doc[name]));
  return copy;
}

/** What expression evaluation works on: plain numbers and RegExp instead of their BSON wrappers. */
export function promoteValue(value: Value): Value {
  if (isList(value)) return value.map(promoteValue);
  if (isDoc(value)) return promoteDoc(value);
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long && !(value instanceof Timestamp)) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value;
  }
  return value instanceof BSONRegExp ? new RegExp(value.pattern, value.options.replace(/[^imsu]/g, "")) : value;
}

export function promoteDoc(doc: Doc): Doc {
  const copy: Doc = {};
  for (const name of Object.keys(doc)) setField(copy, name, promoteValue(doc[name]));
  return copy;
}
