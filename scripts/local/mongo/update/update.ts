import { encodeValue } from "../bson/order.ts";
import { cloneDoc, type Doc, isDoc, isList, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { isOperatorDoc, parseFilter } from "../query/filter.ts";
import { type Filter, matchedPosition } from "../query/match.ts";
import { applyModifiers, parseModifiers } from "./operators.ts";
import { writeTarget } from "./target.ts";

export interface Update {
  isReplacement: boolean;
  apply(before: Doc, filter: Filter, isInsert: boolean): Doc;
}

/** `runPipeline` serves updates given as a pipeline. */
export function parseUpdate(update: Value, arrayFilters: Value, runPipeline: (doc: Doc, stages: Doc[]) => Doc): Update {
  if (isList(update)) {
    const stages = update.filter(isDoc);
    return { isReplacement: false, apply: (before) => keepId(before, runPipeline(before, stages)) };
  }
  if (!isDoc(update)) throw new CommandError(errorCodes.failedToParse, "Update argument must be either an object or an array");
  if (!isOperatorDoc(update)) {
    const dollar = Object.keys(update).find((name) => name.startsWith("$"));
    if (dollar !== undefined) {
      const message = `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document.`;
      throw new CommandError(errorCodes.dollarPrefixedFieldName, message);
    }
    return { isReplacement: true, apply: (before) => keepId(before, cloneDoc(update)) };
  }
  const modifiers = parseModifiers(update);
  const filters = parseArrayFilters(
    arrayFilters,
    modifiers.map((modifier) => modifier.path),
  );
  return {
    isReplacement: false,
    apply(before, filter, isInsert) {
      const position = (path: readonly string[]): number | null => matchedPosition(filter, before, path);
      return keepId(before, applyModifiers(before, modifiers, { arrayFilters: filters, position, isInsert, now: new Date() }));
    },
  };
}

function parseArrayFilters(value: Value, paths: readonly string[]): ReadonlyMap<string, Filter> {
  const filters = new Map<string, Filter>();
  for (const document of isList(value) ? value : []) {
    if (!isDoc(document)) throw new CommandError(errorCodes.typeMismatch, "Each array filter must be an object");
    const filter = parseFilter(document);
    const roots = new Set(rootsOf(filter));
    const [identifier = ""] = roots;
    if (roots.size !== 1)
      throw new CommandError(errorCodes.failedToParse, "Error parsing array filter: Expected a single top-level field name");
    if (filters.has(identifier))
      throw new CommandError(errorCodes.failedToParse, `Found multiple array filters with the same top-level field name ${identifier}`);
    if (!paths.some((path) => path.split(".").includes(`$[${identifier}]`))) {
      throw new CommandError(errorCodes.failedToParse, `The array filter for identifier '${identifier}' was not used in the update`);
    }
    filters.set(identifier, filter);
  }
  return filters;
}

function rootsOf(filter: Filter): string[] {
  switch (filter.kind) {
    case "field":
      return [filter.parts[0] ?? ""];
    case "not":
      return rootsOf(filter.part);
    case "expr":
      return [];
    default:
      return filter.parts.flatMap(rootsOf);
  }
}

function keepId(before: Doc, after: Doc): Doc {
  if (before._id === undefined) return after;
  if (after._id === undefined || encodeValue(after._id) === encodeValue(before._id))
    return Object.assign({ _id: before._id }, after, { _id: before._id });
  const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
  throw new CommandError(errorCodes.immutableField, message);
}

/** What an upsert starts from: the fields its filter pins to one value. */
export function upsertBase(filter: Filter): Doc {
  const base: Doc = {};
  const visit = (part: Filter): void => {
    const isOnlyBranch = part.kind === "or" && part.parts.length === 1;
    if (part.kind === "and" || isOnlyBranch) part.parts.forEach(visit);
    if (part.kind !== "field") return;
    if (part.test.op === "eq") writeTarget(base, part.parts, part.test.operand);
    else if (part.test.op === "in" && part.test.operands.length === 1) writeTarget(base, part.parts, part.test.operands[0]);
  };
  visit(filter);
  return base;
}
