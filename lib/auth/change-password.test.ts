import { describe, expect, test } from "vitest";
import { createFakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { signedInOf } from "../../tests/support/signed-in-of.ts";
import { changePassword } from "./change-password.ts";
import { createAccount } from "./create-account.ts";
import { readIdentity } from "./read-identity.ts";
import { refreshSession } from "./refresh-session.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const ana = { name: "Ana", email: "ana@example.com", password: "correct horse battery staple" };
const change = { currentPassword: ana.password, newPassword: "tinkling brass cymbal" };

async function createTwoSessions() {
  const auth = createFakeAuth();
  const here = await createAccount(auth.ctx, ana);
  const there = await signedInOf(signIn(auth.ctx, ana));
  return { auth, here, there, ctx: auth.as([...auth.sessions.keys()][0] ?? "") };
}

describe("changing the password", () => {
  test("ends every other session at once and keeps this one", async () => {
    const { auth, here, there, ctx } = await createTwoSessions();
    expect(await readIdentity(auth.deps, there.accessToken)).not.toBeNull();
    const { accessToken } = await changePassword(ctx, change);
    expect(await readIdentity(auth.deps, accessToken)).not.toBeNull();
    await expect(refreshSession(auth.ctx, here.refreshToken)).resolves.toBeTruthy();
    await expect(refreshSession(auth.ctx, there.refreshToken)).rejects.toMatchObject({ code: "auth.refresh_refused" });
    auth.advance(1_000);
    expect(await readIdentity(auth.deps, there.accessToken)).toBeNull();
    expect(await readIdentity(auth.deps, here.accessToken)).toBeNull();
    expect([...auth.sessions.values()].map((session) => session.revokedFor)).toEqual([null, "password-changed"]);
    expect(auth.audit.at(-1)).toMatchObject({ action: "auth.password-changed", severity: "notice" });
  });

  test("in one tab does not end this session while another tab is refreshing it", async () => {
    const { auth, here, ctx } = await createTwoSessions();
    let isFirstLook = true;
    const findForRefresh = async (sessionId: string) => {
      const session = await auth.deps.sessions.findForRefresh(sessionId);
      if (isFirstLook) await changePassword(ctx, change);
      isFirstLook = false;
      return session;
    };
    const deps = { ...auth.deps, sessions: { ...auth.deps.sessions, findForRefresh } };
    const { accessToken } = await refreshSession({ ...auth.ctx, deps }, here.refreshToken);
    expect(await readIdentity(auth.deps, accessToken)).not.toBeNull();
  });

  test("the new access token works at once in a process that still remembers the old state", async () => {
    const { auth, here, ctx } = await createTwoSessions();
    const elsewhere = createFakeAuth();
    const identities = { ...auth.deps.identities, forget: () => {} };
    expect(await readIdentity(auth.deps, here.accessToken)).not.toBeNull();
    const { accessToken } = await changePassword({ ...ctx, deps: { ...auth.deps, identities } }, change);
    expect(await readIdentity(auth.deps, accessToken)).not.toBeNull();
    expect(await readIdentity(elsewhere.deps, accessToken)).toBeNull();
  });

  test("only the new password signs in afterwards", async () => {
    const { auth, ctx } = await createTwoSessions();
    await changePassword(ctx, change);
    await expect(signIn(auth.ctx, ana)).rejects.toMatchObject({ code: "auth.invalid_credentials" });
    await expect(signIn(auth.ctx, { ...ana, password: change.newPassword })).resolves.toBeTruthy();
  });

  test("a wrong current password changes nothing and counts towards the lock-out", async () => {
    const { auth, ctx } = await createTwoSessions();
    const guess = { ...change, currentPassword: "incorrect horse" };
    for (let failure = 0; failure < 5; failure += 1) {
      await expect(changePassword(ctx, guess)).rejects.toMatchObject({ kind: "invalid", code: "auth.current_password_wrong" });
    }
    await expect(changePassword(ctx, change)).rejects.toMatchObject({ code: "auth.locked_out" });
    expect([...auth.users.values()]).toMatchObject([{ tokenVersion: 1 }]);
  });

  test.each([
    ["weak", "password1234"],
    ["the same", ana.password],
  ])("a new password that is %s is refused", async (_name, newPassword) => {
    const { ctx } = await createTwoSessions();
    await expect(changePassword(ctx, { ...change, newPassword })).rejects.toMatchObject({ code: "auth.weak_password" });
  });

  test("the strictest of the person's organizations decides how long it has to be, and a second factor makes up for length", async () => {
    const { auth, ctx } = await createTwoSessions();
    for (const [id, each] of auth.organizations) auth.organizations.set(id, { ...each, settings: { passwordMinLength: 15 } });
    const short = { ...change, newPassword: "kzqw-9fmm-rTp1" };
    await expect(changePassword(ctx, short)).rejects.toMatchObject({ code: "auth.weak_password", message: expect.stringContaining("15") });
    for (const [id, user] of auth.users) auth.users.set(id, { ...user, factors: ["totp"] });
    await expect(changePassword(ctx, { ...change, newPassword: "kzqw-9fm" })).resolves.toBeTruthy();
  });

  test("its owner is told by letter, without a word of it", async () => {
    const { auth, ctx } = await createTwoSessions();
    await changePassword(ctx, change);
    expect(auth.letters).toMatchObject([{ to: { email: ana.email }, subject: "Your Aegis password was changed" }]);
    expect(JSON.stringify(auth.letters)).not.toContain(change.newPassword);
  });

  test("two changes at once: one wins, the other is told", async () => {
    const { ctx } = await createTwoSessions();
    const outcomes = await Promise.allSettled([
      changePassword(ctx, change),
      changePassword(ctx, { ...change, newPassword: "nine plum kettles" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("signing out", () => {
  test("ends the session of the refresh token, also when the access token is long gone", async () => {
    const { auth, here, there } = await createTwoSessions();
    auth.advance(1_800_000);
    await signOut(auth.ctx, here.refreshToken);
    await expect(refreshSession(auth.ctx, here.refreshToken)).rejects.toMatchObject({ code: "auth.refresh_refused" });
    await expect(refreshSession(auth.ctx, there.refreshToken)).resolves.toBeTruthy();
    expect(auth.audit.filter((record) => record.action === "auth.signed-out")).toHaveLength(1);
  });

  test("with a bearer token alone ends the session of that token, within a second everywhere", async () => {
    const { auth, here, ctx } = await createTwoSessions();
    expect(await readIdentity(auth.deps, here.accessToken)).not.toBeNull();
    await signOut({ ...ctx, deps: { ...auth.deps, identities: { ...auth.deps.identities, forget: () => {} } } }, null);
    auth.advance(1_000);
    expect(await readIdentity(auth.deps, here.accessToken)).toBeNull();
  });

  test("twice, or without any session, is no error and leaves one record", async () => {
    const { auth, here } = await createTwoSessions();
    await signOut(auth.ctx, here.refreshToken);
    await signOut(auth.ctx, here.refreshToken);
    await signOut(auth.ctx, null);
    await signOut(auth.ctx, "nonsense");
    expect(auth.audit.filter((record) => record.action === "auth.signed-out")).toHaveLength(1);
  });
});
