import { describe, expect, test } from "vitest";
import { denyLease, restoreLease } from "../../../lib/failsafe/leases/deny-lease.ts";
import type { LeaseView } from "../../../lib/failsafe/leases/lease.schema.ts";
import { listLeases } from "../../../lib/failsafe/leases/list-leases.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../../../lib/failsafe/settings/default-settings.ts";
import type { FailsafeSettings } from "../../../lib/failsafe/settings/settings.schema.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { Subject } from "../../../lib/platform/safety-gate.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { audit, safetyGate, db } = harness.runtime.deps;
const PATH = "/api/failsafe/leases";
const AGENT: Subject = { type: "agent", name: "night-run" };
const HOUR_MS = 3_600_000;

type Page = { items: LeaseView[]; nextCursor: string | null };
const ask = (as: Person, body: object = {}) =>
  harness.call("POST", PATH, { as, body: { subject: AGENT, hours: 2, reason: "Tonight's run", ...body } });
const get = (as: Person, id: string) => harness.json<LeaseView>("GET", `${PATH}/${id}`, { as });
const list = (as: Person, query = "") => harness.json<Page>("GET", `${PATH}${query}`, { as });
const send = (as: Person, lease: { id: string; version: number }, what: string, body: object) =>
  harness.call("POST", `${PATH}/${lease.id}/${what}`, { as, body: { version: lease.version, ...body } });
const vote = (as: Person, lease: { id: string; version: number }, approve = true) =>
  send(as, lease, "votes", { approve, reason: "Looked at it" });
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;
const actionsOf = async ({ orgId }: Person) =>
  (await audit.listUnchained(orgId, 200)).map(({ action }) => action).filter((action) => action.startsWith("failsafe."));

/** Who asks, and two analysts who vote. */
async function createTeam() {
  const owner = await harness.createPerson();
  const [asker, ana, ben] = [
    await harness.addPerson(owner, "USER"),
    await harness.addPerson(owner, "ANALYST"),
    await harness.addPerson(owner, "ANALYST"),
  ];
  return { owner, asker, ana, ben };
}

async function grant({ asker, ana, ben }: Awaited<ReturnType<typeof createTeam>>): Promise<LeaseView> {
  const asked: LeaseView = await (await ask(asker)).json();
  const first: LeaseView = await (await vote(ana, asked)).json();
  return (await vote(ben, first)).json();
}

test("an agent may act once two others have approved, until its end and no longer; the trail has every step", async () => {
  const team = await createTeam();
  const { orgId } = team.owner;
  expect(await safetyGate.find(orgId, [AGENT])).toMatchObject({ state: "UNINITIALIZED", subject: AGENT });
  const asked: LeaseView = await (await ask(team.asker)).json();
  expect(asked).toMatchObject({ state: "PENDING", subject: AGENT, isStanding: false, ask: { reason: "Tonight's run", approvals: 2 } });
  expect(await safetyGate.find(orgId, [AGENT])).toMatchObject({ state: "PENDING" });
  const first: LeaseView = await (await vote(team.ana, asked)).json();
  expect(first).toMatchObject({ state: "PENDING", ask: { votes: [{ userId: team.ana.userId, approve: true, reason: "Looked at it" }] } });
  const granted: LeaseView = await (await vote(team.ben, first)).json();
  expect(granted).toMatchObject({ state: "VALID", extensionsLeft: 3, ask: { outcome: "granted" } });
  expect(await safetyGate.find(orgId, [AGENT])).toBeNull();
  clock.advance(2 * HOUR_MS);
  expect(await safetyGate.find(orgId, [AGENT])).toMatchObject({ state: "EXPIRED", reason: "expired" });
  safetyGate.forget(orgId);
  // By now the session of whoever asks over the wire has run out too.
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId, permissions: new Set(["failsafe.read"]) });
  expect((await listLeases(ctx, { state: "EXPIRED", limit: 5 })).items).toMatchObject([
    { id: granted.id, state: "EXPIRED", why: "expired" },
  ]);
  expect(await actionsOf(team.owner)).toEqual([
    "failsafe.lease-asked",
    "failsafe.lease-voted",
    "failsafe.lease-granted",
    "failsafe.lease-expired",
  ]);
});

describe("a vote", () => {
  test("is refused to whoever asked, also when they may vote, and to the same person twice", async () => {
    const { owner, ana } = await createTeam();
    const asked: LeaseView = await (await ask(ana)).json();
    expect(await codeOf(vote(ana, asked))).toBe("failsafe.own_request");
    const first: LeaseView = await (await vote(owner, asked)).json();
    expect(await codeOf(vote(owner, first))).toBe("failsafe.voted_already");
    expect(await codeOf(vote(owner, asked))).toBe("failsafe.lease_changed");
  });

  test("needs the permission, and a person who has signed in: no key votes for its person", async () => {
    const { owner, asker, ana } = await createTeam();
    const asked: LeaseView = await (await ask(ana)).json();
    expect((await vote(asker, asked)).status).toBe(403);
    const { key } = await createKey(harness, owner);
    const byKey = harness.call("POST", `${PATH}/${asked.id}/votes`, {
      as: key,
      body: { version: asked.version, approve: true, reason: "By key" },
    });
    expect(await codeOf(byKey)).toBe("auth.user_required");
  });

  test("of twenty people at once counts up to the quorum exactly; the others find nothing left to vote on", async () => {
    const owner = await harness.createPerson();
    const voters = await Promise.all(Array.from({ length: 20 }, () => harness.addPerson(owner, "ANALYST")));
    const asked: LeaseView = await (await ask(owner)).json();
    const outcomes = await Promise.all(
      voters.map(async (voter) => {
        for (let lease = asked; ; lease = await get(voter, asked.id)) {
          const response = await vote(voter, lease);
          if (response.ok) return "counted";
          const { code } = await response.json();
          if (code !== "failsafe.lease_changed") return code;
        }
      }),
    );
    const counts = Map.groupBy(outcomes, (outcome) => outcome);
    expect([counts.get("counted")?.length, counts.get("failsafe.nothing_to_vote")?.length]).toEqual([2, 18]);
    const lease = await get(owner, asked.id);
    expect([lease.state, lease.ask?.votes.length, lease.version]).toEqual(["VALID", 2, 3]);
    expect((await actionsOf(owner)).filter((action) => action === "failsafe.lease-granted")).toHaveLength(1);
  });

  test("against it refuses the lease as soon as the quorum cannot be made any more; it may be asked for again", async () => {
    const { owner, asker, ana, ben } = await createTeam();
    const asked: LeaseView = await (await ask(asker)).json();
    const first: LeaseView = await (await vote(ana, asked, false)).json();
    expect(first.state).toBe("PENDING");
    const second: LeaseView = await (await vote(ben, first, false)).json();
    expect(second).toMatchObject({ state: "DENIED", ask: { outcome: "rejected" } });
    expect(await codeOf(vote(owner, second))).toBe("failsafe.nothing_to_vote");
    expect(await (await ask(asker)).json()).toMatchObject({ id: asked.id, state: "PENDING", ask: { votes: [] } });
  });
});

describe("asking", () => {
  test("for what needs no lease, twice at once, for too long, or where nobody could approve is refused", async () => {
    const { owner, asker } = await createTeam();
    const model = { subject: { type: "model", name: "groq/llama-3.3-70b-versatile" } };
    expect(await codeOf(ask(asker, model))).toBe("failsafe.lease_stands");
    expect(await codeOf(ask(asker, { hours: 25 }))).toBe("failsafe.lease_hours");
    const both = await Promise.all([ask(asker), ask(owner)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const alone = await harness.createPerson();
    expect(await codeOf(ask(alone))).toBe("failsafe.quorum_impossible");
  });

  test("needs a role that writes; another organization's lease is not found", async () => {
    const { owner, asker } = await createTeam();
    const reader = await harness.addPerson(owner, "READ_ONLY");
    expect((await ask(reader)).status).toBe(403);
    const asked: LeaseView = await (await ask(asker)).json();
    expect((await get(reader, asked.id)).id).toBe(asked.id);
    const stranger = await harness.createPerson();
    for (const response of [
      harness.call("GET", `${PATH}/${asked.id}`, { as: stranger }),
      vote(stranger, asked),
      send(stranger, asked, "end", {}),
      send(stranger, asked, "extensions", { hours: 1, justification: "More" }),
    ])
      expect(await codeOf(response)).toBe("failsafe.lease_not_found");
  });
});

test("an extension counts from the end of the term, three times at most, each with its own quorum", async () => {
  const team = await createTeam();
  let lease = await grant(team);
  const end = Date.parse(lease.endsAt ?? "");
  for (const count of [1, 2, 3]) {
    lease = await (await send(team.asker, lease, "extensions", { hours: 3, justification: "It takes longer" })).json();
    expect(lease).toMatchObject({ state: "VALID", ask: { kind: "extension", reason: "It takes longer" } });
    expect(await codeOf(vote(team.asker, lease))).toBe("auth.permission_required");
    for (const voter of [team.ana, team.ben]) lease = await (await vote(voter, lease)).json();
    expect([lease.extensions, Date.parse(lease.endsAt ?? "")]).toEqual([count, end + count * 3 * HOUR_MS]);
  }
  expect(await codeOf(send(team.asker, lease, "extensions", { hours: 1, justification: "Once more" }))).toBe("failsafe.extensions_used");
});

test("a lease is given up by whoever asked for it or may vote on it, and by nobody else", async () => {
  const team = await createTeam();
  const lease = await grant(team);
  const bystander = await harness.addPerson(team.owner, "USER");
  expect(await codeOf(send(bystander, lease, "end", {}))).toBe("auth.permission_required");
  expect(await (await send(team.asker, lease, "end", {})).json()).toMatchObject({ state: "EXPIRED" });
  expect(await safetyGate.find(team.owner.orgId, [AGENT])).toMatchObject({ state: "EXPIRED", reason: "expired" });
  const asked: LeaseView = await (await ask(team.asker)).json();
  expect(await (await send(team.ana, asked, "end", {})).json()).toMatchObject({ state: "UNINITIALIZED", ask: { outcome: "withdrawn" } });
});

describe("a trip", () => {
  const MODEL: Subject = { type: "model", name: "groq/llama-3.3-70b-versatile" };
  const contextOf = ({ orgId }: Person) => createSystemContext(harness.runtime, { job: "test", orgId });
  const take = async (person: Person, tripId: string, subject = MODEL) => {
    const made = await db.withTransaction((session) =>
      denyLease(contextOf(person), { subject, reason: "score", tripId, at: new Date(clock.now()) }, session),
    );
    safetyGate.forget(person.orgId);
    return made;
  };
  const restore = async (person: Person, tripId: string, subject = MODEL) => {
    const approvedBy = ["usr_1", "usr_2"] as const;
    await db.withTransaction((session) => restoreLease(contextOf(person), { subject, tripId, approvedBy }, session));
    safetyGate.forget(person.orgId);
  };

  test("takes a lease that only stood; its restore lets it stand again, and no other organization notices", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const tripId = createId("safetyTrip");
    const { leaseId } = await take(person, tripId);
    expect(await safetyGate.find(person.orgId, [MODEL])).toEqual({ subject: MODEL, state: "DENIED", reason: "score", tripId });
    expect(await safetyGate.find(stranger.orgId, [MODEL])).toBeNull();
    expect(await get(person, leaseId)).toMatchObject({ state: "DENIED", isStanding: true, why: "score", denials: [{ tripId }] });
    expect((await list(person, "?state=DENIED&type=model")).items).toHaveLength(1);
    await restore(person, tripId);
    expect(await safetyGate.find(person.orgId, [MODEL])).toBeNull();
    expect(await get(person, leaseId)).toMatchObject({ state: "VALID", denials: [] });
    expect(await actionsOf(person)).toEqual(["failsafe.lease-denied", "failsafe.lease-restored"]);
  });

  test("told over and over by five trips at once ends denied; each restore lifts its own trip only", async () => {
    const person = await harness.createPerson();
    const trips = Array.from({ length: 5 }, () => createId("safetyTrip"));
    const leases = await Promise.all([...trips, ...trips].map((tripId) => take(person, tripId)));
    expect(new Set(leases.map(({ leaseId }) => leaseId)).size).toBe(1);
    expect((await get(person, leases[0]?.leaseId ?? "")).denials).toHaveLength(5);
    for (const tripId of trips.slice(1)) await restore(person, tripId);
    expect(await safetyGate.find(person.orgId, [MODEL])).toMatchObject({ state: "DENIED" });
    await restore(person, trips[0] ?? "");
    expect(await safetyGate.find(person.orgId, [MODEL])).toBeNull();
  });

  test("of the organization halts whoever asks, and a watcher is told within a second", async () => {
    const person = await harness.createPerson();
    const watched = safetyGate.watch(person.orgId, [MODEL]);
    const aborted = new Promise<number>((resolve) => watched.signal.addEventListener("abort", () => resolve(performance.now())));
    await safetyGate.find(person.orgId, []);
    const startedAt = performance.now();
    // As another process would: nobody tells this one to forget.
    await db.withTransaction((session) =>
      denyLease(
        contextOf(person),
        {
          subject: { type: "organization", name: "organization" },
          reason: "manual",
          tripId: createId("safetyTrip"),
          at: new Date(clock.now()),
        },
        session,
      ),
    );
    expect((await aborted) - startedAt).toBeLessThan(1_000);
    expect(watched.signal.reason).toMatchObject({ code: "failsafe.halted", kind: "forbidden" });
    watched.end();
    expect(await safetyGate.find(person.orgId, [MODEL])).toMatchObject({ subject: { type: "organization" } });
  });
});

test("settings say what needs a lease: a model that was asked for, and is not granted, does not act; every decision is kept", async () => {
  const { owner, asker } = await createTeam();
  const { orgId } = owner;
  const model: Subject = { type: "model", name: "openai/gpt-4o" };
  const settings: FailsafeSettings = { ...DEFAULT_FAILSAFE_SETTINGS, leases: { ...DEFAULT_FAILSAFE_SETTINGS.leases, required: ["model"] } };
  expect(await safetyGate.find(orgId, [model])).toBeNull();
  const body = { version: 0, settings, note: "Models by vote" };
  expect(await harness.json("PUT", "/api/failsafe/settings", { as: owner, body })).toMatchObject({ version: 1, createdBy: owner.userId });
  expect(await codeOf(harness.call("PUT", "/api/failsafe/settings", { as: owner, body }))).toBe("failsafe.settings_changed");
  expect((await harness.call("PUT", "/api/failsafe/settings", { as: asker, body })).status).toBe(403);
  expect(await safetyGate.find(orgId, [model])).toMatchObject({ state: "UNINITIALIZED" });
  expect(await safetyGate.find(orgId, [AGENT])).toBeNull();
  const versions = await harness.json<{ items: { version: number }[] }>("GET", "/api/failsafe/settings/versions", { as: asker });
  expect(versions.items.map(({ version }) => version)).toEqual([1, 0]);
});
