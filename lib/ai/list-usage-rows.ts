import type { Context } from "../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../platform/time-pages.ts";
import { toReportPeriod } from "./internal/report/report-period.ts";
import { toReportScope } from "./internal/report/report-scope.ts";
import type { ReportDeps } from "./report-ports.ts";
import type { UsageRecord } from "./usage.store.ts";
import type { UsageRowView, UsageSelection } from "./usage-report.schema.ts";

/** The calls a report adds up, newest first. */
export async function listUsageRows(
  ctx: Context<ReportDeps>,
  input: UsageSelection & { cursor?: string | undefined; limit: number },
): Promise<{ items: UsageRowView[]; nextCursor: string | null }> {
  const { filter, isEmpty } = toReportScope(ctx, input);
  const { from, until } = toReportPeriod(input, ctx.clock.now());
  if (isEmpty) return { items: [], nextCursor: null };
  const page = { after: readTimeCursor(input.cursor), limit: input.limit };
  const records = await ctx.deps.usageReports.list(ctx.orgId, { from, until, ...filter }, page);
  return { items: records.map(toUsageRow), nextCursor: nextTimeCursor(records, input.limit) };
}

function toUsageRow(record: UsageRecord): UsageRowView {
  const { _id, at, provider, model, userId, source, inputTokens, outputTokens, isEstimated, costMicros, bookedTo, isUncertain } = record;
  return {
    ...{ id: _id, at: at.toISOString(), provider, model, userId, sourceType: source.type, sourceId: source.id },
    ...{ inputTokens, outputTokens, isEstimated, costMicros, currency: "USD", bookedTo, isUncertain },
    feature: record.feature,
    kind: record.kind,
    keyId: record.keyId,
    cachedInputTokens: record.cachedInputTokens,
    isDemo: record.isDemo,
    keyOrigin: record.keyOrigin ?? null,
  };
}
