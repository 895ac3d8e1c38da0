/** Copies of everything, and whether they can be read. */
export type BackupStores = Record<never, never>;
