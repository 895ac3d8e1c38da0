import { describe, expect, test } from "vitest";
import { createFakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { signedInOf } from "../../tests/support/signed-in-of.ts";
import { createAccount } from "./create-account.ts";
import { readIdentity } from "./read-identity.ts";
import { signIn } from "./sign-in.ts";

const ana = { name: "Ana", email: "Ana@Example.com", password: "correct horse battery staple" };
const wrong = { email: ana.email, password: "incorrect horse battery" };
const invalid = { kind: "unauthenticated", code: "auth.invalid_credentials" };
const locked = { kind: "limited", code: "auth.locked_out" };

async function createAna() {
  const auth = createFakeAuth();
  await createAccount(auth.ctx, ana);
  return { auth, from: (ip: string) => ({ ...auth.ctx, ip }) };
}

describe("signing in", () => {
  test("opens a session, however the address is spelled, and writes it down", async () => {
    const { auth } = await createAna();
    const signedIn = await signedInOf(signIn(auth.ctx, { email: " ana@EXAMPLE.com ", password: ana.password }));
    expect(signedIn.account).toMatchObject({ name: "Ana", email: "Ana@Example.com", role: "OWNER" });
    const identity = await readIdentity(auth.deps, signedIn.accessToken);
    expect(identity?.userId).toBe(signedIn.account.id);
    expect(auth.audit.at(-1)).toMatchObject({ action: "auth.signed-in", actor: signedIn.account.id, orgId: identity?.orgId });
  });

  test("an unknown address and a wrong password get the same answer and the same traces", async () => {
    const { auth } = await createAna();
    const messages = [];
    for (const email of [ana.email, "nobody@example.com"]) {
      const error = await signIn(auth.ctx, { ...wrong, email }).catch((cause: unknown) => cause);
      expect(error).toMatchObject(invalid);
      messages.push(String(error));
    }
    expect(new Set(messages).size).toBe(1);
    expect(auth.audit.filter((record) => record.action === "auth.sign-in-failed")).toHaveLength(2);
    expect(JSON.stringify([auth.audit, ...auth.attempts.values()])).not.toContain("nobody");
  });

  test("without a membership there is nothing to sign in to", async () => {
    const { auth } = await createAna();
    auth.memberships.clear();
    await expect(signIn(auth.ctx, ana)).rejects.toMatchObject({ kind: "forbidden", code: "auth.membership_missing" });
  });
});

describe("the lock-out", () => {
  test("comes after five failures, holds even for the right password, and doubles", async () => {
    const { auth } = await createAna();
    for (let failure = 0; failure < 5; failure += 1) await expect(signIn(auth.ctx, wrong)).rejects.toMatchObject(invalid);
    await expect(signIn(auth.ctx, ana)).rejects.toMatchObject({ ...locked, options: { retryAfterSeconds: 30 } });
    auth.advance(30_000);
    await expect(signIn(auth.ctx, wrong)).rejects.toMatchObject(invalid);
    await expect(signIn(auth.ctx, ana)).rejects.toMatchObject({ ...locked, options: { retryAfterSeconds: 60 } });
    auth.advance(60_000);
    await expect(signIn(auth.ctx, ana)).resolves.toMatchObject({ type: "signed-in", signedIn: { account: { name: "Ana" } } });
  });

  test("of a stranger does not touch the owner at another address", async () => {
    const { auth, from } = await createAna();
    for (let failure = 0; failure < 5; failure += 1) await expect(signIn(from("198.51.100.9"), wrong)).rejects.toMatchObject(invalid);
    await expect(signIn(from("198.51.100.9"), ana)).rejects.toMatchObject(locked);
    await expect(signIn(auth.ctx, ana)).resolves.toBeTruthy();
  });

  test("is not escaped by walking through one IPv6 network", async () => {
    const { from } = await createAna();
    for (let host = 1; host <= 5; host += 1) await expect(signIn(from(`2001:db8:1:2::${host}`), wrong)).rejects.toMatchObject(invalid);
    await expect(signIn(from("2001:db8:1:2::99"), ana)).rejects.toMatchObject(locked);
  });

  test("counts guesses that come all at once", async () => {
    const { auth } = await createAna();
    const guesses = await Promise.allSettled(Array.from({ length: 40 }, () => signIn(auth.ctx, wrong)));
    const judged = guesses.filter((guess) => guess.status === "rejected" && guess.reason.code === "auth.invalid_credentials");
    expect(judged.length).toBeLessThanOrEqual(5);
  });

  test("a success forgets the failures before it, and a quiet day does too", async () => {
    const { auth } = await createAna();
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) await expect(signIn(auth.ctx, wrong)).rejects.toMatchObject(invalid);
      if (round === 0) await signIn(auth.ctx, ana);
      else auth.advance(24 * 60 * 60_000);
    }
    await expect(signIn(auth.ctx, ana)).resolves.toBeTruthy();
  });
});

describe("a password that was hashed at a lower cost", () => {
  test("is hashed anew at the first sign-in, ends no session, and signs in again", async () => {
    const { auth } = await createAna();
    const before = [...auth.users.values()][0];
    const ctx = { ...auth.ctx, deps: { ...auth.deps, auth: { ...auth.deps.auth, bcryptCost: 5 } } };
    await expect(signIn(ctx, wrong)).rejects.toMatchObject(invalid);
    expect([...auth.users.values()][0]).toEqual(before);
    await signIn(ctx, ana);
    const after = [...auth.users.values()][0];
    expect(after?.passwordHash).toMatch(/^\$2[aby]\$05\$/);
    expect(after).toMatchObject({ tokenVersion: before?.tokenVersion, passwordChangedAt: before?.passwordChangedAt });
    await expect(signIn(ctx, ana)).resolves.toBeTruthy();
    expect([...auth.users.values()][0]?.passwordHash).toBe(after?.passwordHash);
  });
});
