import { expect, test } from "vitest";
import type { Incident } from "../../../lib/ops/health/incident.schema.ts";
import { closeIncident, openIncident } from "../../../lib/ops/health/incidents.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createHarness } from "../../support/harness.ts";
import { promote } from "../platform/callers.ts";

const harness = await createHarness();
const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
const helper = await promote(harness, await harness.createPerson(), "SUPPORT");
const system = createSystemContext(harness.runtime, { job: "ops.check-alerts", orgId: "" });

const OPENED = { title: "Mail is late", services: ["sendgrid"], severity: "minor", text: "Letters take an hour." };

async function open(): Promise<Incident> {
  return harness.json<Incident>("POST", "/api/operations/incidents", { as: operator, body: OPENED });
}

async function shown(id: string): Promise<Incident | undefined> {
  const { incidents } = await harness.json<{ incidents: Incident[] }>("GET", "/api/health/history");
  return incidents.find((incident) => incident.id === id);
}

test("what an operator says stands on the public page at once, step by step until it is over, and no step tells who spoke", async () => {
  const { id } = await open();
  expect(await shown(id)).toMatchObject({ title: "Mail is late", state: "investigating", isAutomatic: false, resolvedAt: null });
  const path = `/api/operations/incidents/${id}`;
  for (const state of ["identified", "monitoring", "identified"])
    await harness.call("POST", `${path}/updates`, { as: operator, body: { state, text: `Now ${state}.` } });
  const resolved = await harness.json<Incident>("POST", `${path}/resolve`, { as: operator, body: { text: "All letters are out." } });
  expect(resolved.updates.map(({ state }) => state)).toEqual(["investigating", "identified", "monitoring", "identified", "resolved"]);
  expect(await shown(id)).toEqual(resolved);
  expect(JSON.stringify(await shown(id))).not.toContain(operator.userId);
});

test("an incident that is over takes no more words", async () => {
  const { id } = await open();
  const resolve = () => harness.call("POST", `/api/operations/incidents/${id}/resolve`, { as: operator, body: { text: "Mended." } });
  expect((await resolve()).status).toBe(200);
  const again = await resolve();
  expect([again.status, await again.json()]).toMatchObject([409, { code: "operations.incident_over" }]);
  const update = { state: "monitoring", text: "Still looking." };
  expect((await harness.call("POST", `/api/operations/incidents/${id}/updates`, { as: operator, body: update })).status).toBe(409);
});

test("support reads incidents and changes none; owners of organizations do neither", async () => {
  const { id } = await open();
  const owner = await harness.createPerson();
  expect((await harness.call("GET", "/api/operations/incidents", { as: helper })).status).toBe(200);
  expect((await harness.call("GET", "/api/operations/incidents", { as: owner })).status).toBe(403);
  for (const as of [helper, owner]) {
    expect((await harness.call("POST", "/api/operations/incidents", { as, body: OPENED })).status).toBe(403);
    expect((await harness.call("POST", `/api/operations/incidents/${id}/resolve`, { as, body: { text: "Done." } })).status).toBe(403);
  }
});

test("lists page through all of them, and the open ones are a list of their own", async () => {
  const [first, second] = [await open(), await open()];
  await harness.call("POST", `/api/operations/incidents/${first.id}/resolve`, { as: operator, body: { text: "Mended." } });
  type Page = { items: Incident[]; nextCursor: string | null };
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${cursor}`;
    const page: Page = await harness.json<Page>("GET", `/api/operations/incidents?limit=1${query}`, { as: operator });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(0, 2)).toEqual([second.id, first.id]);
  const { items } = await harness.json<Page>("GET", "/api/operations/incidents?state=open", { as: operator });
  expect(items.map(({ id }) => id)).toContain(second.id);
  expect(items.map(({ id }) => id)).not.toContain(first.id);
});

test("an alert opens one incident however often it fires, resolves it when it ends, and a later one opens another", async () => {
  const alert = { alertKey: "QueueDown", title: "Work is taken up late", services: ["queue"], severity: "major" } as const;
  const ids = await Promise.all([openIncident(system, alert), openIncident(system, alert), openIncident(system, alert)]);
  expect(new Set(ids).size).toBe(1);
  const [id = ""] = ids;
  expect(await shown(id)).toMatchObject({ isAutomatic: true, state: "investigating" });
  expect([await closeIncident(system, alert), await closeIncident(system, alert)]).toEqual([true, false]);
  expect(await shown(id)).toMatchObject({ state: "resolved", resolvedAt: expect.any(String) });
  expect(await openIncident(system, alert)).not.toBe(id);
  await closeIncident(system, alert);
});

test("every step is in the trail of whoever took it, without its words", async () => {
  const { id } = await open();
  await harness.call("POST", `/api/operations/incidents/${id}/updates`, {
    as: operator,
    body: { state: "identified", text: "A vendor is slow." },
  });
  await harness.call("POST", `/api/operations/incidents/${id}/resolve`, { as: operator, body: { text: "Mended." } });
  const trail = await harness.call("GET", "/api/audit?limit=50", { as: operator });
  const text = await trail.text();
  for (const action of ["operations.incident-opened", "operations.incident-updated", "operations.incident-resolved"])
    expect(text).toContain(action);
  expect(text).not.toContain("A vendor is slow.");
});
