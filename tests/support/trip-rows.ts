import { type Tripped, trip } from "../../lib/failsafe/trips/trip.ts";
import type { TripInput } from "../../lib/failsafe/trips/trip-record.ts";
import { subjectKey } from "../../lib/platform/safety-gate.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness } from "./harness.ts";
import { until } from "./until.ts";

/** As the product trips by itself. Of an agent nobody else has, unless said: nothing that a test needs stands still. */
export function insertTrip(harness: Harness, orgId: string, input: Partial<TripInput> = {}): Promise<Tripped> {
  const subject = { type: "agent", name: `agent-${Math.random().toString(36).slice(2)}` } as const;
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId });
  return trip(ctx, { subject, reason: "score", ...input });
}

/** Also says when it was to be seen that it is committed, which is before everybody has been told. */
export async function tripAndSee(
  harness: Harness,
  orgId: string,
  subject: TripInput["subject"],
): Promise<{ tripId: string; committedAt: number }> {
  const tripping = insertTrip(harness, orgId, { subject });
  await until(() => harness.runtime.deps.safetyTrips.findOpen(orgId, subjectKey(subject)), { everyMs: 2 });
  const committedAt = Date.now();
  return { tripId: (await tripping).tripId, committedAt };
}
