export type DrillStores = Record<never, never>;
