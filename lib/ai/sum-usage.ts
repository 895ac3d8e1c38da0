import type { Context } from "../platform/context.ts";
import { toReportPeriod } from "./internal/report/report-period.ts";
import type { ReportFilter } from "./internal/report/report-scope.ts";
import type { UsageDay, UsageSums } from "./usage-report.schema.ts";
import type { DailySums, GroupedSums, ReportGroup, UsageReportStore } from "./usage-report.store.ts";

// Asks for no permission: whoever calls it has, for the organization they name. A null one is every organization.

const GROUPS_MAX = 100;
/** As many as a chart can tell apart; the rest of a day is one part. */
const PARTS_MAX = 7;

type UsageSelected = {
  orgId: string | null;
  period: { from?: string | undefined; to?: string | undefined };
  filter: ReportFilter;
  groupBy: ReportGroup;
  groupsMax?: number;
};

export type UsageSummary = {
  from: string;
  to: string;
  totals: UsageSums;
  groups: GroupedSums[];
  hasMoreGroups: boolean;
  days: UsageDay[];
};

export async function sumUsage(ctx: Context<{ usageReports: UsageReportStore }>, selected: UsageSelected): Promise<UsageSummary> {
  const { orgId, groupBy, groupsMax = GROUPS_MAX } = selected;
  const { from, until, days } = toReportPeriod(selected.period, ctx.clock.now());
  const { usageReports } = ctx.deps;
  const range = { from, until, ...selected.filter };
  const found = await usageReports.sumByGroup(orgId, range, groupBy, groupsMax + 1);
  const groups = found.slice(0, groupsMax);
  const named = groupBy === "day" ? [] : groups.slice(0, PARTS_MAX).map(({ key }) => key);
  const daily = found.length === 0 ? [] : await usageReports.sumByDay(orgId, range, groupBy, named);
  return {
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    totals: daily.reduce((total, row) => addSums(total, row), NOTHING),
    groups,
    hasMoreGroups: found.length > groupsMax,
    days: toDays(days, daily, groupBy),
  };
}

/** Of a period in which nothing may be seen. */
export function noUsage(period: UsageSelected["period"], now: number, groupBy: ReportGroup): UsageSummary {
  const { days } = toReportPeriod(period, now);
  const none = { groups: [], hasMoreGroups: false, totals: NOTHING, days: toDays(days, [], groupBy) };
  return { from: days[0] ?? "", to: days.at(-1) ?? "", ...none };
}

const NOTHING: UsageSums = {
  calls: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
  customerMicros: 0,
  platformMicros: 0,
  uncertainMicros: 0,
  demoCalls: 0,
  sampleCalls: 0,
};

function addSums(left: UsageSums, right: UsageSums): UsageSums {
  return {
    calls: left.calls + right.calls,
    inputTokens: left.inputTokens + right.inputTokens,
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    costMicros: left.costMicros + right.costMicros,
    customerMicros: left.customerMicros + right.customerMicros,
    platformMicros: left.platformMicros + right.platformMicros,
    uncertainMicros: left.uncertainMicros + right.uncertainMicros,
    demoCalls: left.demoCalls + right.demoCalls,
    sampleCalls: left.sampleCalls + right.sampleCalls,
  };
}

function toDays(days: readonly string[], daily: readonly DailySums[], groupBy: ReportGroup): UsageDay[] {
  const byDay = Map.groupBy(daily, ({ day }) => day);
  return days.map((day) => {
    const rows = byDay.get(day) ?? [];
    const sums = rows.reduce<UsageSums>((total, row) => addSums(total, row), NOTHING);
    const parts = groupBy === "day" ? [] : rows.map((row) => toPart(row));
    return { day, ...sums, parts };
  });
}

function toPart({ key, isRest, calls, costMicros, inputTokens, outputTokens }: DailySums): UsageDay["parts"][number] {
  return { key, isRest, calls, costMicros, tokens: inputTokens + outputTokens };
}
