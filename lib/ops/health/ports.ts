/** What was seen of the state of things. */
export type HealthStores = Record<never, never>;
