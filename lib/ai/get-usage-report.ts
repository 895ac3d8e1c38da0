import type { Context } from "../platform/context.ts";
import { toReportPeriod } from "./internal/report/report-period.ts";
import { toReportScope } from "./internal/report/report-scope.ts";
import type { ReportDeps } from "./report-ports.ts";
import type { UsageDay, UsageGroup, UsageReport, UsageSelection, UsageSums } from "./usage-report.schema.ts";
import type { DailySums, GroupedSums } from "./usage-report.store.ts";

const GROUPS_MAX = 100;
/** As many as a chart can tell apart; the rest of a day is one part. */
const PARTS_MAX = 7;

/** Calls, tokens and money of a period: in all, by group and by day. One's own without `usage.read`. */
export async function getUsageReport(ctx: Context<ReportDeps>, input: UsageSelection & { groupBy: UsageGroup }): Promise<UsageReport> {
  const { scope, filter, isEmpty } = toReportScope(ctx, input);
  const { from, until, days } = toReportPeriod(input, ctx.clock.now());
  const { usageReports } = ctx.deps;
  const range = { from, until, ...filter };
  const found = isEmpty ? [] : await usageReports.sumByGroup(ctx.orgId, range, input.groupBy, GROUPS_MAX + 1);
  const groups = found.slice(0, GROUPS_MAX);
  const named = input.groupBy === "day" ? [] : groups.slice(0, PARTS_MAX).map(({ key }) => key);
  const daily = found.length === 0 ? [] : await usageReports.sumByDay(ctx.orgId, range, input.groupBy, named);
  const labels = await labelsOf(ctx, input.groupBy, groups);
  return {
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    currency: "USD",
    groupBy: input.groupBy,
    scope,
    totals: daily.reduce((total, row) => addSums(total, row), NOTHING),
    groups: groups.map((group) => ({ ...group, label: labels.get(group.key) ?? group.key ?? "None" })),
    hasMoreGroups: found.length > GROUPS_MAX,
    days: toDays(days, daily, input.groupBy),
  };
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

function toDays(days: readonly string[], daily: readonly DailySums[], groupBy: UsageGroup): UsageDay[] {
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

function idsOf(groups: readonly GroupedSums[]): string[] {
  return groups.flatMap(({ key }) => (key === null ? [] : [key]));
}

/** People and keys are shown by name; everything else is its own name. */
async function labelsOf(
  ctx: Context<ReportDeps>,
  groupBy: UsageGroup,
  groups: readonly GroupedSums[],
): Promise<Map<string | null, string>> {
  if (groupBy === "key") {
    const keys = await ctx.deps.apiKeys.listNames(ctx.orgId, idsOf(groups));
    return new Map<string | null, string>([[null, "Signed-in sessions"], ...keys.map(({ _id, name }) => [_id, name] as const)]);
  }
  if (groupBy !== "user") return new Map();
  const people = await ctx.deps.users.listNames(idsOf(groups));
  return new Map<string | null, string>([[null, "No person"], ...people.map(({ _id, name }) => [_id, name] as const)]);
}
