import type { Context } from "../platform/context.ts";
import { type Column, toCsv } from "./internal/report/export-pages.ts";
import { toReportPeriod } from "./internal/report/report-period.ts";
import { listUsageRows } from "./list-usage-rows.ts";
import type { ReportDeps } from "./report-ports.ts";
import type { UsageRowView, UsageSelection } from "./usage-report.schema.ts";

const PAGE_ROWS = 1_000;

export async function exportUsage(ctx: Context<ReportDeps>, selection: UsageSelection): Promise<AsyncIterable<string>> {
  // Fixed now: a default of "until today" would move on when an export crosses midnight.
  const { days } = toReportPeriod(selection, ctx.clock.now());
  const fixed = { ...selection, from: days[0], to: days.at(-1) };
  const list = (cursor: string | undefined) => listUsageRows(ctx, { ...fixed, cursor, limit: PAGE_ROWS });
  return toCsv(COLUMNS, list, await list(undefined));
}

const COLUMNS: readonly Column<UsageRowView>[] = [
  ["at", (row) => row.at],
  ["id", (row) => row.id],
  ["provider", (row) => row.provider],
  ["model", (row) => row.model],
  ["feature", (row) => row.feature],
  ["kind", (row) => row.kind],
  ["userId", (row) => row.userId],
  ["keyId", (row) => row.keyId],
  ["sourceType", (row) => row.sourceType],
  ["sourceId", (row) => row.sourceId],
  ["inputTokens", (row) => row.inputTokens],
  ["cachedInputTokens", (row) => row.cachedInputTokens],
  ["outputTokens", (row) => row.outputTokens],
  ["isEstimated", (row) => row.isEstimated],
  ["costMicros", (row) => row.costMicros],
  ["currency", (row) => row.currency],
  ["bookedTo", (row) => row.bookedTo],
  ["isUncertain", (row) => row.isUncertain],
  ["isDemo", (row) => row.isDemo],
  ["keyOrigin", (row) => row.keyOrigin],
];
