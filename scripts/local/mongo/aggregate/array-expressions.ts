// Operators that take one array. mingo takes `[[1, 2]]` for an array of one array, where MongoDB reads it as the one
// argument `[1, 2]`.
import { $reverseArray, $size } from "mingo/operators/expression";
import type { AnyObject, Options } from "mingo/types";
import { isList } from "../bson/values.ts";

type Operator = (obj: AnyObject, operand: unknown, options: Options) => unknown;

export function onlyOperand(operand: unknown): unknown {
  return isList(operand) && operand.length === 1 ? operand[0] : operand;
}

function unary(operator: Operator): Operator {
  return (obj, operand, options) => operator(obj, onlyOperand(operand), options);
}

export const arrayExpressions = { $size: unary($size), $reverseArray: unary($reverseArray) };
