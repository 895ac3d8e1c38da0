import type { Context } from "../platform/context.ts";
import { toReportScope } from "./internal/report/report-scope.ts";
import type { ReportDeps } from "./report-ports.ts";
import { noUsage, sumUsage } from "./sum-usage.ts";
import type { UsageGroup, UsageReport, UsageSelection } from "./usage-report.schema.ts";
import type { GroupedSums } from "./usage-report.store.ts";

/** Calls, tokens and money of a period: in all, by group and by day. One's own without `usage.read`. */
export async function getUsageReport(ctx: Context<ReportDeps>, input: UsageSelection & { groupBy: UsageGroup }): Promise<UsageReport> {
  const { scope, filter, isEmpty } = toReportScope(ctx, input);
  const { groupBy } = input;
  const summary = isEmpty
    ? noUsage(input, ctx.clock.now(), groupBy)
    : await sumUsage(ctx, { orgId: ctx.orgId, period: input, filter, groupBy });
  const labels = await labelsOf(ctx, groupBy, summary.groups);
  const groups = summary.groups.map((group) => ({ ...group, label: labels.get(group.key) ?? group.key ?? "None" }));
  return { ...summary, currency: "USD", groupBy, scope, groups };
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
