import { BSONRegExp, MaxKey, MinKey } from "bson";
import { encodeValue, equalValues, rankKey } from "../bson/order.ts";
import { isList, numericOf, typeName, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import type { FieldTest } from "./match.ts";

function leafOrItem(one: (value: Value) => boolean): (leaf: Value) => boolean {
  return (leaf) => one(leaf) || (isList(leaf) && leaf.some(one));
}

export function equalityTest(operand: Value): FieldTest {
  if (operand === null || operand === undefined) {
    return { op: "eq", operand: null, test: leafOrItem((value) => value === null || value === undefined) };
  }
  return { op: "eq", operand, test: leafOrItem((value) => value !== undefined && equalValues(value, operand)) };
}

const comparisons = {
  gt: (left: string, right: string) => left > right,
  gte: (left: string, right: string) => left >= right,
  lt: (left: string, right: string) => left < right,
  lte: (left: string, right: string) => left <= right,
} as const;

type Comparison = keyof typeof comparisons;

/** Only values of the operand's own kind compare; a NaN is neither below nor above a number. */
export function comparisonTest(op: Comparison, operand: Value): FieldTest {
  const operandKey = encodeValue(operand);
  const anyKind = operand instanceof MinKey || operand instanceof MaxKey;
  const holds = comparisons[op];
  const isNaNOperand = Number.isNaN(numericOf(operand));
  const one = (value: Value): boolean => {
    if (!anyKind && rankKey(value) !== operandKey.charAt(0)) return false;
    if (Number.isNaN(numericOf(value)) !== isNaNOperand) return anyKind;
    return holds(encodeValue(value), operandKey);
  };
  return { op, operand, test: leafOrItem(one) };
}

export function inTest(operands: readonly Value[]): FieldTest {
  const patterns = operands.flatMap((operand) => (operand instanceof BSONRegExp ? [regexTest(operand.pattern, operand.options)] : []));
  const keys = new Set(operands.filter((operand) => !(operand instanceof BSONRegExp)).map(encodeValue));
  const one = (value: Value): boolean => keys.has(encodeValue(value));
  const isSimple = patterns.length === 0;
  const test = leafOrItem(one);
  return { op: "in", operands, patterns: !isSimple, test: isSimple ? test : (leaf) => test(leaf) || patterns.some((p) => p.test(leaf)) };
}

export function regexTest(pattern: string, options: string): FieldTest {
  const unknown = /[^imsu]/.exec(options);
  if (unknown !== null) throw new CommandError(51108, `invalid flag in regex options: ${unknown[0]}`);
  const regex = compileRegex(pattern, options);
  const one = (value: Value): boolean => {
    if (value instanceof BSONRegExp) return value.pattern === pattern && value.options === options;
    return typeof value === "string" && regex.test(value);
  };
  return { op: "regex", pattern, options, test: leafOrItem(one) };
}

function compileRegex(pattern: string, options: string): RegExp {
  try {
    return new RegExp(pattern, [...new Set(options)].filter((flag) => flag !== "u").join(""));
  } catch (cause) {
    throw new CommandError(51091, `Regular expression is invalid: ${cause instanceof Error ? cause.message : pattern}`);
  }
}

const typeCodes: ReadonlyMap<number, string> = new Map([
  [-1, "minKey"],
  [1, "double"],
  [2, "string"],
  [3, "object"],
  [4, "array"],
  [5, "binData"],
  [7, "objectId"],
  [8, "bool"],
  [9, "date"],
  [10, "null"],
  [11, "regex"],
  [13, "javascript"],
  [14, "symbol"],
  [16, "int"],
  [17, "timestamp"],
  [18, "long"],
  [19, "decimal"],
  [127, "maxKey"],
]);
const typeNames = new Set(typeCodes.values());

export function typeTest(operand: Value): FieldTest {
  const names = (isList(operand) ? operand : [operand]).flatMap(typeNamesOf);
  const wanted = new Set(names);
  return { op: "type", names, test: leafOrItem((value) => wanted.has(typeName(value))) };
}

function typeNamesOf(operand: Value): string[] {
  if (operand === "number") return ["int", "long", "double", "decimal"];
  const code = numericOf(operand);
  const name = code === null ? operand : typeCodes.get(Number(code));
  if (typeof name === "string" && typeNames.has(name)) return [name];
  throw new CommandError(errorCodes.badValue, `Unknown type name alias: ${String(operand)}`);
}

export function sizeTest(operand: Value): FieldTest {
  const size = numericOf(operand);
  if (size === null || !Number.isInteger(Number(size)) || Number(size) < 0) {
    throw new CommandError(errorCodes.badValue, "Failed to parse $size. Expected a non-negative integer.");
  }
  return { op: "size", test: (leaf) => isList(leaf) && leaf.length === Number(size) };
}

export function modTest(operand: Value): FieldTest {
  const [divisor, remainder] = isList(operand) ? operand.map(numericOf) : [];
  if (!isList(operand) || operand.length !== 2 || divisor === null || remainder === null || divisor === undefined) {
    throw new CommandError(errorCodes.badValue, "malformed mod, needs to be an array of two numbers");
  }
  if (Math.trunc(Number(divisor)) === 0) throw new CommandError(errorCodes.badValue, "divisor cannot be 0");
  const one = (value: Value): boolean => {
    const number = numericOf(value);
    return number !== null && Math.trunc(Number(number)) % Math.trunc(Number(divisor)) === Math.trunc(Number(remainder));
  };
  return { op: "mod", test: leafOrItem(one) };
}
