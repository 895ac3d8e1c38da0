import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { Session, TripDeps } from "./ports.ts";
import { toTripEvent } from "./to-trip.ts";
import { tripChanged } from "./trip-errors.ts";
import { REPEATS_MAX, type TripInput, type TripRecord } from "./trip-record.ts";

/** What stands still gives cause once more: that is told, and a restore somebody has asked for was asked for without knowing it. */
export async function tripAgain(ctx: Context<TripDeps>, session: Session, open: TripRecord, input: TripInput): Promise<void> {
  const { orgId, deps } = ctx;
  const isVoiding = open.restore !== null;
  const isCounted = await deps.safetyTrips.countRepeat(orgId, open._id, session);
  if (!isCounted && !isVoiding) return;
  const version = isVoiding ? open.version + 1 : open.version;
  const cipher = await deps.cipher.forOrganization(orgId);
  const base = { tripId: open._id, version, userId: "userId" in ctx.actor ? ctx.actor.userId : null };
  const again = { ...base, type: "tripped_again", text: input.note, auditId: input.auditId ?? null } as const;
  if (isCounted) await deps.safetyTripEvents.append(toTripEvent(ctx, cipher, again), session);
  if (isVoiding) {
    if (!(await deps.safetyTrips.change(orgId, open._id, open.version, { restore: null }, session))) throw tripChanged();
    await deps.safetyTripEvents.append(toTripEvent(ctx, cipher, { ...base, type: "restore_voided" }), session);
  }
  const { reason, auditId = null, runId = null } = input;
  const after = { reason, auditId, runId, isRestoreVoided: isVoiding };
  const target = { type: "failsafe-trip", id: open._id };
  await deps.audit.append(
    toAuditRecord(ctx, { action: "failsafe.subject-tripped-again", target, severity: "warning", reason, after }),
    session,
  );
}

/** Nothing would be written of it. */
export function isToldEnough({ repeatCount, restore }: TripRecord): boolean {
  return repeatCount >= REPEATS_MAX && restore === null;
}
