import type { GuardAppealDeps } from "../guard/appeal-ports.ts";
import type { GuardEventDeps } from "../guard/event-ports.ts";
import type { GuardPolicyDeps } from "../guard/policy-ports.ts";

/** What the guard keeps. */
export type GuardParts = GuardPolicyDeps & GuardEventDeps & GuardAppealDeps;
