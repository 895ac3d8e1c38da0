import { expect, test } from "vitest";
import type { UsageReport } from "../../../_client/usage.ts";
import { toChart } from "./usage-chart.ts";

const NOTHING = {
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
const group = (key: string | null, label: string) => ({ ...NOTHING, key, label });
const part = (key: string | null, costMicros: number, isRest = false) => ({ key, isRest, calls: 1, costMicros, tokens: 10 });

const report: UsageReport = {
  from: "2026-03-01",
  to: "2026-03-02",
  scope: "organization",
  totals: NOTHING,
  groups: [group("usr_1", "Ada"), group(null, "No person"), group("usr_2", "Bo")],
  hasMoreGroups: false,
  days: [
    { ...NOTHING, day: "2026-03-01", parts: [part(null, 3), part("usr_1", 5), part(null, 7, true)] },
    { ...NOTHING, day: "2026-03-02", parts: [] },
  ],
};

test("the chart keeps the order of the table, and the rest is not the group without a name", () => {
  const { series, rows } = toChart(report, "money");
  expect(series.map(({ label }) => label)).toEqual(["Ada", "No person", "All others"]);
  expect(rows).toEqual([
    { day: "2026-03-01", values: [5, 3, 7] },
    { day: "2026-03-02", values: [0, 0, 0] },
  ]);
  expect(toChart(report, "calls").rows[0]?.values).toEqual([1, 1, 1]);
});
