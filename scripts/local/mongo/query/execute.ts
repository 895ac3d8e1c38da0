// Runs a plan. The trees are captured at the first step and hold still within one command; a cursor that outlives its
// command freezes the view first (see cursors.ts), so a result set never mixes two states.
import type { StoredDocument, View } from "../storage/collection.ts";
import { type Tree, treeGet, treeRange } from "../storage/tree.ts";
import type { Stretch } from "./bounds.ts";
import { type Filter, matches } from "./match.ts";
import type { IndexPlan, Plan } from "./plan.ts";
import { type Sort, sortKey } from "./sort.ts";

export interface ScanCounts {
  keysExamined: number;
  documentsExamined: number;
}

export type Documents = Generator<StoredDocument, void>;

/** The matching documents in the order asked for. */
export function* execute(view: View, plan: Plan, filter: Filter, sort: Sort | null, counts: ScanCounts): Documents {
  const found = candidates({ documents: { ...view.documents }, filter, sort, counts }, plan);
  if (plan.ordered || sort === null) yield* found;
  else yield* sorted(found, sort);
}

interface Scan {
  documents: Tree<number, StoredDocument>;
  filter: Filter;
  sort: Sort | null;
  counts: ScanCounts;
}

function candidates(scan: Scan, plan: Plan): Documents {
  switch (plan.type) {
    case "collection":
      return collectionScan(scan, plan.reverse);
    case "index":
      return indexScan(scan, plan);
    case "union":
      return unionScan(scan, plan);
  }
}

function* collectionScan({ documents, filter, counts }: Scan, reverse: boolean): Documents {
  for (const { value } of treeRange(documents, { reverse })) {
    counts.documentsExamined++;
    if (matches(filter, value.doc)) yield value;
  }
}

function indexScan(scan: Scan, plan: IndexPlan): Documents {
  const entries = { ...plan.index.entries };
  const seen = plan.index.multikey.some(Boolean) ? new Set<number>() : null;
  const streams = plan.stretches.map((stretch) => stretchScan(scan, entries, stretch, plan.reverse, seen));
  if (plan.merge && scan.sort !== null) return merged(streams, scan.sort);
  return chained(plan.reverse ? streams.reverse() : streams);
}

function* stretchScan(scan: Scan, entries: Tree<string, number>, stretch: Stretch, reverse: boolean, seen: Set<number> | null): Documents {
  const { documents, filter, counts } = scan;
  for (const { value: recordId } of treeRange(entries, { ...stretch, reverse })) {
    counts.keysExamined++;
    if (seen?.has(recordId) === true) continue;
    seen?.add(recordId);
    const document = treeGet(documents, recordId);
    if (document === undefined) continue;
    counts.documentsExamined++;
    if (matches(filter, document.doc)) yield document;
  }
}

function* unionScan(scan: Scan, plan: Extract<Plan, { type: "union" }>): Documents {
  const streams = plan.branches.map((branch) => indexScan({ ...scan, filter: branch.filter }, branch.plan));
  const seen = new Set<number>();
  for (const document of plan.ordered && scan.sort !== null ? merged(streams, scan.sort) : chained(streams)) {
    if (seen.has(document.recordId)) continue;
    seen.add(document.recordId);
    yield document;
  }
}

function* chained(streams: readonly Documents[]): Documents {
  for (const stream of streams) yield* stream;
}

function* merged(streams: readonly Documents[], sort: Sort): Documents {
  const heads = streams.flatMap((stream) => {
    const head = headOf(stream, sort);
    return head === null ? [] : [head];
  });
  while (heads.length > 0) {
    const least = heads.reduce((best, head) => (head.key < best.key ? head : best));
    yield least.document;
    const next = headOf(least.stream, sort);
    heads.splice(heads.indexOf(least), 1, ...(next === null ? [] : [next]));
  }
}

interface Head {
  stream: Documents;
  document: StoredDocument;
  key: string;
}

function headOf(stream: Documents, sort: Sort): Head | null {
  const { done, value } = stream.next();
  return done === true || value === undefined ? null : { stream, document: value, key: sortKey(sort, value.doc) };
}

function* sorted(found: Iterable<StoredDocument>, sort: Sort): Documents {
  const keyed = Array.from(found, (document) => ({ document, key: sortKey(sort, document.doc) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  for (const { document } of keyed) yield document;
}
