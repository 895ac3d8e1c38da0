import type { Measuring } from "../platform/measurements/measuring.ts";
import type { MinuteStore } from "../platform/measurements/minute.store.ts";
import type { SeriesStore } from "../platform/measurements/series.store.ts";
import type { LogDeps } from "./logs/list-log-lines.ts";

/** What the deployment counts, over all its processes. */
export type MeasurementStores = LogDeps & {
  measurements: MinuteStore;
  /** Writes what this process has counted. */
  measuring: Measuring;
  metricSeries: SeriesStore;
};
