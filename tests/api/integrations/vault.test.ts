import { describe, expect, test } from "vitest";
import { type IntegrationRecord, integrationCollection } from "../../../lib/integrations/integration.store.ts";
import type { Integration } from "../../../lib/integrations/schema.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { connectIntegration } from "../../support/connect-integration.ts";
import { startVendorSink } from "../../support/fakes/vendor-sink.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const KEY = "sk-stored-0123456789abcdef";
const MODELS = JSON.stringify({ data: [{ id: "a-model" }] });
/** Takes only what begins like a good key. */
const sink = await startVendorSink(({ headers }) =>
  headers.authorization?.startsWith("Bearer sk-stored") ? { body: MODELS } : { status: 401 },
);
const harness = await createHarness({ environment: { ALLOW_LOOPBACK_TARGETS: "true" }, overrides: { outbound: { testTimeoutMs: 500 } } });
const { vault, db } = harness.runtime.deps;
const records = db.collection(integrationCollection);
const fieldsOf = (apiKey: string) => ({ apiKey, baseUrl: sink.url });

const trailOf = (orgId: string, action: string) => db.collection(auditCollection).find({ orgId, action }).toArray();
const connect = (as: Person, scope: "personal" | "organization" = "personal", apiKey = KEY) =>
  connectIntegration(harness, as, { scope, fields: fieldsOf(apiKey) });
const stored = async (id: string): Promise<IntegrationRecord> => {
  const record = await records.findOne({ _id: id });
  if (!record) throw new Error("It is not stored.");
  return record;
};
const reveal = ({ orgId, userId, _id }: Pick<IntegrationRecord, "orgId" | "userId" | "_id">) => {
  vault.forget({ orgId, userId });
  return vault.withSecret({ orgId, userId, integrationId: _id }, async (loan) => loan.reveal("apiKey") === KEY);
};

describe("a value opens in its own place only", () => {
  test("not in another field, record, organization, at another person or beside another address, and not with one bit flipped", async () => {
    const [one, two] = [await harness.createPerson(), await harness.createPerson()];
    const mine = await stored((await connect(one)).id);
    const shared = await stored((await connect(one, "organization")).id);
    const foreign = await stored((await connect(two)).id);
    expect(await reveal(mine)).toBe(true);
    const [place = "", blob = ""] = Object.entries(mine.credential.sealed)[0] ?? [];
    const otherPlace = (record: IntegrationRecord) => Object.keys(record.credential.sealed)[0] ?? "";
    const flipped = `${blob.slice(0, -1)}${blob.endsWith("A") ? "B" : "A"}`;
    const put = async (record: IntegrationRecord, credential: Partial<IntegrationRecord["credential"]>, owner: object = {}) => {
      await records.updateOne({ _id: record._id }, { $set: { credential: { ...record.credential, ...credential }, ...owner } });
      const changed = { ...record, ...owner };
      await expect(reveal(changed), JSON.stringify(owner)).rejects.toThrow(/does not open|wrong form|was lent|is gone/);
      await records.updateOne({ _id: record._id }, { $set: { credential: record.credential, userId: record.userId } });
    };
    await put(mine, { sealed: { [place]: flipped } });
    await put(mine, { sealed: { [place.replace("apiKey", "baseUrl")]: blob } });
    await put(shared, { sealed: { [otherPlace(shared)]: blob } });
    await put(foreign, { sealed: { [otherPlace(foreign)]: blob } });
    await put(foreign, { id: mine.credential.id, sealed: { [place]: blob } });
    await put(mine, { plain: { baseUrl: "https://evil.example.com/v1" } });
    await put(shared, {}, { userId: two.userId });
    expect(await reveal(mine)).toBe(true);
  });

  test("a stored key that does not open is left out by the router, and its words reach nobody", async () => {
    const person = await harness.createPerson();
    const { id } = await connect(person);
    await records.updateOne({ _id: id }, { $set: { "credential.plain": { baseUrl: `${sink.url}/elsewhere` } } });
    vault.forget({ orgId: person.orgId, userId: person.userId });
    const before = sink.calls.length;
    const body = { model: "openai", messages: [{ role: "user", content: "Hello" }] };
    const response = await harness.call("POST", "/api/v1/chat/completions", { as: person, body });
    expect([response.status, await response.text()]).toEqual([502, expect.stringContaining("provider.auth")]);
    expect(sink.calls).toHaveLength(before);
    expect(harness.logs.some((line) => line.includes("a stored key could not be used"))).toBe(true);
  });
});

describe("who may do what", () => {
  test("a personal one is nobody else's: not the owner's, not a colleague's, not another organization's", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "USER");
    const { id } = await connect(member);
    for (const other of [owner, await harness.addPerson(owner, "ADMIN"), await harness.createPerson()]) {
      for (const [method, path, body] of [
        ["POST", "/test", undefined],
        ["POST", "/rotate", { fields: fieldsOf("sk-of-somebody-else") }],
        ["PATCH", "", { name: "Mine now" }],
        ["DELETE", "", undefined],
      ] as const)
        expect((await harness.call(method, `/api/integrations/${id}${path}`, { as: other, ...(body && { body }) })).status).toBe(404);
      const listed = await harness.json<{ items: Integration[] }>("GET", "/api/integrations", { as: other });
      expect(listed.items.map((each) => each.id)).not.toContain(id);
    }
  });

  test("the organization's is seen by members and changed by administrators", async () => {
    const owner = await harness.createPerson();
    const member = await harness.addPerson(owner, "ANALYST");
    const { id } = await connect(owner, "organization");
    const listed = await harness.json<{ items: Integration[] }>("GET", "/api/integrations", { as: member });
    expect(listed.items).toMatchObject([{ id, scope: "organization", canChange: false }]);
    const body = { type: "groq", scope: "organization", fields: { apiKey: "gsk_of-a-member" } };
    expect((await harness.call("POST", "/api/integrations", { as: member, body })).status).toBe(403);
    expect((await harness.call("DELETE", `/api/integrations/${id}`, { as: member })).status).toBe(403);
    expect((await harness.call("POST", `/api/integrations/${id}/test`, { as: await harness.addPerson(owner, "ADMIN") })).status).toBe(200);
  });

  test("the status list holds exactly five words about each, in the order in which features take them", async () => {
    const person = await harness.createPerson();
    await connect(person);
    await connect(person, "organization");
    const row = { type: "openai", status: "connected", lastTestedAt: expect.any(String), masked: "●●●●●●cdef" };
    expect(await harness.json("GET", "/api/integrations/status", { as: person })).toEqual([
      { ...row, scope: "personal" },
      { ...row, scope: "organization" },
    ]);
  });

  test("the deployment's are listed without a character of them, and nothing changes them", async () => {
    const keyed = await createHarness({ environment: { GROQ_API_KEY: "gsk_of_the_deployment_0123", METRICS_TOKEN: undefined } });
    const person = await keyed.createPerson();
    const { items } = await keyed.json<{ items: Integration[] }>("GET", "/api/integrations", { as: person });
    expect(items).toMatchObject([{ id: null, type: "groq", scope: "platform", masked: "●●●●●●", canChange: false }]);
  });
});

describe("rotation", () => {
  test("the old value stays until the vendor takes the new one; refused ones are thrown away, untestable ones wait", async () => {
    const person = await harness.createPerson();
    const { id } = await connect(person);
    const rotate = (apiKey: string) =>
      harness.call("POST", `/api/integrations/${id}/rotate`, { as: person, body: { fields: fieldsOf(apiKey) } });
    const refused = await rotate("sk-refused-by-the-vendor");
    expect([refused.status, (await refused.json()).code]).toEqual([422, "integrations.new_value_refused"]);
    expect(await reveal(await stored(id))).toBe(true);
    expect((await stored(id)).next).toBeNull();

    const { answer } = sink;
    sink.answer = () => ({ status: 503 });
    expect(await (await rotate("sk-stored-second-0123456789")).json()).toMatchObject({
      waiting: { masked: "●●●●●●6789", reason: "vendor_error" },
      masked: "●●●●●●cdef",
      status: "connected",
      isUsed: true,
    });
    expect(await reveal(await stored(id))).toBe(true);
    sink.answer = answer;
    const proven = await harness.json<Integration>("POST", `/api/integrations/${id}/test`, { as: person });
    expect(proven).toMatchObject({ waiting: null, masked: "●●●●●●6789", status: "connected" });
    expect(await reveal(await stored(id))).toBe(false);
    expect(JSON.stringify(await stored(id))).not.toContain("cdef");
  });

  test("of many at once, each that is not refused has its turn alone, and the trail holds exactly those", async () => {
    const person = await harness.createPerson();
    const { id } = await connect(person);
    const attempts = Array.from({ length: 20 }, async (_, index) => {
      const body = { fields: fieldsOf(`sk-stored-attempt-0123-${1_000 + index}`) };
      const response = await harness.call("POST", `/api/integrations/${id}/rotate`, { as: person, body });
      const { masked = "", code = "" }: { masked?: string; code?: string } = await response.json();
      return { status: response.status, masked, code };
    });
    const ended = await Promise.all(attempts);
    const won = ended.filter(({ status }) => status === 200);
    expect(won.length).toBeGreaterThan(0);
    expect(won.length).toBeLessThan(20);
    expect(ended.filter(({ code }) => code === "integrations.changed")).toHaveLength(20 - won.length);
    expect(await trailOf(person.orgId, "integrations.secret-rotated")).toHaveLength(won.length);
    const last = await stored(id);
    expect(won.map(({ masked }) => masked)).toContain(last.credential.masked);
    expect(last.next).toBeNull();
  });

  test("where a secret goes changes with the secret alone, or whoever may edit would have it sent to them", async () => {
    const person = await harness.createPerson();
    const { id } = await connect(person);
    const patch = (fields: object) => harness.call("PATCH", `/api/integrations/${id}`, { as: person, body: { fields } });
    for (const fields of [{ baseUrl: "https://evil.example.com/v1" }, { apiKey: "sk-another-key" }, { unknown: "x" }, { constructor: "x" }])
      expect((await patch(fields)).status).toBe(422);
    expect(await (await patch({ model: "another-model" })).json()).toMatchObject({ fields: { model: "another-model", baseUrl: sink.url } });
    expect(await reveal(await stored(id))).toBe(true);
  });
});

describe("what is stored", () => {
  test("each type is there once, webhooks twenty times, also when all are added at once", async () => {
    const person = await harness.createPerson();
    const add = (body: object) => harness.call("POST", "/api/integrations", { as: person, body }).then(({ status }) => status);
    const one = await Promise.all(Array.from({ length: 5 }, () => add({ type: "openai", fields: fieldsOf(KEY) })));
    expect(one.toSorted()).toEqual([200, 409, 409, 409, 409]);
    const fields = { url: `${sink.url}/hook`, signingSecret: `whsec_${Buffer.alloc(32, 1).toString("base64")}` };
    const many = await Promise.all(Array.from({ length: 24 }, () => add({ type: "webhook", fields })));
    expect(many.filter((status) => status === 200)).toHaveLength(20);
    expect(many.filter((status) => status === 409)).toHaveLength(4);
  });

  test("a secret of another service, a missing one and a day that is over are refused without being repeated", async () => {
    const person = await harness.createPerson();
    const refuse = async (body: object) => {
      const response = await harness.call("POST", "/api/integrations", { as: person, body });
      const text = await response.text();
      expect(response.status).toBe(422);
      expect(text).not.toContain("0123456789");
      return JSON.parse(text).errors;
    };
    expect(await refuse({ type: "openai", fields: { apiKey: "sk-ant-api03-0123456789" } })).toEqual([
      { pointer: "/body/fields/apiKey", detail: "This looks like a secret of Claude, not of OpenAI." },
    ]);
    expect(await refuse({ type: "claude", fields: { apiKey: " " } })).toMatchObject([{ detail: "API key is missing." }]);
    expect(await refuse({ type: "groq", fields: { apiKey: "gsk_with a space 0123456789" } })).toHaveLength(1);
    expect(await refuse({ type: "groq", fields: { apiKey: "gsk_0123456789" }, expiresAt: "2020-01-01T00:00:00Z" })).toMatchObject([
      { pointer: "/body/expiresAt" },
    ]);
  });

  test("a revoked one is gone from the database, and the trail keeps that it was there", async () => {
    const person = await harness.createPerson();
    const { id } = await connect(person);
    expect((await harness.call("DELETE", `/api/integrations/${id}`, { as: person })).status).toBe(204);
    expect(await records.findOne({ _id: id })).toBeNull();
    expect((await harness.call("DELETE", `/api/integrations/${id}`, { as: person })).status).toBe(404);
    expect(await trailOf(person.orgId, "integrations.integration-revoked")).toMatchObject([{ target: { id } }]);
  });
});
