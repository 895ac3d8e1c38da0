import { BSONRegExp } from "bson";
import { compareValues, equalValues } from "../bson/order.ts";
import { type Doc, isDoc, isList, numericOf, typeName, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { isOperatorDoc, parseFilter } from "../query/filter.ts";
import { matches } from "../query/match.ts";
import { parseSort, sortKey } from "../query/sort.ts";

function listAt(current: Value, path: string): Value[] {
  if (current === undefined) return [];
  if (isList(current)) return current;
  throw new CommandError(errorCodes.badValue, `The field '${path}' must be an array but is of type ${typeName(current)}`);
}

function eachOf(operand: Value, operator: string): Value[] {
  if (!isDoc(operand) || !("$each" in operand)) return [operand];
  if (isList(operand.$each)) return operand.$each;
  throw new CommandError(
    errorCodes.badValue,
    `The argument to $each in ${operator} must be an array but it was of type ${typeName(operand.$each)}`,
  );
}

function integerOption(options: Doc, name: string): number | null {
  if (!(name in options)) return null;
  const number = numericOf(options[name]);
  if (number !== null && Number.isInteger(Number(number))) return Number(number);
  throw new CommandError(
    errorCodes.badValue,
    `The value for ${name} must be an integer value but was given type: ${typeName(options[name])}`,
  );
}

const pushModifiers = new Set(["$each", "$slice", "$sort", "$position"]);

export function push(current: Value, operand: Value, path: string): Value {
  const list = listAt(current, path);
  const options: Doc = isDoc(operand) && "$each" in operand ? operand : {};
  const unknown = Object.keys(options).find((name) => !pushModifiers.has(name));
  if (unknown !== undefined) throw new CommandError(errorCodes.badValue, `Unrecognized clause in $push: ${unknown}`);
  const position = integerOption(options, "$position") ?? list.length;
  const grown = [...list];
  grown.splice(position, 0, ...eachOf(operand, "$push"));
  if ("$sort" in options) sortItems(grown, options.$sort);
  const slice = integerOption(options, "$slice");
  if (slice === null) return grown;
  return slice < 0 ? grown.slice(slice) : grown.slice(0, slice);
}

function sortItems(items: Value[], order: Value): void {
  const direction = numericOf(order);
  if (direction !== null) {
    items.sort((left, right) => compareValues(left, right) * Number(direction));
    return;
  }
  const sort = parseSort(order);
  if (sort === null) throw new CommandError(errorCodes.badValue, "The $sort pattern is empty when it should be a set of fields.");
  const keyOf = (item: Value): string => sortKey(sort, isDoc(item) ? item : {});
  items.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0));
}

export function addToSet(current: Value, operand: Value, path: string): Value {
  const list = [...listAt(current, path)];
  for (const item of eachOf(operand, "$addToSet")) if (!list.some((known) => equalValues(known, item))) list.push(item);
  return list;
}

export function pull(current: Value, condition: Value, path: string): Value {
  if (current === undefined) return undefined;
  const list = listAt(current, path);
  if (isOperatorDoc(condition) || condition instanceof BSONRegExp) {
    const filter = parseFilter({ item: condition });
    return list.filter((item) => !matches(filter, { item }));
  }
  if (!isDoc(condition)) return list.filter((item) => !equalValues(item, condition));
  const filter = parseFilter(condition);
  return list.filter((item) => !isDoc(item) || !matches(filter, item));
}

export function pullAll(current: Value, operands: Value, path: string): Value {
  if (!isList(operands))
    throw new CommandError(errorCodes.badValue, `$pullAll requires an array argument but was given a ${typeName(operands)}`);
  if (current === undefined) return undefined;
  return listAt(current, path).filter((item) => !operands.some((operand) => equalValues(item, operand)));
}

export function pop(current: Value, operand: Value, path: string): Value {
  const end = numericOf(operand);
  if (end !== 1 && end !== -1) throw new CommandError(errorCodes.failedToParse, `$pop expects 1 or -1, found: ${String(operand)}`);
  if (current === undefined) return undefined;
  const list = listAt(current, path);
  return end === 1 ? list.slice(0, -1) : list.slice(1);
}
