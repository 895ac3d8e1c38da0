import { assertPermission, userRequired } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { changeLease } from "./change-lease.ts";
import type { LeaseView, VoteLeaseInput } from "./lease.schema.ts";
import type { Tenure } from "./lease-machine.ts";
import type { LeaseDeps } from "./ports.ts";
import { placeOfLease } from "./to-lease.ts";

/** By a person who has signed in: a quorum is of people, and no key of theirs stands in for them. */
export async function voteLease(
  ctx: Context<LeaseDeps>,
  { approve, reason, ...target }: VoteLeaseInput & { leaseId: string },
): Promise<LeaseView> {
  assertPermission(ctx, "failsafe-leases.write");
  if (ctx.actor.type !== "user") throw userRequired();
  return changeLease(ctx, target, {
    toCommand(known, { cipher }) {
      const place = placeOfLease(target.leaseId, `ask.votes.${known.ask?.votes.length ?? 0}`);
      return { type: "vote", approve, reason: cipher.encrypt(place, reason) };
    },
    actionOf,
  });
}

function actionOf({ ask }: Tenure): string {
  const what = ask?.kind === "extension" ? "extension" : "lease";
  if (ask?.outcome === "granted") return `failsafe.${what}-granted`;
  return ask?.outcome === "rejected" ? `failsafe.${what}-refused` : `failsafe.${what}-voted`;
}
