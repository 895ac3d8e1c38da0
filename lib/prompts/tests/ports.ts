export type TestStores = Record<never, never>;
