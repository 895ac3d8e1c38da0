import { findAddressees } from "../../notifications/find-addressees.ts";
import type { Notice } from "../../notifications/notice.ts";
import { notify } from "../../notifications/notify.ts";
import type { NotifyDeps } from "../../notifications/ports.ts";
import type { Context } from "../../platform/context.ts";
import { subjectKey } from "../../platform/safety-gate.ts";
import type { TripReason } from "../schema.ts";
import { isRehearsal } from "./is-rehearsal.ts";
import type { TripDeps } from "./ports.ts";
import { toTripEvent } from "./to-trip.ts";
import { tripNotFound } from "./trip-errors.ts";
import type { TripRecord } from "./trip-record.ts";

/** Owners and administrators are told, in one transaction with the trip's own record of it. Nobody is told of a rehearsal. */
export async function alertPeople(ctx: Context<TripDeps & NotifyDeps>, tripId: string): Promise<void> {
  const { deps, orgId } = ctx;
  const trip = await deps.safetyTrips.find(orgId, tripId);
  if (!trip) throw tripNotFound(tripId);
  if (trip.alert !== null) return;
  const notice = isRehearsal(trip) ? null : toNotice(trip);
  const letterCount = notice ? (await findAddressees(ctx, notice.to)).length : 0;
  const cipher = await deps.cipher.forOrganization(orgId);
  const alert = { at: new Date(ctx.clock.now()), letterCount };
  const publish = await deps.db.withTransaction(async (session) => {
    if (!(await deps.safetyTrips.noteAlert(orgId, tripId, alert, session))) return null;
    const event = { type: "alerted", tripId, version: trip.version, userId: null, count: letterCount } as const;
    await deps.safetyTripEvents.append(toTripEvent(ctx, cipher, event), session);
    return notice && notify(ctx, notice, session);
  });
  await publish?.();
}

function toNotice(trip: TripRecord): Notice {
  return {
    ...({ topic: "failsafe", severity: "critical", to: { roles: ["OWNER", "ADMIN"] } } as const),
    ...{ title: `Fail-safe: ${subjectKey(trip.subject)} was stopped`, text: textOf(trip), link: `/failsafe/trips/${trip._id}` },
    deduplicationKey: `trip:${trip._id}`,
  };
}

const WHY: Readonly<Record<TripReason, string>> = {
  score: "an audit found an answer too unsafe",
  failure_rate: "too many of its latest answers failed their audit",
  canary_leaked: "an answer contained a word that must never leave",
  cost_runaway: "it cost more in an hour than the settings allow",
  manual: "somebody stopped it by hand",
  kill_switch: "somebody used the kill switch",
  drill: "it failed a drill",
};

/** What and why, never a word of what was said. */
function textOf({ subject, reason, at }: TripRecord): string {
  const what = `${subjectKey(subject)} was stopped at ${at.toISOString()}, because ${WHY[reason]}.`;
  return `${what} It stays stopped until two people restore it.`;
}
