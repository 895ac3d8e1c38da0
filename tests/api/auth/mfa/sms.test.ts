import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smsUnavailable } from "../../../../lib/auth/errors.ts";
import type { SmsVerifier } from "../../../../lib/auth/mfa/ports.ts";
import { systemClock } from "../../../../lib/platform/clock.ts";
import { createFrozenClock } from "../../../support/frozen-clock.ts";
import { createHarness, type Harness, type Person } from "../../../support/harness.ts";
import { login, secondStep } from "../../../support/second-step-person.ts";

const clock = { ...createFrozenClock(Date.now()), sleep: systemClock.sleep };
const PHONE = "+447700900123";

/** A carrier that counts what it sends, and ends a verification with its first right code as the real one does. */
const sent: string[] = [];
const open = new Map<string, string>();
let isAway = false;
const carrier: SmsVerifier = {
  async start(phone) {
    if (isAway) throw smsUnavailable(new Error("away"));
    sent.push(phone);
    open.set(phone, String(100_000 + sent.length));
  },
  async isRight(phone, code) {
    if (open.get(phone) !== code) return false;
    return open.delete(phone);
  },
};
const codeFor = (phone = PHONE) => open.get(phone) ?? "";

let harness: Harness;
let client: MongoClient;
beforeAll(async () => {
  harness = await createHarness({ overrides: { clock, smsVerifier: carrier } });
  client = new MongoClient(harness.environment.MONGODB_URI ?? "");
});
afterAll(() => client.close());

async function enrolSms(person: Person, phone = PHONE): Promise<{ recoveryCodes: string[] }> {
  expect((await harness.call("POST", "/api/auth/mfa/sms", { as: person, body: { phone } })).status).toBe(200);
  return harness.json("POST", "/api/auth/mfa/sms/confirm", { as: person, body: { code: codeFor() } });
}

describe("codes by text message", () => {
  test("are set up by a code that came back, then finish a sign-in, once each", async () => {
    const person = await harness.createPerson();
    expect((await enrolSms(person, "+44 7700 (900) 123")).recoveryCodes).toHaveLength(10);
    const { secondStep: step } = await login(harness, person);
    expect(step?.methods).toEqual(["sms", "recovery"]);
    const ticket = step?.ticket ?? "";
    const before = sent.length;
    expect(await harness.json("POST", "/api/auth/second-step/sms-code", { body: { ticket } })).toEqual({ phone: "+●●●●●●●●●●23" });
    expect(sent.length).toBe(before + 1);
    const code = codeFor();
    expect(await secondStep(harness, { ticket, method: "sms", code: "000000" })).toMatchObject({ code: "auth.code_wrong" });
    expect(await secondStep(harness, { ticket, method: "sms", code })).toMatchObject({ status: 200 });
    const again = (await login(harness, person)).secondStep?.ticket ?? "";
    expect(await secondStep(harness, { ticket: again, method: "sms", code })).toMatchObject({ code: "auth.code_wrong" });
  });

  test("a sign-in sends nothing by itself, and a few messages on request are all there are", async () => {
    const person = await harness.createPerson();
    await enrolSms(person);
    const ticket = (await login(harness, person)).secondStep?.ticket ?? "";
    const before = sent.length;
    const asked = [];
    for (let time = 0; time < 8; time += 1)
      asked.push((await harness.call("POST", "/api/auth/second-step/sms-code", { body: { ticket } })).status);
    expect(sent.length - before).toBe(4);
    expect(asked.slice(4).every((status) => status === 429)).toBe(true);
  });

  test("the number is ciphertext in the database and masked in every answer", async () => {
    const person = await harness.createPerson();
    await enrolSms(person);
    const shown = JSON.stringify(await harness.json("GET", "/api/auth/mfa", { as: person }));
    const record = JSON.stringify(await client.db().collection<{ _id: string }>("second_factors").findOne({ _id: person.userId }));
    for (const text of [shown, record, harness.logs.join("\n")]) expect(text).not.toContain("7700900");
    expect(shown).toContain("●23");
  });

  test("a carrier that is away enrols nobody and is said so", async () => {
    const person = await harness.createPerson();
    isAway = true;
    const refused = await harness.call("POST", "/api/auth/mfa/sms", { as: person, body: { phone: PHONE } });
    isAway = false;
    expect([refused.status, (await refused.json()).code]).toEqual([503, "auth.sms_unavailable"]);
    expect(await harness.json("GET", "/api/auth/mfa", { as: person })).toMatchObject({ sms: null });
    expect(await login(harness, person)).toMatchObject({ message: "Logged in successfully" });
  });

  test.each(["07700900123", "+0123456789", "+44 7700", "+44770090012345678", "whoever"])("%s is no number", async (phone) => {
    const response = await harness.call("POST", "/api/auth/mfa/sms", { as: await harness.createPerson(), body: { phone } });
    expect(response.status).toBe(422);
  });
});

test("without a carrier text messages are offered nowhere", async () => {
  const plain = await createHarness({ overrides: { clock } });
  const person = await plain.createPerson();
  expect(await plain.json("GET", "/api/auth/mfa", { as: person })).toMatchObject({ isSmsOffered: false, sms: null });
  const refused = await plain.call("POST", "/api/auth/mfa/sms", { as: person, body: { phone: PHONE } });
  expect([refused.status, (await refused.json()).code]).toEqual([404, "auth.sms_not_offered"]);
});
