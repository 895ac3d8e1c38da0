import { describe, expect, test } from "vitest";
import { createFakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { createAccount } from "./create-account.ts";
import { createIdentityCache } from "./identity-cache.ts";
import { isExpiredToken, readIdentity } from "./read-identity.ts";

const ana = { name: "Ana", email: "ana@example.com", password: "correct horse battery staple" };

async function createAna(pause?: () => Promise<void>) {
  const auth = createFakeAuth(pause ? { pause } : {});
  return { auth, ...(await createAccount(auth.ctx, ana)) };
}

describe("reading who sent a token", () => {
  test("a token is good for ten minutes, and an expired one is told apart from a foreign one", async () => {
    const { auth, accessToken } = await createAna();
    auth.advance(599_000);
    expect(await readIdentity(auth.deps, accessToken)).not.toBeNull();
    expect(isExpiredToken(auth.deps, accessToken)).toBe(false);
    auth.advance(1_000);
    expect(await readIdentity(auth.deps, accessToken)).toBeNull();
    expect(isExpiredToken(auth.deps, accessToken)).toBe(true);
    expect(isExpiredToken(createFakeAuth({ settings: { secret: "another-secret-of-32-letters-----" } }).deps, accessToken)).toBe(false);
  });

  test.each(["", "a.b.c", "undefined", "x".repeat(50_000)])("%s is nobody, not an error", async (token) => {
    const { auth } = await createAna();
    expect(await readIdentity(auth.deps, token)).toBeNull();
    expect(isExpiredToken(auth.deps, token)).toBe(false);
  });

  test("the role is today's, a second later at most", async () => {
    const { auth, accessToken } = await createAna();
    expect(await readIdentity(auth.deps, accessToken)).toMatchObject({ role: "OWNER" });
    for (const [id, membership] of auth.memberships) auth.memberships.set(id, { ...membership, role: "USER" });
    auth.advance(1_000);
    expect(await readIdentity(auth.deps, accessToken)).toMatchObject({ role: "USER" });
  });

  test.each(["sessions", "users", "memberships"] as const)("without its record in %s a token is nobody's", async (name) => {
    const { auth, accessToken } = await createAna();
    auth[name].clear();
    expect(await readIdentity(auth.deps, accessToken)).toBeNull();
  });

  test("the token names nobody: no address, no name", async () => {
    const { auth, accessToken } = await createAna();
    const { openToken } = await import("./internal/token-seal.ts");
    expect(JSON.stringify(openToken(auth.deps.auth.secret, accessToken))).not.toMatch(/ana/i);
  });
});

describe("the memory of a second", () => {
  test("many requests together cost one look at the database", async () => {
    let reads = 0;
    const { auth, accessToken } = await createAna(async () => {
      reads += 1;
    });
    reads = 0;
    await Promise.all(Array.from({ length: 50 }, () => readIdentity(auth.deps, accessToken)));
    // One read each of session, person and membership; the organization is not counted here.
    expect(reads).toBe(3);
  });

  test("a failed look is not remembered, and is an error rather than a refusal", async () => {
    let isDown = true;
    const { auth } = await createAna();
    const sessions = {
      ...auth.deps.sessions,
      find: () => (isDown ? Promise.reject(new Error("down")) : auth.deps.sessions.find(key.orgId, key.sessionId)),
    };
    const cache = createIdentityCache({ ...auth.deps, sessions }, auth.deps.auth, auth.deps.clock);
    const session = [...auth.sessions.values()][0];
    const key = { orgId: session?.orgId ?? "", userId: session?.userId ?? "", sessionId: session?._id ?? "" };
    await expect(cache.get(key)).rejects.toThrow("down");
    isDown = false;
    expect(await cache.get(key)).toMatchObject({ isOpen: true, role: "OWNER" });
  });

  test("stays bounded", async () => {
    let reads = 0;
    const { auth } = await createAna();
    const sessions = {
      ...auth.deps.sessions,
      find: async () => {
        reads += 1;
        return null;
      },
    };
    const cache = createIdentityCache({ ...auth.deps, sessions }, auth.deps.auth, auth.deps.clock);
    const keyOf = (index: number) => ({ orgId: "org", userId: "usr", sessionId: `ses_${index}` });
    for (let index = 0; index <= 10_000; index += 1) await cache.get(keyOf(index));
    reads = 0;
    await cache.get(keyOf(10_000));
    expect(reads).toBe(0);
    await cache.get(keyOf(0));
    expect(reads).toBe(1);
  });
});
