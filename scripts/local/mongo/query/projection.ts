// Inclusion, exclusion, $slice, $elemMatch, `$` and computed fields on documents as they are stored.
import { cloneDoc, type Doc, fieldOf, isDoc, isList, numericOf, setField, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { isOperatorDoc, parseFilter } from "./filter.ts";
import { type Filter, matchedPosition, matches } from "./match.ts";

type Node = { type: "leaf"; rule: Rule } | { type: "tree"; children: Map<string, Node> };
type Rule =
  | { type: "include" }
  | { type: "exclude" }
  | { type: "positional" }
  | { type: "computed"; compute: (doc: Doc) => Value }
  | ArrayRule;
type ArrayRule = { type: "slice"; skip: number | null; limit: number } | { type: "elemMatch"; filter: Filter };

export type Projection = (doc: Doc, filter: Filter) => Doc;
type ValueCompiler = (expression: Value) => (doc: Doc) => Value;

/** null when there is nothing to project: the stored bytes go out as they are. */
export function parseProjection(value: Value, compile: ValueCompiler): Projection | null {
  if (value === undefined) return null;
  if (!isDoc(value)) throw new CommandError(errorCodes.typeMismatch, "projection must be an object");
  const entries = flatten(value, "", compile);
  if (entries.length === 0) return null;
  const others = entries.filter(([path]) => path !== "_id");
  const kinds = new Set((others.length > 0 ? others : entries).map(([, rule]) => rule.type));
  const isExclusion = kinds.has("exclude") || [...kinds].every((kind) => kind === "slice");
  const isInclusion = kinds.has("include") || kinds.has("computed") || kinds.has("positional") || kinds.has("elemMatch");
  if (kinds.has("exclude") && isInclusion) {
    const path = others.find(([, rule]) => rule.type === "exclude")?.[0] ?? "";
    throw new CommandError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
  const root = toTree(entries);
  return (doc, filter) => (isExclusion && !isInclusion ? exclude(doc, root) : include(doc, root, filter));
}

function flatten(spec: Doc, prefix: string, compile: ValueCompiler): [string, Rule][] {
  return Object.keys(spec).flatMap((name): [string, Rule][] => {
    const value = spec[name];
    const path = prefix + name;
    if (isDoc(value) && !isOperatorDoc(value)) return flatten(value, `${path}.`, compile);
    return path.endsWith(".$") ? [[path.slice(0, -2), { type: "positional" }]] : [[path, parseRule(value, compile)]];
  });
}

function parseRule(value: Value, compile: ValueCompiler): Rule {
  const number = numericOf(value);
  if (typeof value === "boolean" || number !== null) return { type: value === false || Number(number ?? 1) === 0 ? "exclude" : "include" };
  if (isDoc(value) && "$slice" in value && !isExpressionSlice(value.$slice)) return parseSlice(value.$slice);
  if (isDoc(value) && isDoc(value.$elemMatch)) return { type: "elemMatch", filter: elementFilter(value.$elemMatch) };
  return { type: "computed", compute: compile(value) };
}

function isExpressionSlice(operand: Value): boolean {
  return isList(operand) && numericOf(operand[0]) === null;
}

function parseSlice(operand: Value): Rule {
  const [first, second] = (isList(operand) ? operand : [operand]).map(numericOf);
  if (first === null || first === undefined || second === null)
    throw new CommandError(errorCodes.badValue, "$slice only supports numbers and [skip, limit] arrays");
  return { type: "slice", skip: second === undefined ? null : Number(first), limit: Number(second ?? first) };
}

function elementFilter(condition: Doc): Filter {
  return parseFilter({ items: { $elemMatch: condition } });
}

function toTree(entries: readonly [string, Rule][]): Map<string, Node> {
  const root = new Map<string, Node>();
  for (const [path, rule] of entries) {
    const parts = path.split(".");
    let level = root;
    for (const [at, part] of parts.entries()) {
      const known = level.get(part);
      if (at === parts.length - 1 && known === undefined) level.set(part, { type: "leaf", rule });
      else if (at === parts.length - 1 || known?.type === "leaf") throw new CommandError(31249, `Path collision at ${path}`);
      else {
        const node: Node = known ?? { type: "tree", children: new Map() };
        level.set(part, node);
        level = node.children;
      }
    }
  }
  return root;
}

function include(doc: Doc, root: Map<string, Node>, filter: Filter): Doc {
  const result: Doc = {};
  if (!root.has("_id") && doc._id !== undefined) result._id = doc._id;
  includeFields(doc, root, [], { filter, doc }, result);
  addComputed(doc, root, result);
  return result;
}

interface Matched {
  filter: Filter;
  doc: Doc;
}

function includeFields(source: Doc, level: Map<string, Node>, path: readonly string[], matched: Matched, result: Doc): void {
  for (const name of Object.keys(source)) {
    const node = level.get(name);
    if (node === undefined) continue;
    const value = fieldOf(source, name);
    const next =
      node.type === "leaf"
        ? applyRule(node.rule, value, [...path, name], matched)
        : includeInside(value, node.children, [...path, name], matched);
    if (next !== undefined) setField(result, name, next);
  }
}

function includeInside(value: Value, level: Map<string, Node>, path: readonly string[], matched: Matched): Value {
  if (isList(value)) {
    return value.flatMap((item) => {
      const kept = isDoc(item) || isList(item) ? includeInside(item, level, path, matched) : undefined;
      return kept === undefined ? [] : [kept];
    });
  }
  if (!isDoc(value)) return undefined;
  const result: Doc = {};
  includeFields(value, level, path, matched, result);
  return result;
}

function applyRule(rule: Rule, value: Value, path: readonly string[], matched: Matched): Value {
  switch (rule.type) {
    case "include":
      return value;
    case "slice":
      return isList(value) ? slice(value, rule.skip, rule.limit) : value;
    case "elemMatch": {
      const found = isList(value) ? value.find((item) => matches(rule.filter, { items: [item] })) : undefined;
      return found === undefined ? undefined : [found];
    }
    case "positional": {
      if (!isList(value)) return value;
      const position = matchedPosition(matched.filter, matched.doc, path);
      if (position === null)
        throw new CommandError(51246, "Executor error: positional operator '.$' couldn't find a matching element in the array");
      return [value[position]];
    }
    default:
      return undefined;
  }
}

function slice(list: Value[], skip: number | null, limit: number): Value[] {
  if (skip === null) return limit < 0 ? list.slice(limit) : list.slice(0, limit);
  const start = skip < 0 ? Math.max(0, list.length + skip) : skip;
  return list.slice(start, start + limit);
}

function addComputed(doc: Doc, level: Map<string, Node>, result: Doc): void {
  for (const [name, node] of level) {
    if (node.type === "leaf") {
      const computed = node.rule.type === "computed" ? node.rule.compute(doc) : undefined;
      if (computed !== undefined) setField(result, name, computed);
      continue;
    }
    const inner = fieldOf(result, name);
    const target: Doc = isDoc(inner) ? cloneDoc(inner) : {};
    addComputed(doc, node.children, target);
    if (isDoc(inner) || Object.keys(target).length > 0) setField(result, name, target);
  }
}

function exclude(doc: Doc, level: Map<string, Node>): Doc {
  const result: Doc = {};
  for (const name of Object.keys(doc)) {
    const node = level.get(name);
    const value = fieldOf(doc, name);
    if (node === undefined) setField(result, name, value);
    else if (node.type === "tree") setField(result, name, excludeInside(value, node.children));
    else if (node.rule.type === "slice") setField(result, name, isList(value) ? slice(value, node.rule.skip, node.rule.limit) : value);
    else if (node.rule.type === "include") setField(result, name, value);
  }
  return result;
}

function excludeInside(value: Value, level: Map<string, Node>): Value {
  if (isList(value)) return value.map((item) => excludeInside(item, level));
  return isDoc(value) ? exclude(value, level) : value;
}
