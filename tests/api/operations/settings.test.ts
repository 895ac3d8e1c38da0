import { describe, expect, test } from "vitest";
import {
  DEFAULT_DEPLOYMENT_SETTINGS,
  type DeploymentSettings,
} from "../../../lib/platform/deployment-settings/deployment-settings.schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { promote } from "../platform/callers.ts";

type View = { version: number; settings: DeploymentSettings; reason: string | null; createdByName: string | null };
const PATH = "/api/operations/settings";

const harness = await createHarness();
const clock = createAdjustableClock();
const second = await createHarness({ environment: harness.environment, overrides: { clock } });
const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");

const read = () => harness.json<View>("GET", PATH, { as: operator });

/** Puts a part of the settings in force, and takes them back after `during`. */
async function withSettings(change: Partial<DeploymentSettings>, during: () => Promise<void>): Promise<void> {
  const settings = { ...DEFAULT_DEPLOYMENT_SETTINGS, ...change };
  const body = { version: (await read()).version, settings, reason: "tried by a test" };
  const { version } = await harness.json<View>("PUT", PATH, { as: operator, body });
  try {
    await during();
  } finally {
    await harness.json("PUT", PATH, { as: operator, body: { version, settings: DEFAULT_DEPLOYMENT_SETTINGS, reason: "tried" } });
  }
}

const newcomer = () => ({
  name: "Nora",
  email: `nora-${Math.random().toString(36).slice(2)}@example.net`,
  password: "kelp-Lantern-42-oslo",
});
const register = (at: Harness) => at.call("POST", "/api/auth/register", { body: newcomer() });

describe("the deployment's settings", () => {
  test("are read and changed by whoever runs the deployment alone", async () => {
    const owner = await harness.createPerson();
    const support = await promote(harness, await harness.createPerson(), "SUPPORT");
    const body = { version: 0, settings: DEFAULT_DEPLOYMENT_SETTINGS, reason: "not mine to decide" };
    expect((await harness.call("GET", PATH, { as: owner })).status).toBe(403);
    expect((await harness.call("GET", PATH, { as: support })).status).toBe(200);
    expect((await harness.call("PUT", PATH, { as: support, body })).status).toBe(403);
  });

  test("of two who decide on the same version one is refused, and nothing of theirs counts", async () => {
    const { version, settings } = await read();
    const change = (days: number) => ({ ...settings, retentionDays: { ...settings.retentionDays, logs: days } });
    const put = (days: number) =>
      harness.call("PUT", PATH, { as: operator, body: { version, settings: change(days), reason: `keep logs ${days} days` } });
    const answers = await Promise.all([put(3), put(4), put(5)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const refused = await answers.find(({ status }) => status === 409)?.json();
    expect(refused).toMatchObject({ code: "operations.settings_changed" });
    expect((await read()).version).toBe(version + 1);
  });

  test("a change stands in the list with who made it and why, and in the trail of the operator's organization", async () => {
    await withSettings({ registrations: "closed" }, async () => {
      const { items } = await harness.json<{ items: View[] }>("GET", `${PATH}/versions?limit=2`, { as: operator });
      expect(items[0]).toMatchObject({ reason: "tried by a test", settings: { registrations: "closed" } });
      expect(items[0]?.createdByName).toEqual(expect.any(String));
    });
    const { items } = await harness.json<{ items: { action: string; reason: string | null }[] }>("GET", "/api/audit?limit=20", {
      as: operator,
    });
    expect(items).toContainEqual(expect.objectContaining({ action: "operations.settings-updated", reason: "tried by a test" }));
  });

  test("nobody changes them without a reason", async () => {
    const body = { version: 0, settings: DEFAULT_DEPLOYMENT_SETTINGS, reason: " " };
    expect((await harness.call("PUT", PATH, { as: operator, body })).status).toBe(422);
  });
});

describe("what is decided counts in every process within a second", () => {
  /** As old as the rule allows. */
  const untilSeen = () => clock.advance(1_000);

  const ask = (as: Person) =>
    second.call("POST", "/api/v1/chat/completions", { as, body: { model: "demo-1", messages: [{ role: "user", content: "Hello" }] } });

  test("registrations, models and the guard's floor", async () => {
    const person = await second.createPerson();
    const modelsOf = async () => (await second.json<{ data: { id: string }[] }>("GET", "/api/v1/models", { as: person })).data.length;
    expect(await modelsOf()).toBeGreaterThan(0);
    const settings: Partial<DeploymentSettings> = {
      registrations: "closed",
      allowedModels: ["openai/gpt-4o-mini"],
      guardFloor: { attacks: "block", secrets: "block", failMode: "closed" },
    };
    await withSettings(settings, async () => {
      untilSeen();
      expect(await (await register(second)).json()).toMatchObject({ code: "auth.sign_up_closed" });
      expect(await modelsOf()).toBe(0);
      const refused = await ask(person);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(await refused.text()).toContain("Whoever runs this deployment does not allow this model");
      expect((await second.runtime.deps.guard.policyOf(person.orgId)).data.secret.output).toBe("block");
    });
    untilSeen();
    expect((await register(second)).status).toBe(200);
    expect(await modelsOf()).toBeGreaterThan(0);
  });

  test("limits", async () => {
    const person = await second.createPerson();
    const limitOf = async () => Number((await ask(person)).headers.get("ratelimit-limit"));
    const before = await limitOf();
    await withSettings({ limits: { requestsPerWindow: null, gatewayPerMinute: 7 } }, async () => {
      untilSeen();
      expect(await limitOf()).toBe(7 * second.runtime.limitFactor);
    });
    untilSeen();
    expect(await limitOf()).toBe(before);
  });
});

test("without a floor or a list an organization's own policy counts as it is", async () => {
  const person: Person = await harness.createPerson();
  const { data } = await harness.runtime.deps.guard.policyOf(person.orgId);
  expect(data.secret.output).toBe("redact");
});
