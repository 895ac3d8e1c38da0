import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { scheduleDeletionOf } from "../privacy/delete-account.ts";
import type { PrivacyDeps } from "../privacy/ports.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { findActionableAccount } from "./find-target.ts";
import type { WithReasonInput } from "./schema.ts";

/**
 * The same deletion with the same days of grace as the person's own: the receipt reaches them, and they may sign in and call it off. Whoever
 * must not is banned first.
 */
export async function deleteUser(ctx: Context<PrivacyDeps>, { reason, ...input }: WithReasonInput): Promise<void> {
  assertPermission(ctx, "users.write");
  const { user, membership } = await findActionableAccount(ctx, input);
  await scheduleDeletionOf(ctx, user, { reason, orgId: membership.orgId });
  await endUserSessions(ctx, input);
}
