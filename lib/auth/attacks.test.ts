import { describe, expect, test } from "vitest";
import { createFakeAuth, type FakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { createAccount } from "./create-account.ts";
import { rememberDevice } from "./sessions/known-device.ts";
import { signIn } from "./sign-in.ts";

/** Attackers as patient and as many as their means allow; what is counted is how often a password was really looked at. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ana = { name: "Ana", email: "ana@example.com", password: "correct horse battery staple" };

async function createAna() {
  const auth = createFakeAuth();
  await createAccount(auth.ctx, ana);
  return auth;
}

/** Whether the guess was judged, or else refused unseen. */
async function guess(auth: FakeAuth, ip: string, email = ana.email, device: string | null = null): Promise<boolean> {
  const outcome = await signIn({ ...auth.ctx, ip }, { email, password: "incorrect horse" }, device).catch((error: unknown) => error);
  return outcome instanceof Error && "code" in outcome && outcome.code === "auth.invalid_credentials";
}

async function count(tries: number, attempt: (index: number) => Promise<boolean>): Promise<number> {
  let judged = 0;
  for (let index = 0; index < tries; index += 1) if (await attempt(index)) judged += 1;
  return judged;
}

const addressOf = (index: number) => `198.51.${Math.floor(index / 250)}.${(index % 250) + 1}`;

describe("guessing the password of one account", () => {
  test("from one network ends after a hundred tries, however long somebody waits between them", async () => {
    const auth = await createAna();
    const judged = await count(40 * 48, async () => {
      auth.advance(30 * MINUTE);
      return guess(auth, "198.51.100.9");
    });
    expect(judged).toBeGreaterThan(90);
    // Forty days: the hundred, and after their month what a second hundred has come to by then.
    expect(judged).toBeLessThanOrEqual(200);
    const auth2 = await createAna();
    const month = await count(29 * 48, async () => {
      auth2.advance(30 * MINUTE);
      return guess(auth2, "198.51.100.9");
    });
    expect(month).toBe(100);
  });

  test("from a thousand networks at once gets a hundred looks a day", async () => {
    const auth = await createAna();
    expect(await count(1_000, (index) => guess(auth, addressOf(index)))).toBe(100);
    auth.advance(DAY);
    expect(await count(1_000, (index) => guess(auth, addressOf(index)))).toBe(100);
  });

  test("does not keep the owner out of a device they have signed in on", async () => {
    const auth = await createAna();
    const device = rememberDevice(auth.deps.auth.secret, null, ana.email, auth.ctx.clock.now());
    await count(300, (index) => guess(auth, addressOf(index)));
    await count(20, () => guess(auth, auth.ctx.ip));
    await expect(signIn(auth.ctx, ana)).rejects.toMatchObject({ code: "auth.locked_out" });
    await expect(signIn(auth.ctx, ana, device)).resolves.toMatchObject({ type: "signed-in" });
  });

  test("on a stolen device waits as long after each failure as anywhere", async () => {
    const auth = await createAna();
    const device = rememberDevice(auth.deps.auth.secret, null, ana.email, auth.ctx.clock.now());
    expect(await count(50, (index) => guess(auth, addressOf(index), ana.email, device))).toBe(5);
    const judged = await count(29 * 48, async (index) => {
      auth.advance(30 * MINUTE);
      return guess(auth, addressOf(index), ana.email, device);
    });
    expect(judged).toBeLessThanOrEqual(95);
  });

  test("with a device of another account, or one that was made up, is guessing as a stranger", async () => {
    const auth = await createAna();
    const others = rememberDevice(auth.deps.auth.secret, null, "mallory@example.com", auth.ctx.clock.now());
    const forged = rememberDevice("another-secret-of-thirty-two-char", null, ana.email, auth.ctx.clock.now());
    expect(await count(20, (index) => guess(auth, "198.51.100.9", ana.email, index % 2 === 0 ? others : forged))).toBe(5);
  });
});

describe("one password on many accounts", () => {
  test("gets a hundred looks an hour from one network, whether the accounts exist or not", async () => {
    const auth = await createAna();
    expect(await count(500, (index) => guess(auth, "198.51.100.9", `person-${index}@example.com`))).toBe(100);
    expect(await guess(auth, "198.51.100.9")).toBe(false);
    expect(await guess(auth, "198.51.100.10")).toBe(true);
    auth.advance(HOUR);
    expect(await count(500, (index) => guess(auth, "198.51.100.9", `person-${index}@example.com`))).toBe(100);
  });

  test("cannot buy more looks by signing in to an account of one's own in between", async () => {
    const auth = await createAna();
    await createAccount(auth.ctx, { ...ana, email: "mallory@example.com" });
    const judged = await count(500, async (index) => {
      if (index % 20 === 0)
        await signIn({ ...auth.ctx, ip: "198.51.100.9" }, { email: "mallory@example.com", password: ana.password }).catch(() => null);
      return guess(auth, "198.51.100.9", `person-${index}@example.com`);
    });
    expect(judged).toBe(100);
  });

  test("leaves an office alone in which everybody gets it right in the end", async () => {
    const auth = await createAna();
    for (let person = 0; person < 60; person += 1) {
      const email = `colleague-${person}@example.com`;
      await createAccount(auth.ctx, { ...ana, email });
      expect(await guess(auth, "203.0.113.50", email)).toBe(true);
      await expect(signIn({ ...auth.ctx, ip: "203.0.113.50" }, { email, password: ana.password })).resolves.toBeTruthy();
    }
  });
});
