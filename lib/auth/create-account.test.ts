import { describe, expect, test } from "vitest";
import { createFakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { signedInOf } from "../../tests/support/signed-in-of.ts";
import { permissionsOf } from "../platform/permissions.ts";
import { addMember } from "./add-member.ts";
import { createAccount } from "./create-account.ts";
import { createDemoAccount } from "./create-demo-account.ts";
import { getMe } from "./get-me.ts";
import { readIdentity } from "./read-identity.ts";
import { signIn } from "./sign-in.ts";

const ana = { name: "Ana", email: "ana@example.com", password: "correct horse battery staple" };
const ben = { name: "Ben", email: "ben@example.com", password: "tinkling brass cymbal" };

describe("registering", () => {
  test("makes a user, an organization they own, a session and one audit record", async () => {
    const auth = createFakeAuth();
    const signedIn = await createAccount(auth.ctx, { ...ana, organizationName: "Weber & Daughters" });
    const identity = await readIdentity(auth.deps, signedIn.accessToken);
    expect(identity).toMatchObject({ userId: signedIn.account.id, role: "OWNER" });
    expect([...auth.organizations.values()]).toMatchObject([{ _id: identity?.orgId, name: "Weber & Daughters", isDemo: false }]);
    expect(auth.audit).toMatchObject([{ action: "auth.user-registered", orgId: identity?.orgId, actor: signedIn.account.id }]);
  });

  test("stores neither the password nor the refresh token", async () => {
    const auth = createFakeAuth();
    const { refreshToken } = await createAccount(auth.ctx, ana);
    const stored = JSON.stringify([...auth.users.values(), ...auth.sessions.values(), auth.audit]);
    expect(stored).not.toContain(ana.password);
    expect(stored).not.toContain(refreshToken.split(".")[1]);
  });

  test("a taken address leaves nothing behind and is not named as taken", async () => {
    const auth = createFakeAuth();
    await createAccount(auth.ctx, ana);
    const refusal = await createAccount(auth.ctx, { ...ben, email: "ANA@example.com" }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ kind: "conflict", code: "auth.registration_refused" });
    expect(String(refusal)).not.toMatch(/taken|exists|already/i);
    expect([auth.users.size, auth.organizations.size, auth.memberships.size, auth.sessions.size, auth.audit.length]).toEqual([
      1, 1, 1, 1, 1,
    ]);
  });

  test("a weak password is refused before anything is written", async () => {
    const auth = createFakeAuth();
    await expect(createAccount(auth.ctx, { ...ana, password: "password1234" })).rejects.toMatchObject({ code: "auth.weak_password" });
    expect(auth.users.size).toBe(0);
  });

  test("is closed when the switch says so", async () => {
    const auth = createFakeAuth({ settings: { isSignUpOpen: false } });
    await expect(createAccount(auth.ctx, ana)).rejects.toMatchObject({ kind: "forbidden", code: "auth.sign_up_closed" });
  });

  test("the operator's own command is let in when registration is closed, an owner is not", async () => {
    const auth = createFakeAuth({ settings: { isSignUpOpen: false } });
    const permissions = new Set(["organization.write" as const]);
    await expect(createAccount({ ...auth.ctx, permissions }, ana)).resolves.toMatchObject({ account: { role: "OWNER" } });
    const owner = auth.as([...auth.sessions.keys()][0] ?? "");
    await expect(createAccount(owner, ben)).rejects.toMatchObject({ code: "auth.sign_up_closed" });
  });

  test("nobody registers an address of the demo", async () => {
    const auth = createFakeAuth();
    await expect(createAccount(auth.ctx, { ...ana, email: "x@DEMO.invalid" })).rejects.toMatchObject({ code: "auth.registration_refused" });
  });
});

describe("the demo", () => {
  test("gives every visitor an organization of their own, also with registration closed", async () => {
    const auth = createFakeAuth({ settings: { isDemo: true, isSignUpOpen: false } });
    const first = await createDemoAccount(auth.ctx);
    const second = await createDemoAccount(auth.ctx);
    const [one, two] = [await readIdentity(auth.deps, first.accessToken), await readIdentity(auth.deps, second.accessToken)];
    expect(one?.orgId).not.toBe(two?.orgId);
    expect([...auth.organizations.values()].every(({ name, isDemo }) => isDemo && name.startsWith("Demo of "))).toBe(true);
    expect(first.account.email).toMatch(/@demo\.invalid$/);
  });

  test("does not exist outside demo mode", async () => {
    const auth = createFakeAuth();
    await expect(createDemoAccount(auth.ctx)).rejects.toMatchObject({ kind: "not_found", code: "auth.demo_unavailable" });
  });
});

describe("adding a member", () => {
  async function asOwner(settings = {}) {
    const auth = createFakeAuth({ settings });
    await createAccount({ ...auth.ctx, permissions: new Set(["organization.write"]) }, ana);
    return { auth, owner: auth.as([...auth.sessions.keys()][0] ?? "") };
  }

  test("lets the new person sign in to the same organization with the given role", async () => {
    const { auth, owner } = await asOwner({ isSignUpOpen: false });
    await addMember(owner, { ...ben, role: "READ_ONLY" });
    const { accessToken } = await signedInOf(signIn(auth.ctx, ben));
    expect(await readIdentity(auth.deps, accessToken)).toMatchObject({ orgId: owner.orgId, role: "READ_ONLY" });
  });

  test("is refused without the permission, and for a role that is not below one's own", async () => {
    const { auth, owner } = await asOwner();
    await expect(addMember(owner, { ...ben, role: "OWNER" })).rejects.toMatchObject({ code: "auth.role_too_high" });
    await expect(addMember(auth.ctx, { ...ben, role: "USER" })).rejects.toMatchObject({ code: "auth.permission_required" });
    await addMember(owner, { ...ben, role: "ANALYST" });
    await signIn(auth.ctx, ben);
    const analyst = auth.as([...auth.sessions.keys()].at(-1) ?? "");
    const member = { name: "Cleo", email: "cleo@example.com", password: "nine plum kettles", role: "USER" as const };
    await expect(addMember(analyst, member)).rejects.toMatchObject({ kind: "forbidden", code: "auth.permission_required" });
  });
});

describe("one's own account", () => {
  test("is shown with the role of this organization and without anything secret", async () => {
    const auth = createFakeAuth();
    const { account } = await createAccount(auth.ctx, ana);
    const me = await getMe(auth.as([...auth.sessions.keys()][0] ?? ""));
    expect(me).toEqual(account);
    expect(Object.keys(me).sort()).toEqual(["createdAt", "email", "id", "name", "role"]);
  });

  test("needs a person", async () => {
    const { ctx } = createFakeAuth();
    const nobody = { ...ctx, permissions: permissionsOf("OWNER") };
    await expect(getMe(nobody)).rejects.toMatchObject({ code: "auth.user_required" });
  });
});
