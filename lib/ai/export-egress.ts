import type { Context } from "../platform/context.ts";
import type { EgressRowView, EgressSelection } from "./egress-report.schema.ts";
import { toEgressScope } from "./internal/report/egress-scope.ts";
import { type Column, toCsv, toNdjson } from "./internal/report/export-pages.ts";
import { listEgress } from "./list-egress.ts";
import type { ReportDeps } from "./report-ports.ts";

const PAGE_ROWS = 1_000;

export async function exportEgress(
  ctx: Context<ReportDeps>,
  { format, ...selection }: EgressSelection & { format: "csv" | "ndjson" },
): Promise<AsyncIterable<string>> {
  // Fixed now: a default of "until today" would move on when an export crosses midnight.
  const { days } = toEgressScope(ctx, selection);
  const fixed = { ...selection, from: days[0], to: days.at(-1) };
  const list = (cursor: string | undefined) => listEgress(ctx, { ...fixed, cursor, limit: PAGE_ROWS });
  return format === "csv" ? toCsv(COLUMNS, list, await list(undefined)) : toNdjson(list, await list(undefined));
}

const COLUMNS: readonly Column<EgressRowView>[] = [
  ["at", (row) => row.at],
  ["id", (row) => row.id],
  ["provider", (row) => row.provider],
  ["host", (row) => row.host],
  ["region", (row) => row.region],
  ["model", (row) => row.model],
  ["feature", (row) => row.feature],
  ["kind", (row) => row.kind],
  ["dataClasses", (row) => row.dataClasses.join(" ")],
  ["bytes", (row) => row.bytes],
  ["isUncertain", (row) => row.isUncertain],
  ["userId", (row) => row.userId],
  ["keyId", (row) => row.keyId],
  ["sourceType", (row) => row.sourceType],
  ["sourceId", (row) => row.sourceId],
  ["keyOrigin", (row) => row.keyOrigin],
];
