import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFakeAuth, type FakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { createAccount } from "./create-account.ts";
import { readIdentity } from "./read-identity.ts";
import { refreshSession } from "./refresh-session.ts";
import { createRefreshToken, successorOf } from "./refresh-token.ts";
import { parseAccessToken } from "./session-token.ts";

const ana = { name: "Ana", email: "ana@example.com", password: "correct horse battery staple" };

async function createFamily(options: Parameters<typeof createFakeAuth>[0] = {}) {
  const auth = createFakeAuth(options);
  const { refreshToken } = await createAccount(auth.ctx, ana);
  const sessionId = [...auth.sessions.keys()][0] ?? "";
  const { secret } = auth.deps.auth;
  /** The n-th token of the family, whether it was ever handed out or not. */
  const tokenAt = (index: number): string => (index === 0 ? refreshToken : successorOf(secret, sessionId, tokenAt(index - 1)));
  return { auth, sessionId, tokenAt };
}

const refresh = (auth: FakeAuth, token: string) => refreshSession(auth.ctx, token).then((tokens) => tokens.refreshToken);
const refused = { kind: "unauthenticated", code: "auth.refresh_refused" };
const reuses = (auth: FakeAuth) => auth.audit.filter((record) => record.action === "auth.refresh-reused").length;

describe("a refresh", () => {
  test("spends the token for its successor and an access token that signs in", async () => {
    const { auth, tokenAt } = await createFamily();
    auth.advance(700_000);
    const tokens = await refreshSession(auth.ctx, tokenAt(0));
    expect(tokens).toMatchObject({ refreshToken: tokenAt(1), refreshMaxAgeSeconds: 604_800, accessMaxAgeSeconds: 600 });
    expect(await readIdentity(auth.deps, tokens.accessToken)).toMatchObject({ role: "OWNER" });
  });

  test("carries today's role, not the one at sign-in", async () => {
    const { auth, tokenAt } = await createFamily();
    for (const [id, membership] of auth.memberships) auth.memberships.set(id, { ...membership, role: "READ_ONLY" });
    const { accessToken } = await refreshSession(auth.ctx, tokenAt(0));
    expect(parseAccessToken(auth.deps.auth.secret, accessToken)?.role).toBe("READ_ONLY");
  });

  test.each(["", "nonsense", createRefreshToken("another secret", "ses_01JABCDEFGHJKMNPQRSTVWXYZ0")])("refuses %s", async (token) => {
    const { auth } = await createFamily();
    await expect(refresh(auth, token)).rejects.toMatchObject(refused);
  });

  test("refuses a token made up for a known session and leaves that session alone", async () => {
    const { auth, sessionId, tokenAt } = await createFamily();
    await expect(refresh(auth, createRefreshToken("another secret", sessionId))).rejects.toMatchObject(refused);
    expect(await refresh(auth, tokenAt(0))).toBe(tokenAt(1));
  });

  test("is refused once the account's token version has moved or the membership is gone", async () => {
    const moved = await createFamily();
    for (const [id, user] of moved.auth.users) moved.auth.users.set(id, { ...user, tokenVersion: 2 });
    await expect(refresh(moved.auth, moved.tokenAt(0))).rejects.toMatchObject(refused);
    const left = await createFamily();
    left.auth.memberships.clear();
    await expect(refresh(left.auth, left.tokenAt(0))).rejects.toMatchObject(refused);
  });

  test("is refused after seven quiet days and lives on when used in between", async () => {
    const { auth, tokenAt } = await createFamily();
    for (const [id, membership] of auth.memberships) auth.memberships.set(id, { ...membership, role: "USER" });
    auth.advance(604_000_000);
    expect(await refresh(auth, tokenAt(0))).toBe(tokenAt(1));
    auth.advance(604_800_000);
    await expect(refresh(auth, tokenAt(1))).rejects.toMatchObject(refused);
    expect(reuses(auth)).toBe(0);
  });
});

describe("somebody who administers", () => {
  test("is signed out after an hour, however active: neither token nor refresh goes on", async () => {
    const { auth, tokenAt } = await createFamily();
    for (let refreshed = 0; refreshed < 11; refreshed += 1) {
      auth.advance(300_000);
      await refresh(auth, tokenAt(refreshed));
    }
    const { accessToken } = await refreshSession(auth.ctx, tokenAt(11));
    auth.advance(299_000);
    expect(await readIdentity(auth.deps, accessToken)).not.toBeNull();
    auth.advance(1_000);
    expect(await readIdentity(auth.deps, accessToken)).toBeNull();
    await expect(refresh(auth, tokenAt(12))).rejects.toMatchObject(refused);
    expect(reuses(auth)).toBe(0);
  });
});

describe("an organization's rest", () => {
  test("ends a session nobody used for so long, and none that somebody did", async () => {
    const { auth, tokenAt } = await createFamily();
    for (const [id, each] of auth.organizations) auth.organizations.set(id, { ...each, settings: { sessionIdleMinutes: 15 } });
    auth.advance(8 * 60_000);
    const { accessToken } = await refreshSession(auth.ctx, tokenAt(0));
    auth.advance(8 * 60_000);
    // Looking is using: the fourteen minutes since the refresh are counted from here on.
    expect(await readIdentity(auth.deps, accessToken)).not.toBeNull();
    auth.advance(14 * 60_000);
    const { accessToken: last } = await refreshSession(auth.ctx, tokenAt(1));
    auth.advance(15 * 60_000);
    expect(await readIdentity(auth.deps, last)).toBeNull();
    await expect(refresh(auth, tokenAt(2))).rejects.toMatchObject(refused);
  });
});

describe("a spent token", () => {
  test("of any age ends the family, is written down once, and nothing works afterwards", async () => {
    const { auth, tokenAt } = await createFamily();
    for (let index = 0; index < 50; index += 1) await refresh(auth, tokenAt(index));
    const { accessToken } = await refreshSession(auth.ctx, tokenAt(50));
    await expect(refresh(auth, tokenAt(3))).rejects.toMatchObject(refused);
    await expect(refresh(auth, tokenAt(3))).rejects.toMatchObject(refused);
    await expect(refresh(auth, tokenAt(51))).rejects.toMatchObject(refused);
    expect(await readIdentity(auth.deps, accessToken)).toBeNull();
    expect(auth.audit.filter((record) => record.action === "auth.refresh-reused")).toMatchObject([
      { severity: "critical", target: { type: "session" }, reason: "A spent refresh token was presented; the session was ended." },
    ]);
  });
});

/** The rule in its shortest form, to hold the implementation to. */
function createModel() {
  let current = 0;
  let rotatedAt = 0;
  let hasEnded = false;
  return (index: number, now: number): number | null => {
    const isRepeat = index === current - 1 && now - rotatedAt <= 10_000;
    if (!hasEnded && index === current) {
      current += 1;
      rotatedAt = now;
      return current;
    }
    if (isRepeat && !hasEnded) return current;
    hasEnded = true;
    return null;
  };
}

describe("over any order of events", () => {
  const step = fc.record({ back: fc.nat({ max: 3 }), waitMs: fc.constantFrom(0, 1, 4_000, 9_999, 10_000, 10_001, 60_000) });

  test("every presented token is judged as the rule says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { auth, tokenAt } = await createFamily();
        const expected = createModel();
        const start = auth.ctx.clock.now();
        let newest = 0;
        for (const { back, waitMs } of steps) {
          auth.advance(waitMs);
          const index = Math.max(0, newest - back);
          const next = expected(index, auth.ctx.clock.now() - start);
          const answer = await refresh(auth, tokenAt(index)).catch(() => null);
          expect(answer).toBe(next === null ? null : tokenAt(next));
          newest = next ?? newest;
        }
        expect(reuses(auth)).toBe([...auth.sessions.values()].filter((session) => session.revokedAt).length);
      }),
      { numRuns: 200 },
    );
  });

  test("tabs that refresh together all get the same successor, and the session lives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, tabs) => {
        let isInterleaved = false;
        const pause = () => (isInterleaved ? scheduler.schedule(Promise.resolve()) : Promise.resolve());
        const { auth, tokenAt } = await createFamily({ pause });
        isInterleaved = true;
        const answers = Promise.all(Array.from({ length: tabs }, () => refresh(auth, tokenAt(0))));
        await scheduler.waitFor(answers);
        isInterleaved = false;
        expect(new Set(await answers)).toEqual(new Set([tokenAt(1)]));
        expect(await refresh(auth, tokenAt(1))).toBe(tokenAt(2));
        expect(reuses(auth)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("a thief and the owner never both keep a working session", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let isInterleaved = false;
        const pause = () => (isInterleaved ? scheduler.schedule(Promise.resolve()) : Promise.resolve());
        const { auth, tokenAt } = await createFamily({ pause });
        await refresh(auth, tokenAt(0));
        auth.advance(20_000);
        isInterleaved = true;
        const outcomes = Promise.allSettled([refresh(auth, tokenAt(1)), refresh(auth, tokenAt(0))]);
        await scheduler.waitFor(outcomes);
        isInterleaved = false;
        expect((await outcomes)[1].status).toBe("rejected");
        expect(reuses(auth)).toBe(1);
        for (const index of [0, 1, 2]) await expect(refresh(auth, tokenAt(index))).rejects.toMatchObject(refused);
      }),
      { numRuns: 100 },
    );
  });
});
