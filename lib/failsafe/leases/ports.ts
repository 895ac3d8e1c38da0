export type LeaseStores = Record<never, never>;
