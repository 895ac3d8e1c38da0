import { expect, test } from "vitest";
import { parseAccessToken, sealAccessToken } from "../../../lib/auth/session-token.ts";
import type { TripEventView, TripView } from "../../../lib/failsafe/trips/trip.schema.ts";
import type { TripInput } from "../../../lib/failsafe/trips/trip-record.ts";
import type { Subject } from "../../../lib/platform/safety-gate.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createKey, insertApiKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { insertTrip } from "../../support/trip-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock, mailer: createLetterbox().mailer } });
const { audit, memberships, safetyGate, sessions, db } = harness.runtime.deps;
const MODEL: Subject = { type: "model", name: "groq/llama" };
const PHRASE = "RESTORE model:groq/llama";
const DAY = 24 * 3_600_000;

const codeOf = async (answer: Response) => [answer.status, (await answer.json()).code];

async function start(input: Partial<TripInput> = {}) {
  const owner = await harness.createPerson();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const { tripId } = await insertTrip(harness, owner.orgId, { subject: MODEL, ...input });
  const post = (as: Person | string, path: string, body: object) =>
    harness.call("POST", `/api/failsafe/trips/${tripId}/${path}`, { as, body });
  const ask = (as: Person | string, version: number, phrase = PHRASE) =>
    post(as, "restore-requests", { phrase, reason: "The kestrel prompt was fixed", version });
  const approve = (as: Person | string, version: number, phrase = PHRASE) => post(as, "restore", { phrase, version });
  const halt = (subject: Subject = MODEL) => safetyGate.find(owner.orgId, [subject]);
  const events = async () =>
    (await harness.json<{ items: TripEventView[] }>("GET", `/api/failsafe/trips/${tripId}/events?limit=100`, { as: owner })).items;
  return { owner, analyst, tripId, post, ask, approve, halt, events };
}

test("one asks and another approves: the lease stands again, and every step is in the timeline and in the trail", async () => {
  const { owner, analyst, tripId, ask, approve, halt, events } = await start();
  const asked: TripView = await (await ask(analyst, 1)).json();
  expect(asked).toMatchObject({ state: "tripped", version: 2, restore: { requestedBy: analyst.userId, isExpired: false } });
  expect(await halt()).toMatchObject({ state: "DENIED", tripId });
  const restored: TripView = await (await approve(owner, 2)).json();
  expect(restored).toMatchObject({ state: "restored", version: 3, restore: null, restoredBy: [analyst.userId, owner.userId] });
  expect(await halt()).toBeNull();
  const types = (await events()).map(({ type, by }) => [type, by]);
  expect(types).toEqual(expect.arrayContaining([...[["restore_requested", analyst.userId] as const, ["restored", owner.userId] as const]]));
  const trail = (await audit.listUnchained(owner.orgId, 100)).filter(({ action }) => action.startsWith("failsafe."));
  expect(trail.map(({ action }) => action)).toEqual([
    ...["failsafe.lease-denied", "failsafe.subject-tripped", "failsafe.restore-requested"],
    ...["failsafe.lease-restored", "failsafe.subject-restored"],
  ]);
  const stored = await db.collection({ name: "failsafe_trips", indexes: [] }).find({ orgId: owner.orgId }).toArray();
  expect(JSON.stringify([trail, stored])).not.toContain("kestrel");
  const again = await insertTrip(harness, owner.orgId, { subject: MODEL });
  expect(again.tripId).not.toBe(tripId);
  expect(await halt()).toMatchObject({ tripId: again.tripId });
});

test("whoever asked is never the second, by no key and no job either; the phrase is typed exactly by both", async () => {
  const { owner, analyst, ask, approve, halt } = await start();
  expect(await codeOf(await ask(owner, 1, "restore model:groq/llama"))).toEqual([422, "failsafe.phrase_mismatch"]);
  await ask(owner, 1);
  expect(await codeOf(await approve(owner, 2))).toEqual([403, "failsafe.second_person_required"]);
  const { key } = await createKey(harness, owner, { scopes: ["failsafe.read", "failsafe.trip"] });
  expect(await codeOf(await approve(key, 2))).toEqual([403, "auth.user_required"]);
  expect(await codeOf(await approve(analyst, 2, `${PHRASE} `))).toEqual([422, "failsafe.phrase_mismatch"]);
  expect(await codeOf(await approve(await harness.addPerson(owner, "USER"), 2))).toEqual([403, "auth.permission_required"]);
  expect(await halt()).not.toBeNull();
});

test("an organization of one is told what it lacks", async () => {
  const owner = await harness.createPerson();
  const { tripId } = await insertTrip(harness, owner.orgId, { subject: MODEL });
  const body = { phrase: PHRASE, reason: "r", version: 1 };
  await harness.call("POST", `/api/failsafe/trips/${tripId}/restore-requests`, { as: owner, body });
  const answer = await harness.call("POST", `/api/failsafe/trips/${tripId}/restore`, { as: owner, body: { phrase: PHRASE, version: 2 } });
  expect(await answer.json()).toMatchObject({
    code: "failsafe.second_person_required",
    detail: expect.stringContaining("invite a second person as an analyst or administrator"),
  });
});

test("whoever's key or session was stopped is neither of the two", async () => {
  const owner = await harness.createPerson();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const [key, [session]] = await Promise.all([
    insertApiKey(harness, analyst),
    sessions.listOpen(owner.userId, { now: new Date(0), after: null, limit: 1 }),
  ]);
  const restore = async (subject: Subject, first: Person, second: Person) => {
    const { tripId } = await insertTrip(harness, owner.orgId, { subject });
    const phrase = `RESTORE ${subject.type}:${subject.name}`;
    const post = (as: Person, path: string, version: number, more = {}) =>
      harness.call("POST", `/api/failsafe/trips/${tripId}/${path}`, { as, body: { phrase, version, ...more } });
    const asked = await post(first, "restore-requests", 1, { reason: "r" });
    return asked.ok ? post(second, "restore", 2) : asked;
  };
  const ofKey: Subject = { type: "api-key", name: key._id };
  expect(await codeOf(await restore(ofKey, analyst, owner))).toEqual([403, "failsafe.own_scope"]);
  expect(await codeOf(await restore(ofKey, owner, analyst))).toEqual([403, "failsafe.own_scope"]);
  const ofSession: Subject = { type: "session", name: session?._id ?? "" };
  const third = await harness.addPerson(owner, "ADMIN");
  expect(await codeOf(await restore(ofSession, owner, analyst))).toEqual([403, "failsafe.own_scope"]);
  // And a stopped session lets nothing else go.
  expect(await codeOf(await restore({ type: "agent", name: "another" }, owner, analyst))).toEqual([403, "failsafe.own_scope"]);
  expect((await restore(ofSession, third, analyst)).status).toBe(200);
  expect((await restore({ type: "agent", name: "another" }, owner, analyst)).status).toBe(200);
});

test.each<[string, Subject]>([
  ["a module", { type: "module", name: "knowledge" }],
  ["the whole organization, while it stands still", { type: "organization", name: "organization" }],
])("a kill switch comes back by two who decide the policy: %s", async (_what, subject) => {
  const phrase = `RESTORE ${subject.type}:${subject.name}`;
  const { owner, analyst, ask, approve, halt } = await start({ subject, reason: "kill_switch" });
  expect(await codeOf(await ask(analyst, 1, phrase))).toEqual([403, "auth.permission_required"]);
  expect((await ask(owner, 1, phrase)).status).toBe(200);
  expect(await codeOf(await approve(analyst, 2, phrase))).toEqual([403, "auth.permission_required"]);
  expect((await approve(await harness.addPerson(owner, "ADMIN"), 2, phrase)).status).toBe(200);
  expect(await halt(subject)).toBeNull();
});

test("twenty who approve at the same moment restore once", async () => {
  const { owner, analyst, ask, approve, halt, events } = await start();
  const third = await harness.addPerson(owner, "ADMIN");
  await ask(analyst, 1);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => approve(index % 2 === 0 ? owner : third, 2)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  expect((await events()).filter(({ type }) => type === "restored")).toHaveLength(1);
  expect(await halt()).toBeNull();
  const trail = await audit.listUnchained(owner.orgId, 200);
  expect(trail.filter(({ action }) => action === "failsafe.lease-restored")).toHaveLength(1);
});

test("given cause again while somebody asks, the request is void; both at once leave it restored or stopped, never between", async () => {
  const { owner, analyst, tripId, ask, approve, halt, events } = await start();
  await ask(analyst, 1);
  const repeated = await insertTrip(harness, owner.orgId, { subject: MODEL, auditId: "sau_again" });
  expect(repeated).toMatchObject({ tripId, isNew: false });
  expect(await codeOf(await approve(owner, 2))).toEqual([409, "failsafe.trip_changed"]);
  expect(await codeOf(await approve(owner, 3))).toEqual([409, "failsafe.no_restore_asked"]);
  expect((await events()).map(({ type }) => type)).toEqual(expect.arrayContaining(["tripped_again", "restore_voided"]));
  for (let round = 0; round < 5; round += 1) {
    const view = () => harness.json<TripView>("GET", `/api/failsafe/trips/${tripId}`, { as: owner });
    const { version, state } = await view();
    if (state === "restored") break;
    await ask(analyst, version);
    const [answer, again] = await Promise.all([approve(owner, version + 1), insertTrip(harness, owner.orgId, { subject: MODEL })]);
    const after = await view();
    // Restored first, then stopped by a trip of its own; or stopped again, and the approval refused.
    expect([after.state, again.isNew]).toEqual(answer.ok ? ["restored", again.tripId !== tripId] : ["tripped", false]);
    expect(await halt()).toMatchObject(again.isNew ? { tripId: again.tripId } : answer.ok ? {} : { tripId });
  }
});

test("a request is good for a day, and it counts only while whoever asked may restore", async () => {
  const { owner, analyst, tripId, ask, approve, post } = await start();
  await ask(analyst, 1);
  await db.withTransaction((session) => memberships.changeRole(owner.orgId, analyst.userId, { from: "ANALYST", to: "USER" }, session));
  expect(await codeOf(await approve(owner, 2))).toEqual([409, "failsafe.requester_unfit"]);
  expect(await (await post(owner, "decline", { reason: "Left the team", version: 2 })).json()).toMatchObject({ restore: null, version: 3 });
  await ask(owner, 3);
  clock.advance(DAY);
  const [first, second] = [await harness.addPerson(owner, "ANALYST"), await harness.addPerson(owner, "ANALYST")];
  expect(await codeOf(await approve(first, 4))).toEqual([409, "failsafe.restore_expired"]);
  expect((await ask(first, 4)).status).toBe(200);
  expect((await approve(second, 5)).status).toBe(200);
  expect(await harness.json("GET", `/api/failsafe/trips/${tripId}`, { as: second })).toMatchObject({ state: "restored" });
});

test("asking, approving and declining need a session that has just proven itself", async () => {
  const { analyst, ask, approve, post } = await start();
  clock.advance(10 * 60_000);
  const { secret } = harness.runtime.deps.auth;
  const claims = parseAccessToken(secret, analyst.token);
  if (!claims) throw new Error("The token does not open.");
  const late = { ...analyst, token: sealAccessToken(secret, { ...claims, exp: Math.floor(clock.now() / 1_000) + 600 }) };
  const answers = await Promise.all([ask(late, 1), approve(late, 1), post(late, "decline", { reason: "r", version: 1 })]);
  const codes = await Promise.all(answers.map(codeOf));
  expect(new Set(codes.map(([, code]) => code))).toEqual(new Set(["auth.step_up_required"]));
});
