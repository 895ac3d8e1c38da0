import type { CountSums, PromptCountRecord } from "./count.store.ts";
import { medianOf } from "./count-sums.ts";
import type { InsightSums, Insights } from "./insights.schema.ts";

type Counted = Pick<PromptCountRecord, "day" | "version" | "model" | keyof CountSums>;

const DAY_MS = 86_400_000;

/** `days` of UTC up to `to`, with the empty ones. */
export function addUpInsights(rows: readonly Counted[], { to, days }: { to: string; days: number }): Insights {
  const allDays = Array.from({ length: days }, (_each, index) => dayBefore(to, days - 1 - index));
  const counted = rows.filter(({ day }) => day >= (allDays[0] ?? to) && day <= to);
  const byDay = Map.groupBy(counted, ({ day }) => day);
  return {
    ...{ from: allDays[0] ?? to, to, currency: "USD", totals: addUp(counted) },
    byDay: allDays.map((day) => ({ day, ...addUp(byDay.get(day) ?? []) })),
    byVersion: [...Map.groupBy(counted, ({ version }) => version)]
      .map(([version, group]) => ({ version, ...addUp(group) }))
      .toSorted((a, b) => b.version - a.version),
    byModel: [...Map.groupBy(counted, ({ model }) => model)]
      .map(([model, group]) => ({ model: model === "" ? null : model, ...addUp(group) }))
      .toSorted((a, b) => b.runs - a.runs),
  };
}

export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

function addUp(rows: readonly Counted[]): InsightSums {
  const sum = (of: Exclude<keyof CountSums, "durations">) => rows.reduce((total, row) => total + row[of], 0);
  const durations: Record<string, number> = {};
  for (const row of rows) for (const [step, runs] of Object.entries(row.durations ?? {})) durations[step] = (durations[step] ?? 0) + runs;
  const [runs, blocked, withheld] = [sum("runs"), sum("blocked"), sum("withheld")];
  return {
    ...{ runs, answered: sum("answered"), blocked, withheld, failed: sum("failed"), stopped: sum("stopped") },
    ...{ up: sum("up"), down: sum("down"), inputTokens: sum("inputTokens"), outputTokens: sum("outputTokens") },
    ...{ costMicros: sum("costMicros"), medianMs: medianOf(durations) },
    blockedShare: runs === 0 ? null : (blocked + withheld) / runs,
  };
}
