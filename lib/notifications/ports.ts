/** What people are told, and how they want to be told. */
export type NotificationStores = Record<never, never>;
