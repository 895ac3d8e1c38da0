// Every decision about a trip goes this way: the trip as the person saw it, the rules, the lease, the timeline and the audit record, all in
// one database transaction.

import { userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { Session, TripDeps } from "./ports.ts";
import { restorersHint } from "./restorers.ts";
import { type TripEventInput, toTrip, toTripEvent } from "./to-trip.ts";
import type { TripView } from "./trip.schema.ts";
import { refuse, tripChanged, tripNotFound } from "./trip-errors.ts";
import { move, type Refusal, type TripCommand } from "./trip-machine.ts";
import type { TripRecord } from "./trip-record.ts";

export type TripTarget = { tripId: string; version: number };

export type TripChange = {
  /** The permission, and whatever else has to be so before the rules are asked. */
  assertAllowed(known: TripRecord, session: Session): Promise<void> | void;
  command: TripCommand;
  /** Once the rules have agreed. */
  act?(session: Session, next: TripRecord): Promise<unknown>;
  toEvent(known: TripRecord): Pick<TripEventInput, "type" | "text" | "assigneeId">;
  /** `module.noun-verb` */
  action: string;
};

export async function changeTrip(ctx: Context<TripDeps>, target: TripTarget, change: TripChange): Promise<TripView> {
  const changed = await ctx.deps.db.withTransaction((session) => changeWithin(ctx, session, target, change));
  return toTrip(changed, await ctx.deps.cipher.forOrganization(ctx.orgId), ctx.clock.now());
}

const ASK_FOR_OTHERS: ReadonlySet<Refusal> = new Set(["failsafe.second_person_required", "failsafe.own_scope"]);

async function changeWithin(
  ctx: Context<TripDeps>,
  session: Session,
  { tripId, version }: TripTarget,
  change: TripChange,
): Promise<TripRecord> {
  const { orgId, deps } = ctx;
  const { safetyTrips, safetyTripEvents, audit } = deps;
  const known = await safetyTrips.find(orgId, tripId, session);
  if (!known) throw tripNotFound(tripId);
  await change.assertAllowed(known, session);
  if (known.version !== version) throw tripChanged();
  const userId = userIdOf(ctx);
  const step = move(known, change.command, { userId, now: new Date(ctx.clock.now()) });
  if (step.type === "refused") throw refuse(step.code, ASK_FOR_OTHERS.has(step.code) ? await restorersHint(ctx, known) : "");
  const next = { ...known, ...step.to, version: version + 1 };
  const { state, assigneeId, restore, restoredAt, restoredBy } = next;
  if (!(await safetyTrips.change(orgId, tripId, version, { state, assigneeId, restore, restoredAt, restoredBy }, session)))
    throw tripChanged();
  await change.act?.(session, next);
  const event = { ...change.toEvent(known), tripId, version: next.version, userId };
  await safetyTripEvents.append(toTripEvent(ctx, await deps.cipher.forOrganization(orgId), event), session);
  await audit.append(toAuditOf(ctx, change.action, known, next), session);
  return next;
}

/** States and ids; no text. */
function toAuditOf(ctx: Context, action: string, known: TripRecord, next: TripRecord) {
  const said = ({ state, assigneeId, version, restore, restoredBy }: TripRecord) => ({
    ...{ state, assigneeId, version, requestedBy: restore?.requestedBy ?? null, restoredBy },
  });
  return toAuditRecord(ctx, {
    action,
    target: { type: "failsafe-trip", id: known._id },
    severity: next.state === "restored" ? "critical" : "notice",
    before: said(known),
    after: said(next),
  });
}
