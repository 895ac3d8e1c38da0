import { describe, expect, test } from "vitest";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createInvitationCalls, GONE, newAddress, outcome, tokenIn } from "../../support/invitations.ts";
import { createLetterbox, linkIn } from "../../support/letters.ts";

const clock = createAdjustableClock();
const box = createLetterbox();
const harness = await createHarness({ overrides: { clock, mailer: box.mailer } });
const { deps } = harness.runtime;
const { invite, resend, revoke, open, preview, accept, register, linkOf } = createInvitationCalls(harness);

describe("at once", () => {
  test("a hundred accept one link: exactly one joins, and of the others nothing is left behind", async () => {
    const owner = await harness.createPerson();
    const token = await linkOf(owner);
    const people = await Promise.all(Array.from({ length: 10 }, () => harness.createPerson()));
    const addresses = Array.from({ length: 90 }, newAddress);
    const results = await Promise.all([
      ...people.map((person) => accept(person, token)),
      ...addresses.map((email) => register(token, { email })),
    ]);
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(results.filter(({ status }) => status !== 200).map(({ status }) => status))).toEqual(new Set([404]));
    expect(await deps.memberships.list(owner.orgId, { role: null, after: null, limit: 50 })).toHaveLength(2);
    const accounts = await Promise.all(addresses.map((email) => deps.users.findByEmail(email)));
    const winners = accounts.filter((account) => account !== null);
    for (const winner of winners) expect(await deps.memberships.find(owner.orgId, winner._id)).not.toBeNull();
    expect(winners.length).toBeLessThanOrEqual(1);
    const joined = await deps.audit.list(owner.orgId, { action: "auth.member-joined" }, { after: null, limit: 10 });
    expect(joined).toHaveLength(1);
    // Whoever did not join still works where they were.
    const statuses = await Promise.all(people.map(async ({ token: as }) => (await harness.call("GET", "/api/auth/me", { as })).status));
    expect(statuses.filter((status) => status === 200).length).toBe(10 - (1 - winners.length));
  });

  test("as many join by a link as it is good for, and one person once", async () => {
    const owner = await harness.createPerson();
    const token = await linkOf(owner, { role: "USER", maxUses: 3 });
    const people = await Promise.all(Array.from({ length: 6 }, () => harness.createPerson()));
    const results = await Promise.all(people.map((person) => accept(person, token)));
    expect(results.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(await open(owner)).toEqual([]);
    const twice = await linkOf(owner, { role: "USER", maxUses: 2 });
    const ben = await harness.createPerson();
    const tries = await Promise.all([accept(ben, twice), accept(ben, twice)]);
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await open(owner)).map(({ uses }) => uses)).toEqual([1]);
  });

  test("an inviter loses the right to invite: no invitation of theirs is left open", async () => {
    for (let round = 0; round < 4; round += 1) {
      const owner = await harness.createPerson();
      const admin = await harness.addPerson(owner, "ADMIN");
      const invites = Array.from({ length: 4 }, () => harness.call("POST", "/api/invitations", { as: admin, body: { role: "ANALYST" } }));
      const demotion = harness.call("PATCH", `/api/members/${admin.userId}`, { as: owner, body: { role: "USER" } });
      await Promise.all([...invites, demotion]);
      expect((await demotion).status).toBe(204);
      expect(await open(owner)).toEqual([]);
    }
  });
});

describe("who may invite", () => {
  test("gives roles below their own, to nobody the owner's", async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const ask = async (as: Person, role: string) => (await harness.call("POST", "/api/invitations", { as, body: { role } })).status;
    expect(await Promise.all(["OWNER", "ADMIN", "ANALYST", "READ_ONLY"].map((role) => ask(owner, role)))).toEqual([422, 200, 200, 200]);
    expect(await Promise.all(["OWNER", "ADMIN", "ANALYST", "READ_ONLY"].map((role) => ask(admin, role)))).toEqual([422, 403, 200, 200]);
    for (const role of ["ANALYST", "USER", "READ_ONLY"] as const)
      expect(await ask(await harness.addPerson(owner, role), "READ_ONLY")).toBe(403);
  });

  test("an administrator does not send an owner's invitation of an administrator again", async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const { id, link } = await invite(owner, { role: "ADMIN" });
    expect(await outcome(await resend(admin, id))).toEqual([403, "auth.role_too_high"]);
    expect((await preview(tokenIn(link))).status).toBe(200);
  });

  test("of another organization finds none of these", async () => {
    const [owner, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const { id, link } = await invite(owner, { role: "USER" });
    expect(await outcome(await resend(stranger, id))).toEqual(GONE);
    expect(await outcome(await revoke(stranger, id))).toEqual(GONE);
    expect(await open(stranger)).toEqual([]);
    expect((await preview(tokenIn(link))).status).toBe(200);
  });

  test("and is removed takes their open invitations along", async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const token = await linkOf(admin);
    expect((await harness.call("DELETE", `/api/members/${admin.userId}`, { as: owner })).status).toBe(204);
    expect(await outcome(await preview(token))).toEqual(GONE);
  });
});

describe("somebody whom no organization has any more", () => {
  const login = (as: Person, invitation?: string) =>
    harness.call("POST", "/api/auth/login", { body: { email: as.email, password: as.password, ...(invitation && { invitation }) } });

  async function removedFrom(owner: Person): Promise<Person> {
    const person = await harness.addPerson(owner, "USER");
    expect((await harness.call("DELETE", `/api/members/${person.userId}`, { as: owner })).status).toBe(204);
    return person;
  }

  test("comes back by an invitation on the way in, with the right password alone, and once", async () => {
    const owner = await harness.createPerson();
    const person = await removedFrom(owner);
    expect(await outcome(await login(person))).toEqual([403, "auth.membership_missing"]);
    await invite(owner, { role: "ANALYST", email: person.email });
    const token = tokenIn(linkIn(box.letters.at(-1)));
    expect(await outcome(await login({ ...person, password: "not the right one" }, token))).toEqual([401, "auth.invalid_credentials"]);
    expect((await preview(token)).status).toBe(200);
    const results = await Promise.all([login(person, token), login(person, token)]);
    expect(results.map(({ status }) => status)).toContain(200);
    expect((await deps.memberships.listOfUser(person.userId)).map(({ orgId, role }) => [orgId, role])).toEqual([[owner.orgId, "ANALYST"]]);
    expect(await outcome(await preview(token))).toEqual(GONE);
  });

  test("does not by one for another address, and whoever has a place to sign in to uses none up", async () => {
    const owner = await harness.createPerson();
    const person = await removedFrom(owner);
    await invite(owner, { role: "USER", email: newAddress() });
    const token = tokenIn(linkIn(box.letters.at(-1)));
    expect(await outcome(await login(person, token))).toEqual([403, "auth.invitation_for_another"]);
    const open = await linkOf(owner);
    expect((await login(await harness.createPerson(), open)).status).toBe(200);
    expect((await preview(open)).status).toBe(200);
  });
});
