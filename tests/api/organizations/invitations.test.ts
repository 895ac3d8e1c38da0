import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { invitationCollection } from "../../../lib/auth/invitations/invitation.store.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness } from "../../support/harness.ts";
import { createInvitationCalls, GONE, type Issued, type Joined, newAddress, outcome, tokenIn } from "../../support/invitations.ts";
import { createLetterbox, linkIn } from "../../support/letters.ts";

const clock = createAdjustableClock();
const box = createLetterbox();
const harness = await createHarness({ overrides: { clock, mailer: box.mailer } });
const { deps } = harness.runtime;
const DAY_MS = 24 * 60 * 60_000;
const { invite, resend, revoke, open, preview, accept, register, linkOf } = createInvitationCalls(harness);

describe("an invitation by e-mail", () => {
  test("goes to its address alone: the inviter never sees the link, and the letter says whose it is and until when", async () => {
    const owner = await harness.createPerson();
    const email = newAddress();
    const issued = await invite(owner, { role: "ANALYST", email });
    expect(issued).toMatchObject({ email, link: null, uses: 0, maxUses: 1 });
    expect(issued.sentAt).not.toBeNull();
    const letter = box.letters.at(-1);
    expect(letter?.to.email).toBe(email);
    expect(letter?.text).toContain(email);
    expect(letter?.text).toContain("ANALYST");
    const token = tokenIn(linkIn(letter));
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await (await preview(token)).json()).toEqual({
      organizationName: "Test Person's organization",
      invitedBy: "Test Person",
      role: "ANALYST",
      email,
      expiresAt: expect.any(String),
    });
    expect(JSON.stringify(await open(owner))).not.toContain(token);
  });

  test("lets nobody in from another address, signed in or registering, and does the one it is for", async () => {
    const [owner, other] = [await harness.createPerson(), await harness.createPerson()];
    const email = newAddress();
    await invite(owner, { role: "USER", email });
    const token = tokenIn(linkIn(box.letters.at(-1)));
    expect(await outcome(await accept(other, token))).toEqual([403, "auth.invitation_for_another"]);
    expect(await outcome(await register(token, { email: newAddress() }))).toEqual([403, "auth.invitation_for_another"]);
    const joined: Joined = await (await register(token)).json();
    expect(joined.user).toMatchObject({ email, role: "USER" });
    const user = await deps.users.find(joined.user.id);
    // Only the reader of the letter knew the link, so the address is proven.
    expect(user).toMatchObject({ homeOrgId: owner.orgId, emailVerifiedAt: expect.any(Date) });
    expect((await deps.memberships.listOfUser(joined.user.id)).map(({ orgId, role }) => [orgId, role])).toEqual([[owner.orgId, "USER"]]);
  });

  test("to somebody with an account is accepted from it, however they spell the address, and a member is not invited again", async () => {
    const [owner, ben] = [await harness.createPerson(), await harness.createPerson()];
    await invite(owner, { role: "READ_ONLY", email: ` ${ben.email.toUpperCase()} ` });
    const joined: Joined = await (await accept(ben, tokenIn(linkIn(box.letters.at(-1))))).json();
    expect(joined.user).toMatchObject({ id: ben.userId, role: "READ_ONLY" });
    const again = await harness.call("POST", "/api/invitations", { as: owner, body: { role: "USER", email: ben.email } });
    expect(await outcome(again)).toEqual([409, "auth.already_member"]);
  });

  test("takes the place of the one before to the same address", async () => {
    const owner = await harness.createPerson();
    const email = newAddress();
    await invite(owner, { role: "ADMIN", email });
    const first = tokenIn(linkIn(box.letters.at(-1)));
    await invite(owner, { role: "READ_ONLY", email: email.toUpperCase() });
    expect(await outcome(await preview(first))).toEqual(GONE);
    expect(await open(owner)).toHaveLength(1);
  });

  test("that cannot be sent is there all the same, with its link for the inviter to pass on; then the address is not proven", async () => {
    const owner = await harness.createPerson();
    const email = newAddress();
    box.break(new AppError("unavailable", "mail.not_sent", "The carrier did not take it."));
    const issued = await invite(owner, { role: "USER", email });
    box.break(null);
    expect(issued.sentAt).toBeNull();
    const joined: Joined = await (await register(tokenIn(issued.link))).json();
    expect((await deps.users.find(joined.user.id))?.emailVerifiedAt).toBeNull();
  });

  test("of a visitor's sandbox is not sent by a real carrier, and one without a carrier shows its link", async () => {
    const silent = createLetterbox("none");
    for (const [letterbox, path] of [
      [createLetterbox("sendgrid"), "/api/auth/demo"],
      [silent, "/api/auth/register"],
    ] as const) {
      const app = await createHarness({ environment: { ...harness.environment }, overrides: { mailer: letterbox.mailer } });
      const person = path.endsWith("demo") ? {} : { name: "Ana", email: newAddress(), password: "moss kettle 7 wagon" };
      const { token } = await app.json<{ token: string }>("POST", path, { body: person });
      const issued = await app.json<Issued>("POST", "/api/invitations", { as: token, body: { role: "USER", email: newAddress() } });
      expect(tokenIn(issued.link)).toMatch(/^[\w-]{43}$/);
      expect(letterbox.letters).toEqual([]);
    }
  });
});

describe("a token", () => {
  test("is 256 bits, stored as its digest alone, and in no log or record", async () => {
    const owner = await harness.createPerson();
    const token = await linkOf(owner);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const { db } = deps;
    const stored = await db.collection(invitationCollection).find({ orgId: owner.orgId }).toArray();
    expect(stored.map(({ tokenHash }) => tokenHash)).toEqual([createHash("sha256").update(token).digest("hex")]);
    await accept(await harness.createPerson(), token);
    const trail = await deps.audit.list(owner.orgId, {}, { after: null, limit: 50 });
    expect(trail.map(({ action }) => action)).toContain("auth.member-joined");
    for (const text of [JSON.stringify(stored), JSON.stringify(trail), harness.logs.join("\n")]) expect(text).not.toContain(token);
  });

  test("that is unknown, used, revoked, replaced or too old gets one answer, in every way it is tried", async () => {
    const [owner, ben] = [await harness.createPerson(), await harness.createPerson()];
    const used = await linkOf(owner);
    await register(used, { email: newAddress() });
    const revoked = await invite(owner, { role: "USER" });
    expect((await revoke(owner, revoked.id)).status).toBe(204);
    const replaced = await invite(owner, { role: "USER" });
    expect((await resend(owner, replaced.id)).status).toBe(200);
    const tokens = [used, tokenIn(revoked.link), tokenIn(replaced.link), randomBytes(32).toString("base64url")];
    const answers = new Set<string>();
    for (const token of tokens) {
      for (const response of [await preview(token), await accept(ben, token), await register(token, { email: newAddress() })]) {
        const { requestId, ...answer } = await response.json();
        answers.add(JSON.stringify({ status: response.status, ...answer }));
        expect(requestId).toMatch(/^req_/);
      }
    }
    const old = await linkOf(owner);
    expect((await preview(old)).status).toBe(200);
    clock.advance(7 * DAY_MS);
    const { requestId: _own, ...answer } = await (await preview(old)).json();
    answers.add(JSON.stringify({ status: 404, ...answer }));
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("auth.invitation_not_found");
  });

  test("of twenty hostile forms is refused, and none of them is a failure of ours", async () => {
    const owner = await harness.createPerson();
    const good = await linkOf(owner);
    const { link } = await invite(owner, { role: "USER" });
    const refresh = (await harness.call("POST", "/api/auth/login", { body: { email: owner.email, password: owner.password } })).headers
      .getSetCookie()
      .join();
    const hostile: unknown[] = [
      "",
      "null",
      good.slice(1),
      `${good}=`,
      `${good} `,
      ` ${good}`,
      good.toLowerCase() === good ? good.toUpperCase() : good.toLowerCase(),
      [...good].reverse().join(""),
      createHash("sha256").update(good).digest("hex"),
      `${good}\u0000`,
      `#${good}`,
      link,
      owner.token.slice(0, 200),
      /auth_refresh=([^;]+)/.exec(refresh)?.[1] ?? "",
      "../../etc/passwd",
      "{{7*7}}",
      { $ne: null },
      { $gt: "" },
      [good],
      true,
      12,
      "a".repeat(100_000),
    ];
    expect(hostile.length).toBeGreaterThanOrEqual(20);
    for (const token of hostile) expect([404, 422], JSON.stringify(token)).toContain((await preview(token)).status);
    expect((await preview(good)).status).toBe(200);
  });
});

describe("an expired invitation", () => {
  test("stays in the list as such and is good for another week when sent again", async () => {
    const owner = await harness.createPerson();
    const { id } = await invite(owner, { role: "USER" });
    clock.advance(7 * DAY_MS + 1);
    const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", {
      body: { email: owner.email, password: owner.password },
    });
    const later = { ...owner, token };
    expect((await open(later)).map(({ isExpired }) => isExpired)).toEqual([true]);
    const renewed: Issued = await (await resend(later, id)).json();
    expect(renewed).toMatchObject({ id, isExpired: false });
    expect((await preview(tokenIn(renewed.link))).status).toBe(200);
  });
});

test("somebody invited registers where registration is closed to strangers, and founds nothing", async () => {
  const closed = await createHarness({ environment: { ...harness.environment, NEXT_PUBLIC_ALLOW_SIGNUP: "false" }, overrides: { clock } });
  const owner = await harness.createPerson();
  const email = newAddress();
  const stranger = { name: "Eve", email: newAddress(), password: "moss kettle 7 wagon" };
  expect(await outcome(await closed.call("POST", "/api/auth/register", { body: stranger }))).toEqual([403, "auth.sign_up_closed"]);
  const joined: Joined = await (await register(await linkOf(owner, { role: "READ_ONLY" }), { email }, closed)).json();
  expect(joined.user).toMatchObject({ email, role: "READ_ONLY" });
  const write = await closed.call("POST", "/api/chat/create", { as: joined.token, body: {} });
  expect(await outcome(write)).toEqual([403, "auth.permission_required"]);
});

test("a link asks for an address, an address that is taken is not overwritten, and the invitation stays good", async () => {
  const owner = await harness.createPerson();
  const token = await linkOf(owner);
  const without = await register(token);
  expect([without.status, (await without.json()).errors]).toEqual([422, [{ pointer: "/body/email", detail: expect.any(String) }]]);
  expect(await outcome(await register(token, { email: owner.email }))).toEqual([409, "auth.registration_refused"]);
  expect(await outcome(await register(token, { email: "visitor-1@demo.invalid" }))).toEqual([409, "auth.registration_refused"]);
  expect((await preview(token)).status).toBe(200);
  expect((await deps.users.findByEmail(owner.email))?.homeOrgId).toBe(owner.orgId);
});
