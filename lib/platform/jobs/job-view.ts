import type { Collection, Document, Filter, IndexDescription } from "mongodb";

// What administrators see of the records behind jobs: never what a job works on. A null organization is every one, for whoever runs the
// deployment. What has ended well is not listed: there is nothing to do about it.

export const LISTED_STATES = ["waiting", "running", "failed"] as const;
export type ListedState = (typeof LISTED_STATES)[number];

export type JobRow = {
  id: string;
  orgId: string;
  /** Of what lies in one collection with other jobs. */
  name: string | null;
  state: ListedState;
  attempts: number;
  createdAt: Date;
  /** Of an open one: when it is looked at again; of a failed one: when it was given up. The list is in this order. */
  at: Date;
  lastError: string | null;
};

export type JobCount = { name: string | null; state: ListedState; count: number; oldestAt: Date };

export type JobPosition = { at: Date; id: string };
export type JobPage = {
  state: ListedState | "open";
  /** Only these; null: whatever lies there. */
  names: readonly string[] | null;
  after: JobPosition | null;
  limit: number;
};

export type JobView = {
  /** Of the open ones up to `COUNTED_MAX`, the longest due first; as many of the failed. */
  count(orgId: string | null): Promise<JobCount[]>;
  /** Open ones the longest due first, failed ones the last given up first. */
  list(orgId: string | null, page: JobPage): Promise<JobRow[]>;
};

const COUNTED_MAX = 20_000;

/** What every ledger's collection has: for the sweep, and for whoever looks at an organization's jobs or at everybody's. */
export const LEDGER_INDEXES: readonly IndexDescription[] = [
  { key: { dueAt: 1, _id: 1 }, partialFilterExpression: { dueAt: { $type: "date" } } },
  { key: { orgId: 1, dueAt: 1, _id: 1 }, partialFilterExpression: { dueAt: { $type: "date" } } },
  { key: { finishedAt: -1, _id: -1 }, partialFilterExpression: { state: "failed" } },
  { key: { orgId: 1, finishedAt: -1, _id: -1 }, partialFilterExpression: { state: "failed" } },
];

type Row = {
  _id: string;
  orgId: string;
  state: string;
  attempts: number;
  dueAt: Date | null;
  lastError: string | null;
  name?: string;
  createdAt?: Date;
  at?: Date;
  finishedAt?: Date | null;
};

type Naming = { projection: Document; name: Document | null };

const BEGINNING = new Date(0);
const FIELDS = { orgId: 1, state: 1, attempts: 1, createdAt: 1, at: 1, dueAt: 1, finishedAt: 1, lastError: 1 } as const;
const STORED: Readonly<Record<ListedState, string>> = { waiting: "queued", running: "running", failed: "failed" };

export function createJobView<Record extends Document>(records: Collection<Record>, isShared: boolean): JobView {
  const rows = asRows(records);
  // Where one job has a collection to itself, a `name` is what a person called something.
  const naming: Naming = { projection: { ...FIELDS, ...(isShared && { name: 1 }) }, name: isShared ? { $ifNull: ["$name", null] } : null };
  return {
    async count(orgId) {
      const of = orgId === null ? {} : { orgId };
      const open = countedBy({ ...of, dueAt: { $gt: BEGINNING, $type: "date" } }, { dueAt: 1 }, naming);
      const failed = countedBy({ ...of, state: "failed", finishedAt: { $gt: BEGINNING } }, { finishedAt: -1 }, naming);
      const counted = await Promise.all([open, failed].map((pipeline) => rows.aggregate<Counted>(pipeline).toArray()));
      return counted.flat().flatMap(toCount);
    },
    async list(orgId, page) {
      const of = { ...(orgId !== null && { orgId }), ...(page.names && { name: { $in: [...page.names] } }) };
      const found = await (page.state === "failed" ? listFailed(rows, of, page, naming) : listOpen(rows, of, page, naming));
      return found.flatMap(toRow);
    },
  };
}

function listOpen(rows: Collection<Row>, of: Filter<Row>, { state, after, limit }: JobPage, { projection }: Naming): Promise<Row[]> {
  const states = state === "open" ? { $in: [STORED.waiting, STORED.running] } : STORED[state];
  // The type is named because a partial index serves only filters that repeat its condition.
  const dueAt = after ? ({ $gte: after.at, $type: "date" } as const) : ({ $gt: BEGINNING, $type: "date" } as const);
  const behind = after ? { $or: [{ dueAt: { $gt: after.at } }, { _id: { $gt: after.id } }] } : {};
  return rows
    .find({ ...of, dueAt, state: states, ...behind }, { projection })
    .sort({ dueAt: 1, _id: 1 })
    .limit(limit)
    .toArray();
}

function listFailed(rows: Collection<Row>, of: Filter<Row>, { after, limit }: JobPage, { projection }: Naming): Promise<Row[]> {
  const finishedAt = after ? { $gt: BEGINNING, $lte: after.at } : { $gt: BEGINNING };
  const behind = after ? { $or: [{ finishedAt: { $lt: after.at } }, { _id: { $lt: after.id } }] } : {};
  return rows
    .find({ ...of, state: STORED.failed, finishedAt, ...behind }, { projection })
    .sort({ finishedAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
}

type Counted = { _id: { name: string | null; state: string }; count: number; oldestAt: Date | null };

function countedBy(filter: object, order: { [field: string]: 1 | -1 }, { name }: Naming): Document[] {
  return [
    { $match: filter },
    { $sort: order },
    { $limit: COUNTED_MAX },
    {
      $group: {
        _id: { name, state: "$state" },
        count: { $sum: 1 },
        oldestAt: { $min: { $ifNull: ["$createdAt", "$at"] } },
      },
    },
  ];
}

function toCount({ _id: { name, state }, count, oldestAt }: Counted): JobCount[] {
  const listed = toListed(state);
  return listed ? [{ name, state: listed, count, oldestAt: oldestAt ?? BEGINNING }] : [];
}

function toRow(row: Row): JobRow[] {
  const state = toListed(row.state);
  const at = state === "failed" ? row.finishedAt : row.dueAt;
  if (state === null || !at) return [];
  const { _id: id, orgId, name = null, attempts, lastError } = row;
  return [{ id, orgId, name, state, attempts, createdAt: row.createdAt ?? row.at ?? at, at, lastError }];
}

/** Null of what has ended. */
export function toListed(stored: string): ListedState | null {
  return LISTED_STATES.find((state) => STORED[state] === stored) ?? null;
}

/** Of every record only what LeaseFields and the ledgers' own dates name is read; a collection of one record type cannot be seen as of fewer fields. */
function asRows<Record extends Document>(records: Collection<Record>): Collection<Row> {
  return records as unknown as Collection<Row>;
}
