import type { Context } from "../../../platform/context.ts";
import type { EgressSelection } from "../../egress-report.schema.ts";
import type { EgressScope } from "../../egress-report.store.ts";
import { toReportPeriod } from "./report-period.ts";
import { type ReportScope, toReportScope } from "./report-scope.ts";

type Selected = { scope: ReportScope; isEmpty: boolean; range: EgressScope; days: readonly string[] };

/** The same gate and the same days as for usage, with what only this ledger knows. */
export function toEgressScope(ctx: Context, { region, dataClass, ...selection }: EgressSelection): Selected {
  const { scope, filter, isEmpty } = toReportScope(ctx, selection);
  const { from, until, days } = toReportPeriod(selection, ctx.clock.now());
  const range: EgressScope = {
    ...{ from, until },
    ...filter,
    ...(region !== undefined && { region: region === "unknown" ? null : region }),
    ...(dataClass !== undefined && { dataClasses: dataClass }),
  };
  return { scope, isEmpty, range, days };
}
