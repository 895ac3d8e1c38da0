import { beforeAll, describe, expect, test } from "vitest";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { linkIn, waitForLetter } from "../../support/mailbox.ts";

type Status = { email: string; isVerified: boolean; pending: { email: string } | null };

describe("a person's own profile", () => {
  let harness: Harness;
  const clock = createAdjustableClock();
  beforeAll(async () => {
    harness = await createHarness({ overrides: { clock } });
  });

  const newAddress = () => `moved-${Math.random().toString(36).slice(2)}@tests.example`;
  const change = (person: Person, email: string) => harness.call("POST", "/api/auth/email", { as: person, body: { email } });
  const confirm = (token: string) => harness.call("POST", "/api/auth/email/confirm", { body: { token } });
  const statusOf = (person: Person) => harness.json<Status>("GET", "/api/auth/email", { as: person });
  const codeOf = async (response: Response) => [response.status, (await response.json()).code];
  const tokenFor = async (email: string) => linkIn(await waitForLetter(harness.environment, email, /Confirm/)).split("#")[1] ?? "";

  test("a new name is what others see and find", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const renamed = await harness.json("PATCH", "/api/auth/me", { as: member, body: { name: "Zora Quell" } });
    expect(renamed).toMatchObject({ id: member.userId, name: "Zora Quell" });
    expect(await harness.json("GET", "/api/auth/me", { as: member })).toMatchObject({ name: "Zora Quell" });
    const found = await harness.json<{ id: string }[]>("GET", "/api/admin/users?q=quell", { as: owner });
    expect(JSON.stringify(found)).toContain(member.userId);
  });

  test("another address counts once its link has been opened: it signs in then, and the old one does not", async () => {
    const person = await harness.createPerson();
    const email = newAddress();
    expect((await change(person, email)).status).toBe(202);
    expect(await statusOf(person)).toMatchObject({ email: person.email, isVerified: false, pending: { email } });
    const login = (address: string) => harness.call("POST", "/api/auth/login", { body: { email: address, password: person.password } });
    expect((await login(email)).status).toBe(401);
    expect(await (await confirm(await tokenFor(email))).json()).toEqual({ email });
    expect(await statusOf(person)).toEqual({ email, isVerified: true, pending: null });
    expect((await login(email)).status).toBe(200);
    expect((await login(person.email)).status).toBe(401);
    await waitForLetter(harness.environment, person.email, /another e-mail address/);
  });

  test("the account's own address is confirmed the same way, and then there is nothing left to confirm", async () => {
    const person = await harness.createPerson();
    expect((await change(person, person.email)).status).toBe(202);
    expect((await confirm(await tokenFor(person.email))).status).toBe(200);
    expect(await statusOf(person)).toMatchObject({ isVerified: true });
    expect(await codeOf(await change(person, person.email))).toEqual([422, "auth.email_unusable"]);
  });

  test("a link works once, also when it is used twenty times at once, and not after a day", async () => {
    const person = await harness.createPerson();
    const email = newAddress();
    await change(person, email);
    const token = await tokenFor(email);
    const replies = await Promise.all(Array.from({ length: 20 }, () => confirm(token)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const other = await harness.createPerson();
    const late = newAddress();
    await change(other, late);
    const lateToken = await tokenFor(late);
    clock.advance(24 * 3_600_000);
    expect(await codeOf(await confirm(lateToken))).toEqual([422, "auth.email_link_invalid"]);
  });

  test("somebody else's address is refused as a used link is, and asking tells nothing about it", async () => {
    const [person, owner] = [await harness.createPerson(), await harness.createPerson()];
    expect((await change(person, owner.email)).status).toBe(202);
    expect(await codeOf(await confirm(await tokenFor(owner.email)))).toEqual([422, "auth.email_link_invalid"]);
    expect(await statusOf(person)).toMatchObject({ email: person.email });
    expect((await harness.runtime.deps.users.findByEmail(owner.email))?._id).toBe(owner.userId);
  });

  test.each(["", "pwreset_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "address_short", "address_".padEnd(51, "a"), "a".repeat(200)])(
    "the token %j opens nothing",
    async (token) => expect((await confirm(token)).status).toBe(422),
  );
});
