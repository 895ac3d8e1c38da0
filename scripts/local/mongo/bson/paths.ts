import { type Doc, fieldOf, isDoc, isList, type Value } from "./values.ts";

const arrayIndex = /^(?:0|[1-9]\d*)$/;

export function isArrayIndex(part: string): boolean {
  return arrayIndex.test(part);
}

/** Whether some value a query sees at the path passes; arrays on the way are entered, as MongoDB does. */
export function someAtPath(value: Value, parts: readonly string[], at: number, test: (leaf: Value) => boolean): boolean {
  const part = parts[at];
  if (part === undefined) return test(value);
  if (isDoc(value)) return someAtPath(fieldOf(value, part), parts, at + 1, test);
  if (!isList(value)) return test(undefined);
  if (isArrayIndex(part) && Number(part) < value.length && someAtPath(value[Number(part)], parts, at + 1, test)) return true;
  return value.some((item) => isDoc(item) && someAtPath(item, parts, at, test));
}

/** All leaves of a path, for `distinct` and $lookup. */
export function leavesAtPath(doc: Doc, path: string): Value[] {
  const leaves: Value[] = [];
  someAtPath(doc, path.split("."), 0, (leaf) => {
    if (leaf !== undefined) leaves.push(leaf);
    return false;
  });
  return leaves;
}

/** The value at the path without entering arrays other than by index. */
export function valueAtPath(value: Value, path: string): Value {
  let current = value;
  for (const part of path.split(".")) {
    if (isDoc(current)) current = fieldOf(current, part);
    else if (isList(current) && isArrayIndex(part)) current = current[Number(part)];
    else return undefined;
  }
  return current;
}
