import type { Collection, Document, Filter } from "mongodb";
import type { Database } from "../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../platform/time-pages.ts";
import type { Feature } from "./access.ts";
import { type UsageRecord, usageCollection } from "./usage.store.ts";
import type { UsageGroup, UsageSums } from "./usage-report.schema.ts";

// Reads the usage ledger for reports; `usage.store.ts` writes it. A report walks the index rows of its period once for the groups and
// once for the days, so its cost grows with the rows of the period (at most 92 days) and never with the ledger.

/** `until` is not part of it. Null as a filter's value means rows without one. */
export type UsageScope = {
  from: Date;
  until: Date;
  userId?: string | null;
  keyId?: string | null;
  provider?: string;
  model?: string;
  feature?: Feature;
};

/** Across organizations they are a group too. */
export type ReportGroup = UsageGroup | "organization";

export type DayTotals = { day: string; calls: number; failedCalls: number; tokens: number; costMicros: number };

export type GroupedSums = UsageSums & { key: string | null };
export type DailySums = GroupedSums & { day: string; isRest: boolean };

export type UsageReportStore = ReturnType<typeof createUsageReportStore>;

export function createUsageReportStore(db: Database) {
  const rows = db.collection(usageCollection);
  return {
    ...wholes(rows),
    /** The largest groups by cost, then by tokens. Of this and the next, a null organization is every one. */
    sumByGroup: (orgId: string | null, scope: UsageScope, group: ReportGroup, limit: number): Promise<GroupedSums[]> =>
      rows
        .aggregate<GroupedSums>([
          { $match: toFilter(orgId, scope) },
          { $group: { _id: KEYS[group], ...SUMS } },
          { $set: { tokens: { $add: ["$inputTokens", "$outputTokens"] } } },
          { $sort: { costMicros: -1, tokens: -1, calls: -1, _id: 1 } },
          { $limit: limit },
          { $project: { ...SUM_FIELDS, _id: 0, key: "$_id" } },
        ])
        .toArray(),

    /** By day, and within it by the groups named; all others of a day are one row of their own. */
    sumByDay: (orgId: string | null, scope: UsageScope, group: ReportGroup, keys: readonly (string | null)[]): Promise<DailySums[]> =>
      rows
        .aggregate<DailySums>([
          { $match: toFilter(orgId, scope) },
          { $set: { groupKey: KEYS[group] } },
          { $set: { isNamed: { $in: ["$groupKey", [...keys]] } } },
          {
            $group: {
              _id: { day: KEYS.day, key: { $cond: ["$isNamed", "$groupKey", null] }, isRest: { $not: ["$isNamed"] } },
              ...SUMS,
            },
          },
          { $sort: { "_id.day": 1, "_id.key": 1 } },
          { $project: { ...SUM_FIELDS, _id: 0, day: "$_id.day", key: "$_id.key", isRest: "$_id.isRest" } },
        ])
        .toArray(),

    /** Of all calls, and of the demo engine's among them. */
    async countCalls(orgId: string, scope: UsageScope): Promise<{ calls: number; demoCalls: number }> {
      const [counted] = await rows
        .aggregate<{ calls: number; demoCalls: number }>([
          { $match: toFilter(orgId, scope) },
          { $group: { _id: null, calls: SUMS.calls, demoCalls: SUMS.demoCalls } },
        ])
        .toArray();
      return { calls: counted?.calls ?? 0, demoCalls: counted?.demoCalls ?? 0 };
    },

    /** Newest first. */
    list: (orgId: string, scope: UsageScope, page: TimePage): Promise<UsageRecord[]> => {
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

function wholes(rows: Collection<UsageRecord>) {
  return {
    /** Days with calls alone; null: of every organization. */
    sumDays: (orgId: string | null, scope: Pick<UsageScope, "from" | "until">): Promise<DayTotals[]> =>
      rows
        .aggregate<DayTotals>([
          { $match: toFilter(orgId, scope) },
          {
            $group: {
              _id: KEYS.day,
              calls: SUMS.calls,
              failedCalls: when({ $in: ["$outcome", ["failed", "refused"]] }, 1),
              tokens: { $sum: { $add: ["$inputTokens", "$outputTokens"] } },
              costMicros: SUMS.costMicros,
            },
          },
          { $sort: { _id: 1 } },
          { $project: { _id: 0, day: "$_id", calls: 1, failedCalls: 1, tokens: 1, costMicros: 1 } },
        ])
        .toArray(),

    /** When the first call was; null where there was none. */
    async findFirstAt(orgId: string | null): Promise<Date | null> {
      const first = await rows.findOne(orgId === null ? {} : { orgId }, { sort: { at: 1, _id: 1 }, projection: { at: 1 } });
      return first?.at ?? null;
    },
  };
}

function toFilter(orgId: string | null, { from, until, ...equal }: UsageScope): Filter<UsageRecord> {
  return { ...(orgId !== null && { orgId }), ...equal, at: { $gte: from, $lt: until } };
}

/** Rows of before a field existed count as what they were then: chat's, asked by a person. */
const KEYS: Readonly<Record<ReportGroup, Document | string>> = {
  organization: "$orgId",
  day: { $dateToString: { date: "$at", format: "%Y-%m-%d" } },
  model: { $concat: ["$provider", "/", "$model"] },
  provider: "$provider",
  feature: { $ifNull: ["$feature", "chat"] },
  user: { $ifNull: ["$userId", null] },
  key: { $ifNull: ["$keyId", null] },
};

const when = (condition: Document | string, value: string | number) => ({ $sum: { $cond: [condition, value, 0] } });
const IS_SAMPLE = { $eq: ["$source.type", "sample"] };

const SUMS = {
  calls: { $sum: 1 },
  inputTokens: { $sum: "$inputTokens" },
  cachedInputTokens: { $sum: "$cachedInputTokens" },
  outputTokens: { $sum: "$outputTokens" },
  costMicros: { $sum: "$costMicros" },
  customerMicros: when({ $eq: ["$bookedTo", "customer"] }, "$costMicros"),
  platformMicros: when({ $eq: ["$bookedTo", "platform"] }, "$costMicros"),
  uncertainMicros: when("$isUncertain", "$costMicros"),
  demoCalls: when({ $eq: [{ $ifNull: ["$isDemo", { $eq: ["$provider", "demo"] }] }, true] }, 1),
  sampleCalls: when(IS_SAMPLE, 1),
};

const SUM_FIELDS = Object.fromEntries(Object.keys(SUMS).map((name) => [name, 1]));
