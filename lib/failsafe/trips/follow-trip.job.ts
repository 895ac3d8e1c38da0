import type { NotifyDeps } from "../../notifications/ports.ts";
import { defineJob, NotYetError } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { alertPeople } from "./alert-people.ts";
import { FOLLOW_TRIP_JOB } from "./follow-trip-name.ts";
import type { TripDeps } from "./ports.ts";
import { watchContainment } from "./watch-containment.ts";

const AGAIN_MS = 2_000;

/** What follows a trip: people are told, and the moment is kept when nothing of its scope was running any more. Each is done once. */
export const followTripJob = defineJob<TripDeps & NotifyDeps, JobRecord>({
  name: FOLLOW_TRIP_JOB,
  maxAttempts: 8,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const tripId = String(run.record.payload.tripId);
    const [contained, alerted] = await Promise.allSettled([watchContainment(ctx, tripId, run.signal), alertPeople(ctx, tripId)]);
    if (alerted.status === "rejected") throw alerted.reason;
    if (contained.status === "rejected") throw contained.reason;
    if (!contained.value) throw new NotYetError("something of a tripped scope is still running", AGAIN_MS);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
