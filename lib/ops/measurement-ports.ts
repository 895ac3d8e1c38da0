/** What the deployment counts, over all its processes. */
export type MeasurementStores = Record<never, never>;
