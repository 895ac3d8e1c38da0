import { z } from "zod";
import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { requireUser } from "../internal/require-user.ts";
import { confirmationWrong, deletionBegun, holdActive } from "./errors.ts";
import type { PrivacyDeps } from "./ports.ts";

/** Enough for somebody to notice and for the owner to think again. */
const GRACE_MS = 7 * 86_400_000;

export const organizationDeletionSchema = z.strictObject({
  isScheduled: z.boolean(),
  requestedAt: z.iso.datetime().nullable(),
  /** From then on nothing of it can be read any more. */
  dueAt: z.iso.datetime().nullable(),
});
export type OrganizationDeletion = z.infer<typeof organizationDeletionSchema>;

/** Every member may know. */
export async function getOrganizationDeletion(ctx: Context<PrivacyDeps>): Promise<OrganizationDeletion> {
  assertPermission(ctx, "organization.read");
  const deletion = await ctx.deps.organizationDeletions.find(ctx.orgId);
  return {
    isScheduled: deletion !== null,
    requestedAt: deletion?.requestedAt.toISOString() ?? null,
    dueAt: deletion?.dueAt.toISOString() ?? null,
  };
}

/** `name` is the organization's, typed by hand. A second request changes nothing. */
export async function scheduleOrganizationDeletion(ctx: Context<PrivacyDeps>, { name }: { name: string }): Promise<OrganizationDeletion> {
  assertPermission(ctx, "organization.own");
  const { userId } = requireUser(ctx);
  const { db, organizations, organizationDeletions, legalHolds, audit } = ctx.deps;
  const organization = await organizations.find(ctx.orgId);
  if (organization?.name.trim() !== name.trim()) throw confirmationWrong("/body/name", "This is not the name of the organization.");
  const now = ctx.clock.now();
  if (await legalHolds.findActive(ctx.orgId, new Date(now)).then((hold) => hold !== null && hold.until === null)) throw holdActive();
  if (await organizationDeletions.find(ctx.orgId)) return getOrganizationDeletion(ctx);
  const record = toAuditRecord(ctx, {
    ...{ action: "auth.organization-deletion-scheduled", target: { type: "organization", id: ctx.orgId } },
    severity: "critical",
  });
  await db.isInserted(
    db.withTransaction(async (transaction) => {
      const requested = { requestedBy: userId, requestedAt: new Date(now), dueAt: new Date(now + GRACE_MS), begunAt: null };
      await organizationDeletions.insert({ _id: ctx.orgId, orgId: ctx.orgId, ...requested }, transaction);
      await audit.append(record, transaction);
    }),
  );
  return getOrganizationDeletion(ctx);
}

export async function cancelOrganizationDeletion(ctx: Context<PrivacyDeps>): Promise<OrganizationDeletion> {
  assertPermission(ctx, "organization.own");
  requireUser(ctx);
  const { db, organizationDeletions, audit } = ctx.deps;
  if (!(await organizationDeletions.find(ctx.orgId)))
    throw new AppError("not_found", "account.no_deletion", "No deletion of this organization is scheduled.");
  const record = toAuditRecord(ctx, {
    ...{ action: "auth.organization-deletion-cancelled", target: { type: "organization", id: ctx.orgId } },
    severity: "warning",
  });
  await db.withTransaction(async (transaction) => {
    if (!(await organizationDeletions.cancel(ctx.orgId, transaction))) throw deletionBegun();
    await audit.append(record, transaction);
  });
  return getOrganizationDeletion(ctx);
}
