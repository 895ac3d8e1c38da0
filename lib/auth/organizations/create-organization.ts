import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { assertSignUpOpen } from "../internal/assert-sign-up-open.ts";
import { buildMembership } from "../internal/build-membership.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { organizationsFull } from "./errors.ts";
import type { CreateOrganizationInput, OwnOrganization } from "./schema.ts";

const ORGANIZATIONS_MAX = 50;

/**
 * The creator is its owner; they work in it after switching to it. Where registration is closed, organizations are made by the
 * operator as well: in one of their own, members would be outside the rules of the one they were given.
 */
export async function createOrganization(ctx: Context<AuthDeps>, { name }: CreateOrganizationInput): Promise<OwnOrganization> {
  const { db, organizations, memberships, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  await assertSignUpOpen(ctx);
  if ((await memberships.listOfUser(userId)).length >= ORGANIZATIONS_MAX) throw organizationsFull(ORGANIZATIONS_MAX);
  const [user, current] = await Promise.all([getOwnUser(ctx), organizations.find(ctx.orgId)]);
  const orgId = createId("organization");
  const createdAt = new Date(ctx.clock.now());
  // A visitor's further sandbox is a sandbox.
  const organization = { _id: orgId, name, isDemo: current?.isDemo ?? false, createdAt };
  const membership = buildMembership(ctx, { user, orgId, role: "OWNER" });
  const target = { type: "organization", id: orgId };
  const entry = toAuditRecord({ ...ctx, role: "OWNER" }, { action: "auth.organization-created", target, severity: "notice" }, orgId);
  await db.withTransaction(async (transaction) => {
    await organizations.insert(organization, transaction);
    await memberships.insert(membership, transaction);
    await audit.append(entry, transaction);
  });
  return { id: orgId, name, role: "OWNER", isCurrent: false };
}
