import type { Runtime } from "./runtime.ts";

/** `slot` is the moment it is run for, however late that is; `signal` aborts when its time is over. Safe to repeat and to interrupt. */
export type Turn = { slot: Date; signal: AbortSignal };

export type ScheduledTask = (runtime: Runtime, turn: Turn) => Promise<void>;
