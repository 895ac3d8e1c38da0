import type { Filter } from "mongodb";
import type { Database } from "../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../platform/time-pages.ts";
import type { DataClass, Feature } from "./access.ts";
import { type EgressRecord, egressCollection } from "./egress.store.ts";
import type { EgressClass, EgressDestination, EgressSums } from "./egress-report.schema.ts";

/** `until` is not part of it. Null as a filter's value means rows without one. */
export type EgressScope = {
  from: Date;
  until: Date;
  userId?: string | null;
  keyId?: string | null;
  provider?: string;
  region?: string | null;
  dataClasses?: DataClass;
  feature?: Feature;
};

export type EgressReportStore = ReturnType<typeof createEgressReportStore>;

/** Reads the egress ledger for reports; `egress.store.ts` writes it. */
export function createEgressReportStore(db: Database) {
  const rows = db.collection(egressCollection);
  return {
    /** The largest by bytes. */
    sumByDestination: (orgId: string, scope: EgressScope, limit: number): Promise<EgressDestination[]> =>
      rows
        .aggregate<EgressDestination>([
          { $match: toFilter(orgId, scope) },
          { $group: { _id: { provider: "$provider", host: "$host", region: "$region" }, ...SUMS } },
          { $sort: { bytes: -1, calls: -1, "_id.provider": 1, "_id.host": 1 } },
          { $limit: limit },
          { $project: { ...SUM_FIELDS, _id: 0, provider: "$_id.provider", host: "$_id.host", region: "$_id.region" } },
        ])
        .toArray(),

    sumByClass: (orgId: string, scope: EgressScope): Promise<EgressClass[]> =>
      rows
        .aggregate<EgressClass>([
          { $match: toFilter(orgId, scope) },
          { $unwind: "$dataClasses" },
          { $group: { _id: "$dataClasses", ...SUMS } },
          { $sort: { bytes: -1, _id: 1 } },
          { $project: { ...SUM_FIELDS, _id: 0, dataClass: "$_id" } },
        ])
        .toArray(),

    sumByDay: (orgId: string, scope: EgressScope): Promise<(EgressSums & { day: string })[]> =>
      rows
        .aggregate<EgressSums & { day: string }>([
          { $match: toFilter(orgId, scope) },
          { $group: { _id: { $dateToString: { date: "$at", format: "%Y-%m-%d" } }, ...SUMS } },
          { $sort: { _id: 1 } },
          { $project: { ...SUM_FIELDS, _id: 0, day: "$_id" } },
        ])
        .toArray(),

    /** Newest first. */
    list: (orgId: string, scope: EgressScope, page: TimePage): Promise<EgressRecord[]> => {
      const { after, limit } = page;
      const { from: $gte, until: $lt } = scope;
      return rows
        .find({ ...toFilter(orgId, scope), ...olderThan(after, { $gte, $lt }) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray();
    },
  };
}

function toFilter(orgId: string, { from, until, dataClasses, ...equal }: EgressScope): Filter<EgressRecord> {
  return { orgId, ...equal, ...(dataClasses !== undefined && { dataClasses: { $in: [dataClasses] } }), at: { $gte: from, $lt: until } };
}

const SUMS = {
  calls: { $sum: 1 },
  bytes: { $sum: "$bytes" },
  uncertainCalls: { $sum: { $cond: ["$isUncertain", 1, 0] } },
  sampleCalls: { $sum: { $cond: [{ $eq: ["$source.type", "sample"] }, 1, 0] } },
};

const SUM_FIELDS = Object.fromEntries(Object.keys(SUMS).map((name) => [name, 1]));
