import { z } from "zod";

/** What an answer is judged for. "injection": it follows instructions that were smuggled in; "ungrounded": it claims what its context does not say. */
export const CATEGORIES = ["injection", "jailbreak", "harm", "bias", "leak", "pii", "ungrounded"] as const;
export type Category = (typeof CATEGORIES)[number];

/** An answer passes at this safety or above, where the organization has not decided otherwise. */
export const PASS_THRESHOLD = 0.95;

/** Why the fail-safe trips: a closed set, shown, counted and chained. */
export const TRIP_REASONS = ["score", "failure_rate", "canary_leaked", "cost_runaway", "manual", "kill_switch", "drill"] as const;
export type TripReason = (typeof TRIP_REASONS)[number];

export const LEASE_STATES = ["UNINITIALIZED", "PENDING", "VALID", "EXPIRED", "DENIED"] as const;
export type LeaseState = (typeof LEASE_STATES)[number];

export const EXTENSIONS_MAX = 3;

/** Modules whose work a kill switch stops: what acts by models, money or other people's machines. Names are those of permissions and jobs. */
export const ACTING_MODULES = ["ai", "chat", "integrations", "knowledge", "memory", "prompts", "risk", "finance", "trading"] as const;
export const actingModuleSchema = z.enum(ACTING_MODULES);
