import { beforeAll, describe, expect, test } from "vitest";
import { isClosable } from "../../../api/_http/assert-open.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS, type Maintenance } from "../../../lib/platform/deployment-settings/deployment-settings.schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createKey } from "../../support/api-keys.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { promote } from "../platform/callers.ts";

const PATH = "/api/operations/settings";
const harness = await createHarness();
const clock = createAdjustableClock();
const second = await createHarness({ environment: harness.environment, overrides: { clock } });
const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
const owner = await harness.createPerson();
const member = await harness.addPerson(owner, "USER");
const stranger = await harness.createPerson();
const key = await createKey(harness, owner);

async function maintain(change: Partial<Maintenance>): Promise<void> {
  const { version } = await harness.json<{ version: number }>("GET", PATH, { as: operator });
  const maintenance = { ...DEFAULT_DEPLOYMENT_SETTINGS.maintenance, ...change };
  const body = { version, settings: { ...DEFAULT_DEPLOYMENT_SETTINGS, maintenance }, reason: "stores are moved" };
  await harness.json("PUT", PATH, { as: operator, body });
}

const statusOf = async (as: Person | string, at = harness) => (await at.call("GET", "/api/chat/list", { as })).status;
const untilSeen = () => clock.advance(1_000);

describe("maintenance of everybody", () => {
  const until = new Date(Date.now() + 1_800_000).toISOString();
  beforeAll(async () => {
    await maintain({ isOn: true, message: "We move house.", until });
    return () => maintain({});
  });

  test("a member gets 503 with the message and when to come back, an operator works", async () => {
    const response = await harness.call("GET", "/api/chat/list", { as: member });
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(1_700);
    expect(await response.json()).toMatchObject({ code: "operations.maintenance", detail: "We move house." });
    expect([await statusOf(owner), await statusOf(operator)]).toEqual([503, 200]);
  });

  test("keys wait as well, in the shape their clients read", async () => {
    const response = await harness.call("GET", "/api/v1/models", { as: key.key });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: "maintenance" } });
  });

  test("nobody new comes in, and shared links are closed", async () => {
    const body = { name: "Nora", email: "nora-late@example.net", password: "kelp-Lantern-42-oslo" };
    expect((await harness.call("POST", "/api/auth/register", { body })).status).toBe(503);
    expect((await harness.call("POST", "/api/chat/shares/open", { body: { token: "x".repeat(43) } })).status).toBe(503);
  });

  test("signing in, who one is, health and the queue go on", async () => {
    const { email, password } = member;
    expect((await harness.call("POST", "/api/auth/login", { body: { email, password } })).status).toBe(200);
    expect((await harness.call("GET", "/api/auth/me", { as: member })).status).toBe(200);
    expect((await harness.call("GET", "/api/health/live")).status).toBe(200);
    await tick(harness);
  });

  test("a page learns what to show, whoever asks", async () => {
    const state = (as?: Person) => harness.json("GET", "/api/operations/maintenance", as ? { as } : {});
    expect(await state(member)).toEqual({ isOn: true, isAdmitted: false, message: "We move house.", until });
    expect(await state(operator)).toMatchObject({ isOn: true, isAdmitted: true });
    expect(await state()).toMatchObject({ isOn: true, isAdmitted: false });
  });
});

describe("maintenance of one organization", () => {
  test("closes it within a second in another process too, leaves the others open, and is over as quickly", async () => {
    expect([await statusOf(member, second), await statusOf(stranger, second)]).toEqual([200, 200]);
    await maintain({ isOn: true, organizations: [member.orgId], admits: "administrators" });
    untilSeen();
    expect([await statusOf(member, second), await statusOf(owner, second), await statusOf(stranger, second)]).toEqual([503, 200, 200]);
    await maintain({});
    untilSeen();
    expect([await statusOf(member, second), await statusOf(owner, second)]).toEqual([200, 200]);
  });
});

test("settings that cannot be read close nothing, and the log says so", async () => {
  const { deps } = second.runtime;
  const find = deps.deploymentSettingsStore.findLast;
  untilSeen();
  deps.deploymentSettingsStore.findLast = () => Promise.reject(new Error("away"));
  try {
    expect(await statusOf(member, second)).toBe(200);
    expect(second.logs.some((line) => line.includes("settings could not be read"))).toBe(true);
  } finally {
    deps.deploymentSettingsStore.findLast = find;
  }
});

test("machines, health and the ways of signing in are never closed; everything that works for somebody is", () => {
  const paths = (isOpen: boolean) => new Set(routes.filter((route) => isClosable(route) !== isOpen).map(({ path }) => path));
  const open = paths(true);
  for (const path of ["/health/live", "/jobs/run", "/jobs/tick", "/cron/daily", "/metrics", "/auth/login", "/auth/refresh", "/auth/logout"])
    expect(open.has(path), path).toBe(true);
  for (const path of [
    "/chat/stream",
    "/files/upload",
    "/v1/chat/completions",
    "/analyze",
    "/auth/register",
    "/auth/demo",
    "/account/export",
  ])
    expect(open.has(path), path).toBe(false);
});
