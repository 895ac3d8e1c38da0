// Where an update writes: `$`, `$[]` and `$[name]` are resolved against the document to plain paths first.
import { isArrayIndex } from "../bson/paths.ts";
import { type Doc, fieldOf, isDoc, isList, setField, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { type Filter, matches } from "../query/match.ts";

export interface TargetContext {
  arrayFilters: ReadonlyMap<string, Filter>;
  /** The element the query matched in the array at the path; null when it matched none. */
  position: (arrayPath: readonly string[]) => number | null;
}

export function resolveTargets(doc: Doc, path: string, context: TargetContext): string[][] {
  let targets: string[][] = [[]];
  for (const part of path.split(".")) {
    targets = targets.flatMap((target) => resolvePart(doc, target, part, path, context).map((resolved) => [...target, resolved]));
  }
  return targets;
}

function resolvePart(doc: Doc, target: readonly string[], part: string, path: string, context: TargetContext): string[] {
  if (part === "$") {
    const position = context.position(target);
    if (position !== null) return [String(position)];
    throw new CommandError(errorCodes.badValue, "The positional operator did not find the match needed from the query.");
  }
  const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (identifier === undefined) return [part];
  const list = readTarget(doc, target);
  if (!isList(list)) {
    throw new CommandError(
      errorCodes.badValue,
      `The path '${target.join(".")}' must exist in the document in order to apply array updates.`,
    );
  }
  const filter = context.arrayFilters.get(identifier);
  if (identifier !== "" && filter === undefined) {
    throw new CommandError(errorCodes.badValue, `No array filter found for identifier '${identifier}' in path '${path}'`);
  }
  return list.flatMap((item, at) => (filter === undefined || matches(filter, { [identifier]: item }) ? [String(at)] : []));
}

export function readTarget(doc: Doc, target: readonly string[]): Value {
  let current: Value = doc;
  for (const part of target) {
    if (isDoc(current)) current = fieldOf(current, part);
    else if (isList(current) && isArrayIndex(part)) current = current[Number(part)];
    else return undefined;
  }
  return current;
}

/** Creates what is missing on the way; a scalar on the way is an error. */
export function writeTarget(doc: Doc, target: readonly string[], value: Value): void {
  let container: Doc | Value[] = doc;
  for (const [at, part] of target.entries()) {
    if (at === target.length - 1) {
      put(container, part, value, target);
      return;
    }
    let next: Value = isList(container) ? container[Number(part)] : fieldOf(container, part);
    if (next === undefined) {
      next = {};
      put(container, part, next, target);
    }
    if (!isDoc(next) && !isList(next)) throw notViable(target[at + 1] ?? "", part);
    container = next;
  }
}

const maxArrayGap = 1_500_000;

function put(container: Doc | Value[], part: string, value: Value, target: readonly string[]): void {
  if (!isList(container)) {
    setField(container, part, value);
    return;
  }
  if (!isArrayIndex(part)) throw notViable(part, target[target.indexOf(part) - 1] ?? "");
  const at = Number(part);
  if (at > container.length + maxArrayGap)
    throw new CommandError(errorCodes.cannotCreateIndex, `cannot use the part '${part}' to fill so large a gap`);
  while (container.length < at) container.push(null);
  container[at] = value;
}

function notViable(field: string, element: string): CommandError {
  return new CommandError(errorCodes.pathNotViable, `Cannot create field '${field}' in element '${element}'`);
}

/** An array element becomes null, as in MongoDB: the others keep their places. */
export function removeTarget(doc: Doc, target: readonly string[]): void {
  const container = readTarget(doc, target.slice(0, -1));
  const last = target.at(-1) ?? "";
  if (isList(container)) {
    if (isArrayIndex(last) && Number(last) < container.length) container[Number(last)] = null;
  } else if (isDoc(container)) delete container[last];
}
