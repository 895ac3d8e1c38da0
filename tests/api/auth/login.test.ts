import { beforeAll, describe, expect, test } from "vitest";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/auth/login";

describe("POST /api/auth/login", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness();
  });

  test("signs in by cookie and by bearer token alike", async () => {
    const { email, password, userId } = await harness.createPerson();
    const browser = createBrowser(harness);
    const reply = await (await browser.post(path, { email: email.toUpperCase(), password })).json();
    expect(reply).toMatchObject({ message: "Logged in successfully", user: { id: userId, role: "OWNER" } });
    expect((await browser.get("/api/auth/me")).status).toBe(200);
    expect(await harness.json("GET", "/api/auth/me", { as: reply.token })).toEqual(reply.user);
  });

  test("a wrong password and an unknown address get answers that do not differ", async () => {
    const { email } = await harness.createPerson();
    const answers = [];
    for (const address of [email, "nobody@tests.example"]) {
      const response = await harness.call("POST", path, { body: { email: address, password: "incorrect horse" } });
      const { requestId: _own, ...problem } = await response.json();
      answers.push({ status: response.status, problem });
    }
    expect(answers[0]).toMatchObject({ status: 401, problem: { code: "auth.invalid_credentials" } });
    expect(answers[1]).toEqual(answers[0]);
  });

  test("five failures lock this address out, with the time to wait, and nobody else", async () => {
    const { email, password } = await harness.createPerson();
    const other = await harness.createPerson();
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => harness.call("POST", path, { body: { email, password: "incorrect horse" } })),
    );
    expect(guesses.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    const locked = await harness.call("POST", path, { body: { email, password } });
    expect([locked.status, (await locked.json()).code]).toEqual([429, "auth.locked_out"]);
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await harness.call("POST", path, { body: { email: other.email, password: other.password } })).status).toBe(200);
  });

  test("neither password nor token nor address reaches the log", async () => {
    const { email, password } = await harness.createPerson();
    const { token } = await harness.json("POST", path, { body: { email, password } });
    await harness.call("POST", path, { body: { email, password: "incorrect horse" } });
    const log = harness.logs.join("\n");
    for (const secret of [email, password, "incorrect horse", String(token)]) expect(log).not.toContain(secret);
  });
});
