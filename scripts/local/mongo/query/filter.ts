import { BSONRegExp } from "bson";
import { type Doc, isDoc, isList, numericOf, type Value } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { comparisonTest, equalityTest, inTest, modTest, regexTest, sizeTest, typeTest } from "./field-tests.ts";
import { type FieldTest, type Filter, matches } from "./match.ts";

type ExpressionCompiler = (expression: Value) => (doc: Doc) => boolean;

const noExpressions: ExpressionCompiler = () => {
  throw new CommandError(errorCodes.badValue, "$expr is not allowed in this context");
};

/** `compileExpression` serves $expr; where MongoDB allows none (array filters, partial indexes) it is left out. */
export function parseFilter(document: Doc, compileExpression: ExpressionCompiler = noExpressions): Filter {
  const parts = Object.keys(document).flatMap((name) => parseEntry(name, document[name], compileExpression));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "and", parts };
}

const logicalKinds = { $and: "and", $or: "or", $nor: "nor" } as const;

function parseEntry(name: string, operand: Value, compile: ExpressionCompiler): Filter[] {
  if (!name.startsWith("$")) return parseField(name, operand, compile);
  switch (name) {
    case "$and":
    case "$or":
    case "$nor":
      return [{ kind: logicalKinds[name], parts: parseBranches(name, operand, compile) }];
    case "$expr":
      return [{ kind: "expr", test: compile(operand) }];
    case "$comment":
      return [];
    case "$where":
      throw new CommandError(errorCodes.badValue, "no globalScriptEngine in $where parsing");
    case "$text":
      throw new CommandError(errorCodes.indexNotFound, "text index required for $text query");
    case "$jsonSchema":
      throw notSupported("$jsonSchema");
    default:
      throw new CommandError(errorCodes.badValue, `unknown top level operator: ${name}`);
  }
}

function parseBranches(name: string, operand: Value, compile: ExpressionCompiler): Filter[] {
  if (!isList(operand)) throw new CommandError(errorCodes.badValue, `${name} must be an array`);
  if (operand.length === 0) throw new CommandError(errorCodes.badValue, `${name} must be a nonempty array`);
  return operand.map((branch) => {
    if (!isDoc(branch)) throw new CommandError(errorCodes.badValue, `${name} entries need to be full objects`);
    return parseFilter(branch, compile);
  });
}

export function isOperatorDoc(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0];
  return first?.startsWith("$") === true && first !== "$ref" && first !== "$id";
}

function parseField(path: string, operand: Value, compile: ExpressionCompiler): Filter[] {
  if (operand instanceof BSONRegExp) return [fieldFilter(path, regexTest(operand.pattern, operand.options))];
  if (!isOperatorDoc(operand)) return [fieldFilter(path, equalityTest(operand))];
  if ("$options" in operand && !("$regex" in operand)) throw new CommandError(errorCodes.badValue, "$options needs a $regex");
  return Object.keys(operand).flatMap((op) => (op === "$options" ? [] : parseOperator(path, op, operand, compile)));
}

function fieldFilter(path: string, test: FieldTest): Filter {
  return { kind: "field", path, parts: path.split("."), test };
}

function parseOperator(path: string, op: string, siblings: Doc, compile: ExpressionCompiler): Filter[] {
  const operand = siblings[op];
  switch (op) {
    case "$ne":
      return [{ kind: "not", part: fieldFilter(path, valueTest(op, operand)) }];
    case "$nin":
      return [{ kind: "not", part: fieldFilter(path, inTest(listOf(op, operand))) }];
    case "$not":
      return [{ kind: "not", part: parseNot(path, operand, compile) }];
    case "$exists": {
      const exists = fieldFilter(path, { op: "exists", test: (leaf) => leaf !== undefined });
      return [isTruthy(operand) ? exists : { kind: "not", part: exists }];
    }
    case "$all":
      return [parseAll(path, listOf(op, operand), compile)];
    default:
      return [fieldFilter(path, parseTest(op, operand, siblings, compile))];
  }
}

function parseTest(op: string, operand: Value, siblings: Doc, compile: ExpressionCompiler): FieldTest {
  switch (op) {
    case "$eq":
      return valueTest(op, operand);
    case "$gt":
      return comparisonTest("gt", operand);
    case "$gte":
      return comparisonTest("gte", operand);
    case "$lt":
      return comparisonTest("lt", operand);
    case "$lte":
      return comparisonTest("lte", operand);
    case "$in":
      return inTest(listOf(op, operand));
    case "$regex":
      return parseRegex(operand, siblings.$options);
    case "$type":
      return typeTest(operand);
    case "$size":
      return sizeTest(operand);
    case "$mod":
      return modTest(operand);
    case "$elemMatch":
      return parseElemMatch(operand, compile);
    default:
      throw new CommandError(errorCodes.badValue, `unknown operator: ${op}`);
  }
}

function valueTest(op: string, operand: Value): FieldTest {
  if (operand instanceof BSONRegExp && op === "$ne") throw new CommandError(errorCodes.badValue, "Can't have regex as arg to $ne.");
  return equalityTest(operand);
}

function listOf(op: string, operand: Value): Value[] {
  if (!isList(operand)) throw new CommandError(errorCodes.badValue, `${op} needs an array`);
  if (operand.some(isOperatorDoc) && op !== "$all") throw new CommandError(errorCodes.badValue, `cannot nest $ under ${op}`);
  return operand;
}

function isTruthy(value: Value): boolean {
  const number = numericOf(value);
  return number === null ? value !== false && value !== null && value !== undefined : Number(number) !== 0;
}

function parseNot(path: string, operand: Value, compile: ExpressionCompiler): Filter {
  if (!(operand instanceof BSONRegExp) && !isOperatorDoc(operand))
    throw new CommandError(errorCodes.badValue, "$not needs a regex or a document");
  return { kind: "and", parts: parseField(path, operand, compile) };
}

function parseAll(path: string, operands: Value[], compile: ExpressionCompiler): Filter {
  if (operands.length === 0) return { kind: "or", parts: [] };
  const parts = operands.flatMap((operand) => parseField(path, operand, compile));
  return { kind: "and", parts };
}

function parseRegex(operand: Value, siblingOptions: Value): FieldTest {
  const options = typeof siblingOptions === "string" ? siblingOptions : "";
  if (typeof operand === "string") return regexTest(operand, options);
  if (operand instanceof BSONRegExp) return regexTest(operand.pattern, options || operand.options);
  throw new CommandError(errorCodes.badValue, "$regex has to be a string");
}

const logicalNames = new Set(["$and", "$or", "$nor", "$expr"]);

function parseElemMatch(operand: Value, compile: ExpressionCompiler): FieldTest {
  if (!isDoc(operand)) throw new CommandError(errorCodes.badValue, "$elemMatch needs an Object");
  const first = Object.keys(operand)[0] ?? "";
  if (first.startsWith("$") && !logicalNames.has(first)) {
    const value = { kind: "and", parts: parseField("value", operand, compile) } as const;
    return { op: "elemValue", test: (leaf) => isList(leaf) && leaf.some((item) => matches(value, { value: item })) };
  }
  const part = parseFilter(operand, compile);
  return { op: "elemMatch", part, test: (leaf) => isList(leaf) && leaf.some((item) => isDoc(item) && matches(part, item)) };
}
