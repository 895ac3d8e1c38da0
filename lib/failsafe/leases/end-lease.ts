import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { changeLease } from "./change-lease.ts";
import type { EndLeaseInput, LeaseView } from "./lease.schema.ts";
import type { LeaseDeps } from "./ports.ts";

/** Gives a lease up before its end, or takes a request back: whoever asked for it, or who may vote on it. */
export async function endLease(ctx: Context<LeaseDeps>, target: EndLeaseInput & { leaseId: string }): Promise<LeaseView> {
  assertPermission(ctx, "failsafe.write");
  return changeLease(ctx, target, {
    toCommand(known) {
      if (known.ask?.requestedBy !== userIdOf(ctx)) assertPermission(ctx, "failsafe-leases.write");
      return { type: "end" };
    },
    actionOf: ({ state }) => (state === "EXPIRED" ? "failsafe.lease-ended" : "failsafe.lease-withdrawn"),
  });
}
