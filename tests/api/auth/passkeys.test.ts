import { describe, expect, test } from "vitest";
import type { Passkey, RequestOptions } from "../../../lib/auth/passkeys/schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { askEnrolment, askSignIn, createPasskeyPerson, signInWith } from "../../support/passkey-person.ts";
import { insertPasskey } from "../../support/passkey-rows.ts";
import { type Bends, createSoftwareAuthenticator } from "../../support/software-authenticator.ts";
import { expectProblem } from "../platform/route-walk.ts";

const BASE = "/api/auth/passkeys";
const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;

const list = async (as: Person | string) => (await harness.json<{ items: Passkey[] }>("GET", BASE, { as })).items;
const actionsOf = async (orgId: string) => (await deps.audit.list(orgId, {}, { after: null, limit: 50 })).map(({ action }) => action);
const enrol = (as: Person, attestation: object) =>
  harness.call("POST", `${BASE}/registration/verify`, { as, body: { name: "Phone", attestation } });

describe("adding a passkey", () => {
  test("asks for one that is discoverable, verifies its owner, and is not there yet", async () => {
    const { person, device } = await createPasskeyPerson(harness);
    const options = await askEnrolment(harness, person);
    expect(options).toMatchObject({
      rp: { id: "127.0.0.1", name: "Aegis" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      excludeCredentials: [{ id: device.credentials[0]?.id, type: "public-key" }],
    });
    expect(JSON.stringify(options.user.id)).not.toContain(person.userId);
  });

  test("keeps the public half alone, gives recovery codes with the first, and is on record", async () => {
    const { person, passkeyId, recoveryCodes } = await createPasskeyPerson(harness);
    expect(recoveryCodes).toHaveLength(10);
    expect(await list(person)).toMatchObject([{ id: passkeyId, name: "Laptop", isSynced: false, lastUsedAt: null }]);
    expect(await actionsOf(person.orgId)).toContain("auth.passkey-enrolled");
    const second = createSoftwareAuthenticator({ origin: harness.url });
    const response = await enrol(person, second.attest(await askEnrolment(harness, person)));
    expect((await response.json()).recoveryCodes).toBeNull();
  });

  const hostile: readonly (readonly [string, Bends])[] = [
    ["of another origin", { origin: "https://evil.example" }],
    ["of a subdomain", { origin: "http://sub.127.0.0.1" }],
    ["of another site", { rpId: "evil.example" }],
    ["without user verification", { isVerified: false }],
    ["without anybody present", { isPresent: false }],
    ["that answers a sign-in", { type: "webauthn.get" }],
    ["made in a frame", { crossOrigin: true }],
    ["made below another page", { topOrigin: "https://evil.example" }],
    ["with a challenge of its own", { challenge: Buffer.alloc(54).toString("base64url") }],
    ["with an unknown attestation", { format: { fmt: "tpm", statement: Buffer.from([0xa0]) } }],
    ["with a statement where none is due", { format: { fmt: "none", statement: Buffer.from([0xa1, 0x61, 0x61, 0x01]) } }],
  ];
  test.each(hostile)("refuses one %s", async (_name, bends) => {
    const person = await harness.createPerson();
    const device = createSoftwareAuthenticator({ origin: harness.url });
    const response = await enrol(person, device.attest(await askEnrolment(harness, person), bends));
    await expectProblem(response, 422, "auth.passkey_not_enrolled");
    expect(await list(person)).toEqual([]);
  });

  test("refuses a chain of certificates nobody asked for", async () => {
    const person = await harness.createPerson();
    const device = createSoftwareAuthenticator({ origin: harness.url });
    // {"x5c": [h'00']}
    const statement = Buffer.from([0xa1, 0x63, 0x78, 0x35, 0x63, 0x81, 0x41, 0x00]);
    const attestation = device.attest(await askEnrolment(harness, person), { format: { fmt: "packed", statement } });
    await expectProblem(await enrol(person, attestation), 422, "auth.passkey_not_enrolled");
  });

  test("takes a challenge once, within five minutes, in the session and from the person it was made for", async () => {
    const { person } = await createPasskeyPerson(harness);
    const device = createSoftwareAuthenticator({ origin: harness.url });
    const options = await askEnrolment(harness, person);
    const stranger = await harness.createPerson();
    await expectProblem(await enrol(stranger, device.attest(options)), 422, "auth.passkey_not_enrolled");
    expect((await enrol(person, device.attest(options))).status).toBe(200);
    await expectProblem(await enrol(person, device.attest(options)), 409, "auth.passkey_known");
    const late = await askEnrolment(harness, person);
    clock.advance(5 * 60_000);
    await expectProblem(await enrol(person, device.attest(late)), 422, "auth.passkey_not_enrolled");
    const elsewhere = await harness.json<RequestOptions>("POST", `${BASE}/step-up/options`, { as: person, body: {} });
    const own = await askEnrolment(harness, person);
    await expectProblem(await enrol(person, device.attest({ ...own, challenge: elsewhere.challenge })), 422, "auth.passkey_not_enrolled");
  });

  test("refuses a credential that is anybody's already, and the twenty-first", async () => {
    const { person, device } = await createPasskeyPerson(harness);
    const [credential] = device.credentials;
    const other = await harness.createPerson();
    const copy = createSoftwareAuthenticator({ origin: harness.url });
    const attestation = copy.attest(await askEnrolment(harness, other), { ...(credential && { credentialId: credential.id }) });
    await expectProblem(await enrol(other, attestation), 409, "auth.passkey_known");
    for (let count = 1; count < 20; count += 1) await insertPasskey(harness, person);
    await expectProblem(await harness.call("POST", `${BASE}/registration/options`, { as: person, body: {} }), 409, "auth.passkeys_full");
  });
});

describe("signing in with a passkey", () => {
  test("needs no address, no password and no second step, and sets the cookies", async () => {
    const { person, device } = await createPasskeyPerson(harness);
    const browser = createBrowser(harness);
    const options = await (await browser.post(`${BASE}/sign-in/options`, {})).json();
    expect(options.allowCredentials).toEqual([]);
    const response = await browser.post(`${BASE}/sign-in/verify`, { assertion: device.assert(options) });
    expect(await response.json()).toMatchObject({ message: "Logged in successfully", user: { id: person.userId } });
    expect((await browser.get("/api/auth/me")).status).toBe(200);
    expect((await list(person))[0]?.lastUsedAt).not.toBeNull();
  });

  test("with the passkey on the account the password alone is half a sign-in", async () => {
    const { person, device } = await createPasskeyPerson(harness);
    const { email, password } = person;
    type Half = { secondStep: { ticket: string; methods: string[] } };
    const { secondStep } = await harness.json<Half>("POST", "/api/auth/login", { body: { email, password } });
    expect(secondStep.methods).toEqual(["passkey", "recovery"]);
    const { ticket } = secondStep;
    const options = await harness.json<RequestOptions>("POST", `${BASE}/second-step/options`, { body: { ticket } });
    expect(options.allowCredentials.map(({ id }) => id)).toEqual([device.credentials[0]?.id]);
    const assertion = device.assert(options, { userHandle: undefined });
    const finish = () => harness.call("POST", `${BASE}/second-step/verify`, { body: { ticket, assertion } });
    expect((await finish()).status).toBe(200);
    await expectProblem(await finish(), 401);
  });

  test("a second step takes nobody else's passkey, and no challenge of another ticket", async () => {
    const [ana, ben] = [await createPasskeyPerson(harness), await createPasskeyPerson(harness)];
    const ticketOf = async ({ person: { email, password } }: typeof ana) =>
      (await harness.json<{ secondStep: { ticket: string } }>("POST", "/api/auth/login", { body: { email, password } })).secondStep.ticket;
    const [first, second] = [await ticketOf(ana), await ticketOf(ana)];
    const ask = (ticket: string) => harness.json<RequestOptions>("POST", `${BASE}/second-step/options`, { body: { ticket } });
    const finish = (ticket: string, assertion: object) =>
      harness.call("POST", `${BASE}/second-step/verify`, { body: { ticket, assertion } });
    await expectProblem(await finish(first, ben.device.assert(await ask(first))), 401, "auth.passkey_refused");
    await expectProblem(await finish(first, ana.device.assert(await ask(second))), 401, "auth.passkey_refused");
    await expectProblem(await finish(first, ana.device.assert(await askSignIn(harness))), 401, "auth.passkey_refused");
    expect((await finish(first, ana.device.assert(await ask(first)))).status).toBe(200);
  });

  const hostile: readonly (readonly [string, Bends])[] = [
    ["another origin", { origin: "https://evil.example" }],
    ["the same host on another port", { origin: "http://127.0.0.1:1" }],
    ["another site", { rpId: "evil.example" }],
    ["no user verification", { isVerified: false }],
    ["nobody present", { isPresent: false }],
    ["the answer to an enrolment", { type: "webauthn.create" }],
    ["a frame", { crossOrigin: true }],
    ["a challenge nobody gave out", { challenge: Buffer.alloc(54, 7).toString("base64url") }],
    ["no challenge", { challenge: "" }],
    ["another person's handle", { userHandle: Buffer.alloc(32).toString("base64url") }],
    ["no handle", { userHandle: undefined }],
  ];
  test.each(hostile)("refuses %s", async (_name, bends) => {
    const { device } = await createPasskeyPerson(harness);
    await expectProblem(await signInWith(harness, device.assert(await askSignIn(harness), bends)), 401, "auth.passkey_refused");
    expect((await signInWith(harness, device.assert(await askSignIn(harness)))).status).toBe(200);
  });

  test("refuses each part of an answer that was altered by one bit", async () => {
    const { device } = await createPasskeyPerson(harness);
    const flip = (text: string, at: number) => {
      const bytes = Buffer.from(text, "base64url");
      const index = (at + bytes.length) % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      return bytes.toString("base64url");
    };
    for (const part of ["signature", "authenticatorData", "clientDataJSON"] as const) {
      for (const at of [12, -3]) {
        const assertion = device.assert(await askSignIn(harness));
        const response = { ...assertion.response, [part]: flip(assertion.response[part], at) };
        await expectProblem(await signInWith(harness, { ...assertion, response }), 401, "auth.passkey_refused");
      }
    }
  });

  test("refuses an unknown passkey, and another credential's signature, in the same words", async () => {
    const [ana, ben] = [await createPasskeyPerson(harness), await createPasskeyPerson(harness)];
    const stranger = createSoftwareAuthenticator({ origin: harness.url });
    stranger.attest(await askEnrolment(harness, ana.person));
    const bens = ben.device.assert(await askSignIn(harness));
    const disguised = { ...bens, id: ana.device.credentials[0]?.id, rawId: ana.device.credentials[0]?.id };
    const answers = [];
    for (const assertion of [stranger.assert(await askSignIn(harness)), disguised]) {
      const response = await signInWith(harness, assertion);
      const { requestId: _own, ...problem } = await response.json();
      answers.push({ status: response.status, problem });
    }
    expect(answers[1]).toEqual(answers[0]);
  });

  test("takes one answer once: of ten at the same moment one signs in", async () => {
    const { device } = await createPasskeyPerson(harness, { counts: false });
    const assertion = device.assert(await askSignIn(harness));
    const answers = await Promise.all(Array.from({ length: 10 }, () => signInWith(harness, assertion)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(401)]);
    await expectProblem(await signInWith(harness, assertion), 401, "auth.passkey_refused");
  });

  test("a challenge is good for five minutes", async () => {
    const { device } = await createPasskeyPerson(harness);
    const options = await askSignIn(harness);
    clock.advance(5 * 60_000 - 5_000);
    expect((await signInWith(harness, device.assert(options))).status).toBe(200);
    const late = await askSignIn(harness);
    clock.advance(5 * 60_000);
    await expectProblem(await signInWith(harness, device.assert(late)), 401, "auth.passkey_refused");
  });

  test("a counter that goes back is refused and on record as a copied key", async () => {
    const { person, device } = await createPasskeyPerson(harness);
    expect((await signInWith(harness, device.assert(await askSignIn(harness), { counter: 9 }))).status).toBe(200);
    for (const counter of [9, 3, 0]) {
      await expectProblem(await signInWith(harness, device.assert(await askSignIn(harness), { counter })), 401, "auth.passkey_refused");
    }
    const copies = (await actionsOf(person.orgId)).filter((action) => action === "auth.passkey-copied");
    expect(copies).toHaveLength(3);
    expect((await signInWith(harness, device.assert(await askSignIn(harness), { counter: 10 }))).status).toBe(200);
  });

  test("neither keys nor challenges nor who it is reach the log", async () => {
    const { person, device } = await createPasskeyPerson(harness);
    const assertion = device.assert(await askSignIn(harness));
    await signInWith(harness, assertion);
    await signInWith(harness, assertion);
    const log = harness.logs.join("\n");
    for (const text of [person.email, assertion.response.signature, assertion.response.clientDataJSON, assertion.id])
      expect(log).not.toContain(text);
  });
});
