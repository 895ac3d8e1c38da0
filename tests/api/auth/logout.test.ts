import { beforeAll, describe, expect, test } from "vitest";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/auth/logout";

describe("POST /api/auth/logout", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness();
  });

  test("clears both cookies and ends the session they stood for", async () => {
    const { email, password } = await harness.createPerson();
    const browser = createBrowser(harness);
    await browser.post("/api/auth/login", { email, password });
    const kept = createBrowser(harness, new Map(browser.cookies));
    expect(await (await browser.post(path)).json()).toEqual({ message: "Logged out" });
    // The mark of a known device signs nobody in and outlives every session.
    expect([...browser.cookies.keys()]).toEqual(["auth_device"]);
    expect((await kept.get("/api/auth/me")).status).toBe(401);
    expect((await kept.post("/api/auth/refresh")).status).toBe(401);
  });

  test("ends the session of a bearer token", async () => {
    const person = await harness.createPerson();
    expect((await harness.call("POST", path, { as: person })).status).toBe(200);
    expect((await harness.call("GET", "/api/auth/me", { as: person })).status).toBe(401);
  });

  test("leaves the person's other sessions alone, and is no error without one", async () => {
    const person = await harness.createPerson();
    const browser = createBrowser(harness);
    await browser.post("/api/auth/login", { email: person.email, password: person.password });
    await browser.post(path);
    expect((await harness.call("GET", "/api/auth/me", { as: person })).status).toBe(200);
    expect((await browser.post(path)).status).toBe(200);
  });
});
