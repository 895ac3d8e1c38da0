import { expect, test } from "vitest";
import { alertPeople } from "../../../lib/failsafe/trips/alert-people.ts";
import type { TripEventView, TripView } from "../../../lib/failsafe/trips/trip.schema.ts";
import { tripCollection } from "../../../lib/failsafe/trips/trip.store.ts";
import { tripEventCollection } from "../../../lib/failsafe/trips/trip-event.store.ts";
import type { Subject } from "../../../lib/platform/safety-gate.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createKey, insertApiKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { insertTrip } from "../../support/trip-rows.ts";
import { until } from "../../support/until.ts";

const clock = createAdjustableClock();
const letterbox = createLetterbox();
const harness = await createHarness({ overrides: { clock, mailer: letterbox.mailer } });
const { audit, db, safetyGate, safetyTrips, jobs } = harness.runtime.deps;

type Tripped = { trip: TripView; isNew: boolean };
const MODEL: Subject = { type: "model", name: "groq/llama-3.3-70b-versatile" };
const post = (as: Person | string, path: string, body: object) => harness.call("POST", `/api/failsafe/trips${path}`, { as, body });
const stop = (as: Person | string, subject: Subject, reason = "manual") => post(as, "", { subject, reason, note: "kestrel answers oddly" });
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).code];
const eventsOf = async (as: Person, id: string) =>
  (await harness.json<{ items: TripEventView[] }>("GET", `/api/failsafe/trips/${id}/events`, { as })).items;
const start = async () => {
  const owner = await harness.createPerson();
  return { owner, analyst: await harness.addPerson(owner, "ANALYST") };
};

test("one analyst stops a model: its lease is denied at once, the trail says why, and the words are nowhere in clear", async () => {
  const { owner, analyst } = await start();
  const { trip, isNew }: Tripped = await (await stop(analyst, MODEL)).json();
  expect(isNew).toBe(true);
  expect(trip).toMatchObject({ subject: MODEL, state: "tripped", version: 1, reason: "manual", trippedBy: analyst.userId, ownerId: null });
  expect(await safetyGate.find(owner.orgId, [MODEL])).toEqual({ subject: MODEL, state: "DENIED", reason: "manual", tripId: trip.id });
  expect(await safetyGate.find(owner.orgId, [{ type: "model", name: "groq/another" }])).toBeNull();
  const trail = (await audit.listUnchained(owner.orgId, 100)).filter(({ action }) => action.startsWith("failsafe."));
  expect(trail.map(({ action, target, severity, reason }) => [action, target.id, severity, reason])).toEqual([
    ["failsafe.lease-denied", trip.leaseId, "critical", "manual"],
    ["failsafe.subject-tripped", trip.id, "critical", "manual"],
  ]);
  const stored = [
    await db.collection(tripCollection).find({ orgId: owner.orgId }).toArray(),
    await db.collection(tripEventCollection).find({ orgId: owner.orgId }).toArray(),
  ];
  expect(JSON.stringify([stored, trail])).not.toContain("kestrel");
  expect((await eventsOf(owner, trip.id)).at(-1)).toMatchObject({ type: "tripped", by: analyst.userId, text: "kestrel answers oddly" });
});

test("stopped by ten at the same moment there is one trip, and all are told its id", async () => {
  const { owner } = await start();
  const answers = await Promise.all(Array.from({ length: 10 }, () => stop(owner, MODEL)));
  const trips: Tripped[] = await Promise.all(answers.map((answer) => answer.json()));
  expect(new Set(trips.map(({ trip }) => trip.id)).size).toBe(1);
  expect(trips.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await db.collection(tripCollection).countDocuments({ orgId: owner.orgId })).toBe(1);
  expect(await db.collection(tripEventCollection).countDocuments({ orgId: owner.orgId, type: "tripped" })).toBe(1);
});

test("a module and the organization take whoever decides the policy, a session just proven, and no key", async () => {
  const { owner, analyst } = await start();
  const module: Subject = { type: "module", name: "knowledge" };
  expect(await codeOf(await stop(analyst, module, "kill_switch"))).toEqual([403, "auth.permission_required"]);
  expect((await stop(owner, module, "manual")).status).toBe(422);
  expect((await stop(owner, { type: "module", name: "auth" }, "kill_switch")).status).toBe(422);
  const { key } = await createKey(harness, owner, { scopes: ["failsafe.trip", "failsafe-policy.write", "failsafe.read"] });
  expect(await codeOf(await stop(key, module, "kill_switch"))).toEqual([403, "auth.user_required"]);
  expect((await stop(key, MODEL)).status).toBe(200);
  const { trip }: Tripped = await (await stop(owner, module, "kill_switch")).json();
  expect(await safetyGate.find(owner.orgId, [module])).toMatchObject({ state: "DENIED", reason: "kill_switch", tripId: trip.id });
});

test("whoever only works here stops nothing, and nobody stops a key or session of another organization", async () => {
  const { owner } = await start();
  const user = await harness.addPerson(owner, "USER");
  expect(await codeOf(await stop(user, MODEL))).toEqual([403, "auth.permission_required"]);
  const other = await harness.createPerson();
  const { _id: id } = await insertApiKey(harness, other);
  expect(await codeOf(await stop(owner, { type: "api-key", name: id }))).toEqual([404, "failsafe.subject_not_found"]);
  expect(await safetyGate.find(other.orgId, [{ type: "api-key", name: id }])).toBeNull();
  const { tripId } = await insertTrip(harness, other.orgId);
  expect(await codeOf(await harness.call("GET", `/api/failsafe/trips/${tripId}`, { as: owner }))).toEqual([404, "failsafe.trip_not_found"]);
});

test("a trip is worked on: given to somebody who may, noted, and decided only as it was seen", async () => {
  const { owner, analyst } = await start();
  const { tripId } = await insertTrip(harness, owner.orgId);
  const user = await harness.addPerson(owner, "USER");
  expect(await codeOf(await post(owner, `/${tripId}/assign`, { version: 1, assignee: user.userId }))).toEqual([
    422,
    "failsafe.assignee_unfit",
  ]);
  const taken = await (await post(analyst, `/${tripId}/assign`, { version: 1, assignee: "me" })).json();
  expect(taken).toMatchObject({ assignee: analyst.userId, version: 2 });
  expect(await codeOf(await post(owner, `/${tripId}/assign`, { version: 1, assignee: "me" }))).toEqual([409, "failsafe.trip_changed"]);
  expect(await (await post(analyst, `/${tripId}/notes`, { text: "Looking" })).json()).toMatchObject({ type: "note", text: "Looking" });
  const types = (await eventsOf(owner, tripId)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(["tripped", "assigned", "note"]));
});

test("open ones are listed apart, page by page, newest first", async () => {
  const owner = await harness.createPerson();
  for (let made = 0; made < 3; made += 1) await insertTrip(harness, owner.orgId);
  const list = (query: string) =>
    harness.json<{ items: TripView[]; nextCursor: string | null }>("GET", `/api/failsafe/trips?${query}`, { as: owner });
  const first = await list("state=open&limit=2");
  const second = await list(`state=open&limit=2&cursor=${first.nextCursor}`);
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted().reverse());
  expect([ids.length, second.nextCursor]).toEqual([3, null]);
});

test("owners and administrators get a letter without a word of what was said, once", async () => {
  const owner = await harness.createPerson();
  const admin = await harness.addPerson(owner, "ADMIN");
  await harness.addPerson(owner, "ANALYST");
  const mine = () => letterbox.letters.filter(({ to }) => to.email === owner.email || to.email === admin.email);
  const { tripId } = await insertTrip(harness, owner.orgId, { note: "kestrel" });
  await until(async () => (await safetyTrips.find(owner.orgId, tripId))?.alert);
  await until(async () => mine().length === 2);
  expect(mine()[0]?.text).toContain(`/failsafe/trips/${tripId}`);
  expect(JSON.stringify(mine())).not.toContain("kestrel");
  const job = await db.collection<{ _id: string; orgId: string }>({ name: "jobs", indexes: [] }).findOne({ orgId: owner.orgId });
  await until(async () => (await jobs.ledger.find(owner.orgId, job?._id ?? ""))?.state === "done");
  expect(await safetyTrips.find(owner.orgId, tripId)).toMatchObject({ alert: { letterCount: 2 } });
});

test("while letters do not leave, people are told in their inbox, once however often it is tried", async () => {
  const owner = await harness.createPerson();
  letterbox.break(new Error("no carrier"));
  const { tripId } = await insertTrip(harness, owner.orgId);
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: owner.orgId });
  await Promise.all([alertPeople(ctx, tripId), alertPeople(ctx, tripId)]);
  const { items } = await harness.json<{ items: { title: string; link: string }[] }>("GET", "/api/notifications", { as: owner });
  expect(items).toEqual([
    expect.objectContaining({ title: expect.stringMatching(/^Fail-safe: .+ was stopped$/), link: `/failsafe/trips/${tripId}` }),
  ]);
  expect(await safetyTrips.find(owner.orgId, tripId)).toMatchObject({ alert: { letterCount: 1 } });
  letterbox.break(null);
});
