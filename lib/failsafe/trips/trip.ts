// Stopping something at once: the trip, the lease that is taken, the timeline, the audit record and the job that tells people are one
// database transaction. Whatever dies around it leaves the subject untouched or tripped whole. What is running stops by itself: it
// asks the gate (lib/platform/safety-gate.ts), so nothing here needs to know of it.

import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { isDuplicateKey } from "../../platform/db.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import { type Subject, subjectKey } from "../../platform/safety-gate.ts";
import { denyLease } from "../leases/deny-lease.ts";
import type { TripReason } from "../schema.ts";
import { FOLLOW_TRIP_JOB } from "./follow-trip-name.ts";
import type { Session, TripDeps } from "./ports.ts";
import { toTripEvent } from "./to-trip.ts";
import { isToldEnough, tripAgain } from "./trip-again.ts";
import type { TripInput, TripRecord } from "./trip-record.ts";

/** `isNew` false: it stood still already, under this trip. */
export type Tripped = { tripId: string; leaseId: string; isNew: boolean };
type Publish = () => Promise<void>;

/** Takes the subject's lease. Whoever calls this has decided that it may be done; `tripByHand` asks for the permission. */
export async function trip(ctx: Context<TripDeps>, input: TripInput): Promise<Tripped> {
  const standing = await ctx.deps.safetyTrips.findOpen(ctx.orgId, subjectKey(input.subject));
  // Somebody may give cause a thousand times: once that is told, another time costs one read.
  if (standing && isToldEnough(standing)) return { tripId: standing._id, leaseId: standing.leaseId, isNew: false };
  const ownerId = await findOwner(ctx, input.subject);
  const { publish, ...tripped } = await tripOnce(ctx, input, ownerId);
  ctx.deps.safetyGate.forget(ctx.orgId);
  if (tripped.isNew) ctx.deps.metrics.counter("qsafp_failsafe_triggers_total", { reason: input.reason })();
  await publish?.();
  return tripped;
}

type Outcome = Tripped & { publish: Publish | null };

/** Of many at the same moment one gets the subject; the others find its trip. */
async function tripOnce(ctx: Context<TripDeps>, input: TripInput, ownerId: string | null): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.deps.db.withTransaction((session) => tripWithin(ctx, session, input, ownerId));
    } catch (error) {
      if (!isDuplicateKey(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const ATTEMPTS = 5;

async function tripWithin(ctx: Context<TripDeps>, session: Session, input: TripInput, ownerId: string | null): Promise<Outcome> {
  const { orgId, deps } = ctx;
  const open = await deps.safetyTrips.findOpen(orgId, subjectKey(input.subject), session);
  if (open) {
    await tripAgain(ctx, session, open, input);
    return { tripId: open._id, leaseId: open.leaseId, isNew: false, publish: null };
  }
  const tripId = createId("safetyTrip");
  const at = new Date(ctx.clock.now());
  const { leaseId } = await denyLease(ctx, { subject: input.subject, reason: input.reason, tripId, at }, session);
  const record = toRecord(ctx, input, { tripId, leaseId, ownerId, at });
  await deps.safetyTrips.insert(record, session);
  const event = { type: "tripped", tripId, version: 1, userId: record.trippedBy, text: input.note, auditId: record.auditId } as const;
  await deps.safetyTripEvents.append(toTripEvent(ctx, await deps.cipher.forOrganization(orgId), event), session);
  await deps.audit.append(toAuditOf(ctx, record), session);
  const publish = await enqueueJob(ctx, { name: FOLLOW_TRIP_JOB, payload: { tripId }, deduplicationKey: tripId }, session);
  return { tripId, leaseId, isNew: true, publish };
}

type Made = { tripId: string; leaseId: string; ownerId: string | null; at: Date };

function toRecord({ orgId, actor }: Context, { subject, reason, auditId, runId }: TripInput, made: Made): TripRecord {
  return {
    ...{ _id: made.tripId, orgId, state: "tripped", version: 1, subject, openKey: subjectKey(subject), reason, at: made.at },
    trippedBy: isByHand(reason) && "userId" in actor ? actor.userId : null,
    ...{ ownerId: made.ownerId, leaseId: made.leaseId, auditId: auditId ?? null, runId: runId ?? null, repeatCount: 0 },
    ...{ alert: null, containedAt: null, assigneeId: null, restore: null, restoredAt: null, restoredBy: null },
  };
}

/** A rule trips by itself, whoever sent the text it judged. */
const isByHand = (reason: TripReason) => reason === "manual" || reason === "kill_switch";

/** Key and session are the organization's own, or nothing is tripped; whose they are decides who may restore them. */
async function findOwner({ deps, orgId }: Context<TripDeps>, { type, name }: Subject): Promise<string | null> {
  if (type !== "api-key" && type !== "session") return null;
  const record = type === "api-key" ? await deps.apiKeys.find(orgId, name) : await deps.sessions.find(orgId, name);
  if (!record) throw new AppError("not_found", "failsafe.subject_not_found", `No ${type} ${name} in this organization.`);
  return record.userId;
}

function toAuditOf(ctx: Context, { _id, subject, reason, leaseId, auditId, runId }: TripRecord) {
  return toAuditRecord(ctx, {
    action: "failsafe.subject-tripped",
    target: { type: "failsafe-trip", id: _id },
    severity: "critical",
    reason,
    after: { subject: subjectKey(subject), leaseId, auditId, runId },
  });
}
