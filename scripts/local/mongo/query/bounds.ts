// From what a filter says about one field to a stretch of that field's encodings. Bounds may be wider than the filter
// (every fetched document is tested again), never narrower.
import { encodeValue, invertKey, rankKey, successor, textPrefixKey } from "../bson/order.ts";
import { isList, type Value } from "../bson/values.ts";
import type { FieldTest, Filter } from "./match.ts";

/** Half open, over ascending encodings. */
export interface Stretch {
  from: string;
  to: string;
}

export type FieldBounds = { type: "points"; keys: string[] } | { type: "range"; stretch: Stretch };

export interface Conjuncts {
  /** Every test all matching documents pass, by path. */
  tests: Map<string, FieldTest[]>;
  /** The branch lists of each $or that must hold. */
  alternatives: (readonly Filter[])[];
}

export function conjunctsOf(filter: Filter): Conjuncts {
  const conjuncts: Conjuncts = { tests: new Map(), alternatives: [] };
  collect(filter, "", conjuncts);
  return conjuncts;
}

function collect(filter: Filter, prefix: string, into: Conjuncts): void {
  if (filter.kind === "and") for (const part of filter.parts) collect(part, prefix, into);
  else if (filter.kind === "or" && prefix === "") into.alternatives.push(filter.parts);
  else if (filter.kind === "field") {
    const path = prefix + filter.path;
    if (filter.test.op === "elemMatch") collect(filter.test.part, `${path}.`, into);
    else into.tests.set(path, [...(into.tests.get(path) ?? []), filter.test]);
  }
}

function after(prefix: string): string {
  return successor(prefix) ?? "\uffff\uffff";
}

function boundsOfTest(test: FieldTest): FieldBounds | null {
  switch (test.op) {
    case "eq":
      // The keys of an array are its elements: an index cannot find an array as a whole.
      return isList(test.operand) ? null : { type: "points", keys: [encodeValue(test.operand)] };
    case "in":
      return test.patterns || test.operands.some(isList)
        ? null
        : { type: "points", keys: [...new Set(test.operands.map(encodeValue))].sort() };
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return comparisonBounds(test.op, test.operand);
    case "regex":
      return regexBounds(test.pattern, test.options);
    default:
      return null;
  }
}

function comparisonBounds(op: "gt" | "gte" | "lt" | "lte", operand: Value): FieldBounds | null {
  const key = encodeValue(operand);
  const rank = rankKey(operand);
  const unbracketed = rank === rankKey(null) || key === rank || isList(operand);
  if (unbracketed) return null;
  const bracket = { from: rank, to: after(rank) };
  if (op === "gt") return { type: "range", stretch: { ...bracket, from: after(key) } };
  if (op === "gte") return { type: "range", stretch: { ...bracket, from: key } };
  return { type: "range", stretch: { ...bracket, to: op === "lt" ? key : after(key) } };
}

/** Only for `^literal…` without flags or alternatives. */
function regexBounds(pattern: string, options: string): FieldBounds | null {
  const literal = /^\^([A-Za-z0-9_@:/ -]+)/.exec(pattern)?.[1];
  if (literal === undefined || options !== "" || pattern.includes("|")) return null;
  const isQuantified = /[*+?{]/.test(pattern.charAt(literal.length + 1));
  const prefix = isQuantified ? literal.slice(0, -1) : literal;
  if (prefix === "") return null;
  const from = textPrefixKey(prefix);
  return { type: "range", stretch: { from, to: after(from) } };
}

/** With an array in the field two tests may be met by two elements, so only one of them may bound the scan. */
export function boundsOfField(tests: readonly FieldTest[], isMultikey: boolean): FieldBounds | null {
  let best: FieldBounds | null = null;
  for (const test of tests) {
    const bounds = boundsOfTest(test);
    if (bounds === null) continue;
    if (best === null) best = bounds;
    else if (bounds.type === "points") {
      if (best.type === "range" || bounds.keys.length < best.keys.length) best = bounds;
    } else if (best.type === "range" && !isMultikey) best = { type: "range", stretch: intersection(best.stretch, bounds.stretch) };
  }
  return best;
}

function intersection(left: Stretch, right: Stretch): Stretch {
  const [, from = left.from] = [left.from, right.from].sort();
  const [to = left.to] = [left.to, right.to].sort();
  return { from, to };
}

/** The same stretch over the inverted encodings of a descending index field. */
export function directedStretch(stretch: Stretch, direction: 1 | -1): Stretch {
  return direction === 1 ? stretch : { from: after(invertKey(stretch.to)), to: after(invertKey(stretch.from)) };
}

export function endOfPrefix(prefix: string): string {
  return after(prefix);
}

/** Whether documents that pass these tests certainly have the field. */
export function impliesExistence(tests: readonly FieldTest[]): boolean {
  return tests.some((test) => {
    switch (test.op) {
      case "eq":
      case "gte":
      case "lte":
        return test.operand !== null && test.operand !== undefined;
      case "in":
        return !test.operands.some((operand) => operand === null || operand === undefined);
      case "type":
        return !test.names.includes("null");
      default:
        return true;
    }
  });
}
