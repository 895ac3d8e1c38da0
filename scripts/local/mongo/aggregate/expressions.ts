// Aggregation expressions are mingo's, with the operators replaced in which it departs from MongoDB: comparison across
// types, ObjectId conversions, type names. They see plain numbers; what they compute gets BSON types again when stored.
import { Double, Int32, Long, ObjectId } from "bson";
import { Aggregator } from "mingo/aggregator";
import { Context, evalExpr } from "mingo/core";
import type { Iterator } from "mingo/lazy";
import * as accumulators from "mingo/operators/accumulator";
import * as expressions from "mingo/operators/expression";
import type { AnyObject, Options } from "mingo/types";
import { compareValues } from "../bson/order.ts";
import { type Doc, fieldOf, isDoc, isList, numericOf, promoteDoc, promoteValue, typeName, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { arrayExpressions, onlyOperand } from "./array-expressions.ts";

/** mingo hands values through as unknown; all it can hold here was a Value when it went in or was computed from one. */
export function fromMingo(value: unknown): Value {
  return value as Value;
}

/** The same boundary for whole documents. */
export function docFromMingo(value: unknown): Doc {
  return isDoc(value) ? value : {};
}

function evaluate(obj: unknown, expression: unknown, options: Options): Value {
  return fromMingo(evalExpr(obj, expression, options));
}

/** In expressions, unlike in filters, a missing field differs from null. */
function compareOperands(obj: unknown, operands: unknown, options: Options): number {
  if (!isList(operands) || operands.length !== 2) throw new CommandError(16020, "Expression takes exactly 2 arguments.");
  const left = evaluate(obj, operands[0], options);
  const right = evaluate(obj, operands[1], options);
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined) || 0;
  return compareValues(left, right);
}

function comparison(holds: (order: number) => boolean) {
  return (obj: unknown, operands: unknown, options: Options): boolean => holds(compareOperands(obj, operands, options));
}

function toText(value: Value): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (isDoc(value) || isList(value)) {
    throw new CommandError(241, `Unsupported conversion from ${typeName(value)} to string in $convert with no onError value`);
  }
  return String(value);
}

function toObjectId(value: Value): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof ObjectId) return value;
  if (typeof value === "string" && ObjectId.isValid(value)) return new ObjectId(value);
  throw new CommandError(241, `Failed to parse objectId '${String(value)}' in $convert with no onError value`);
}

function mergeObjects(docs: unknown, expression: unknown, options: Options): Doc {
  const values = isList(docs) ? docs.map((doc) => (expression === null ? doc : evaluate(doc, expression, options))) : [];
  return Object.assign({}, ...values.filter(isDoc));
}

function scriptRefused(): never {
  throw new CommandError(errorCodes.scriptingDisabled, "Cannot run server-side javascript without the javascript engine enabled");
}

const expressionOverrides = {
  ...arrayExpressions,
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: compareOperands,
  $type: (obj: unknown, operand: unknown, options: Options) => typeName(evaluate(obj, onlyOperand(operand), options)),
  $toString: (obj: unknown, operand: unknown, options: Options) => toText(evaluate(obj, onlyOperand(operand), options)),
  $toObjectId: (obj: unknown, operand: unknown, options: Options) => toObjectId(evaluate(obj, onlyOperand(operand), options)),
  $function: scriptRefused,
};

export const expressionOperators = { ...expressions, ...expressionOverrides };
export const accumulatorOperators = { ...accumulators, $mergeObjects: mergeObjects };

const expressionContext = Context.init({ accumulator: accumulatorOperators, expression: expressionOperators });

/** mingo copies every operator per evaluation unless it gets its own options object, which only a stage is handed. */
function preparedOptions(variables: AnyObject): Options {
  const captured: Options[] = [];
  const $capture = (documents: Iterator, _spec: unknown, options: Options): Iterator => {
    captured.push(options);
    return documents;
  };
  const context = Context.from(expressionContext, Context.init({ pipeline: { $capture } }));
  new Aggregator([{ $capture: {} }], { context, variables }).run([]);
  const [options] = captured;
  if (options === undefined) throw new CommandError(errorCodes.internalError, "mingo did not run its pipeline");
  return options;
}

/** mingo reports by message only; these two have codes clients know. */
export function toCommandError(cause: unknown): CommandError {
  if (cause instanceof CommandError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new CommandError(message.includes("undefined variable") ? errorCodes.undefinedVariable : errorCodes.badValue, message);
}

export function compileExpression(expression: Value, variables: AnyObject = {}): (doc: Doc) => Value {
  const promoted = promoteValue(expression);
  const options = preparedOptions(variables);
  return (doc) => {
    try {
      return evaluate(promoteDoc(doc), promoted, options);
    } catch (cause) {
      throw toCommandError(cause);
    }
  };
}

export function compileCondition(expression: Value, variables: AnyObject = {}): (doc: Doc) => boolean {
  const compute = compileExpression(expression, variables);
  return (doc) => isTruthy(compute(doc));
}

function isTruthy(value: Value): boolean {
  const number = numericOf(value);
  return number === null ? value !== false && value !== null && value !== undefined : Number(number) !== 0;
}

/** The `let` of a command: expressions without a document. */
export function evaluateVariables(value: Value): AnyObject {
  if (!isDoc(value)) return {};
  const variables: AnyObject = {};
  for (const name of Object.keys(value)) variables[name] = compileExpression(value[name])({});
  return variables;
}

const int32Limit = 2 ** 31;

function restoreTypes(value: Value, before: Value): Value {
  if (typeof value === "number") {
    if (numericOf(before) === value) return before;
    if (!Number.isInteger(value)) return new Double(value);
    if (Math.abs(value) < int32Limit) return new Int32(value);
    return Number.isSafeInteger(value) ? Long.fromNumber(value) : new Double(value);
  }
  if (isList(value)) return value.map((item, at) => restoreTypes(item, isList(before) ? before[at] : undefined));
  return isDoc(value) ? restoreDocTypes(value, isDoc(before) ? before : {}) : value;
}

/** Gives computed numbers BSON types, and those that did not change the type they had. */
export function restoreDocTypes(doc: Doc, before: Doc): Doc {
  const restored: Doc = {};
  for (const name of Object.keys(doc)) if (doc[name] !== undefined) restored[name] = restoreTypes(doc[name], fieldOf(before, name));
  return restored;
}
