/** What runs by the clock, and what the deployment has decided about itself. */
export type ScheduleStores = Record<never, never>;
