import { describe, expect, test } from "vitest";
import type { Passkey, RequestOptions } from "../../../lib/auth/passkeys/schema.ts";
import { userCollection } from "../../../lib/auth/user.store.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { askEnrolment, askSignIn, createPasskeyPerson, signInWith } from "../../support/passkey-person.ts";
import { insertPasskey } from "../../support/passkey-rows.ts";
import { createSoftwareAuthenticator, type SoftwareAuthenticator } from "../../support/software-authenticator.ts";
import { expectProblem } from "../platform/route-walk.ts";

const BASE = "/api/auth/passkeys";
const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { deps } = harness.runtime;

const list = async (as: Person | string) => (await harness.json<{ items: Passkey[] }>("GET", BASE, { as })).items;
const actionsOf = async (orgId: string) => (await deps.audit.list(orgId, {}, { after: null, limit: 50 })).map(({ action }) => action);
const enrol = (as: Person, attestation: object) =>
  harness.call("POST", `${BASE}/registration/verify`, { as, body: { name: "Phone", attestation } });

/** A session whose proof is eleven minutes old; its access token has been renewed in between. */
async function signedInAWhileAgo(device: SoftwareAuthenticator): Promise<string> {
  const browser = createBrowser(harness);
  await browser.post(`${BASE}/sign-in/verify`, { assertion: device.assert(await askSignIn(harness)) });
  clock.advance(9 * 60_000);
  const { token } = await (await browser.post("/api/auth/refresh", {})).json();
  clock.advance(2 * 60_000);
  return token;
}

describe("proving oneself again with a passkey", () => {
  test("opens what needs a recent proof, for this session and by its own challenge only", async () => {
    const { device, passkeyId } = await createPasskeyPerson(harness);
    const as = await signedInAWhileAgo(device);
    const { token: other } = await (await signInWith(harness, device.assert(await askSignIn(harness)))).json();
    const remove = () => harness.call("DELETE", `${BASE}/${passkeyId}`, { as });
    const ask = (session: string) => harness.json<RequestOptions>("POST", `${BASE}/step-up/options`, { as: session, body: {} });
    const verify = (assertion: object) => harness.call("POST", `${BASE}/step-up/verify`, { as, body: { assertion } });
    await expectProblem(await remove(), 403, "auth.step_up_required");
    for (const options of [await askSignIn(harness), await ask(other)])
      await expectProblem(await verify(device.assert(options)), 401, "auth.passkey_refused");
    await expectProblem(await remove(), 403, "auth.step_up_required");
    expect((await verify(device.assert(await ask(as)))).status).toBe(200);
    expect((await remove()).status).toBe(204);
  });
});

describe("a person's own list", () => {
  test("is renamed and cut by its owner, and by nobody else", async () => {
    const { person, passkeyId } = await createPasskeyPerson(harness);
    const stranger = await harness.createPerson();
    const path = `${BASE}/${passkeyId}`;
    await expectProblem(await harness.call("PATCH", path, { as: stranger, body: { name: "Mine" } }), 404, "auth.passkey_not_found");
    await expectProblem(await harness.call("DELETE", path, { as: stranger }), 404, "auth.passkey_not_found");
    expect(await harness.json("PATCH", path, { as: person, body: { name: "  Work laptop " } })).toMatchObject({ name: "Work laptop" });
    expect((await harness.call("DELETE", path, { as: person })).status).toBe(204);
    expect(await list(person)).toEqual([]);
    await expectProblem(await harness.call("DELETE", path, { as: person }), 404, "auth.passkey_not_found");
    expect(await actionsOf(person.orgId)).toEqual(expect.arrayContaining(["auth.passkey-renamed", "auth.passkey-deleted"]));
  });

  test("without its last passkey a password signs in alone again", async () => {
    const { person, passkeyId } = await createPasskeyPerson(harness);
    const other = await insertPasskey(harness, person);
    const { email, password } = person;
    const signIn = () => harness.json<object>("POST", "/api/auth/login", { body: { email, password } });
    expect((await harness.call("DELETE", `${BASE}/${other}`, { as: person })).status).toBe(204);
    expect(await signIn()).toHaveProperty("secondStep");
    expect((await harness.call("DELETE", `${BASE}/${passkeyId}`, { as: person })).status).toBe(204);
    expect(await signIn()).toHaveProperty("token");
  });

  test("the only way in stays, also when two ways are taken away at the same moment", async () => {
    const { person, passkeyId } = await createPasskeyPerson(harness);
    await deps.db.collection(userCollection).updateOne({ _id: person.userId }, { $set: { passwordHash: null } });
    await expectProblem(await harness.call("DELETE", `${BASE}/${passkeyId}`, { as: person }), 409, "auth.last_way_in");
    const second = await insertPasskey(harness, person);
    const answers = await Promise.all([passkeyId, second].map((id) => harness.call("DELETE", `${BASE}/${id}`, { as: person })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await list(person)).toHaveLength(1);
  });

  test("whoever may only read still adds and removes their own", async () => {
    const owner = await harness.createPerson();
    const reader = await harness.addPerson(owner, "READ_ONLY");
    const device = createSoftwareAuthenticator({ origin: harness.url });
    const response = await enrol(reader, device.attest(await askEnrolment(harness, reader)));
    expect(response.status).toBe(200);
    const { passkey } = await response.json();
    expect((await harness.call("DELETE", `${BASE}/${passkey.id}`, { as: reader })).status).toBe(204);
  });
});
