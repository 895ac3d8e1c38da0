import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeRole } from "../../../lib/auth/organizations/change-role.ts";
import { judgeRosterChange, type RosterChange } from "../../../lib/auth/organizations/judge-roster-change.ts";
import { leaveOrganization } from "../../../lib/auth/organizations/leave-organization.ts";
import { removeMember } from "../../../lib/auth/organizations/remove-member.ts";
import { transferOwnership } from "../../../lib/auth/organizations/transfer-ownership.ts";
import type { Context } from "../../../lib/platform/context.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { permissionsOf, ROLES, type Role } from "../../../lib/platform/permissions.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;

type Member = { userId: string; role: Role; email: string; lastActiveAt: string | null; mayBecome: Role[]; mayRemove: boolean };
const list = (as: Person, query = "") =>
  harness.json<{ items: Member[]; nextCursor: string | null }>("GET", `/api/members${query}`, { as });
const patch = (as: Person, userId: string, role: Role) => harness.call("PATCH", `/api/members/${userId}`, { as, body: { role } });
const remove = (as: Person, userId: string) => harness.call("DELETE", `/api/members/${userId}`, { as });
const transfer = (as: Person, userId: string) => harness.call("POST", "/api/members/transfer", { as, body: { userId } });
const leave = (as: Person) => harness.call("POST", "/api/members/leave", { as, body: {} });
const me = async ({ token }: { token: string }) => (await harness.call("GET", "/api/auth/me", { as: token })).status;
const rolesOf = async (orgId: string) =>
  new Map((await deps.memberships.list(orgId, { role: null, after: null, limit: 50 })).map(({ userId, role }) => [userId, role]));
const outcome = async (response: Response) => [response.status, response.status === 204 ? null : (await response.json()).code];

async function signIn({ email, password }: Person): Promise<Person["token"]> {
  return (await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } })).token;
}

describe("the list of members", () => {
  test("pages in the order of joining, narrows to a role, and says what the reader may do", async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const users = [await harness.addPerson(owner, "USER"), await harness.addPerson(owner, "USER")];
    const everybody = [owner, admin, ...users].map(({ userId }) => userId);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: Member[]; nextCursor: string | null } = await list(owner, `?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ userId }) => userId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(everybody);
    expect((await list(owner, "?role=USER")).items.map(({ userId }) => userId)).toEqual(users.map(({ userId }) => userId));
    const reach = (items: Member[]) => items.map(({ mayBecome, mayRemove }) => [mayBecome.length, mayRemove]);
    expect(reach((await list(owner)).items)).toEqual([
      [0, false],
      [4, true],
      [4, true],
      [4, true],
    ]);
    expect(reach((await list(admin)).items)).toEqual([
      [0, false],
      [0, false],
      [2, true],
      [2, true],
    ]);
    const [reader] = users;
    if (reader)
      expect(reach((await list(reader)).items)).toEqual([
        [0, false],
        [0, false],
        [0, false],
        [0, false],
      ]);
    expect((await list(owner)).items.every(({ lastActiveAt }) => lastActiveAt !== null)).toBe(true);
  });

  test("holds nobody of another organization", async () => {
    const [ana, ben] = [await harness.createPerson(), await harness.createPerson()];
    expect((await list(ana)).items.map(({ email }) => email)).toEqual([ana.email]);
    for (const response of [await patch(ana, ben.userId, "USER"), await remove(ana, ben.userId), await transfer(ana, ben.userId)])
      expect(await outcome(response)).toEqual([404, "auth.member_not_found"]);
  });
});

describe("a role that is changed", () => {
  test("counts at once: sessions here end, those in another organization live on, and the next one has the new role", async () => {
    const owner = await harness.createPerson();
    const member = await harness.createPerson();
    const { link } = await harness.json<{ link: string }>("POST", "/api/invitations", { as: owner, body: { role: "ANALYST" } });
    const elsewhere = await signIn(member);
    const joined = await harness.json<{ token: string }>("POST", "/api/invitations/accept", {
      as: member,
      body: { token: new URL(link).hash.slice(1) },
    });
    expect(await outcome(await patch(owner, member.userId, "READ_ONLY"))).toEqual([204, null]);
    expect(await me(joined)).toBe(401);
    expect(await me({ token: elsewhere })).toBe(200);
    const again = await signIn(member);
    const refused = await harness.call("POST", "/api/chat/create", { as: again, body: {} });
    expect([refused.status, (await refused.json()).code]).toEqual([403, "auth.permission_required"]);
  });

  test("and a member who is removed, are seen by another process within a second", async () => {
    const other = await createHarness({ environment: harness.environment, overrides: { clock } });
    const statusThere = async ({ token }: Person) => (await other.call("GET", "/api/auth/me", { as: token })).status;
    const owner = await harness.createPerson();
    const [demoted, removed] = [await harness.addPerson(owner, "ADMIN"), await harness.addPerson(owner, "USER")];
    for (const person of [demoted, removed]) expect(await statusThere(person)).toBe(200);
    expect((await patch(owner, demoted.userId, "USER")).status).toBe(204);
    expect((await remove(owner, removed.userId)).status).toBe(204);
    clock.advance(1_000);
    for (const person of [demoted, removed]) expect(await statusThere(person)).toBe(401);
  });

  test("from ADMIN up, or an administrator who is removed, asks for a recent proof; below, it does not", async () => {
    const owner = await harness.createPerson();
    const [admin, user] = [await harness.addPerson(owner, "ADMIN"), await harness.addPerson(owner, "USER")];
    const session = (await deps.sessions.listOpen(owner.userId, { now: new Date(clock.now()), after: null, limit: 1 }))[0];
    clock.advance(10 * 60_000 + 1);
    const browser = new Map([["auth_access", await freshToken(owner, session?._id ?? "")]]);
    const stale = { ...owner, token: browser.get("auth_access") ?? "" };
    for (const response of [
      await patch(stale, user.userId, "ADMIN"),
      await patch(stale, admin.userId, "USER"),
      await remove(stale, admin.userId),
      await transfer(stale, user.userId),
    ])
      expect((await outcome(response))[1]).toBe("auth.step_up_required");
    expect(await rolesOf(owner.orgId)).toEqual(
      new Map([
        [owner.userId, "OWNER"],
        [admin.userId, "ADMIN"],
        [user.userId, "USER"],
      ]),
    );
    expect(await outcome(await patch(stale, user.userId, "READ_ONLY"))).toEqual([204, null]);
  });

  test("is refused in both directions of the ladder, and for oneself", async () => {
    const owner = await harness.createPerson();
    const [admin, other, user] = [
      await harness.addPerson(owner, "ADMIN"),
      await harness.addPerson(owner, "ADMIN"),
      await harness.addPerson(owner, "USER"),
    ];
    expect(await outcome(await patch(admin, owner.userId, "USER"))).toEqual([403, "auth.role_too_high"]);
    expect(await outcome(await patch(admin, other.userId, "USER"))).toEqual([403, "auth.role_too_high"]);
    expect(await outcome(await patch(admin, user.userId, "ADMIN"))).toEqual([403, "auth.role_too_high"]);
    expect(await outcome(await patch(admin, admin.userId, "USER"))).toEqual([403, "auth.own_role"]);
    expect(await outcome(await remove(admin, other.userId))).toEqual([403, "auth.role_too_high"]);
    expect(await outcome(await remove(owner, owner.userId))).toEqual([403, "auth.own_role"]);
    expect(await outcome(await patch(user, admin.userId, "USER"))).toEqual([403, "auth.permission_required"]);
    expect(await outcome(await transfer(admin, user.userId))).toEqual([403, "auth.permission_required"]);
  });
});

/** A session's own access token as a refresh would make it: the harness has no cookies. */
async function freshToken(person: Person, sessionId: string): Promise<string> {
  const { createAccessToken } = await import("../../../lib/auth/session-token.ts");
  const { auth } = deps;
  const user = await deps.users.find(person.userId);
  const subject = { sub: person.userId, orgId: person.orgId, role: person.role, sid: sessionId, tv: user?.tokenVersion ?? 0 };
  return createAccessToken(auth.secret, subject, { nowMs: clock.now(), ttlSeconds: 600 });
}

describe("at once", () => {
  test("two hand the organization over: one of them does", async () => {
    const owner = await harness.createPerson();
    const [ben, cleo] = [await harness.addPerson(owner, "USER"), await harness.addPerson(owner, "ADMIN")];
    const results = await Promise.all([transfer(owner, ben.userId), transfer(owner, cleo.userId), transfer(owner, ben.userId)]);
    expect(results.filter(({ status }) => status === 204)).toHaveLength(1);
    const roles = await rolesOf(owner.orgId);
    expect([...roles.values()].filter((role) => role === "OWNER")).toHaveLength(1);
    expect(roles.get(owner.userId)).toBe("ADMIN");
    const trail = await deps.audit.list(owner.orgId, { action: "auth.ownership-transferred" }, { after: null, limit: 10 });
    expect(trail).toHaveLength(1);
  });

  test("the last two owners leave: one stays", async () => {
    for (let round = 0; round < 5; round += 1) {
      const owner = await harness.createPerson();
      const second = await harness.addPerson(owner, "ADMIN");
      expect((await patch(owner, second.userId, "OWNER")).status).toBe(204);
      const both = [owner, { ...second, token: await signIn(second) }];
      const results = await Promise.all(both.map(async (person) => outcome(await leave(person))));
      expect(results.map(([status]) => status).toSorted()).toEqual([200, 409]);
      expect([...(await rolesOf(owner.orgId)).values()]).toEqual(["OWNER"]);
    }
  });

  test("two owners make each other's like and hand over; there is always an owner", async () => {
    const owner = await harness.createPerson();
    const second = await harness.addPerson(owner, "ADMIN");
    await patch(owner, second.userId, "OWNER");
    const other = { ...second, token: await signIn(second) };
    const third = await harness.addPerson(owner, "USER");
    await Promise.all([transfer(owner, third.userId), transfer(other, third.userId), leave(owner), leave(other)]);
    expect([...(await rolesOf(owner.orgId)).values()]).toContain("OWNER");
  });
});

describe("whoever leaves", () => {
  test("is signed out here, keeps their account and their other organizations, and cannot come back by themselves", async () => {
    const owner = await harness.createPerson();
    const reader = await harness.addPerson(owner, "READ_ONLY");
    const left = await leave(reader);
    expect(left.status).toBe(200);
    expect(left.headers.getSetCookie().every((line) => line.includes("Max-Age=0"))).toBe(true);
    expect(await me(reader)).toBe(401);
    expect((await list(owner)).items).toHaveLength(1);
    const refused = await harness.call("POST", "/api/auth/login", { body: { email: reader.email, password: reader.password } });
    expect([refused.status, (await refused.json()).code]).toEqual([403, "auth.membership_missing"]);
  });

  test("as the only owner does not", async () => {
    const owner = await harness.createPerson();
    await harness.addPerson(owner, "ADMIN");
    expect(await outcome(await leave(owner))).toEqual([409, "auth.last_owner"]);
    expect(await me(owner)).toBe(200);
  });
});

test("random changes by people who still believe to be owners never break the roster", async () => {
  const owner = await harness.createPerson();
  const people = [owner, ...(await Promise.all(ROLES.slice(1).map((role) => harness.addPerson(owner, role))))];
  const ids = people.map(({ userId }) => userId);
  const model = await rolesOf(owner.orgId);
  const change = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ROLES).map((role): RosterChange => ({ type: "change-role", role })) },
    { weight: 1, arbitrary: fc.constantFrom<RosterChange>({ type: "remove" }, { type: "leave" }) },
    { weight: 2, arbitrary: fc.constant<RosterChange>({ type: "transfer" }) },
  );
  const step = fc.record({ actor: fc.constantFrom(...ids), target: fc.constantFrom(...ids), change });
  const [steps = []] = fc.sample(fc.array(step, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 20_261_122 });
  let applied = 0;
  for (const { actor, target, change: what } of steps) {
    const error = await run(owner.orgId, actor, target, what);
    const [has, had] = [model.get(actor), model.get(what.type === "leave" ? actor : target)];
    const meant = what.type === "leave" ? actor : target;
    const others = [...model].some(([id, role]) => id !== meant && role === "OWNER");
    const expected =
      has &&
      had &&
      judgeRosterChange({ actor: { userId: actor, role: has }, target: { userId: meant, role: had }, hasOtherOwner: others }, what);
    expect(error === null, JSON.stringify({ actor, meant, what, has, had })).toBe(expected === null);
    if (expected === null) {
      applied += 1;
      if (what.type === "change-role") model.set(meant, what.role);
      else if (what.type === "transfer") model.set(meant, "OWNER").set(actor, "ADMIN");
      else model.delete(meant);
    }
    expect(await rolesOf(owner.orgId)).toEqual(model);
    expect([...model.values()]).toContain("OWNER");
  }
  expect(applied).toBeGreaterThan(5);
});

/** The caller's context says OWNER whatever they are by now: what counts is read in the transaction. */
async function run(orgId: string, actor: string, target: string, change: RosterChange): Promise<AppError | null> {
  const ctx: Context<AppDeps> = {
    ...createSystemContext(harness.runtime, { job: "test", orgId }),
    actor: { type: "user", userId: actor, sessionId: "ses_of_the_test", provenAt: clock.now() },
    role: "OWNER",
    permissions: permissionsOf("OWNER"),
  };
  const act = {
    "change-role": () => (change.type === "change-role" ? changeRole(ctx, { userId: target, role: change.role }) : Promise.resolve()),
    remove: () => removeMember(ctx, { userId: target }),
    leave: () => leaveOrganization(ctx),
    transfer: () => transferOwnership(ctx, { userId: target }),
  }[change.type];
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
