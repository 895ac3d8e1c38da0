// Chooses how to find documents: by equality and range on an index prefix, in index order where that is the sort.
import { equalValues } from "../bson/order.ts";
import { isDoc, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import type { Index, View } from "../storage/collection.ts";
import { directed } from "../storage/index-keys.ts";
import {
  boundsOfField,
  type Conjuncts,
  conjunctsOf,
  directedStretches,
  endOfPrefix,
  type FieldBounds,
  impliesExistence,
  type Stretch,
} from "./bounds.ts";
import { impliesPartial } from "./implication.ts";
import type { Filter } from "./match.ts";
import type { Sort } from "./sort.ts";

export interface IndexPlan {
  type: "index";
  index: Index;
  stretches: Stretch[];
  bounds: (FieldBounds | null)[];
  reverse: boolean;
  /** Results come in the order asked for; with `merge`, after merging the stretches. */
  ordered: boolean;
  merge: boolean;
}

export type Plan =
  | IndexPlan
  | { type: "union"; branches: { plan: IndexPlan; filter: Filter }[]; ordered: boolean }
  | { type: "collection"; reverse: boolean; ordered: boolean };

/** Beyond this a list of values is tested per document instead. */
const maxStretches = 100_000;
/** As many ordered streams as MongoDB merges before it sorts instead. */
const maxMergedStreams = 200;

export function planQuery(view: View, filter: Filter, sort: Sort | null, hint?: Value): Plan {
  if (sort !== null && sort.natural !== null) return { type: "collection", reverse: sort.natural < 0, ordered: true };
  const hinted = hintedPlan(view, filter, sort, hint);
  if (hinted !== null) return hinted;
  const best = bestIndexPlan(view, filter, sort);
  if (best !== null && isBounded(best)) return best;
  return unionPlan(view, filter, sort) ?? best ?? { type: "collection", reverse: false, ordered: sort === null };
}

function hintedPlan(view: View, filter: Filter, sort: Sort | null, hint: Value): Plan | null {
  if (hint === undefined) return null;
  if (isDoc(hint) && "$natural" in hint) return { type: "collection", reverse: false, ordered: sort === null };
  const index = view.indexes.find(({ spec }) => spec.name === hint || (isDoc(hint) && equalValues(spec.key, hint)));
  if (index === undefined) {
    const message = "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index";
    throw new CommandError(errorCodes.badValue, message);
  }
  return indexPlan(index, conjunctsOf(filter), sort);
}

function bestIndexPlan(view: View, filter: Filter, sort: Sort | null): IndexPlan | null {
  const conjuncts = conjunctsOf(filter);
  let best: IndexPlan | null = null;
  for (const index of view.indexes) {
    if (!isUsable(index, conjuncts)) continue;
    const plan = indexPlan(index, conjuncts, sort);
    const isUseful = isBounded(plan) || (sort !== null && plan.ordered);
    if (isUseful && (best === null || score(plan, sort) > score(best, sort))) best = plan;
  }
  return best;
}

function isBounded(plan: IndexPlan): boolean {
  return plan.bounds[0] !== null;
}

function isUsable(index: Index, conjuncts: Conjuncts): boolean {
  const { spec } = index;
  if (spec.partial !== null && !impliesPartial(spec.partial, conjuncts)) return false;
  return !spec.sparse || spec.fields.some((field) => impliesExistence(conjuncts.tests.get(field.path) ?? []));
}

function score(plan: IndexPlan, sort: Sort | null): number {
  const { spec } = plan.index;
  const isPoint = (bounds: FieldBounds | null): boolean => bounds?.type === "points" && bounds.keys.length === 1;
  let total = spec.unique && plan.bounds.every(isPoint) ? 1_000_000 : 0;
  // At most one document for each key: the rest of the filter is tested on those alone, however long another index's prefix is.
  if (total === 0 && spec.unique && plan.bounds.every((bounds) => bounds?.type === "points")) total = 50_000;
  if (sort !== null && plan.ordered) total += isBounded(plan) ? 100_000 : 5;
  for (const bounds of plan.bounds) total += isPoint(bounds) ? 100 : bounds?.type === "points" ? 90 : bounds !== null ? 10 : 0;
  if (spec.partial !== null) total += 2;
  return plan.index.multikey.some(Boolean) ? total : total + 1;
}

function indexPlan(index: Index, conjuncts: Conjuncts, sort: Sort | null): IndexPlan {
  const { fields } = index.spec;
  const bounds: (FieldBounds | null)[] = [];
  let prefixes = [""];
  let stretches: Stretch[] | null = null;
  let usesMultikey = false;
  for (const [position, field] of fields.entries()) {
    const isMultikey = index.multikey[position] === true;
    const found =
      stretches !== null || (isMultikey && usesMultikey) ? null : boundsOfField(conjuncts.tests.get(field.path) ?? [], isMultikey);
    const tooMany = found?.type === "points" && found.keys.length * prefixes.length > maxStretches;
    const usable = tooMany ? null : found;
    bounds.push(usable);
    if (usable !== null && isMultikey) usesMultikey = true;
    if (usable?.type === "points") {
      // Ascending stretches, so that a plain walk over them is in index order.
      const keys = usable.keys.map((key) => directed(key, field.direction)).sort();
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    } else if (usable?.type === "range") {
      const ranges = directedStretches(usable.stretches, field.direction);
      stretches = prefixes.flatMap((prefix) => ranges.map(({ from, to }) => ({ from: prefix + from, to: prefix + to })));
    } else stretches ??= prefixes.map(wholePrefix);
  }
  stretches ??= prefixes.map(wholePrefix);
  return { type: "index", index, stretches, bounds, ...orderOf(index, bounds, sort, stretches.length) };
}

function wholePrefix(prefix: string): Stretch {
  return { from: prefix, to: endOfPrefix(prefix) };
}

type Order = Pick<IndexPlan, "reverse" | "ordered" | "merge">;

/** Fields fixed to one value drop out of both index and sort; fields fixed to several make several ordered streams. */
function orderOf(index: Index, bounds: readonly (FieldBounds | null)[], sort: Sort | null, streams: number): Order {
  if (sort === null) return { ordered: true, reverse: false, merge: false };
  const unordered: Order = { ordered: false, reverse: false, merge: false };
  const { fields } = index.spec;
  const points = bounds.map((bound) => (bound?.type === "points" ? bound.keys.length : 0));
  const isConstant = (path: string): boolean =>
    fields.some((field, position) => field.path === path && points[position] === 1 && index.multikey[position] !== true);
  let direction = 0;
  let merge = false;
  let position = 0;
  for (const wanted of sort.shape.fields) {
    if (isConstant(wanted.path)) continue;
    for (; position < fields.length && fields[position]?.path !== wanted.path && (points[position] ?? 0) > 0; position++) {
      if ((points[position] ?? 0) > 1) merge = true;
    }
    const field = fields[position];
    if (field === undefined || field.path !== wanted.path || index.multikey[position] === true) return unordered;
    const step = wanted.direction * field.direction;
    if (direction !== 0 && step !== direction) return unordered;
    direction = step;
    position++;
  }
  return merge && streams > maxMergedStreams ? unordered : { ordered: true, reverse: direction < 0, merge };
}

function unionPlan(view: View, filter: Filter, sort: Sort | null): Plan | null {
  for (const alternatives of conjunctsOf(filter).alternatives) {
    const branches = alternatives.flatMap((alternative) => {
      const branchFilter: Filter = { kind: "and", parts: [alternative, withoutAlternatives(filter, alternatives)] };
      const plan = bestIndexPlan(view, branchFilter, sort);
      return plan !== null && isBounded(plan) ? [{ plan, filter: branchFilter }] : [];
    });
    const isComplete = branches.length === alternatives.length && branches.length > 0;
    if (isComplete) return { type: "union", branches, ordered: sort === null || branches.every((branch) => branch.plan.ordered) };
  }
  return null;
}

function withoutAlternatives(filter: Filter, alternatives: readonly Filter[]): Filter {
  if (filter.kind === "or" && filter.parts === alternatives) return { kind: "and", parts: [] };
  if (filter.kind !== "and") return filter;
  return { kind: "and", parts: filter.parts.map((part) => withoutAlternatives(part, alternatives)) };
}
