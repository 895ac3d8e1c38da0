// How many answers of a model were audited, by day for the registry and by minute for rules over time. Each write adds to one document
// without reading it, so that any number of processes count together; a process that dies between an audit and its count loses one.

import type { Collection, UpdateOneModel } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { createGroupWork } from "../../platform/group-work.ts";

export type CountSpan = "day" | "minute";

export type ModelCountRecord = {
  _id: string;
  orgId: string;
  span: CountSpan;
  model: string;
  from: Date;
  audits: number;
  failed: number;
  lastAt: Date;
  lastFailure: { auditId: string; at: Date } | null;
  /** Spent with it, in millionths of a US dollar; by minute only. */
  costMicros: number;
  expiresAt: Date;
};

export const modelCountCollection = defineCollection<ModelCountRecord>({
  name: "failsafe_model_counts",
  indexes: [{ key: { orgId: 1, span: 1, model: 1, from: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
export const REGISTRY_DAYS = 30;
const KEPT_MS: Readonly<Record<CountSpan, number>> = { day: (REGISTRY_DAYS + 2) * DAY_MS, minute: 2 * DAY_MS };
const SPAN_MS: Readonly<Record<CountSpan, number>> = { day: DAY_MS, minute: MINUTE_MS };

type Place = { span: CountSpan; model: string; at: Date };
export type AuditCount = Place & { auditId: string; passed: boolean };
export type Sums = { audits: number; failed: number; costMicros: number };

export type ModelCountStore = ReturnType<typeof createModelCountStore>;

export function createModelCountStore(db: Database) {
  const counts = db.collection(modelCountCollection);
  const add = createGroupWork((additions: readonly Addition[]) => write(counts, additions), ADDITIONS_MAX);
  return {
    addAudit: (orgId: string, { auditId, passed, ...place }: AuditCount): Promise<true> => {
      const lastFailure = passed ? null : { auditId, at: place.at };
      return add(orgId, { orgId, ...place, sums: { audits: 1, failed: passed ? 0 : 1, costMicros: 0 }, lastFailure }, 1);
    },
    /** Judges have changed a verdict afterwards. */
    moveAudit: (orgId: string, { auditId, passed, ...place }: AuditCount): Promise<true> => {
      const lastFailure = passed ? null : { auditId, at: place.at };
      return add(orgId, { orgId, ...place, sums: { audits: 0, failed: passed ? -1 : 1, costMicros: 0 }, lastFailure }, 1);
    },
    addCost: (orgId: string, place: Omit<Place, "span">, costMicros: number): Promise<true> =>
      add(orgId, { orgId, ...place, span: "minute", sums: { audits: 0, failed: 0, costMicros }, lastFailure: null }, 1),
    /** From the minute that holds `since`. */
    async sumMinutes(orgId: string, model: string, since: Date): Promise<Sums> {
      const from = { $gte: new Date(floor(since, "minute")) };
      const rows = await counts.find({ orgId, span: "minute", model, from }).toArray();
      return rows.reduce<Sums>(
        (sum, row) => ({
          audits: sum.audits + row.audits,
          failed: sum.failed + row.failed,
          costMicros: sum.costMicros + row.costMicros,
        }),
        { audits: 0, failed: 0, costMicros: 0 },
      );
    },
    /** By model, then by day; as many days as `models` of them can have. */
    listDays: (orgId: string, { afterModel, models }: { afterModel: string | null; models: number }): Promise<ModelCountRecord[]> =>
      counts
        .find({ orgId, span: "day", ...(afterModel !== null && { model: { $gt: afterModel } }) })
        .sort({ model: 1, from: 1 })
        .limit(models * (REGISTRY_DAYS + 3))
        .toArray(),
  };
}

const floor = (at: Date, span: CountSpan): number => Math.floor(at.getTime() / SPAN_MS[span]) * SPAN_MS[span];

type Addition = Place & { orgId: string; sums: Sums; lastFailure: ModelCountRecord["lastFailure"] };
const ADDITIONS_MAX = 500;

/** Additions at the same time are one write for each document: requests of one process do not wait for each other's locks. */
async function write(counts: Collection<ModelCountRecord>, additions: readonly Addition[]): Promise<true[]> {
  const byDocument = Map.groupBy(additions, ({ orgId, span, model, at }) => `${orgId}:${span}:${floor(at, span)}:${model}`);
  const updates = [...byDocument].map(([_id, group]) => ({ updateOne: toUpdate(_id, group) }));
  await counts.bulkWrite(updates, { ordered: false });
  return additions.map(() => true);
}

function toUpdate(_id: string, group: readonly Addition[]): UpdateOneModel<ModelCountRecord> {
  const [given] = group;
  if (!given) throw new Error("A group has at least one.");
  const { orgId, span, model, at } = given;
  const from = floor(at, span);
  const lastFailure = group.findLast((addition) => addition.lastFailure !== null)?.lastFailure ?? null;
  const sum = (of: keyof Sums) => group.reduce((total, { sums }) => total + sums[of], 0);
  return {
    filter: { _id, orgId },
    update: {
      $inc: { audits: sum("audits"), failed: sum("failed"), costMicros: sum("costMicros") },
      $max: { lastAt: new Date(Math.max(...group.map((addition) => addition.at.getTime()))) },
      $setOnInsert: {
        ...{ span, model, from: new Date(from), expiresAt: new Date(from + KEPT_MS[span]) },
        ...(lastFailure === null && { lastFailure: null }),
      },
      ...(lastFailure !== null && { $set: { lastFailure } }),
    },
    upsert: true,
  };
}
