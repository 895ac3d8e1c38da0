import { beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../../lib/platform/clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/auth/change-password";
const newPassword = "tinkling brass cymbal";

describe("POST /api/auth/change-password", () => {
  let harness: Harness;
  let aheadMs = 0;
  beforeAll(async () => {
    harness = await createHarness({ overrides: { clock: { ...systemClock, now: () => Date.now() + aheadMs } } });
  });

  test("keeps this browser signed in, ends the others, and only the new password signs in", async () => {
    const person = await harness.createPerson();
    const here = createBrowser(harness);
    const there = createBrowser(harness);
    for (const browser of [here, there]) await browser.post("/api/auth/login", { email: person.email, password: person.password });
    const response = await here.post(path, { currentPassword: person.password, newPassword });
    expect([response.status, await response.json()]).toEqual([200, { message: "Password changed" }]);
    expect((await here.get("/api/auth/me")).status).toBe(200);
    expect((await here.post("/api/auth/refresh")).status).toBe(200);
    expect((await there.post("/api/auth/refresh")).status).toBe(401);
    const signIn = (password: string) => harness.call("POST", "/api/auth/login", { body: { email: person.email, password } });
    expect((await signIn(person.password)).status).toBe(401);
    expect((await signIn(newPassword)).status).toBe(200);
  });

  test("another session's access token dies within a second", async () => {
    const person = await harness.createPerson();
    const here = createBrowser(harness);
    await here.post("/api/auth/login", { email: person.email, password: person.password });
    expect((await harness.call("GET", "/api/auth/me", { as: person })).status).toBe(200);
    await here.post(path, { currentPassword: person.password, newPassword });
    aheadMs += 1_000;
    expect((await harness.call("GET", "/api/auth/me", { as: person })).status).toBe(401);
  });

  test("is open to a read-only member, who may not write anything else", async () => {
    const reader = await harness.addPerson(await harness.createPerson(), "READ_ONLY");
    const body = { currentPassword: reader.password, newPassword };
    expect((await harness.call("POST", path, { as: reader, body })).status).toBe(200);
  });

  test("wrong and weak passwords are field errors", async () => {
    const person = await harness.createPerson();
    const ask = (body: object) => harness.json("POST", path, { as: person, body });
    expect(await ask({ currentPassword: "incorrect horse", newPassword })).toMatchObject({
      status: 422,
      errors: [{ pointer: "/body/currentPassword" }],
    });
    expect(await ask({ currentPassword: person.password, newPassword: "aaaaaaaaaaaa" })).toMatchObject({
      code: "auth.weak_password",
      errors: [{ pointer: "/body/newPassword" }],
    });
  });
});
