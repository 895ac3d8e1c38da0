import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../../api/_http/define-route.ts";
import { routes } from "../../../../api/_routes/registry.ts";
import { systemClock } from "../../../../lib/platform/clock.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import type { Letter } from "../../../../lib/platform/mailer.ts";
import { createFrozenClock } from "../../../support/frozen-clock.ts";
import { createHarness, type Harness, type Person } from "../../../support/harness.ts";
import { enrolTotp, login, secondStep } from "../../../support/second-step-person.ts";

const clock = { ...createFrozenClock(Date.now()), sleep: systemClock.sleep };
const letters: Letter[] = [];
const MINUTES = 60_000;

/** What does lasting harm, without doing any: what is tested stands before it. */
const harmRoute = defineRoute({
  method: "post",
  path: "/harm",
  summary: "Does nothing, and asks for a fresh proof",
  access: "account.read",
  stepUp: true,
  limit: limits.account,
  body: z.strictObject({}),
  output: z.object({ isDone: z.boolean() }),
  errors: [],
  handle: async () => ({ isDone: true }),
});

let harness: Harness;
beforeAll(async () => {
  const mailer = { kind: "mailbox" as const, send: async (letter: Letter) => void letters.push(letter) };
  harness = await createHarness({ routes: [...routes, harmRoute], overrides: { clock, mailer } });
});

const harm = async (as: Person | string) => {
  const response = await harness.call("POST", "/api/harm", { as, body: {} });
  return { status: response.status, ...(await response.json()) };
};
const stepUp = async (as: Person | string, body: { method: string; code: string }) => {
  const response = await harness.call("POST", "/api/auth/step-up", { as, body });
  return { status: response.status, ...(await response.json()) };
};
/** As every browser does after ten minutes; a refresh renews the access token and no proof. */
async function renewed(person: Person): Promise<string> {
  const { parseAccessToken, sealAccessToken } = await import("../../../../lib/auth/session-token.ts");
  const { secret } = harness.runtime.deps.auth;
  const claims = parseAccessToken(secret, person.token);
  if (!claims) throw new Error("The token of this person does not open.");
  return sealAccessToken(secret, { ...claims, exp: Math.floor(clock.now() / 1_000) + 600 });
}

describe("what does lasting harm", () => {
  test("passes within ten minutes of the sign-in and asks for a proof after that, naming the ways", async () => {
    const person = await harness.createPerson();
    expect(await harm(person)).toEqual({ status: 200, isDone: true });
    clock.advance(10 * MINUTES);
    const token = await renewed(person);
    expect(await harm(token)).toMatchObject({ status: 403, code: "auth.step_up_required", methods: ["password"] });
    expect(await stepUp(token, { method: "password", code: "not the password" })).toMatchObject({
      status: 422,
      code: "auth.current_password_wrong",
    });
    expect(await harm(token)).toMatchObject({ status: 403 });
    expect(await stepUp(token, { method: "password", code: person.password })).toMatchObject({ status: 200 });
    expect(await harm(token)).toMatchObject({ status: 200 });
    clock.advance(10 * MINUTES);
    expect(await harm(await renewed(person))).toMatchObject({ status: 403 });
  });

  test("asks somebody with a second factor for that, never for the password alone", async () => {
    const someone = await enrolTotp(harness, await harness.createPerson(), clock);
    clock.advance(10 * MINUTES);
    const token = await renewed(someone.person);
    expect(await harm(token)).toMatchObject({ status: 403, methods: ["totp", "recovery"] });
    expect(await stepUp(token, { method: "password", code: someone.person.password })).toMatchObject({
      status: 422,
      code: "auth.method_unavailable",
    });
    expect(await stepUp(token, { method: "totp", code: someone.wrongCode() })).toMatchObject({ status: 422, code: "auth.code_wrong" });
    expect(await stepUp(token, { method: "totp", code: someone.code() })).toMatchObject({ status: 200 });
    expect(await harm(token)).toMatchObject({ status: 200 });
  });

  test("is closed to a session that the password alone has opened, once the person has a second factor", async () => {
    const person = await harness.createPerson();
    const elsewhere = (await login(harness, person)).token ?? "";
    expect(await harm(elsewhere)).toMatchObject({ status: 200 });
    const someone = await enrolTotp(harness, person, clock);
    clock.advance(1_000);
    expect(await harm(elsewhere)).toMatchObject({ status: 403, methods: ["totp", "recovery"] });
    expect(await harm(person)).toMatchObject({ status: 200 });
    expect(await stepUp(elsewhere, { method: "recovery", code: someone.recoveryCodes[0] ?? "" })).toMatchObject({ status: 200 });
    expect(await harm(elsewhere)).toMatchObject({ status: 200 });
  });

  test("is seen as proven by a process that remembers the second before", async () => {
    const person = await harness.createPerson();
    const other = await createHarness({ environment: { ...harness.environment }, routes: [...routes, harmRoute], overrides: { clock } });
    clock.advance(10 * MINUTES);
    const token = await renewed(person);
    expect((await other.call("POST", "/api/harm", { as: token, body: {} })).status).toBe(403);
    await stepUp(token, { method: "password", code: person.password });
    expect((await other.call("POST", "/api/harm", { as: token, body: {} })).status).toBe(200);
  });
});

describe("taking a factor away", () => {
  test("needs a factor or a recovery code, ends the recovery codes with the last one, and the person is told", async () => {
    const someone = await enrolTotp(harness, await harness.createPerson(), clock);
    const { person } = someone;
    clock.advance(10 * MINUTES);
    const token = await renewed(person);
    const remove = () => harness.call("DELETE", "/api/auth/mfa/totp", { as: token });
    expect((await remove()).status).toBe(403);
    await stepUp(token, { method: "recovery", code: someone.recoveryCodes[3] ?? "" });
    expect((await remove()).status).toBe(204);
    expect(await harness.json("GET", "/api/auth/mfa", { as: token })).toMatchObject({ totp: null, recoveryCodesLeft: 0 });
    expect((await remove()).status).toBe(404);
    expect(letters.filter(({ to }) => to.email === person.email).at(-1)?.subject).toBe("A second step was removed from your account");
    expect(await login(harness, person)).toMatchObject({ status: 200, message: "Logged in successfully" });
  });

  test("waits for a longer password, where the present one is only as long as a second step allows", async () => {
    const someone = await enrolTotp(harness, await harness.createPerson(), clock);
    const { person } = someone;
    const token = await renewed(person);
    const change = async (as: string, currentPassword: string, newPassword: string) => {
      const answer = await harness.call("POST", "/api/auth/change-password", { as, body: { currentPassword, newPassword } });
      return /auth_access=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? "";
    };
    const remove = (as: string) => harness.call("DELETE", "/api/auth/mfa/totp", { as });
    const short = await change(token, person.password, "kelp-42 og");
    await stepUp(short, { method: "totp", code: someone.code() });
    const refused = await remove(short);
    expect([refused.status, (await refused.json()).code]).toEqual([409, "auth.password_too_short_alone"]);
    expect(await harness.json("GET", "/api/auth/mfa", { as: short })).toMatchObject({ totp: expect.anything() });
    const long = await change(short, "kelp-42 og", "kelp-42 og fjord");
    await stepUp(long, { method: "recovery", code: someone.recoveryCodes[0] ?? "" });
    expect((await remove(long)).status).toBe(204);
  });

  test("new recovery codes end the old ones", async () => {
    const someone = await enrolTotp(harness, await harness.createPerson(), clock);
    const { recoveryCodes } = await harness.json<{ recoveryCodes: string[] }>("POST", "/api/auth/mfa/recovery-codes", {
      as: someone.person,
      body: {},
    });
    const ticket = async () => (await login(harness, someone.person)).secondStep?.ticket ?? "";
    expect(await secondStep(harness, { ticket: await ticket(), method: "recovery", code: someone.recoveryCodes[0] ?? "" })).toMatchObject({
      status: 422,
    });
    expect(await secondStep(harness, { ticket: await ticket(), method: "recovery", code: recoveryCodes[0] ?? "" })).toMatchObject({
      status: 200,
    });
  });
});

describe("an administrator's reset", () => {
  const reset = async (as: Person, userId: string) => {
    const { resetFactors } = await import("../../../../lib/auth/mfa/reset-factors.ts");
    const { createSystemContext } = await import("../../../../lib/runtime/system-context.ts");
    const { readIdentity } = await import("../../../../lib/auth/read-identity.ts");
    const { permissionsOf } = await import("../../../../lib/platform/permissions.ts");
    const identity = await readIdentity(harness.runtime.deps, as.token);
    if (!identity) throw new Error("Nobody is signed in by this token.");
    const { sessionId, provenAt } = identity;
    const actor = { type: "user" as const, userId: as.userId, sessionId, provenAt };
    const ctx = { ...createSystemContext(harness.runtime, { job: "test", orgId: as.orgId }), actor, role: as.role };
    return resetFactors({ ...ctx, permissions: permissionsOf(as.role) }, { userId, reason: "Lost the phone, came by in person" });
  };

  test("leaves the password alone, ends every session, is on record with its reason, and the person is told", async () => {
    const owner = await harness.createPerson();
    const someone = await enrolTotp(harness, await harness.addPerson(owner, "USER"), clock);
    await reset(owner, someone.person.userId);
    clock.advance(1_000);
    expect((await harness.call("GET", "/api/auth/me", { as: someone.person })).status).toBe(401);
    expect(await login(harness, someone.person)).toMatchObject({ status: 200, message: "Logged in successfully" });
    const trail = await harness.json<{ items: { action: string; reason: string }[] }>("GET", "/api/audit?limit=50", { as: owner });
    expect(trail.items.find(({ action }) => action === "auth.factors-reset")).toMatchObject({
      reason: "Lost the phone, came by in person",
    });
    expect(letters.filter(({ to }) => to.email === someone.person.email).at(-1)?.subject).toBe(
      "Your second steps were reset by an administrator",
    );
  });

  test("reaches nobody of an equal role, nobody elsewhere, and not oneself", async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    const other = await enrolTotp(harness, await harness.addPerson(owner, "ADMIN"), clock);
    const stranger = await enrolTotp(harness, await harness.createPerson(), clock);
    await expect(reset(admin, other.person.userId)).rejects.toMatchObject({ code: "auth.target_too_high" });
    await expect(reset(owner, stranger.person.userId)).rejects.toMatchObject({ code: "auth.user_not_found" });
    await expect(reset(other.person, other.person.userId)).rejects.toMatchObject({ kind: "forbidden" });
    const user = await harness.addPerson(owner, "USER");
    await expect(reset(user, admin.userId)).rejects.toMatchObject({ code: "auth.permission_required" });
  });
});
