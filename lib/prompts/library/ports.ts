export type LibraryStores = Record<never, never>;
