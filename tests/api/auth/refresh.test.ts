import { beforeAll, describe, expect, test } from "vitest";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { type Clock, systemClock } from "../../../lib/platform/clock.ts";
import { type Browser, createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/auth/refresh";

describe("POST /api/auth/refresh", () => {
  let harness: Harness;
  let aheadMs = 0;
  const clock: Clock = { ...systemClock, now: () => Date.now() + aheadMs };

  beforeAll(async () => {
    harness = await createHarness({ overrides: { clock } });
  });

  async function signIn(): Promise<Browser> {
    const { email, password } = await harness.createPerson();
    const browser = createBrowser(harness);
    await browser.post("/api/auth/login", { email, password });
    return browser;
  }

  test("after ten minutes the access token is expired, and refreshing brings a new pair", async () => {
    const browser = await signIn();
    const before = new Map(browser.cookies);
    aheadMs += 601_000;
    const expired = await browser.get("/api/auth/me");
    expect([expired.status, (await expired.json()).code]).toEqual([401, "auth.token_expired"]);
    const reply = await (await browser.post(path)).json();
    expect(reply).toEqual({ message: "Token refreshed", token: decodeURIComponent(browser.cookies.get("auth_access") ?? "") });
    expect(browser.cookies.get("auth_refresh")).not.toBe(before.get("auth_refresh"));
    expect((await browser.get("/api/auth/me")).status).toBe(200);
  });

  test("tabs that refresh together all stay signed in", async () => {
    const browser = await signIn();
    const tabs = Array.from({ length: 4 }, () => createBrowser(harness, new Map(browser.cookies)));
    const replies = await Promise.all(tabs.map((tab) => tab.post(path)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(tabs.map((tab) => tab.cookies.get("auth_refresh"))).size).toBe(1);
    expect((await tabs[2]?.post(path))?.status).toBe(200);
  });

  test("a spent token that comes back later ends the session of whoever holds the newest one", async () => {
    const browser = await signIn();
    const thief = createBrowser(harness, new Map(browser.cookies));
    await browser.post(path);
    aheadMs += 11_000;
    const refusal = await thief.post(path);
    expect([refusal.status, (await refusal.json()).code]).toEqual([401, "auth.refresh_refused"]);
    expect((await browser.post(path)).status).toBe(401);
    aheadMs += 1_000;
    expect((await browser.get("/api/auth/me")).status).toBe(401);
    const records = await harness.runtime.deps.db.collection(auditCollection).find({ action: "auth.refresh-reused" }).toArray();
    expect(records).toMatchObject([{ severity: "critical" }]);
  });

  test.each(["", "nonsense", "ses_01JABCDEFGHJKMNPQRSTVWXYZ0.x.y"])("a cookie that is %j is refused", async (value) => {
    const browser = createBrowser(harness, new Map([["auth_refresh", value]]));
    expect((await browser.post(path)).status).toBe(401);
  });

  test("needs no body and takes no field", async () => {
    const browser = await signIn();
    expect((await browser.post(path, { token: "x" })).status).toBe(422);
    expect((await browser.post(path, {})).status).toBe(200);
  });
});
