import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { changeLease } from "./change-lease.ts";
import type { ExtendLeaseInput, LeaseView } from "./lease.schema.ts";
import { tooManyHours } from "./lease-errors.ts";
import type { LeaseDeps } from "./ports.ts";
import { placeOfLease } from "./to-lease.ts";

/** Asks for more time after the end of the term; others vote on it as they did on the lease. */
export async function extendLease(
  ctx: Context<LeaseDeps>,
  { hours, justification, ...target }: ExtendLeaseInput & { leaseId: string },
): Promise<LeaseView> {
  assertPermission(ctx, "failsafe.write");
  return changeLease(ctx, target, {
    toCommand(_known, { cipher, settings: { leases } }) {
      if (hours > leases.ttlHours) throw tooManyHours(leases.ttlHours);
      const reason = cipher.encrypt(placeOfLease(target.leaseId, "ask.reason"), justification);
      return { type: "extend", hours, reason, approvals: leases.quorum.approvals };
    },
    actionOf: () => "failsafe.extension-asked",
  });
}
