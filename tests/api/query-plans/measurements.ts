import { randomBytes } from "node:crypto";
import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function measurementStores({ metricSeries, measurements, logLines }: Pick<AppDeps, "metricSeries" | "measurements" | "logLines">) {
  return { createSeriesStore: metricSeries, createMinuteStore: measurements, createLogLineStore: logLines };
}

const MINUTE_MS = 60_000;

/** Every question they are ever asked. */
export async function askMeasurement({ metricSeries, measurements, measuring, logLines }: AppDeps, _owner: Owner): Promise<void> {
  const now = Date.now();
  await measurements.read(new Date(now - 5 * MINUTE_MS), new Date(now));
  await metricSeries.add(randomBytes(6).toString("hex"), [{ name: "aegis_plans_total", key: "", cells: [1] }]);
  await measuring.flush();
  await metricSeries.read();
  const from = new Date(now - MINUTE_MS);
  const asked = [{}, { level: "error" }, { level: "info", route: "/seeded", organization: "p_1" }, { requestId: "req_1", level: "warn" }];
  for (const filter of asked)
    for (const after of [null, { at: new Date(now), id: "lgl_0" }]) await logLines.list(filter, { after, limit: 5, from });
}

export function measurementPast({
  at,
}: {
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
    log_lines: (index) => ({
      _id: seededId("lgl", index),
      at: at(index),
      level: index % 100 === 0 ? "error" : "info",
      message: "a request was answered",
      requestId: `req_${index}`,
      route: "/seeded",
      organization: `p_${index % 50}`,
      facets: [`level=${index % 100 === 0 ? "error" : "info"}`, "route=/seeded", `organization=p_${index % 50}`],
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
  };
}
