/** What the admin console keeps. */
export type ConsoleStores = Record<never, never>;
