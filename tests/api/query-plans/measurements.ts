import { randomBytes } from "node:crypto";
import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function measurementStores({ metricSeries, measurements }: Pick<AppDeps, "metricSeries" | "measurements">) {
  return { createSeriesStore: metricSeries, createMinuteStore: measurements };
}

const MINUTE_MS = 60_000;

/** Every question they are ever asked. */
export async function askMeasurement({ metricSeries, measurements, measuring }: AppDeps, _owner: Owner): Promise<void> {
  const now = Date.now();
  await measurements.read(new Date(now - 5 * MINUTE_MS), new Date(now));
  await metricSeries.add(randomBytes(6).toString("hex"), [{ name: "aegis_plans_total", key: "", cells: [1] }]);
  await measuring.flush();
  await metricSeries.read();
}

export function measurementPast(_past: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    metric_minutes: (index) => ({
      _id: new Date(Math.floor(Date.now() / MINUTE_MS - index - 1) * MINUTE_MS),
      requests: index,
      batches: [],
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
    metric_series: (index) => ({ _id: `aegis_seeded_${index}_total`, rows: { k: { 0: index } }, batches: [] }),
  };
}
