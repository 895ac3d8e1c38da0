import type { GuardPolicy } from "../../../../_client/guard-policy.ts";

/** What a part of the policy gets: the whole, and a way to change some of it. */
export type PolicyPartProps = { policy: GuardPolicy; onEdit(change: Partial<GuardPolicy>): void };
