import { beforeAll, describe, expect, test } from "vitest";
import type { SessionView } from "../../../lib/auth/sessions/schema.ts";
import { type AdjustableClock, createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

type Page = { items: SessionView[]; nextCursor: string | null };

describe("a person's sessions", () => {
  let harness: Harness;
  /** A second process on the same data, which remembers what it has read for a second. */
  let elsewhere: Harness;
  let clock: AdjustableClock;
  beforeAll(async () => {
    clock = createAdjustableClock();
    harness = await createHarness({ overrides: { clock } });
    elsewhere = await createHarness({ environment: { ...harness.environment }, overrides: { clock } });
  });

  const list = (as: Person | string, query = "") => harness.json<Page>("GET", `/api/auth/sessions${query}`, { as });
  const signIn = async ({ email, password }: Person, userAgent = "curl/8.5.0") =>
    String((await harness.json("POST", "/api/auth/login", { body: { email, password }, headers: { "user-agent": userAgent } })).token);
  const isOpen = async (where: Harness, token: string) => (await where.call("GET", "/api/auth/me", { as: token })).status === 200;
  /** Everywhere the session works just now, so that a memory of it exists to be outdated. */
  const warm = async (token: string) => expect([await isOpen(harness, token), await isOpen(elsewhere, token)]).toEqual([true, true]);
  const isOpenAfterASecond = async (token: string) => {
    clock.advance(1_000);
    return [await isOpen(harness, token), await isOpen(elsewhere, token)];
  };

  test("are listed newest first, with device, address and times, and only their own", async () => {
    const person = await harness.createPerson();
    const stranger = await harness.createPerson();
    const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const token = await signIn(person, firefox);
    const { items, nextCursor } = await list(token);
    expect(nextCursor).toBeNull();
    expect(items.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ["Firefox on Windows", true],
      ["An unknown device", false],
    ]);
    expect(items[0]).toMatchObject({ ip: "127.0.0.1", organization: { id: person.orgId, name: "Test Person's organization" } });
    const { createdAt = "", endsAt = "" } = items[0] ?? {};
    expect(Date.parse(endsAt) - Date.parse(createdAt)).toBe(3_600_000);
    const ids = items.map(({ id }) => id);
    expect((await list(stranger)).items.filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  test("come in pages without a gap or a repetition", async () => {
    const person = await harness.createPerson();
    for (let index = 0; index < 6; index += 1) await signIn(person);
    const seen: string[] = [];
    for (let query = "?limit=3"; query !== ""; ) {
      const { items, nextCursor } = await list(person, query);
      seen.push(...items.map(({ id }) => id));
      query = nextCursor === null ? "" : `?limit=3&cursor=${nextCursor}`;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  test("one that is revoked ends within a second in every process, and no other does", async () => {
    const person = await harness.createPerson();
    const token = await signIn(person);
    const [newest] = (await list(token)).items;
    await warm(token);
    expect((await harness.call("DELETE", `/api/auth/sessions/${newest?.id}`, { as: person })).status).toBe(200);
    expect(await isOpenAfterASecond(token)).toEqual([false, false]);
    expect(await isOpenAfterASecond(person.token)).toEqual([true, true]);
    expect((await harness.call("DELETE", `/api/auth/sessions/${newest?.id}`, { as: person })).status).toBe(200);
  });

  test("somebody else's is not found, and lives on", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const [theirs] = (await list(stranger)).items;
    const response = await harness.call("DELETE", `/api/auth/sessions/${theirs?.id}`, { as: person });
    expect([response.status, (await response.json()).code]).toEqual([404, "auth.session_not_found"]);
    expect(await isOpen(harness, stranger.token)).toBe(true);
  });

  test("all others end, or all of them with the cookies gone; READ_ONLY may do so too", async () => {
    const owner = await harness.createPerson();
    const reader = await harness.addPerson(owner, "READ_ONLY");
    const browser = createBrowser(harness);
    await browser.post("/api/auth/login", { email: reader.email, password: reader.password });
    await warm(reader.token);
    expect(await (await browser.post("/api/auth/sessions/revoke-others")).json()).toMatchObject({ ended: 1 });
    expect(await isOpenAfterASecond(reader.token)).toEqual([false, false]);
    expect((await browser.get("/api/auth/me")).status).toBe(200);
    expect(await (await browser.post("/api/auth/sessions/revoke-all")).json()).toMatchObject({ ended: 1 });
    expect([...browser.cookies.keys()]).toEqual(["auth_device"]);
    const trail = await harness.runtime.deps.audit.list(owner.orgId, { action: "auth.sessions-revoked" }, { after: null, limit: 10 });
    expect(trail.map(({ actor }) => actor)).toEqual([reader.userId, reader.userId]);
  });

  test("are noted as used once a minute at most", async () => {
    const person = await harness.createPerson();
    const lastSeen = async () => (await list(person)).items[0]?.lastSeenAt;
    const first = await lastSeen();
    clock.advance(30_000);
    expect(await lastSeen()).toBe(first);
    clock.advance(31_000);
    await lastSeen();
    clock.advance(1_000);
    const second = await lastSeen();
    expect(Date.parse(second ?? "") - Date.parse(first ?? "")).toBeGreaterThanOrEqual(60_000);
  });

  test("of somebody who administers are over after an hour, and of others are not", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const browsers = [];
    for (const { email, password } of [owner, member]) {
      const browser = createBrowser(harness);
      await browser.post("/api/auth/login", { email, password });
      browsers.push(browser);
    }
    clock.advance(3_600_000);
    expect(await Promise.all(browsers.map(async (browser) => (await browser.post("/api/auth/refresh")).status))).toEqual([401, 200]);
  });

  test("twenty refreshes of one cookie at once leave one session that goes on", async () => {
    const { email, password } = await harness.createPerson();
    const browser = createBrowser(harness);
    await browser.post("/api/auth/login", { email, password });
    const tabs = Array.from({ length: 20 }, () => createBrowser(harness, new Map(browser.cookies)));
    const replies = await Promise.all(tabs.map((tab) => tab.post("/api/auth/refresh")));
    expect(replies.map(({ status }) => status)).toEqual(tabs.map(() => 200));
    expect(new Set(tabs.map(({ cookies }) => cookies.get("auth_refresh"))).size).toBe(1);
    expect((await tabs[7]?.post("/api/auth/refresh"))?.status).toBe(200);
    // The cookie everybody began with is spent twice over: whoever still holds it is not one of the tabs.
    clock.advance(11_000);
    expect((await browser.post("/api/auth/refresh")).status).toBe(401);
    expect((await tabs[7]?.post("/api/auth/refresh"))?.status).toBe(401);
  });

  test("a cookie set before the sign-in never becomes the session", async () => {
    const [victim, attacker] = [await harness.createPerson(), await harness.createPerson()];
    const planted = createBrowser(harness);
    await planted.post("/api/auth/login", { email: attacker.email, password: attacker.password });
    const before = new Map(planted.cookies);
    const browser = createBrowser(harness, new Map(before));
    await browser.post("/api/auth/login", { email: victim.email, password: victim.password });
    for (const name of ["auth_access", "auth_refresh"]) expect(browser.cookies.get(name)).not.toBe(before.get(name));
    expect(await (await browser.get("/api/auth/me")).json()).toMatchObject({ id: victim.userId });
    expect(await (await planted.get("/api/auth/me")).json()).toMatchObject({ id: attacker.userId });
  });
});
