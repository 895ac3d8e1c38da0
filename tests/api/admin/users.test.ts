import { describe, expect, test } from "vitest";
import { z } from "zod";
import { grantPlatformRole } from "../../../lib/auth/users/grant-platform-role.ts";
import { adminUserDetailSchema, adminUserPageSchema, adminUserSchema } from "../../../lib/auth/users/schema.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import type { PlatformRole } from "../../../lib/platform/permissions.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;
const { call, json } = harness;

const signIn = async ({ email, password }: Person) => call("POST", "/api/auth/login", { body: { email, password } });
const rows = async (as: Person, query = "") => z.array(adminUserSchema).parse(await json("GET", `/api/admin/users?${query}`, { as }));
const page = async (as: Person, query: string) => adminUserPageSchema.parse(await json("GET", `/api/admin/users?${query}`, { as }));
const detail = async (as: Person, userId: string) => adminUserDetailSchema.parse(await json("GET", `/api/admin/users/${userId}`, { as }));
const ban = (as: Person, userId: string, body: object = {}) =>
  call("POST", `/api/admin/users/${userId}/ban`, { as, body: { reason: "Shared their password", ticket: "SEC-42", ...body } });
const unban = (as: Person, userId: string, body: object = {}) =>
  call("POST", `/api/admin/users/${userId}/unban`, { as, body: { reason: "Cleared up", ...body } });
const codeOf = async (response: Response) => [response.status, z.object({ code: z.string() }).parse(await response.json()).code];
const auditOf = (orgId: string, action: string) => deps.db.collection(auditCollection).find({ orgId, action }).toArray();
const isAlive = async (person: Person) => (await call("GET", "/api/auth/me", { as: person })).status === 200;
/** What other processes and this one's memory may be behind. */
const SECOND = 1_000;

async function grant(person: Person, platformRole: PlatformRole): Promise<Person> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: "" });
  await grantPlatformRole(ctx, { email: person.email, platformRole, reason: "Runs the deployment" });
  const { token } = z.object({ token: z.string() }).parse(await (await signIn(person)).json());
  return { ...person, token };
}

describe("the list", () => {
  test("is a bare array, newest first, of the own organization, and a page when asked for one", async () => {
    const owner = await harness.createPerson();
    await harness.createPerson();
    const roles = ["ADMIN", "USER", "USER", "READ_ONLY"] as const;
    const members: Person[] = [];
    for (const role of roles) members.unshift(await harness.addPerson(owner, role));
    const all = await rows(owner);
    expect(all.map(({ id }) => id)).toEqual([...members, owner].map(({ userId }) => userId));
    expect(all[0]).toEqual({ ...all[0], role: "READ_ONLY", isBanned: false, name: "Test Member" });
    expect(all.every((row) => !("orgId" in row))).toBe(true);
    const seen: string[] = [];
    for (let cursor = ""; ; ) {
      const { items, nextCursor } = await page(owner, `limit=2${cursor}`);
      seen.push(...items.map(({ id }) => id));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect((await rows(owner, "role=USER")).map(({ role }) => role)).toEqual(["USER", "USER"]);
  });

  test("finds the beginnings of addresses, names and words of them, and nothing in the middle", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const found = async (q: string) => (await rows(owner, `q=${encodeURIComponent(q)}`)).map(({ id }) => id);
    expect(await found(member.email.slice(0, 12).toUpperCase())).toEqual([member.userId]);
    expect(await found("member")).toEqual([member.userId]);
    expect(await found("Test  Mem")).toEqual([member.userId]);
    expect(await found("ember")).toEqual([]);
    for (const odd of [".*", "^", "$", "member|person", "(", "\\", "[a-z]"]) expect(await found(odd), odd).toEqual([]);
  });

  test("shows the banned, the latest ban first, page by page", async () => {
    const owner = await harness.createPerson();
    const members = [
      await harness.addPerson(owner, "USER"),
      await harness.addPerson(owner, "USER"),
      await harness.addPerson(owner, "USER"),
    ];
    for (const { userId } of members.slice(0, 2)) {
      expect((await ban(owner, userId)).status).toBe(200);
      clock.advance(SECOND);
    }
    const latestFirst = members
      .slice(0, 2)
      .map(({ userId }) => userId)
      .toReversed();
    expect((await rows(owner, "banned=true")).map(({ id }) => id)).toEqual(latestFirst);
    const first = await page(owner, "banned=true&limit=1");
    const second = await page(owner, `banned=true&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(latestFirst);
    expect((await rows(owner, "banned=false")).map(({ id }) => id)).toEqual([members[2]?.userId, owner.userId]);
    expect((await rows(owner, "banned=true&q=test")).map(({ id }) => id).toSorted()).toEqual(latestFirst.toSorted());
  });
});

describe("a ban", () => {
  test("ends every session within a second, keeps the person out, is recorded with reason and ticket, and can be taken back", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const refresh =
      (await signIn(member)).headers
        .getSetCookie()
        .find((cookie) => cookie.startsWith("auth_refresh="))
        ?.split(";")[0] ?? "";
    expect(await isAlive(member)).toBe(true);
    expect((await ban(owner, member.userId)).status).toBe(200);
    clock.advance(SECOND);
    expect(await isAlive(member)).toBe(false);
    expect((await call("POST", "/api/auth/refresh", { headers: { cookie: refresh } })).status).toBe(401);
    expect(await codeOf(await signIn(member))).toEqual([403, "auth.account_banned"]);
    const [record] = await auditOf(owner.orgId, "auth.user-banned");
    expect(record).toMatchObject({ actor: expect.any(String), target: { type: "user", id: member.userId }, severity: "warning" });
    expect(record?.reason).toBe("Shared their password (ticket SEC-42)");
    expect(await detail(owner, member.userId)).toMatchObject({
      isBanned: true,
      sessions: [],
      ban: { by: owner.userId, byName: "Test Person", scope: "organization", reason: "Shared their password", ticket: "SEC-42" },
    });
    // Twice changes nothing.
    expect((await ban(owner, member.userId)).status).toBe(200);
    expect(await auditOf(owner.orgId, "auth.user-banned")).toHaveLength(1);
    expect((await unban(owner, member.userId)).status).toBe(200);
    expect(await auditOf(owner.orgId, "auth.user-unbanned")).toHaveLength(1);
    clock.advance(SECOND);
    expect(await isAlive(member)).toBe(false);
    expect((await signIn(member)).status).toBe(200);
  });

  test("nobody bans themselves, an equal or a higher role, or somebody of another organization", async () => {
    const owner = await harness.createPerson();
    const stranger = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const peer = await harness.addPerson(owner, "ADMIN");
    const tooHigh = [403, "auth.target_too_high"];
    for (const target of [admin, peer, owner]) expect(await codeOf(await ban(admin, target.userId))).toEqual(tooHigh);
    expect(await codeOf(await ban(owner, owner.userId))).toEqual(tooHigh);
    for (const body of [{}, { orgId: stranger.orgId }, { orgId: owner.orgId }])
      expect(await codeOf(await ban(owner, stranger.userId, body)), JSON.stringify(body)).toEqual([404, "auth.user_not_found"]);
    expect(await codeOf(await ban(owner, peer.userId, { scope: "platform" }))).toEqual([403, "auth.platform_role_required"]);
    expect(await isAlive(peer)).toBe(true);
  });

  test("forty at once ban once", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await ban(owner, member.userId)).status));
    expect(new Set(statuses).difference(new Set([200, 409]))).toEqual(new Set());
    expect(statuses).toContain(200);
    expect(await auditOf(owner.orgId, "auth.user-banned")).toHaveLength(1);
  });
});

describe("whoever runs the deployment", () => {
  test("sees every organization, bans everywhere, and is touched by nobody inside one", async () => {
    const operator = await grant(await harness.createPerson(), "SUPER_ADMIN");
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "ADMIN");
    expect(await rows(operator, `q=${owner.email}`)).toMatchObject([{ id: owner.userId, orgId: owner.orgId }]);
    expect((await rows(operator, `orgId=${owner.orgId}`)).map(({ id }) => id)).toEqual([member.userId, owner.userId]);
    expect((await rows(operator)).length).toBeGreaterThan(2);
    expect((await ban(operator, owner.userId, { scope: "platform" })).status).toBe(200);
    clock.advance(SECOND);
    expect(await isAlive(owner)).toBe(false);
    expect(await codeOf(await signIn(owner))).toEqual([403, "auth.account_banned"]);
    for (const orgId of [owner.orgId, operator.orgId]) expect(await auditOf(orgId, "auth.user-banned-everywhere")).toHaveLength(1);
    expect((await unban(operator, owner.userId, { scope: "platform" })).status).toBe(200);
    expect((await signIn(owner)).status).toBe(200);

    const other = await grant(await harness.addPerson(owner, "USER"), "SUPER_ADMIN");
    expect(await codeOf(await ban(member, other.userId))).toEqual([403, "auth.target_too_high"]);
    expect(await codeOf(await ban(operator, other.userId))).toEqual([403, "auth.target_too_high"]);
  });

  test("an organization's administrator does not undo what was decided for all of them", async () => {
    const operator = await grant(await harness.createPerson(), "SUPER_ADMIN");
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    expect((await ban(operator, member.userId, { scope: "platform" })).status).toBe(200);
    expect(await codeOf(await unban(owner, member.userId))).toEqual([403, "auth.platform_role_required"]);
    expect((await rows(owner, "banned=true")).map(({ id }) => id)).toEqual([member.userId]);
  });

  test("support looks and changes nothing", async () => {
    const support = await grant(await harness.addPerson(await harness.createPerson(), "USER"), "SUPPORT");
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    expect((await rows(support, `orgId=${owner.orgId}`)).map(({ id }) => id)).toEqual([member.userId, owner.userId]);
    expect(await detail(support, member.userId)).toMatchObject({ orgId: owner.orgId, mayAct: false, mayActOnAccount: false });
    for (const path of ["ban", "unban"])
      expect(
        await codeOf(await call("POST", `/api/admin/users/${member.userId}/${path}`, { as: support, body: { reason: "Trying" } })),
      ).toEqual([403, "auth.permission_required"]);
    expect((await call("DELETE", `/api/admin/users/${member.userId}/sessions`, { as: support })).status).toBe(403);
    expect(await isAlive(member)).toBe(true);
    expect((await call("GET", "/api/audit", { as: support })).status).toBe(403);
  });

  test("the grant ends open sessions and is recorded", async () => {
    const person = await harness.createPerson();
    await grant(person, "SUPPORT");
    clock.advance(SECOND);
    expect(await isAlive(person)).toBe(false);
    expect(await auditOf(person.orgId, "auth.platform-role-granted")).toMatchObject([
      { actor: "system:test", severity: "critical", reason: "Runs the deployment" },
    ]);
  });
});

test("sessions of somebody below are listed and ended, all at once", async () => {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  await signIn(member);
  expect((await detail(owner, member.userId)).sessions).toHaveLength(2);
  expect((await call("DELETE", `/api/admin/users/${member.userId}/sessions`, { as: owner })).status).toBe(204);
  clock.advance(SECOND);
  expect(await isAlive(member)).toBe(false);
  expect((await detail(owner, member.userId)).sessions).toEqual([]);
  expect((await signIn(member)).status).toBe(200);
  expect(await auditOf(owner.orgId, "auth.user-sessions-ended")).toHaveLength(1);
});

test("a role is given below the own one, its sessions end, and the same rules hold as among members", async () => {
  const owner = await harness.createPerson();
  const admin = await harness.addPerson(owner, "ADMIN");
  const member = await harness.addPerson(owner, "USER");
  const give = (as: Person, userId: string, role: string) => call("PATCH", `/api/admin/users/${userId}/role`, { as, body: { role } });
  expect(await codeOf(await give(admin, member.userId, "ADMIN"))).toEqual([403, "auth.role_too_high"]);
  expect(await codeOf(await give(admin, owner.userId, "USER"))).toEqual([403, "auth.role_too_high"]);
  expect(await codeOf(await give(admin, admin.userId, "USER"))).toEqual([403, "auth.own_role"]);
  expect((await give(admin, member.userId, "ANALYST")).status).toBe(200);
  expect((await detail(owner, member.userId)).role).toBe("ANALYST");
  clock.advance(SECOND);
  expect(await isAlive(member)).toBe(false);
  expect(await auditOf(owner.orgId, "auth.member-role-changed")).toHaveLength(1);
});

test("what touches a whole account is refused where its person belongs to others too, and is the operator's", async () => {
  const [owner, other] = [await harness.createPerson(), await harness.createPerson()];
  const member = await harness.addPerson(owner, "USER");
  const reason = { reason: "Lost their phone and their codes" };
  const act = (as: Person, path: string, body: object = reason) => call("POST", `/api/admin/users/${member.userId}/${path}`, { as, body });
  expect(await codeOf(await act(owner, "reset-factors"))).toEqual([404, "auth.factor_not_found"]);
  const { db, memberships, users } = deps;
  const [home] = await memberships.listOfUser(member.userId);
  if (!home) throw new Error("The member belongs somewhere.");
  await db.withTransaction((transaction) => memberships.insert({ ...home, _id: "mbr_elsewhere", orgId: other.orgId }, transaction));
  for (const path of ["reset-factors", "delete"]) expect(await codeOf(await act(owner, path))).toEqual([409, "auth.account_elsewhere"]);
  expect(await detail(owner, member.userId)).toMatchObject({ mayAct: true, mayActOnAccount: false, otherMemberships: 1 });
  await db.withTransaction((transaction) => users.addFactor(member.userId, "totp", transaction));
  const operator = await grant(await harness.createPerson(), "SUPER_ADMIN");
  expect((await act(operator, "reset-factors", { ...reason, orgId: owner.orgId })).status).toBe(204);
  expect((await detail(owner, member.userId)).factors).toEqual([]);
  expect(await auditOf(owner.orgId, "auth.factors-reset")).toMatchObject([{ severity: "critical", ...reason }]);
});

test("an account is deleted for a reason, in fourteen days, and its sessions end at once", async () => {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  const send = (as: Person, userId: string) =>
    call("POST", `/api/admin/users/${userId}/delete`, { as, body: { reason: "Left the company" } });
  expect(await codeOf(await send(member, owner.userId))).toEqual([403, "auth.permission_required"]);
  expect(await codeOf(await send(owner, owner.userId))).toEqual([403, "auth.target_too_high"]);
  for (const _ of [1, 2]) expect((await send(owner, member.userId)).status).toBe(204);
  expect(await deps.accountDeletions.find(member.userId)).toMatchObject({ begun: null });
  expect(await auditOf(owner.orgId, "auth.account-deletion-scheduled")).toMatchObject([
    { reason: "Left the company", severity: "critical" },
  ]);
  clock.advance(SECOND);
  expect(await isAlive(member)).toBe(false);
});
