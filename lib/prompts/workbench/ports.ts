export type WorkbenchStores = Record<never, never>;
