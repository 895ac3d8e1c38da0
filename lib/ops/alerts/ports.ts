/** What is wrong now, and who has been told. */
export type AlertStores = Record<never, never>;
