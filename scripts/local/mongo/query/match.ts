// A parsed filter and how it is applied. Each field test carries what it does (`test`) and what it means (op, operand),
// so that the planner can turn the meaning into index bounds and the test still checks every fetched document.
import { someAtPath } from "../bson/paths.ts";
import { type Doc, fieldOf, isDoc, isList, type Value } from "../bson/values.ts";

export type FieldTest = { test: (leaf: Value) => boolean } & (
  | { op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte"; operand: Value }
  | { op: "in"; operands: readonly Value[]; patterns: boolean }
  | { op: "type"; names: readonly string[] }
  | { op: "regex"; pattern: string; options: string }
  | { op: "elemMatch"; part: Filter }
  | { op: "exists" | "size" | "mod" | "elemValue" }
);

interface FieldFilter {
  kind: "field";
  path: string;
  parts: readonly string[];
  test: FieldTest;
}

export type Filter =
  | { kind: "and" | "or" | "nor"; parts: readonly Filter[] }
  | { kind: "not"; part: Filter }
  | { kind: "expr"; test: (doc: Doc) => boolean }
  | FieldFilter;

export function matches(filter: Filter, doc: Doc): boolean {
  switch (filter.kind) {
    case "and":
      return filter.parts.every((part) => matches(part, doc));
    case "or":
      return filter.parts.some((part) => matches(part, doc));
    case "nor":
      return !filter.parts.some((part) => matches(part, doc));
    case "not":
      return !matches(filter.part, doc);
    case "expr":
      return filter.test(doc);
    case "field":
      return someAtPath(doc, filter.parts, 0, filter.test.test);
  }
}

/** The element of the array at `arrayPath` that made the document match: what `$` in an update or projection means. */
export function matchedPosition(filter: Filter, doc: Doc, arrayPath: readonly string[]): number | null {
  if (filter.kind === "and" || filter.kind === "or") {
    for (const part of filter.parts) {
      if (filter.kind === "or" && !matches(part, doc)) continue;
      const position = matchedPosition(part, doc, arrayPath);
      if (position !== null) return position;
    }
    return null;
  }
  if (filter.kind !== "field" || !arrayPath.every((part, at) => filter.parts[at] === part)) return null;
  let current: Value = doc;
  for (const part of arrayPath) current = isDoc(current) ? fieldOf(current, part) : isList(current) ? current[Number(part)] : undefined;
  if (!isList(current)) return null;
  const rest = filter.parts.slice(arrayPath.length);
  const wrapped = filter.test.op === "elemMatch" || filter.test.op === "elemValue";
  const position = current.findIndex((item) =>
    rest.length > 0 ? isDoc(item) && someAtPath(item, rest, 0, filter.test.test) : filter.test.test(wrapped ? [item] : item),
  );
  return position < 0 ? null : position;
}
