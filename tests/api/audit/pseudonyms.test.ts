import { expect, test } from "vitest";
import { findChainFault } from "../../../lib/platform/audit/audit-record.ts";
import { verifyExport } from "../../../lib/platform/audit/verify-export.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

const AGENT = "a browser nobody else has";

async function act(harness: Harness, as: Person): Promise<void> {
  const body = { provider: "openai", model: "gpt-6-luna", note: "Looked at it." };
  await harness.call("PATCH", "/api/ai/models", { as, body, headers: { "user-agent": AGENT } });
}

async function start() {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock } });
  const owner = await harness.createPerson();
  await act(harness, owner);
  clock.advance(61_000);
  await tick(harness);
  return { harness, owner };
}

type Page = { items: { actor: string; userAgent: string; action: string; target: { id: string } }[] };

test("no chained record names a person, an address or a browser, and whoever may read the trail reads them all the same", async () => {
  const { harness, owner } = await start();
  const { audit } = harness.runtime.deps;
  const chain = await audit.listChained(owner.orgId, 0, 100);
  const raw = JSON.stringify(chain);
  for (const detail of [owner.userId, AGENT, "127.0.0.1"]) expect(raw).not.toContain(detail);
  expect(findChainFault(chain)).toBeNull();
  const { items } = await harness.json<Page>("GET", `/api/audit?actor=${owner.userId}&action=ai.`, { as: owner });
  expect(items[0]).toMatchObject({ actor: owner.userId, userAgent: AGENT });
  const registered = await harness.json<Page>("GET", `/api/audit?target=${owner.userId}`, { as: owner });
  expect(registered.items.map(({ action }) => action)).toContain("auth.user-registered");
  const csv = await (await harness.call("GET", "/api/audit/export?format=csv", { as: owner })).text();
  expect(csv).toContain(owner.userId);
  const file = await (await harness.call("GET", `/api/audit/export?actor=${owner.userId}`, { as: owner })).text();
  expect(file).not.toContain(owner.userId);
  expect(await verifyExport(file.trimEnd().split("\n"), { keys: null })).toMatchObject({ isSound: true });
});

test("one person has another pseudonym in another organization, and erasing the secret unlinks every record while the chain holds", async () => {
  const { harness, owner } = await start();
  const { audit, pseudonyms } = harness.runtime.deps;
  const other = await harness.createPerson();
  expect(await pseudonyms.find(owner.orgId, owner.userId)).toMatch(/^psn_[0-9a-f]{32}$/);
  expect(await pseudonyms.find(other.orgId, owner.userId)).toBeNull();
  expect(await pseudonyms.listOrganizationsOf(owner.userId)).toEqual([owner.orgId]);
  await pseudonyms.erase(owner.orgId, owner.userId);
  const { items } = await harness.json<Page>("GET", "/api/audit?action=ai.", { as: owner });
  expect(items[0]?.actor).toMatch(/^psn_/);
  expect(JSON.stringify(items)).not.toContain(AGENT);
  expect(await harness.json("GET", `/api/audit?actor=${owner.userId}&action=ai.`, { as: owner })).toMatchObject({ items: [] });
  expect(findChainFault(await audit.listChained(owner.orgId, 0, 100))).toBeNull();
});
