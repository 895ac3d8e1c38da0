import type { Context } from "../../platform/context.ts";
import { JobFailure } from "../../platform/jobs/define-job.ts";
import { subjectKey } from "../../platform/safety-gate.ts";
import type { TripReason } from "../schema.ts";
import { isRehearsal } from "./is-rehearsal.ts";
import type { TripDeps } from "./ports.ts";
import { toTripEvent } from "./to-trip.ts";
import { tripNotFound } from "./trip-errors.ts";
import type { TripRecord } from "./trip-record.ts";

/** Of an organization with many administrators, the first ones. */
const RECIPIENTS_MAX = 10;

/** A letter to owners and administrators. A process that dies between letters sends them again; nobody is left without one. */
export async function alertPeople(ctx: Context<TripDeps>, tripId: string): Promise<void> {
  const { deps, orgId } = ctx;
  const trip = await deps.safetyTrips.find(orgId, tripId);
  if (!trip) throw tripNotFound(tripId);
  if (trip.alert !== null) return;
  const letterCount = deps.mailer.kind === "none" || isRehearsal(trip) ? 0 : await sendLetters(ctx, trip);
  const cipher = await deps.cipher.forOrganization(orgId);
  const alert = { at: new Date(ctx.clock.now()), letterCount };
  await deps.db.withTransaction(async (session) => {
    if (!(await deps.safetyTrips.noteAlert(orgId, tripId, alert, session))) return;
    const event = { type: "alerted", tripId, version: trip.version, userId: null, count: letterCount } as const;
    await deps.safetyTripEvents.append(toTripEvent(ctx, cipher, event), session);
  });
}

async function sendLetters(ctx: Context<TripDeps>, trip: TripRecord): Promise<number> {
  const { mailer, auth } = ctx.deps;
  const people = await listRecipients(ctx);
  const letter = { subject: `Fail-safe: ${subjectKey(trip.subject)} was stopped`, text: textOf(trip, auth.baseUrl) };
  const sent = await Promise.allSettled(people.map(({ name, email }) => mailer.send({ to: { name, email }, ...letter })));
  const failed = sent.find((each) => each.status === "rejected");
  if (failed) throw new JobFailure("mail.not_sent", { isRetryable: true, cause: failed.reason });
  return people.length;
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
function textOf({ _id, subject, reason, at }: TripRecord, baseUrl: string): string {
  const what = `${subjectKey(subject)} was stopped at ${at.toISOString()}, because ${WHY[reason]}.`;
  return `${what}\n\nIt stays stopped until two people restore it:\n\n${baseUrl}/failsafe/trips/${_id}`;
}

async function listRecipients({ deps, orgId }: Context<TripDeps>) {
  const lists = await Promise.all(
    (["OWNER", "ADMIN"] as const).map((role) => deps.memberships.list(orgId, { role, after: null, limit: RECIPIENTS_MAX })),
  );
  const ids = lists.flat().flatMap(({ userId, ban }) => (ban ? [] : [userId]));
  return ids.length === 0 ? [] : deps.users.listNames(ids.slice(0, RECIPIENTS_MAX));
}
