import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../../platform/context.ts";
import { type Subject, subjectKey } from "../../platform/safety-gate.ts";
import type { TripDeps } from "./ports.ts";
import { toTripEvent } from "./to-trip.ts";
import type { TripRecord } from "./trip-record.ts";

/** Every process reads its leases again within this time: before, a job might still begin on what was read earlier. */
const MEMORY_MS = 250;
/** And looks whether it has to stop this often. */
const WATCH_MS = 200;
const LOOK_MS = 25;
const LOOKS_FOR_MS = 5_000;
/** A lease ends by itself long before. What was not seen to end by now is left open in the record. */
const GIVES_UP_MS = 30 * 60_000;

/** False: look again later. The moment is an upper bound: it is when nothing was seen, not when the last one ended. */
export async function watchContainment(ctx: Context<TripDeps>, tripId: string, signal: AbortSignal): Promise<boolean> {
  const { clock, deps } = ctx;
  const trip = await deps.safetyTrips.find(ctx.orgId, tripId);
  // What may act again runs again: there is nothing left to measure.
  if (!trip || trip.containedAt !== null || trip.state === "restored") return true;
  const startedAt = performance.now();
  await sleep(Math.max(0, trip.at.getTime() + settlingMs(trip.subject) - clock.now()), undefined, { signal });
  while (await deps.runningWork.isAny(ctx.orgId, trip.subject)) {
    if (performance.now() - startedAt > LOOKS_FOR_MS) return clock.now() - trip.at.getTime() > GIVES_UP_MS;
    await sleep(LOOK_MS, undefined, { signal });
  }
  await noteContained(ctx, trip, new Date(clock.now()));
  return true;
}

/** A model, a session or an agent owns no job that could be counted: it is still when every process has looked. */
function settlingMs({ type }: Subject): number {
  return type === "organization" || type === "module" || type === "api-key" ? MEMORY_MS : MEMORY_MS + WATCH_MS;
}

async function noteContained(ctx: Context<TripDeps>, { _id: tripId, version, at, subject }: TripRecord, containedAt: Date): Promise<void> {
  const { db, safetyTrips, safetyTripEvents, cipher, metrics } = ctx.deps;
  const organizationCipher = await cipher.forOrganization(ctx.orgId);
  const count = containedAt.getTime() - at.getTime();
  const isFirst = await db.withTransaction(async (session) => {
    if (!(await safetyTrips.noteContained(ctx.orgId, tripId, containedAt, session))) return false;
    const event = { type: "contained", tripId, version, userId: null, count } as const;
    await safetyTripEvents.append(toTripEvent(ctx, organizationCipher, event), session);
    return true;
  });
  if (!isFirst) return;
  metrics.histogram("qsafp_trip_duration_seconds")(count / 1_000);
  ctx.log.warn({ tripId, subject: subjectKey(subject), containedMs: count }, "a trip is contained");
}
