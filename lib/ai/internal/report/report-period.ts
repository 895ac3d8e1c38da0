import { AppError } from "../../../platform/errors.ts";
import { REPORT_DAYS_DEFAULT, REPORT_DAYS_MAX } from "../../usage-report.schema.ts";

const DAY_MS = 86_400_000;

/** `days` are the UTC days of the period in order; `until` is the midnight after the last one. */
export type ReportPeriod = { from: Date; until: Date; days: readonly string[] };

/** Left out, `to` is today and `from` makes it 30 days. Throws `ai.report_period_invalid` beyond 92 days or the wrong way round. */
export function toReportPeriod(input: { from?: string | undefined; to?: string | undefined }, now: number): ReportPeriod {
  const last = input.to === undefined ? Math.floor(now / DAY_MS) * DAY_MS : Date.parse(`${input.to}T00:00:00Z`);
  const first = input.from === undefined ? last - (REPORT_DAYS_DEFAULT - 1) * DAY_MS : Date.parse(`${input.from}T00:00:00Z`);
  const count = (last - first) / DAY_MS + 1;
  if (count < 1) throw invalid("from", "The period ends before it begins: `from` has to be `to` or an earlier day.");
  if (count > REPORT_DAYS_MAX)
    throw invalid("from", `A report covers at most ${REPORT_DAYS_MAX} days; this period has ${count}. Ask for two and add them up.`);
  const days = Array.from({ length: count }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10));
  return { from: new Date(first), until: new Date(last + DAY_MS), days };
}

function invalid(field: string, detail: string): AppError {
  return new AppError("invalid", "ai.report_period_invalid", detail, { errors: [{ pointer: `/query/${field}`, detail }] });
}
