import { beforeAll, describe, expect, test } from "vitest";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/auth/register";
const ana = { name: "Ana", email: "Ana@Example.com", password: "correct horse battery staple" };

describe("POST /api/auth/register", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness();
  });

  test("answers the account and signs the browser in", async () => {
    const browser = createBrowser(harness);
    const response = await browser.post(path, ana);
    expect(response.status).toBe(200);
    const reply = await response.json();
    expect(reply).toEqual({
      message: "Registered & Logged in",
      token: expect.any(String),
      user: {
        id: expect.stringMatching(/^usr_/),
        name: "Ana",
        email: "Ana@Example.com",
        role: "OWNER",
        createdAt: expect.stringMatching(/Z$/),
      },
    });
    expect(await (await browser.get("/api/auth/me")).json()).toEqual(reply.user);
    expect(browser.lines.get("auth_access")).toMatch(/; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect(browser.lines.get("auth_refresh")).toMatch(/; Path=\/api\/auth; Max-Age=604800; HttpOnly; SameSite=Lax$/);
    const audit = await harness.runtime.deps.db.collection(auditCollection).find({ action: "auth.user-registered" }).toArray();
    expect(audit.filter((record) => record.actor === reply.user.id)).toHaveLength(1);
  });

  test("cookies are Secure when the deployment is on https", async () => {
    const secure = await createHarness({ environment: { NEXT_PUBLIC_APP_URL: "https://aegis.example.com" } });
    const response = await secure.call("POST", path, { body: ana });
    expect(response.headers.getSetCookie().map((line) => line.split("=")[0])).toEqual(["auth_access", "auth_refresh", "auth_device"]);
    for (const line of response.headers.getSetCookie()) expect(line).toContain("; Secure");
  });

  test("five at once with one address: one account, four refusals that name no reason", async () => {
    const body = { ...ana, email: "twins@example.com" };
    const responses = await Promise.all(Array.from({ length: 5 }, () => harness.call("POST", path, { body })));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const refusal = await responses.find(({ status }) => status === 409)?.json();
    expect(refusal).toMatchObject({ code: "auth.registration_refused" });
    expect(refusal.detail).not.toMatch(/taken|exists|already/i);
  });

  test("a weak password is a field error", async () => {
    const response = await harness.call("POST", path, { body: { ...ana, email: "weak@example.com", password: "Password1234" } });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "auth.weak_password", errors: [{ pointer: "/body/password" }] });
  });

  test.each([
    ["an operator object", { ...ana, email: { $gt: "" } }, "/body/email"],
    ["no address", { ...ana, email: "ana" }, "/body/email"],
    ["an empty name", { ...ana, name: "   " }, "/body/name"],
    ["a line break in the name", { ...ana, name: "Ana\nRoot" }, "/body/name"],
    ["an unknown field", { ...ana, role: "ADMIN" }, "/body/role"],
    ["a huge password", { ...ana, password: "x".repeat(5_000) }, "/body/password"],
  ])("%s is refused as invalid input", async (_name, body, pointer) => {
    const response = await harness.call("POST", path, { body });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "request.invalid", errors: [expect.objectContaining({ pointer })] });
  });

  test("a closed registration says so", async () => {
    const closed = await createHarness({ environment: { NEXT_PUBLIC_ALLOW_SIGNUP: "false" } });
    const response = await closed.call("POST", path, { body: ana });
    expect([response.status, (await response.json()).code]).toEqual([403, "auth.sign_up_closed"]);
  });

  test("a page of another site cannot register somebody", async () => {
    const response = await harness.call("POST", path, {
      body: { ...ana, email: "csrf@example.com" },
      headers: { origin: "https://evil.example" },
    });
    expect([response.status, (await response.json()).code]).toEqual([403, "request.cross_site"]);
  });
});
