import type { Measuring } from "../platform/measurements/measuring.ts";
import type { MinuteStore } from "../platform/measurements/minute.store.ts";
import type { SeriesStore } from "../platform/measurements/series.store.ts";

/** What the deployment counts, over all its processes. */
export type MeasurementStores = {
  measurements: MinuteStore;
  /** Writes what this process has counted. */
  measuring: Measuring;
  metricSeries: SeriesStore;
};
