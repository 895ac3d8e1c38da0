export type RunStores = Record<never, never>;
