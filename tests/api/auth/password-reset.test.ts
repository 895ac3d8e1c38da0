import { beforeAll, describe, expect, test } from "vitest";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { linkIn, readLetters, waitForLetter } from "../../support/mailbox.ts";

const newPassword = "seven quiet lanterns 42";

describe("a forgotten password", () => {
  let harness: Harness;
  const clock = createAdjustableClock();
  beforeAll(async () => {
    harness = await createHarness({ overrides: { clock } });
  });

  const forgot = (email: string) => harness.call("POST", "/api/auth/forgot-password", { body: { email } });
  const reset = (token: string, password = newPassword) =>
    harness.call("POST", "/api/auth/reset-password", { body: { token, newPassword: password } });
  const codeOf = async (response: Response) => [response.status, (await response.json()).code];

  async function askForToken(email: string, typed = email): Promise<string> {
    expect((await forgot(typed)).status).toBe(202);
    const link = linkIn(await waitForLetter(harness.environment, email, /new password/));
    return link.slice(link.indexOf("#") + 1);
  }

  test("is set by the link of a letter; every session ends, and the new password signs in", async () => {
    const person = await harness.createPerson();
    const token = await askForToken(person.email, person.email.toUpperCase());
    expect((await reset(token)).status).toBe(200);
    expect((await harness.call("GET", "/api/auth/me", { as: person })).status).toBe(401);
    const open = { now: new Date(0), after: null, limit: 10 };
    expect(await harness.runtime.deps.sessions.listOpen(person.userId, open)).toEqual([]);
    const { email } = person;
    expect((await harness.call("POST", "/api/auth/login", { body: { email, password: person.password } })).status).toBe(401);
    expect((await harness.call("POST", "/api/auth/login", { body: { email, password: newPassword } })).status).toBe(200);
    const notice = await waitForLetter(harness.environment, email, /was changed/);
    expect(notice.text).not.toContain(token);
    const user = await harness.runtime.deps.users.find(person.userId);
    expect(user?.emailVerifiedAt).not.toBeNull();
  });

  test("the link leads to a page of ours and carries its token where browsers send it to nobody", async () => {
    const person = await harness.createPerson();
    await forgot(person.email);
    const link = new URL(linkIn(await waitForLetter(harness.environment, person.email, /new password/)));
    expect([link.origin, link.pathname, link.search]).toEqual([harness.url, "/reset", ""]);
    expect(link.hash).toMatch(/^#pwreset_[\w-]{43}$/);
  });

  test("a link works once, also when it is used twenty times at once", async () => {
    const { email } = await harness.createPerson();
    const token = await askForToken(email);
    const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(token, `seven quiet lanterns ${index}`)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await codeOf(await reset(token))).toEqual([422, "auth.reset_link_invalid"]);
  });

  test("using one link ends the others, and a link is worthless after thirty minutes", async () => {
    const { email } = await harness.createPerson();
    const first = await askForToken(email);
    await forgot(email);
    await expect.poll(async () => (await readLetters(harness.environment, email)).length).toBe(2);
    const [newest] = await readLetters(harness.environment, email);
    expect((await reset(first)).status).toBe(200);
    const second = newest ? linkIn(newest).split("#")[1] : "";
    expect(await codeOf(await reset(second ?? ""))).toEqual([422, "auth.reset_link_invalid"]);
    clock.advance(3_600_000);
    const other = await harness.createPerson();
    const late = await askForToken(other.email);
    clock.advance(30 * 60_000);
    expect(await codeOf(await reset(late))).toEqual([422, "auth.reset_link_invalid"]);
  });

  test("a weak password is refused without using the link up", async () => {
    const { email } = await harness.createPerson();
    const token = await askForToken(email);
    expect(await codeOf(await reset(token, "password1234"))).toEqual([422, "auth.weak_password"]);
    expect((await reset(token)).status).toBe(200);
  });

  test("an unknown address gets the same answer and no letter, and an account three letters at most", async () => {
    const known = await harness.createPerson();
    const answers = [];
    for (const email of [known.email, "nobody@tests.example"]) {
      const response = await forgot(email);
      answers.push([response.status, await response.text(), [...response.headers.keys()].toSorted()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    for (let again = 0; again < 5; again += 1) await forgot(known.email);
    await expect.poll(async () => (await readLetters(harness.environment, known.email)).length).toBe(3);
    expect(await readLetters(harness.environment, "nobody@tests.example")).toEqual([]);
  });

  test("neither token nor address nor password stands in a log, the database or the audit trail", async () => {
    const { email } = await harness.createPerson();
    const token = await askForToken(email);
    await reset(token);
    const log = harness.logs.join("\n");
    for (const secret of [token, email, newPassword]) expect(log).not.toContain(secret);
    const stored = JSON.stringify(
      await harness.runtime.deps.audit.list((await harness.createPerson()).orgId, {}, { after: null, limit: 100 }),
    );
    expect(stored).not.toContain(token);
  });

  test("somebody without a password gets one by it", async () => {
    const person = await harness.createPerson();
    const { db } = harness.runtime.deps;
    const { userCollection } = await import("../../../lib/auth/user.store.ts");
    await db.collection(userCollection).updateOne({ _id: person.userId }, { $set: { passwordHash: null } });
    const token = await askForToken(person.email);
    expect((await reset(token)).status).toBe(200);
    expect((await harness.call("POST", "/api/auth/login", { body: { email: person.email, password: newPassword } })).status).toBe(200);
  });

  test("whoever a reset has proven passes a lock-out that strangers brought about", async () => {
    const { email } = await harness.createPerson();
    const token = await askForToken(email);
    const browser = createBrowser(harness);
    for (let failure = 0; failure < 6; failure += 1) await browser.post("/api/auth/login", { email, password: "wrong guess here" });
    expect((await browser.post("/api/auth/login", { email, password: "wrong guess here" })).status).toBe(429);
    expect((await browser.post("/api/auth/reset-password", { token, newPassword })).status).toBe(200);
    expect((await browser.post("/api/auth/login", { email, password: newPassword })).status).toBe(200);
  });
});

test("without a mail carrier everybody is told so, known or not", async () => {
  const blank = {
    SENDGRID_API_KEY: undefined,
    SENDGRID_FROM_EMAIL: undefined,
    SENDGRID_FROM_NAME: undefined,
    SENDGRID_BASE_URL: undefined,
  };
  const harness = await createHarness({ environment: blank });
  const { email } = await harness.createPerson();
  for (const address of [email, "nobody@tests.example"]) {
    const response = await harness.call("POST", "/api/auth/forgot-password", { body: { email: address } });
    expect([response.status, (await response.json()).code]).toEqual([503, "mail.not_configured"]);
  }
});
