import { expect, test } from "vitest";
import { approveRestore } from "../../lib/failsafe/trips/restore-trip.ts";
import { trip } from "../../lib/failsafe/trips/trip.ts";
import type { Context } from "../../lib/platform/context.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import type { Subject } from "../../lib/platform/safety-gate.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { createHarness, type Person } from "../support/harness.ts";
import { createLetterbox } from "../support/letters.ts";
import { Killed } from "../support/mortal-deps.ts";
import { insertTrip } from "../support/trip-rows.ts";
import { until } from "../support/until.ts";

const clock = createAdjustableClock();
const letterbox = createLetterbox();
const harness = await createHarness({ overrides: { clock, mailer: letterbox.mailer } });
const { safetyTrips, safetyTripEvents, safetyLeases, audit, db } = harness.runtime.deps;
const MODEL: Subject = { type: "model", name: "groq/llama" };

/** What a trip and a restore go through, call by call. */
const PARTS = ["safetyTrips", "safetyTripEvents", "safetyLeases", "audit", "jobs", "queue", "safetyGate"] as const;

/** Dies ahead of its `last`th call; everything after it is no longer done. Says how many there were. */
function mortal(last: number): { deps: AppDeps; calls: () => string[] } {
  const calls: string[] = [];
  const live = (call: string) => {
    calls.push(call);
    if (calls.length > last) throw new Killed(`before ${call}`);
  };
  const watch = <Part extends object>(part: Part, name: string): Part =>
    new Proxy(part, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== "function") return value;
        return (...args: unknown[]): unknown => {
          live(`${name}.${String(key)}`);
          return Reflect.apply(value, target, args);
        };
      },
    });
  const { deps } = harness.runtime;
  // All is written, and nothing is committed yet.
  const withTransaction: AppDeps["db"]["withTransaction"] = (run) =>
    db.withTransaction(async (session) => {
      const result = await run(session);
      live("commit");
      return result;
    });
  const parts = Object.fromEntries(PARTS.map((part) => [part, watch(deps[part], part)]));
  return { deps: { ...deps, ...parts, db: { ...db, withTransaction } }, calls: () => calls };
}

/** Everything that has to be there together, or not at all. */
async function stateOf(orgId: string) {
  const [open, lease, trail] = await Promise.all([
    safetyTrips.findOpen(orgId, "model:groq/llama"),
    safetyLeases.findOfSubject(orgId, "model:groq/llama"),
    audit.listUnchained(orgId, 200),
  ]);
  const events = open ? await safetyTripEvents.list(orgId, open._id, { after: null, limit: 50 }) : [];
  const rows = await db.collection<{ _id: string; orgId: string; name: string }>({ name: "jobs", indexes: [] }).find({ orgId }).toArray();
  return {
    isTripped: open !== null,
    isDenied: (lease?.denials.length ?? 0) > 0,
    isTold: events.some(({ type }) => type === "tripped"),
    isChained: ["failsafe.lease-denied", "failsafe.subject-tripped"].every((action) => trail.some((record) => record.action === action)),
    hasJob: rows.some(({ name }) => name === "failsafe.follow-trip"),
  };
}
const whole = (is: boolean) => ({ isTripped: is, isDenied: is, isTold: is, isChained: is, hasJob: is });

test("a process that dies anywhere in a trip leaves nothing of it or all of it, and what follows is done by the next sweep", async () => {
  const living = mortal(Number.POSITIVE_INFINITY);
  const tripBy = (deps: AppDeps, orgId: string) =>
    trip({ ...createSystemContext(harness.runtime, { job: "test", orgId }), deps }, { subject: MODEL, reason: "score" });
  await tripBy(living.deps, (await harness.createPerson()).orgId);
  const count = living.calls().length;
  expect(count).toBeGreaterThan(8);
  const outcomes: boolean[] = [];
  const unheard: string[] = [];
  for (let last = 0; last < count; last += 1) {
    const { orgId } = await harness.createPerson();
    await tripBy(mortal(last).deps, orgId).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    const state = await stateOf(orgId);
    expect([last, state]).toEqual([last, whole(state.isTripped)]);
    outcomes.push(state.isTripped);
    if (state.isTripped) unheard.push(orgId);
    else expect((await tripBy(harness.runtime.deps, orgId)).isNew).toBe(true);
    expect(await stateOf(orgId)).toEqual(whole(true));
  }
  expect(outcomes.at(0)).toBe(false);
  expect(outcomes.at(-1)).toBe(true);
  // The queue has never heard of these.
  clock.advance(61_000);
  await harness.runtime.deps.work.runDueSchedules();
  for (const orgId of unheard) await until(async () => (await safetyTrips.findOpen(orgId, "model:groq/llama"))?.containedAt);
  const followed = await safetyTrips.findOpen(unheard[0] ?? "", "model:groq/llama");
  expect(followed).toMatchObject({ alert: { letterCount: 1 } });
});

test("a process that dies anywhere in a restore leaves the trip as it was, or restored whole", async () => {
  const start = async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const { tripId } = await insertTrip(harness, owner.orgId, { subject: MODEL });
    const body = { phrase: "RESTORE model:groq/llama", reason: "r", version: 1 };
    expect((await harness.call("POST", `/api/failsafe/trips/${tripId}/restore-requests`, { as: admin, body })).status).toBe(200);
    return { owner, tripId };
  };
  const approveBy = (deps: AppDeps, { orgId, userId }: Person, tripId: string) => {
    const actor = { type: "user", userId, sessionId: "ses_none", provenAt: clock.now() } as const;
    const ctx: Context<AppDeps> = { ...createSystemContext(harness.runtime, { job: "test", orgId }), actor, deps };
    return approveRestore({ ...ctx, permissions: permissionsOf("OWNER") }, { tripId, version: 2, phrase: "RESTORE model:groq/llama" });
  };
  const living = mortal(Number.POSITIVE_INFINITY);
  const first = await start();
  await approveBy(living.deps, first.owner, first.tripId);
  const count = living.calls().length;
  for (let last = 0; last < count; last += 1) {
    const { owner, tripId } = await start();
    await approveBy(mortal(last).deps, owner, tripId).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    const [record, lease, trail] = await Promise.all([
      safetyTrips.find(owner.orgId, tripId),
      safetyLeases.findOfSubject(owner.orgId, "model:groq/llama"),
      audit.listUnchained(owner.orgId, 200),
    ]);
    const isRestored = record?.state === "restored";
    expect([last, lease?.denials.length === 0, trail.some(({ action }) => action === "failsafe.subject-restored")]).toEqual([
      last,
      isRestored,
      isRestored,
    ]);
    if (!isRestored) expect(await approveBy(harness.runtime.deps, owner, tripId)).toMatchObject({ state: "restored" });
  }
});
