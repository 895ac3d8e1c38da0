import { z } from "zod";
import { assertPermission, userIdOf } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { toAuditRecord } from "./audit-record.ts";
import { legalHoldSchema, toHoldView } from "./legal-holds.ts";
import type { AuditPolicyDeps } from "./ports.ts";

export const RETENTION_DAYS_DEFAULT = 400;
const RETENTION_DAYS_MIN = 90;
/** Ten years: the longest that common law on records asks for. */
const RETENTION_DAYS_MAX = 3_660;

export const retentionInputSchema = z.strictObject({ retentionDays: z.int().min(RETENTION_DAYS_MIN).max(RETENTION_DAYS_MAX) });

export const auditPolicySchema = z.strictObject({
  retentionDays: z.int(),
  isDefault: z.boolean(),
  /** The hold that keeps everything for now, whatever the days say. */
  activeHold: legalHoldSchema.nullable(),
  /** Records up to this one were dropped by policy; 0 when the trail is whole. */
  droppedUpTo: z.int(),
  /** The checkpoint that vouches for what was dropped; null when the trail is whole. */
  anchor: z.int().nullable(),
});
export type AuditPolicy = z.infer<typeof auditPolicySchema>;

export async function getAuditPolicy(ctx: Context<AuditPolicyDeps>): Promise<AuditPolicy> {
  assertPermission(ctx, "audit.read");
  const { audit, auditPolicies, legalHolds } = ctx.deps;
  const [policy, hold, head] = await Promise.all([
    auditPolicies.findPolicy(ctx.orgId),
    legalHolds.findActive(ctx.orgId, new Date(ctx.clock.now())),
    audit.findHead(ctx.orgId),
  ]);
  const anchor = head?.anchor ? await audit.findCheckpoint(ctx.orgId, head.anchor) : null;
  return {
    retentionDays: policy?.retentionDays ?? RETENTION_DAYS_DEFAULT,
    isDefault: policy === null,
    activeHold: hold && (await toHoldView(ctx, hold)),
    droppedUpTo: anchor?.toSeq ?? 0,
    anchor: anchor?.number ?? null,
  };
}

/** Shorter days drop records for good, at the next run of the schedule. */
export async function updateAuditPolicy(ctx: Context<AuditPolicyDeps>, { retentionDays }: { retentionDays: number }): Promise<AuditPolicy> {
  assertPermission(ctx, "audit-policy.write");
  const { db, audit, auditPolicies } = ctx.deps;
  const updatedBy = userIdOf(ctx);
  const before = (await auditPolicies.findPolicy(ctx.orgId))?.retentionDays ?? RETENTION_DAYS_DEFAULT;
  const record = toAuditRecord(ctx, {
    action: "audit.retention-changed",
    target: { type: "organization", id: ctx.orgId },
    severity: "warning",
    before: { retentionDays: before },
    after: { retentionDays },
  });
  await db.withTransaction(async (session) => {
    const policy = { _id: ctx.orgId, orgId: ctx.orgId, retentionDays, updatedAt: new Date(ctx.clock.now()), updatedBy };
    await auditPolicies.putPolicy(policy, session);
    await audit.setRetainAt(ctx.orgId, new Date(ctx.clock.now()), session);
    await audit.append(record, session);
  });
  return getAuditPolicy(ctx);
}
