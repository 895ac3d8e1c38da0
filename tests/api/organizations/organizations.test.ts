import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;

type Own = { id: string; name: string; role: string; isCurrent: boolean };
type SignedIn = { token: string; user: { id: string; role: string } };

const found = (as: Person, name: string) => harness.json<Own>("POST", "/api/organizations", { as, body: { name } });
const list = async (as: string) => (await harness.json<{ items: Own[] }>("GET", "/api/organizations", { as })).items;
const switchTo = (as: string, organizationId: string) =>
  harness.call("POST", "/api/organizations/switch", { as, body: { organizationId } });
const switched = (as: string, organizationId: string) =>
  harness.json<SignedIn>("POST", "/api/organizations/switch", { as, body: { organizationId } });
const statusOf = async (as: string) => (await harness.call("GET", "/api/auth/me", { as })).status;

describe("a further organization", () => {
  test("belongs to whoever founds it, holds nothing of the one before, and is worked in after switching", async () => {
    const ana = await harness.createPerson();
    await harness.call("POST", "/api/chat/create", { as: ana, body: { title: "Of the first" } });
    const second = await found(ana, "Second");
    expect(second).toMatchObject({ name: "Second", role: "OWNER", isCurrent: false });
    const { token, user } = await switched(ana.token, second.id);
    expect(user).toMatchObject({ id: ana.userId, role: "OWNER" });
    expect((await list(token)).map(({ id, isCurrent }) => ({ id, isCurrent }))).toEqual([
      { id: ana.orgId, isCurrent: false },
      { id: second.id, isCurrent: true },
    ]);
    expect(await harness.json("GET", "/api/chat/list", { as: token })).toEqual([]);
    const audit = await deps.audit.list(second.id, {}, { after: null, limit: 10 });
    expect(audit.map(({ action }) => action).toSorted()).toEqual(["auth.organization-created", "auth.organization-switched"]);
  });

  test("cannot be founded where registration is closed", async () => {
    const closed = await createHarness({ environment: { ...harness.environment, NEXT_PUBLIC_ALLOW_SIGNUP: "false" } });
    const ana = await harness.createPerson();
    const refused = await closed.call("POST", "/api/organizations", { as: ana, body: { name: "Beside the rules" } });
    expect([refused.status, (await refused.json()).code]).toEqual([403, "auth.sign_up_closed"]);
    expect(await list(ana.token)).toHaveLength(1);
  });
});

describe("switching", () => {
  test("ends the session it came from, by token and by cookie", async () => {
    const ana = await harness.createPerson();
    const second = await found(ana, "Second");
    const browser = createBrowser(harness);
    await browser.post("/api/auth/login", { email: ana.email, password: ana.password });
    const before = new Map(browser.cookies);
    expect((await browser.post("/api/organizations/switch", { organizationId: second.id })).status).toBe(200);
    expect(browser.cookies.get("auth_access")).not.toBe(before.get("auth_access"));
    expect((await browser.get("/api/organizations/current")).status).toBe(200);
    expect(await statusOf(before.get("auth_access") ?? "")).toBe(401);
    const old = createBrowser(harness, before);
    expect((await old.post("/api/auth/refresh")).status).toBe(401);
    expect((await browser.post("/api/auth/refresh")).status).toBe(200);
  });

  test("twice at once gives one session: the other finds its own gone", async () => {
    const ana = await harness.createPerson();
    const second = await found(ana, "Second");
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await switchTo(ana.token, second.id)).status));
    expect(statuses.toSorted()).toEqual([200, 401, 401, 401, 401, 401]);
    const open = await deps.sessions.listOpen(ana.userId, { now: new Date(clock.now()), after: null, limit: 10 });
    expect(open.map(({ orgId }) => orgId)).toEqual([second.id]);
  });

  test("takes along when the session began and how it was proven: nobody stays longer by switching", async () => {
    const ana = await harness.createPerson();
    const second = await found(ana, "Second");
    const [before] = await deps.sessions.listOpen(ana.userId, { now: new Date(clock.now()), after: null, limit: 1 });
    clock.advance(5_000);
    await switched(ana.token, second.id);
    const [after] = await deps.sessions.listOpen(ana.userId, { now: new Date(clock.now()), after: null, limit: 1 });
    expect(after?._id).not.toBe(before?._id);
    expect(after).toMatchObject({ createdAt: before?.createdAt, provenAt: before?.provenAt, methods: before?.methods });
  });

  test("to an organization one is not in finds none, and leaves the session alone", async () => {
    const [ana, ben] = [await harness.createPerson(), await harness.createPerson()];
    for (const organizationId of [ben.orgId, "org_01HZZZZZZZZZZZZZZZZZZZZZZZ", "nonsense"]) {
      const refused = await switchTo(ana.token, organizationId);
      expect([refused.status, (await refused.json()).code]).toEqual([404, "auth.organization_not_found"]);
    }
    expect(await statusOf(ana.token)).toBe(200);
  });

  test("is remembered: the next sign-in opens it, and once it is gone for them, home again", async () => {
    const [ana, ben] = [await harness.createPerson(), await harness.createPerson()];
    const { link } = await harness.json<{ link: string }>("POST", "/api/invitations", { as: ana, body: { role: "USER" } });
    const token = new URL(link).hash.slice(1);
    const joined = await harness.json<SignedIn>("POST", "/api/invitations/accept", { as: ben, body: { token } });
    expect(joined.user.role).toBe("USER");
    const signIn = () => harness.json<SignedIn>("POST", "/api/auth/login", { body: { email: ben.email, password: ben.password } });
    const current = async ({ token: as }: SignedIn) => (await list(as)).find(({ isCurrent }) => isCurrent)?.id;
    expect(await current(await signIn())).toBe(ana.orgId);
    expect((await harness.call("DELETE", `/api/members/${ben.userId}`, { as: ana })).status).toBe(204);
    expect(await current(await signIn())).toBe(ben.orgId);
  });
});

describe("the organization's rules", () => {
  type View = { name: string; settings: Record<string, unknown> };
  const DEFAULTS = { passwordMinLength: 12, requireMfa: false, sessionIdleMinutes: null, isSharingAllowed: true };

  test("begin as shipped, change one by one, and are on record with before and after", async () => {
    const ana = await harness.createPerson();
    const get = () => harness.json<View>("GET", "/api/organizations/current", { as: ana });
    const patch = (body: object) => harness.json<View>("PATCH", "/api/organizations/current", { as: ana, body });
    expect((await get()).settings).toEqual(DEFAULTS);
    expect((await patch({ settings: { passwordMinLength: 15 } })).settings).toEqual({ ...DEFAULTS, passwordMinLength: 15 });
    expect((await patch({ settings: { sessionIdleMinutes: 30 } })).settings).toEqual({
      ...DEFAULTS,
      passwordMinLength: 15,
      sessionIdleMinutes: 30,
    });
    const renamed = await patch({ name: "  Renamed  " });
    expect(renamed.name).toBe("Renamed");
    expect(await get()).toEqual(renamed);
    expect((await deps.organizationSettings.get(ana.orgId)).passwordMinLength).toBe(15);
    const records = await deps.audit.list(ana.orgId, { action: "auth.organization-updated" }, { after: null, limit: 10 });
    expect(records).toHaveLength(3);
    expect(new Set(records.flatMap(({ beforeDigest, afterDigest }) => [beforeDigest, afterDigest])).size).toBe(4);
  });

  test("another process follows within a second", async () => {
    const other = await createHarness({ environment: harness.environment, overrides: { clock } });
    const ana = await harness.createPerson();
    expect((await other.runtime.deps.organizationSettings.get(ana.orgId)).passwordMinLength).toBe(12);
    await harness.json("PATCH", "/api/organizations/current", { as: ana, body: { settings: { passwordMinLength: 14 } } });
    clock.advance(1_000);
    expect((await other.runtime.deps.organizationSettings.get(ana.orgId)).passwordMinLength).toBe(14);
  });

  test("hold for a password set by invitation", async () => {
    const ana = await harness.createPerson();
    await harness.json("PATCH", "/api/organizations/current", { as: ana, body: { settings: { passwordMinLength: 15 } } });
    const { link } = await harness.json<{ link: string }>("POST", "/api/invitations", { as: ana, body: { role: "USER" } });
    const email = `new-${randomBytes(4).toString("hex")}@tests.example`;
    const register = (password: string) =>
      harness.call("POST", "/api/invitations/register", { body: { token: new URL(link).hash.slice(1), name: "New", email, password } });
    const refused = await register("moss kettle 7");
    expect([refused.status, (await refused.json()).code]).toEqual([422, "auth.weak_password"]);
    expect((await register("moss kettle 7 wagon")).status).toBe(200);
  });

  test.each([
    { settings: { passwordMinLength: 11 } },
    { settings: { passwordMinLength: 16 } },
    { settings: { passwordMinLength: 12.5 } },
    { settings: { sessionIdleMinutes: 4 } },
    { settings: { sessionIdleMinutes: 10_081 } },
    { settings: { requireMfa: "yes" } },
    { settings: { rosterVersion: 3 } },
    { name: "" },
    { name: "a\nb" },
    { isDemo: true },
  ])("%j is refused", async (body) => {
    const ana = await harness.createPerson();
    expect((await harness.call("PATCH", "/api/organizations/current", { as: ana, body })).status).toBe(422);
  });
});
