export type TripStores = Record<never, never>;
