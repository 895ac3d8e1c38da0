import { z } from "zod";
import { assertPermission, userIdOf } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { createId } from "../ids.ts";
import { nextTimeCursor, readTimeCursor } from "../time-pages.ts";
import { toAuditRecord } from "./audit-record.ts";
import type { LegalHoldRecord } from "./legal-hold.store.ts";
import type { AuditPolicyDeps } from "./ports.ts";
import { auditKeyScope } from "./pseudonyms.ts";

export const legalHoldSchema = z.strictObject({
  id: z.string(),
  reason: z.string(),
  placedAt: z.iso.datetime(),
  placedBy: z.string(),
  /** Null: until somebody releases it. */
  until: z.iso.datetime().nullable(),
  releasedAt: z.iso.datetime().nullable(),
  releasedBy: z.string().nullable(),
  isActive: z.boolean(),
});
export type LegalHold = z.infer<typeof legalHoldSchema>;

export const holdInputSchema = z.strictObject({
  reason: z.string().trim().min(3, "Say why, in three characters or more.").max(1_000),
  until: z.iso.datetime().nullable().default(null),
});

/** From its commit on nothing of the trail is dropped, neither by age nor with an account or the organization. */
export async function placeLegalHold(ctx: Context<AuditPolicyDeps>, input: z.output<typeof holdInputSchema>): Promise<LegalHold> {
  assertPermission(ctx, "audit-policy.write");
  const placedBy = userIdOf(ctx);
  const now = ctx.clock.now();
  const until = input.until === null ? null : new Date(input.until);
  if (until && until.getTime() <= now) {
    const detail = "`until` has to lie in the future.";
    throw new AppError("invalid", "audit.hold_ended", detail, { errors: [{ pointer: "/body/until", detail }] });
  }
  const { db, audit, legalHolds, cipher } = ctx.deps;
  const _id = createId("legalHold");
  const reason = (await cipher.forOrganization(auditKeyScope(ctx.orgId))).encrypt(placeOf(_id), input.reason);
  const hold: LegalHoldRecord = { _id, orgId: ctx.orgId, reason, at: new Date(now), placedBy, until, releasedAt: null, releasedBy: null };
  const record = toAuditRecord(ctx, { action: "audit.hold-placed", target: { type: "legal-hold", id: _id }, severity: "warning" });
  await db.withTransaction(async (session) => {
    await legalHolds.insert(hold, session);
    await audit.touchHead(ctx.orgId, session);
    await audit.append(record, session);
  });
  return toHoldView(ctx, hold);
}

export async function releaseLegalHold(ctx: Context<AuditPolicyDeps>, { legalHoldId }: { legalHoldId: string }): Promise<LegalHold> {
  assertPermission(ctx, "audit-policy.write");
  const by = userIdOf(ctx);
  const { db, audit, legalHolds } = ctx.deps;
  const record = toAuditRecord(ctx, {
    action: "audit.hold-released",
    target: { type: "legal-hold", id: legalHoldId },
    severity: "warning",
  });
  await db.withTransaction(async (session) => {
    if (await legalHolds.release(ctx.orgId, legalHoldId, { at: new Date(ctx.clock.now()), by }, session))
      await audit.append(record, session);
  });
  const hold = await legalHolds.find(ctx.orgId, legalHoldId);
  if (!hold) throw new AppError("not_found", "audit.hold_not_found", `No legal hold ${legalHoldId}.`);
  return toHoldView(ctx, hold);
}

/** Newest first, released ones among them. */
export async function listLegalHolds(
  ctx: Context<AuditPolicyDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: LegalHold[]; nextCursor: string | null }> {
  assertPermission(ctx, "audit.read");
  const holds = await ctx.deps.legalHolds.list(ctx.orgId, { after: readTimeCursor(cursor), limit });
  return { items: await Promise.all(holds.map((hold) => toHoldView(ctx, hold))), nextCursor: nextTimeCursor(holds, limit) };
}

export async function toHoldView(ctx: Context<AuditPolicyDeps>, hold: LegalHoldRecord): Promise<LegalHold> {
  const key = await ctx.deps.cipher.forOrganization(auditKeyScope(hold.orgId));
  const { _id, at, placedBy, until, releasedAt, releasedBy } = hold;
  return {
    id: _id,
    reason: key.decrypt(placeOf(_id), hold.reason),
    placedAt: at.toISOString(),
    placedBy,
    until: until?.toISOString() ?? null,
    releasedAt: releasedAt?.toISOString() ?? null,
    releasedBy,
    isActive: releasedAt === null && (until === null || until.getTime() > ctx.clock.now()),
  };
}

const placeOf = (id: string) => ({ collection: "legal_holds", id, field: "reason" });
