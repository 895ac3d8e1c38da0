import type { Context } from "../platform/context.ts";
import type { EgressReport, EgressSelection, EgressSums } from "./egress-report.schema.ts";
import { toEgressScope } from "./internal/report/egress-scope.ts";
import type { ReportDeps } from "./report-ports.ts";

const DESTINATIONS_MAX = 100;

/** What left the house in a period, to whom and of which kinds; one's own without `usage.read`. */
export async function getEgressReport(ctx: Context<ReportDeps>, input: EgressSelection): Promise<EgressReport> {
  const { scope, isEmpty, range, days } = toEgressScope(ctx, input);
  const { egressReports } = ctx.deps;
  const [destinations, classes, daily] = isEmpty
    ? [[], [], []]
    : await Promise.all([
        egressReports.sumByDestination(ctx.orgId, range, DESTINATIONS_MAX),
        egressReports.sumByClass(ctx.orgId, range),
        egressReports.sumByDay(ctx.orgId, range),
      ]);
  const byDay = new Map(daily.map((row) => [row.day, row]));
  const totals = daily.reduce<EgressSums>(addSums, NOTHING);
  return {
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    scope,
    totals,
    destinations,
    classes,
    days: days.map((day) => byDay.get(day) ?? { ...NOTHING, day }),
    ledger: await compareWithUsage(ctx, input, { totals, isEmpty }),
  };
}

const NOTHING: EgressSums = { calls: 0, bytes: 0, uncertainCalls: 0, sampleCalls: 0 };

function addSums(left: EgressSums, right: EgressSums): EgressSums {
  return {
    calls: left.calls + right.calls,
    bytes: left.bytes + right.bytes,
    uncertainCalls: left.uncertainCalls + right.uncertainCalls,
    sampleCalls: left.sampleCalls + right.sampleCalls,
  };
}

/** The proof that nothing left unseen: both ledgers have a row for every call that was not the demo engine's. */
async function compareWithUsage(
  ctx: Context<ReportDeps>,
  input: EgressSelection,
  { totals, isEmpty }: { totals: EgressSums; isEmpty: boolean },
): Promise<EgressReport["ledger"]> {
  if (input.region !== undefined || input.dataClass !== undefined) return null;
  const { range } = toEgressScope(ctx, input);
  const { region: _region, dataClasses: _classes, ...usageRange } = range;
  const calls = isEmpty ? { calls: 0, demoCalls: 0 } : await ctx.deps.usageReports.countCalls(ctx.orgId, usageRange);
  return { usageCalls: calls.calls, demoCalls: calls.demoCalls, isComplete: calls.calls - calls.demoCalls === totals.calls };
}
