import type { ClientSession, Collection, Filter, UpdateFilter } from "mongodb";
import type { Clock } from "../clock.ts";
import { isDuplicateKey } from "../db.ts";
import { timeOfId } from "../ids.ts";
import type { JobTiming } from "./job-timing.ts";
import { createJobView, type JobView } from "./job-view.ts";

/**
 * The durable side of a job is any collection whose records carry these fields. Every change is compare-and-set on one
 * document; whoever holds a lease holds a fence, and a write with an older fence matches nothing.
 */
export type LeaseFields = {
  _id: string;
  orgId: string;
  state: string;
  attempts: number;
  fence: number;
  owner: string | null;
  leaseUntil: Date | null;
  publishCount: number;
  /** When the sweep has to publish this record again; null once it is final. */
  dueAt: Date | null;
  lastError: string | null;
};

export type Claim<Record> =
  | { type: "claimed"; record: Record }
  | { type: "busy"; retryAfterMs: number }
  /** An earlier record of the same line is open; finishing it publishes this one. */
  | { type: "waiting" }
  | { type: "final"; record: Record }
  | { type: "missing" };

export type Ledger<Record extends LeaseFields> = {
  claim(orgId: string, id: string, owner: string): Promise<Claim<Record>>;
  /** False when the lease is lost. */
  heartbeat(record: Record): Promise<boolean>;
  /** Any write of the holder; false when the lease is lost. */
  write(record: Record, update: UpdateFilter<Record>, session?: ClientSession): Promise<boolean>;
  /** `attempts` goes over what the claim has counted. */
  release(record: Record, input: { error: string; delayMs: number; attempts?: number }): Promise<boolean>;
  find(orgId: string, id: string): Promise<Record | null>;
  /** `name`: which job's it is, of what lies in one collection with other jobs. */
  listDue(limit: number): Promise<(Pick<Record, "_id" | "orgId"> & { name?: string })[]>;
  /** When the oldest was made that nobody has begun, among the first of those that are due; null where none waits. */
  findOldestWaiting(): Promise<Date | null>;
  /** Whether somebody holds a live lease; `within` names fields of the record. */
  isAnyRunning(orgId: string, within?: object): Promise<boolean>;
  /** Raises the publish count; null when the record is final or somebody else publishes it. */
  startPublish(
    record: Pick<Record, "_id" | "orgId">,
    options?: { evenIfNotDue?: boolean },
  ): Promise<{ fence: number; publishCount: number } | null>;
  publishFailed(record: Pick<Record, "_id" | "orgId">): Promise<void>;
  /** A failed record starts over; false when it is not failed. */
  replay(orgId: string, id: string, session?: ClientSession): Promise<boolean>;
  view: JobView;
};

export const OPEN_STATES = ["queued", "running"] as const;

export function openLease(now: number, timing: JobTiming): Omit<LeaseFields, "_id" | "orgId"> {
  return {
    state: "queued",
    attempts: 0,
    fence: 0,
    owner: null,
    leaseUntil: null,
    publishCount: 1,
    dueAt: new Date(now + timing.publishGraceMs),
    lastError: null,
  };
}

const WAITING_MAX = 200;

export const CLOSED_LEASE = { owner: null, leaseUntil: null, dueAt: null } as const;

export type LedgerOptions<Record extends LeaseFields> = {
  records: Collection<Record>;
  clock: Clock;
  timing: JobTiming;
  /** Several jobs' records lie here, and each says in `name` which job's it is. Elsewhere a `name` is something else. */
  isShared?: boolean;
  /** Whether an earlier record of the same line is still open. */
  isWaiting?: (record: Record) => Promise<boolean>;
  /** Fields of its own that a record needs reset when it starts over. */
  onReplay?: object;
};

export function createLedger<Record extends LeaseFields>(options: LedgerOptions<Record>): Ledger<Record> {
  const { records, clock, timing, isShared = false } = options;
  const held = (record: Record) => filterOf<Record>({ _id: record._id, orgId: record.orgId, fence: record.fence, state: "running" });
  const at = (offsetMs: number) => new Date(clock.now() + offsetMs);

  const write = async (record: Record, update: UpdateFilter<Record>, session?: ClientSession): Promise<boolean> =>
    (await records.updateOne(held(record), update, session ? { session } : {})).matchedCount === 1;

  return {
    claim: (orgId, id, owner) => claim(options, orgId, id, owner),
    write,
    heartbeat: (record) => write(record, setOf<Record>({ leaseUntil: at(timing.leaseMs), dueAt: at(timing.leaseMs) })),
    release: (record, { error, delayMs, attempts = record.attempts }) => {
      const dueAt = at(delayMs + timing.publishGraceMs);
      return write(record, setOf<Record>({ state: "queued", owner: null, leaseUntil: null, lastError: error, attempts, dueAt }));
    },
    find: async (orgId, id) => asRecord<Record>(await records.findOne(filterOf<Record>({ _id: id, orgId }))),
    listDue: async (limit) =>
      asRecords(
        await records
          // The type is named because a partial index serves only filters that repeat its condition.
          .find(filterOf<Record>({ dueAt: { $lte: at(0), $type: "date" } }))
          .sort({ dueAt: 1 })
          .limit(limit)
          .project({ _id: 1, orgId: 1, ...(isShared && { name: 1 }) })
          .toArray(),
      ),
    findOldestWaiting: () => findOldestWaiting(records),
    isAnyRunning: async (orgId, within = {}) =>
      (await records.findOne(filterOf<Record>({ ...within, ...runningAt(orgId, at(0)) }), { projection: { _id: 1 } })) !== null,
    async startPublish(record, { evenIfNotDue = false } = {}) {
      const due = evenIfNotDue ? {} : { dueAt: { $lte: at(0) } };
      const filter = filterOf<Record>({ _id: record._id, orgId: record.orgId, ...due, state: { $in: [...OPEN_STATES] } });
      const update = { ...setOf<Record>({ dueAt: at(timing.redeliverMs) }), ...incOf<Record>({ publishCount: 1 }) };
      return asRecord<Record>(await records.findOneAndUpdate(filter, update, { returnDocument: "after" }));
    },
    async publishFailed(record) {
      await records.updateOne(
        filterOf<Record>({ _id: record._id, orgId: record.orgId, state: "queued" }),
        setOf<Record>({ dueAt: at(timing.publishGraceMs) }),
      );
    },
    view: createJobView(records, isShared),
    replay: (orgId, id, session) => replay(options, { orgId, id }, session),
  };
}

async function replay<Record extends LeaseFields>(
  { records, clock, onReplay }: LedgerOptions<Record>,
  { orgId, id }: { orgId: string; id: string },
  session?: ClientSession,
): Promise<boolean> {
  const begun = { state: "queued", attempts: 0, lastError: null, dueAt: new Date(clock.now()), reason: null, finishedAt: null };
  // The publish count too: what the queue still says of earlier messages is about a run that is over.
  const update = { ...setOf<Record>({ ...begun, ...onReplay }), ...incOf<Record>({ replays: 1, publishCount: 1 }) };
  const failed = filterOf<Record>({ _id: id, orgId, state: "failed" });
  return (await records.updateOne(failed, update, session ? { session } : {})).matchedCount === 1;
}

async function findOldestWaiting<Record extends LeaseFields>(records: Collection<Record>): Promise<Date | null> {
  // The type opens the partial index, the range gives it bounds.
  const waiting = filterOf<Record>({ state: "queued", attempts: 0, dueAt: { $type: "date", $gt: new Date(0) } });
  const ids = await records.find(waiting).sort({ dueAt: 1 }).limit(WAITING_MAX).project<{ _id: string }>({ _id: 1 }).toArray();
  return ids.length === 0 ? null : new Date(Math.min(...ids.map(({ _id }) => timeOfId(_id))));
}

async function claim<Record extends LeaseFields>(
  options: LedgerOptions<Record>,
  orgId: string,
  id: string,
  owner: string,
): Promise<Claim<Record>> {
  const { records, clock, timing, isWaiting } = options;
  const current = asRecord<Record>(await records.findOne(filterOf<Record>({ _id: id, orgId })));
  if (!current) return { type: "missing" };
  if (!OPEN_STATES.some((state) => state === current.state)) return { type: "final", record: current };
  const now = clock.now();
  if (current.leaseUntil && current.leaseUntil.getTime() > now) return { type: "busy", retryAfterMs: current.leaseUntil.getTime() - now };
  // A record whose run died still holds its line: an earlier one that was started over meanwhile waits for it, not it for that.
  if (current.state !== "running" && (await isWaiting?.(current))) return { type: "waiting" };
  const leaseUntil = new Date(now + timing.leaseMs);
  const update = {
    ...setOf<Record>({ state: "running", owner, leaseUntil, dueAt: leaseUntil }),
    ...incOf<Record>({ fence: 1, attempts: 1 }),
  };
  try {
    // The fence read above is part of the filter: of many concurrent claims exactly one matches.
    const claimed = asRecord<Record>(
      await records.findOneAndUpdate(filterOf<Record>({ _id: id, orgId, state: current.state, fence: current.fence }), update, {
        returnDocument: "after",
      }),
    );
    return claimed ? { type: "claimed", record: claimed } : { type: "busy", retryAfterMs: timing.leaseMs };
  } catch (error) {
    // The partial unique index allows one running record per line.
    if (isDuplicateKey(error)) return { type: "waiting" };
    throw error;
  }
}

/** Of what is running, `dueAt` is the end of its lease. */
const runningAt = (orgId: string, now: Date) => ({ orgId, dueAt: { $gt: now, $type: "date" }, state: "running" });

/** The driver cannot see that a generic record has the lease fields; the filters of this file name those only. */
function filterOf<Record extends LeaseFields>(filter: object): Filter<Record> {
  return filter as Filter<Record>;
}

/** As filterOf: the fields set here are declared in LeaseFields, or by whoever configures the ledger. */
function setOf<Record extends LeaseFields>(fields: object): UpdateFilter<Record> {
  return { $set: fields } as UpdateFilter<Record>;
}

/** As filterOf: counters of LeaseFields. */
function incOf<Record extends LeaseFields>(fields: object): UpdateFilter<Record> {
  return { $inc: fields } as UpdateFilter<Record>;
}

/** A document of this collection is a Record: only typed inserts wrote it. */
function asRecord<Record extends LeaseFields>(document: object | null): Record | null {
  return document as Record | null;
}

/** As asRecord, for the projection that listDue asks for. */
function asRecords<Record extends LeaseFields>(documents: object[]): (Pick<Record, "_id" | "orgId"> & { name?: string })[] {
  return documents as (Pick<Record, "_id" | "orgId"> & { name?: string })[];
}
