import { type AuditEntry, toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { isRoleAbove, type Role } from "../../../platform/permissions.ts";
import { requireUser } from "../../internal/require-user.ts";
import type { MembershipRecord } from "../../membership.store.ts";
import { assertRecentProof } from "../../mfa/assert-recent-proof.ts";
import type { AuthDeps, Transaction } from "../../ports.ts";
import { memberNotFound, rosterRefused } from "../errors.ts";
import { judgeRosterChange, type RosterChange } from "../judge-roster-change.ts";

type RosterMembers = { actor: MembershipRecord; target: MembershipRecord };

type Input = {
  targetId: string;
  change: RosterChange;
  audit(members: RosterMembers): Omit<AuditEntry, "target">;
  /** Writes the change; part of the transaction that has judged it. Gives back the sessions it has ended. */
  apply(members: RosterMembers, transaction: Transaction): Promise<string[]>;
};

/**
 * Roles are read, judged and changed in one transaction that begins by writing to the organization: two changes at once cannot
 * both be judged by a roster the other is about to alter, and so the last two owners cannot both leave.
 */
export async function changeRoster(ctx: Context<AuthDeps>, input: Input): Promise<void> {
  const { db, organizations, memberships, audit, identities } = ctx.deps;
  const { userId, sessionId } = requireUser(ctx);
  const ended = await db.withTransaction(async (transaction) => {
    if (!(await organizations.lockRoster(ctx.orgId, transaction))) throw memberNotFound();
    const actor = await memberships.findWithin(ctx.orgId, userId, transaction);
    const target = await memberships.findWithin(ctx.orgId, input.targetId, transaction);
    if (!actor || !target) throw memberNotFound();
    const hasOtherOwner = await memberships.hasOtherOwner(ctx.orgId, target.userId, transaction);
    const refusal = judgeRosterChange({ actor, target, hasOtherOwner }, input.change);
    if (refusal) throw rosterRefused(refusal);
    const endedIds = await input.apply({ actor, target }, transaction);
    const entry = { ...input.audit({ actor, target }), target: { type: "user", id: target.userId } };
    await audit.append(toAuditRecord(ctx, entry), transaction);
    return endedIds;
  });
  // The caller's own role may be another now.
  for (const each of [sessionId, ...ended]) identities.forget(each);
}

/** A role that administers, whether it is given or taken, is worth a second look in the trail. */
export function severityOf(...roles: readonly Role[]): "notice" | "warning" {
  return roles.some(isAdministering) ? "warning" : "notice";
}

/** Whoever gives or takes a role that administers has to show that it is them. */
export async function assertProofFor(ctx: Context<AuthDeps>, { userId, role }: { userId: string; role?: Role }): Promise<void> {
  const target = await ctx.deps.memberships.find(ctx.orgId, userId);
  if ([target?.role, role].some((each) => each !== undefined && isAdministering(each))) await assertRecentProof(ctx);
}

function isAdministering(role: Role): boolean {
  return !isRoleAbove("ADMIN", role);
}
