import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { findActionable, type TargetInput } from "./find-target.ts";

/** All of the person's in the organization; whoever runs the deployment ends those of every organization. */
export async function endUserSessions(ctx: Context<AuthDeps>, input: TargetInput): Promise<void> {
  assertPermission(ctx, "users.write");
  const { user, membership } = await findActionable(ctx, input);
  const { db, audit, identities } = ctx.deps;
  const target = { type: "user", id: user._id };
  const entry = toAuditRecord(ctx, { action: "auth.user-sessions-ended", target, severity: "warning" }, membership.orgId);
  const isEverywhere = ctx.platformRole === "SUPER_ADMIN" && input.orgId === undefined;
  const whose = { userId: user._id, ...(!isEverywhere && { orgId: membership.orgId }) };
  const ended = await db.withTransaction(async (transaction) => {
    await audit.append(entry, transaction);
    return endSessions(ctx, { ...whose, reason: "revoked" }, transaction);
  });
  for (const sessionId of ended) identities.forget(sessionId);
}
