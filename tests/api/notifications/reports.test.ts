import { expect, test } from "vitest";
import { tellOfBudgets } from "../../../lib/ai/tell-of-budgets.ts";
import { tellOfDrill } from "../../../lib/failsafe/drills/tell-of-drill.ts";
import type { PreferencesView } from "../../../lib/notifications/preferences/preferences.schema.ts";
import { sendReports } from "../../../lib/notifications/reports/send-reports.ts";
import type { Figures } from "../../../lib/notifications/reports/text-of-figures.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { notificationTasks } from "../../../lib/runtime/tasks-of-notifications.ts";
import { insertDrill } from "../../support/drill-rows.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { inboxOf } from "../../support/notification-calls.ts";

const harness = await createHarness({ overrides: { mailer: createLetterbox().mailer } });
const { deps } = harness.runtime;
const contextOf = (orgId: string) => createSystemContext(harness.runtime, { job: "test", orgId });
const signal = new AbortController().signal;

async function choose(as: Person, reports: PreferencesView["reports"]): Promise<void> {
  const { topics } = await harness.json<PreferencesView>("GET", "/api/notifications/preferences", { as });
  const body = { topics, quietHours: null, reports };
  expect((await harness.call("PUT", "/api/notifications/preferences", { as, body })).status).toBe(200);
}

const HAPPENED: Figures = { calls: 1_234, costMicros: 5_670_000, blocked: 3, flagged: 1, trips: 1 };

test("a report reaches the administrators who want it, once for its day, and nobody of an organization in which nothing happened", async () => {
  const owner = await harness.createPerson();
  const admin = await harness.addPerson(owner, "ADMIN");
  const user = await harness.addPerson(owner, "USER");
  const quiet = await harness.createPerson();
  for (const each of [owner, user, quiet]) await choose(each, { daily: true, weekly: false });
  const asked: string[] = [];
  const figuresOf = async (orgId: string, { from, until }: { from: Date; until: Date }) => {
    asked.push(`${from.toISOString()} ${until.toISOString()}`);
    return orgId === owner.orgId ? HAPPENED : { calls: 0, costMicros: 0, blocked: 0, flagged: 0, trips: 0 };
  };
  const slot = new Date("2026-03-02T01:00:00Z");
  for (let run = 0; run < 2; run += 1) await sendReports(deps, { kind: "daily", slot, signal, contextOf, figuresOf });
  expect(await inboxOf(harness, owner)).toEqual([
    expect.objectContaining({ title: "Report of 2026-03-01", text: expect.stringContaining("1,234 calls to models, for $5.67.") }),
  ]);
  for (const each of [admin, user, quiet]) expect(await inboxOf(harness, each)).toEqual([]);
  expect(new Set(asked)).toEqual(new Set(["2026-03-01T00:00:00.000Z 2026-03-02T00:00:00.000Z"]));
  await sendReports(deps, { kind: "weekly", slot: new Date("2026-03-09T09:00:00Z"), signal, contextOf, figuresOf });
  expect((await inboxOf(harness, owner)).length).toBe(1);
  await choose(owner, { daily: false, weekly: true });
  await sendReports(deps, { kind: "weekly", slot: new Date("2026-03-09T09:00:00Z"), signal, contextOf, figuresOf });
  expect((await inboxOf(harness, owner))[0]?.title).toBe("The week from 2026-03-02 to 2026-03-08");
});

test("the figures are those of the organization's own day", async () => {
  const owner = await harness.createPerson();
  await choose(owner, { daily: true, weekly: false });
  await harness.call("POST", "/api/v1/chat/completions", {
    as: owner,
    body: { model: "demo-1", messages: [{ role: "user", content: "hello" }] },
  });
  await deps.callLedger.flush();
  const tomorrow = new Date(Math.floor(Date.now() / 86_400_000 + 1) * 86_400_000 + 3_600_000);
  await notificationTasks["notifications.send-daily"]?.(harness.runtime, { slot: tomorrow, signal });
  expect((await inboxOf(harness, owner))[0]?.text).toMatch(/^1 call to models, for \$0\.00\.\nThe guard blocked 0/);
});

test("of a budget people hear at 80 % and at 100 %, each once in its period", async () => {
  const owner = await harness.createPerson();
  await harness.json("POST", "/api/ai/budgets", {
    as: owner,
    body: { scope: { type: "organization" }, period: "day", capMicros: 10_000_000 },
  });
  const cap = (await deps.budgetAccounts.find(owner.orgId))?.caps[0];
  if (!cap) throw new Error("No budget was made.");
  const key = `${cap.id}@${new Date().toISOString().slice(0, 10)}`;
  const alert = (percent: number) => ({ percent, at: new Date(), usedMicros: percent * 100_000 });
  const startsAt = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
  const counter = {
    startsAt,
    freeMicros: 0,
    heldMicros: 0,
    spentMicros: 10_000_000,
    uncertainMicros: 0,
    alerts: [50, 80, 90, 100].map(alert),
  };
  const accounts = {
    listAfter: async (after: string) =>
      after === "" ? [{ _id: owner.orgId, orgId: owner.orgId, caps: [cap], counters: { [key]: counter } }] : [],
  };
  for (let run = 0; run < 2; run += 1) await tellOfBudgets({ accounts, contextOf, signal });
  expect((await inboxOf(harness, owner)).map(({ title, severity }) => [title, severity])).toEqual([
    ["The organization's budget of the day is at 100 %", "critical"],
    ["The organization's budget of the day is at 80 %", "warning"],
  ]);
});

test("a drill by the schedule that was obeyed is told once; one by a person, one that held and one that tripped are not", async () => {
  const owner = await harness.createPerson();
  const cell = { kind: "injection", level: "easy", path: "guarded", total: 5, held: 4, obeyed: 1, failed: 0 } as const;
  const make = (given: object) => insertDrill(harness, owner, { trigger: "schedule", ...given });
  const { _id: drillId } = await make({ cells: [cell], done: 5 });
  const others = [await make({}), await make({ cells: [cell], trigger: "person" }), await make({ cells: [cell], tripId: "stp_told" })];
  for (const id of [drillId, drillId, ...others.map(({ _id }) => _id)]) await tellOfDrill(contextOf(owner.orgId), id);
  expect((await inboxOf(harness, owner)).map(({ title, link }) => [title, link])).toEqual([
    ["Drill: demo obeyed 1 of 5 attacks", `/failsafe/drills/${drillId}`],
  ]);
});
