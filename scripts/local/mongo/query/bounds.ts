// From what a filter says about one field to a stretch of that field's encodings. Bounds may be wider than the filter
// (every fetched document is tested again), never narrower.
import { encodeValue, invertKey, rankKey, rankOfType, successor, textPrefixKey } from "../bson/order.ts";
import { isList, type Value } from "../bson/values.ts";
import type { FieldTest, Filter } from "./match.ts";

/** Half open, over ascending encodings. */
export interface Stretch {
  from: string;
  to: string;
}

/** Stretches ascend and do not touch: a walk over them is in index order. */
export type FieldBounds = { type: "points"; keys: string[] } | { type: "range"; stretches: readonly Stretch[] };

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
    if (filter.test.op === "elemMatch") collect(filter.test.part, `${prefix}${filter.path}.`, into);
    else addTest(into, prefix + filter.path, filter.test);
  } else if (filter.kind === "not" && filter.part.kind === "field" && filter.part.test.op === "eq" && prefix === "") {
    const { path, test } = filter.part;
    addTest(into, path, { op: "ne", operand: test.operand, test: (leaf) => !test.test(leaf) });
  }
}

function addTest(into: Conjuncts, path: string, test: FieldTest): void {
  into.tests.set(path, [...(into.tests.get(path) ?? []), test]);
}

function range(...stretches: Stretch[]): FieldBounds {
  return { type: "range", stretches };
}

function after(prefix: string): string {
  return successor(prefix) ?? "\uffff\uffff";
}

function boundsOfTest(test: FieldTest): FieldBounds | null {
  switch (test.op) {
    case "eq":
      // The keys of an array are its elements: an index cannot find an array as a whole.
      return isList(test.operand) ? null : { type: "points", keys: [encodeValue(test.operand)] };
    case "ne":
      return isList(test.operand) ? null : boundsOfOthers(encodeValue(test.operand));
    case "type":
      return boundsOfTypes(test.names);
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

/** Everything below and everything above one value. A document that has another value only has no key of this one. */
function boundsOfOthers(key: string): FieldBounds {
  return range({ from: "", to: key }, { from: after(key), to: after("") });
}

function boundsOfTypes(names: readonly string[]): FieldBounds | null {
  const ranks = [...new Set(names.map(rankOfType))].sort();
  // The keys of an array are its elements.
  if (ranks.includes(rankOfType("array"))) return null;
  return range(...ranks.map((rank) => ({ from: rank, to: after(rank) })));
}

function comparisonBounds(op: "gt" | "gte" | "lt" | "lte", operand: Value): FieldBounds | null {
  const key = encodeValue(operand);
  const rank = rankKey(operand);
  const unbracketed = rank === rankKey(null) || key === rank || isList(operand);
  if (unbracketed) return null;
  const bracket = { from: rank, to: after(rank) };
  if (op === "gt") return range({ ...bracket, from: after(key) });
  if (op === "gte") return range({ ...bracket, from: key });
  return range({ ...bracket, to: op === "lt" ? key : after(key) });
}

/** Only for `^literal…` without flags or alternatives. */
function regexBounds(pattern: string, options: string): FieldBounds | null {
  const literal = /^\^([A-Za-z0-9_@:/ -]+)/.exec(pattern)?.[1];
  if (literal === undefined || options !== "" || pattern.includes("|")) return null;
  const isQuantified = /[*+?{]/.test(pattern.charAt(literal.length + 1));
  const prefix = isQuantified ? literal.slice(0, -1) : literal;
  if (prefix === "") return null;
  const from = textPrefixKey(prefix);
  return range({ from, to: after(from) });
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
    } else if (best.type === "range" && !isMultikey) best = range(...intersections(best.stretches, bounds.stretches));
  }
  return best;
}

function intersections(left: readonly Stretch[], right: readonly Stretch[]): Stretch[] {
  const pairs = left.flatMap((one) => right.map((other) => intersection(one, other)));
  return pairs.filter(({ from, to }) => from < to).sort((one, other) => (one.from < other.from ? -1 : 1));
}

function intersection(left: Stretch, right: Stretch): Stretch {
  const [, from = left.from] = [left.from, right.from].sort();
  const [to = left.to] = [left.to, right.to].sort();
  return { from, to };
}

/** The same stretches over the encodings of an index field, which are inverted where it descends; ascending again. */
export function directedStretches(stretches: readonly Stretch[], direction: 1 | -1): Stretch[] {
  if (direction === 1) return [...stretches];
  return stretches.map(({ from, to }) => ({ from: after(invertKey(to)), to: after(invertKey(from)) })).reverse();
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
      case "ne":
        return test.operand === null || test.operand === undefined;
      case "type":
        return !test.names.includes("null");
      default:
        return true;
    }
  });
}
