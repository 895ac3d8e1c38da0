import type { GuardEventStore } from "./event.store.ts";
import type { GuardDeps } from "./ports.ts";

/** For looking at what the guard has done. */
export type GuardEventDeps = GuardDeps & { guardEvents: GuardEventStore };
