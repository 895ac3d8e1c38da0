import { Timestamp } from "bson";
import { compareValues } from "../bson/order.ts";
import { cloneDoc, cloneValue, type Doc, isDoc, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { addToSet, pop, pull, pullAll, push } from "./array-operators.ts";
import { calculate } from "./numbers.ts";
import { readTarget, removeTarget, resolveTargets, type TargetContext, writeTarget } from "./target.ts";

interface Modifier {
  operator: string;
  path: string;
  operand: Value;
}

interface OperatorContext extends TargetContext {
  isInsert: boolean;
  now: Date;
}

/** The new value of a field; undefined leaves it as it is. */
type Transform = (current: Value, operand: Value, path: string, context: OperatorContext) => Value;

const transforms: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ["$set", (_current, operand) => operand],
  ["$setOnInsert", (_current, operand, _path, context) => (context.isInsert ? operand : undefined)],
  ["$inc", (current, operand, path) => calculate("$inc", current, operand, path)],
  ["$mul", (current, operand, path) => calculate("$mul", current, operand, path)],
  ["$min", (current, operand) => (current === undefined || compareValues(operand, current) < 0 ? operand : undefined)],
  ["$max", (current, operand) => (current === undefined || compareValues(operand, current) > 0 ? operand : undefined)],
  ["$currentDate", (_current, operand, _path, context) => currentDate(operand, context.now)],
  ["$push", push],
  ["$addToSet", addToSet],
  ["$pull", pull],
  ["$pullAll", pullAll],
  ["$pop", pop],
]);

export function parseModifiers(update: Doc): Modifier[] {
  const modifiers: Modifier[] = [];
  for (const operator of Object.keys(update)) {
    if (!transforms.has(operator) && operator !== "$unset" && operator !== "$rename") {
      const advice = "Expected a valid update modifier or pipeline-style update specified as an array";
      throw new CommandError(errorCodes.failedToParse, `Unknown modifier: ${operator}. ${advice}`);
    }
    const fields = update[operator];
    if (!isDoc(fields)) {
      throw new CommandError(
        errorCodes.failedToParse,
        `Modifiers operate on fields but we found another type. For example: {${operator}: {<field>: ...}}`,
      );
    }
    for (const path of Object.keys(fields)) modifiers.push(parseModifier(operator, path, fields[path]));
  }
  assertNoConflict(modifiers);
  return modifiers.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function parseModifier(operator: string, path: string, operand: Value): Modifier {
  const parts = path.split(".");
  if (parts.includes(""))
    throw new CommandError(errorCodes.emptyFieldName, `The update path '${path}' contains an empty field name, which is not allowed.`);
  const dollar = parts.find((part, at) => part.startsWith("$") && (at === 0 || !/^\$(?:\[[a-zA-Z0-9]*\])?$/.test(part)));
  if (dollar !== undefined) {
    throw new CommandError(
      errorCodes.dollarPrefixedFieldName,
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not valid for storage.`,
    );
  }
  if (operator === "$rename" && typeof operand !== "string")
    throw new CommandError(errorCodes.badValue, "The 'to' field for $rename must be a string");
  return { operator, path, operand };
}

function assertNoConflict(modifiers: readonly Modifier[]): void {
  const paths = modifiers.flatMap(({ operator, path, operand }) => (operator === "$rename" ? [path, String(operand)] : [path]));
  const sorted = paths.map((path) => `${path}.`).sort();
  for (const [at, path] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next?.startsWith(path) !== true) continue;
    const shown = next.slice(0, -1);
    throw new CommandError(
      errorCodes.conflictingUpdateOperators,
      `Updating the path '${shown}' would create a conflict at '${path.slice(0, -1)}'`,
    );
  }
}

export function applyModifiers(before: Doc, modifiers: readonly Modifier[], context: OperatorContext): Doc {
  const doc = cloneDoc(before);
  for (const modifier of modifiers) applyModifier(doc, modifier, context);
  return doc;
}

function applyModifier(doc: Doc, { operator, path, operand }: Modifier, context: OperatorContext): void {
  if (operator === "$rename") {
    rename(doc, path.split("."), String(operand).split("."));
    return;
  }
  const transform = transforms.get(operator);
  for (const target of resolveTargets(doc, path, context)) {
    if (transform === undefined) {
      removeTarget(doc, target);
      continue;
    }
    const next = transform(readTarget(doc, target), operand, path, context);
    if (next !== undefined) writeTarget(doc, target, cloneValue(next));
  }
}

function rename(doc: Doc, from: readonly string[], to: readonly string[]): void {
  const value = readTarget(doc, from);
  if (value === undefined) return;
  removeTarget(doc, from);
  writeTarget(doc, to, value);
}

function currentDate(operand: Value, now: Date): Value {
  if (typeof operand === "boolean") return now;
  const type = isDoc(operand) ? operand.$type : undefined;
  if (type === "date") return now;
  if (type === "timestamp") return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw new CommandError(errorCodes.badValue, "The '$type' string field is required to be 'date' or 'timestamp'");
}
