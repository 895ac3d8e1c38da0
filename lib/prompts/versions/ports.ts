export type VersionStores = Record<never, never>;
