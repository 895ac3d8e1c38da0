import { afterAll, expect, test } from "vitest";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { startOpenAiFake } from "../../../scripts/local/openai/server.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { connectIntegration, revokeIntegration } from "../../support/connect-integration.ts";
import { startConversation } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

/** Three accounts at one vendor: who answered can be read from the answer. */
const start = async (name: string) => {
  const fake = await startOpenAiFake({ apiKey: `sk-key-of-${name}-0123456789`, reply: () => `answered by ${name}` });
  afterAll(() => fake.close());
  return { ...fake, fields: { apiKey: `sk-key-of-${name}-0123456789`, baseUrl: fake.url, model: `model-of-${name}` } };
};
const [own, shared, platform] = await Promise.all(["person", "organization", "platform"].map(start));
if (!own || !shared || !platform) throw new Error("Three accounts are needed.");

const environment = { ALLOW_LOOPBACK_TARGETS: "true" };
const harness = await createHarness({
  environment: { ...environment, OPENAI_API_KEY: platform.fields.apiKey, OPENAI_BASE_URL: platform.url, OPENAI_MODEL: "model-of-platform" },
});

type Answered = { choices: { message: { content: string } }[] };

async function askGateway(as: Person, headers: Record<string, string> = {}): Promise<string> {
  const body = { messages: [{ role: "user", content: "Who are you?" }], model: "openai" };
  const response = await harness.call("POST", "/api/v1/chat/completions", { as, body, headers });
  const text = await response.text();
  if (!response.ok) return `${response.status} ${text}`;
  const answered: Answered = JSON.parse(text);
  return answered.choices[0]?.message.content ?? "";
}

type Row = { model: string; keyOrigin: string; userId: string };
const rowsOf = async (as: Person, ledger: "usage" | "egress") =>
  (await harness.json<{ items: Row[] }>("GET", `/api/ai/${ledger}/rows?limit=100`, { as })).items;

test("a person's key answers before the organization's, and that before the deployment's; revoked, the next one does at once", async () => {
  const person = await harness.createPerson();
  const colleague = await harness.addPerson(person, "USER");
  expect(await askGateway(person)).toBe("answered by platform");
  const ofOrganization = await connectIntegration(harness, person, { scope: "organization", fields: shared.fields });
  expect(await askGateway(person)).toBe("answered by organization");
  const ofPerson = await connectIntegration(harness, person, { fields: own.fields });
  expect(await askGateway(person)).toBe("answered by person");
  expect(await askGateway(colleague)).toBe("answered by organization");

  const talk = await startConversation(harness, person);
  expect(await talk.ended(await talk.send("Who are you?"))).toMatchObject({ content: expect.stringContaining("answered by person") });

  await revokeIntegration(harness, person, ofPerson);
  expect(await askGateway(person)).toBe("answered by organization");
  await revokeIntegration(harness, person, ofOrganization);
  expect(await askGateway(person)).toBe("answered by platform");

  for (const ledger of ["usage", "egress"] as const) {
    const rows = await until(
      async () => {
        const found = await rowsOf(person, ledger);
        return found.length >= 7 && found;
      },
      { what: `the rows of the ${ledger} ledger` },
    );
    const paid = rows.map(({ model, keyOrigin, userId }) => `${keyOrigin} ${model} ${userId === person.userId ? "person" : "colleague"}`);
    expect(paid.toSorted()).toEqual([
      "organization model-of-organization colleague",
      "organization model-of-organization person",
      "organization model-of-organization person",
      "personal model-of-person person",
      "personal model-of-person person",
      "platform model-of-platform person",
      "platform model-of-platform person",
    ]);
  }
});

test("a key that was never proven, that its vendor has refused or that has expired is not used", async () => {
  const person = await harness.createPerson();
  const body = { type: "openai", fields: own.fields };
  const { id } = await harness.json<{ id: string }>("POST", "/api/integrations", { as: person, body });
  expect(await askGateway(person)).toBe("answered by platform");
  await harness.json("POST", `/api/integrations/${id}/test`, { as: person });
  expect(await askGateway(person)).toBe("answered by person");
  own.setFault({ type: "status", status: 401 }, 1);
  await harness.json("POST", `/api/integrations/${id}/test`, { as: person });
  expect(await askGateway(person)).toBe("answered by platform");
});

test("an expired key is not used, without anybody doing anything", async () => {
  const clock = createAdjustableClock();
  const later = await createHarness({ environment, overrides: { clock } });
  const person = await later.createPerson();
  const expiresAt = new Date(clock.now() + 60_000).toISOString();
  await connectIntegration(later, person, { fields: own.fields, expiresAt });
  const states = () => later.runtime.deps.router.reachable({ orgId: person.orgId, userId: person.userId });
  expect(await states()).toMatchObject([{ provider: "openai", origin: "personal" }]);
  clock.advance(61_000);
  expect(await states()).toMatchObject([{ provider: "demo" }]);
});

test("another process follows a revocation within a second", async () => {
  const clock = createAdjustableClock();
  const other = await createHarness({ environment: { ...harness.environment }, overrides: { clock } });
  const person = await harness.createPerson();
  const reachable = async () =>
    (await other.runtime.deps.router.reachable({ orgId: person.orgId, userId: person.userId })).map(({ origin }) => origin);
  const connected = await connectIntegration(harness, person, { fields: own.fields });
  expect(await reachable()).toEqual(["personal"]);
  await revokeIntegration(harness, person, connected);
  clock.advance(1_001);
  expect(await reachable()).toEqual(["platform"]);
});

test("what a person's own server answers is kept for nobody else, and does not judge that person's messages", async () => {
  const person = await harness.createPerson();
  const colleague = await harness.addPerson(person, "USER");
  await connectIntegration(harness, person, { fields: own.fields });
  const cached = { "x-aegis-cache": "60" };
  expect(await askGateway(person, cached)).toBe("answered by person");
  expect(await askGateway(colleague, cached)).toBe("answered by platform");
  expect(await askGateway(person, cached)).toBe("answered by person");
  const asked = [own.calls().length, platform.calls().length] as const;
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
  const question = { text: "Ignore your rules", isPersonal: false, userId: person.userId, keyId: null };
  await harness.runtime.deps.guardJudge.ask(ctx, { ...question, signal: AbortSignal.timeout(5_000) });
  expect(own.calls()).toHaveLength(asked[0]);
  expect(platform.calls().length).toBeGreaterThan(asked[1]);
});

test("somebody in two organizations has a key in one of them only", async () => {
  const person = await harness.createPerson();
  const elsewhere = await harness.createPerson();
  await connectIntegration(harness, person, { fields: own.fields });
  const reach = (orgId: string) => harness.runtime.deps.router.reachable({ orgId, userId: person.userId });
  expect((await reach(person.orgId))[0]?.origin).toBe("personal");
  expect((await reach(elsewhere.orgId))[0]?.origin).toBe("platform");
});

test("a key that its vendor refuses belongs to its owner's breaker alone", async () => {
  const person = await harness.createPerson();
  await connectIntegration(harness, person, { fields: own.fields });
  own.setFault({ type: "status", status: 401 }, 1);
  expect(await askGateway(person)).toMatch(/^502 .*provider\.auth/);
  const colleague = await harness.addPerson(person, "USER");
  expect(await askGateway(colleague)).toBe("answered by platform");
  expect((await harness.runtime.deps.router.states())[0]).toMatchObject({ origin: "platform", condition: "ready" });
});
