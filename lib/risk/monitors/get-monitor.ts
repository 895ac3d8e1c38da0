import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { addFigures, type DayCount, type DayFigures, NO_FIGURES } from "./count-days.ts";
import { findRise, suspectOf } from "./find-risen.ts";
import type { GetMonitorInput, RiskMonitor } from "./monitor.schema.ts";
import { MONITOR_PANELS, type MonitorPanel } from "./monitor-profiles.ts";
import type { MonitorDeps } from "./ports.ts";
import { readDays } from "./read-days.ts";

const DAY_MS = 86_400_000;
const ROWS_MAX = 25;

type Panel = RiskMonitor["panels"][number];
type View = { jurisdictions: ReadonlySet<string>; yesterday: string };

/** What the organization's profile watches, over some days up to today. */
export async function getRiskMonitor(
  ctx: Context<MonitorDeps>,
  { days, realm: asked, profile: wanted }: GetMonitorInput,
): Promise<RiskMonitor> {
  assertPermission(ctx, "risk.read");
  const { monitor } = await ctx.deps.riskSettings.settingsOf(ctx.orgId);
  const profile = wanted ?? monitor.profile;
  const dayBefore = (back: number): string => new Date(ctx.clock.now() - back * DAY_MS).toISOString().slice(0, 10);
  const period = { from: dayBefore(days - 1), until: dayBefore(0) };
  const panels = MONITOR_PANELS[profile];
  const dimensions = panels.map(({ dimension }) => dimension);
  const { realm, realms, counts, isComplete } = await readDays(ctx, { dimensions, ...period, realm: asked });
  const view = { jurisdictions: new Set(monitor.jurisdictions), yesterday: dayBefore(1) };
  return {
    ...{ profile, chosen: monitor.profile, sector: monitor.sector, jurisdictions: [...monitor.jurisdictions] },
    ...{ realm, realms, ...period, isComplete },
    panels: panels.map((panel) => toPanel(panel, counts, view)),
  };
}

/** What rose first, then what had most to be looked at, then what had most. */
function toPanel(panel: MonitorPanel, counts: readonly DayCount[], view: View): Panel {
  const byValue = Map.groupBy(
    counts.filter(({ dimension }) => dimension === panel.dimension),
    ({ value }) => value,
  );
  const rows = [...byValue].map(([value, days]) => toRow(value, days, { ...view, isCountry: panel.dimension.endsWith("_country") }));
  const sorted = rows.toSorted(
    (a, b) =>
      Number(b.rise !== null) - Number(a.rise !== null) ||
      suspectOf(b.figures) - suspectOf(a.figures) ||
      b.figures.judged - a.figures.judged ||
      (a.value < b.value ? -1 : 1),
  );
  const rest = sorted.slice(ROWS_MAX);
  const more = rest.length === 0 ? null : { values: rest.length, judged: rest.reduce((sum, { figures }) => sum + figures.judged, 0) };
  return { ...panel, rows: sorted.slice(0, ROWS_MAX), more };
}

function toRow(
  value: string,
  days: readonly DayCount[],
  { jurisdictions, yesterday, isCountry }: View & { isCountry: boolean },
): Panel["rows"][number] {
  const sum = (some: readonly DayCount[]): DayFigures => some.reduce((all, { figures }) => addFigures(all, figures), NO_FIGURES);
  const figures = sum(days);
  return {
    value,
    isOwn: isCountry && jurisdictions.has(value),
    figures,
    suspectShare: figures.judged === 0 ? 0 : suspectOf(figures) / figures.judged,
    rise: findRise(sum(days.filter(({ day }) => day >= yesterday)), sum(days.filter(({ day }) => day < yesterday))),
  };
}
