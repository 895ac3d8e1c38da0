import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProviderError } from "../../../lib/ai/errors.ts";
import type { AlertView, SilenceView } from "../../../lib/ops/alerts/alert.schema.ts";
import { checkAlerts } from "../../../lib/ops/alerts/check-alerts.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { type MinuteOf, minutesUntil } from "../../support/minute-rows.ts";
import { promote } from "../platform/callers.ts";

const clock = createAdjustableClock();
let isKilled = false;
const mortal = createScriptedProvider(() => [isKilled ? new ProviderError("unavailable", "It is gone.") : "Yes."], { name: "mortal" });
const steady = createScriptedProvider(() => ["Yes."], { name: "steady" });
const harness = await createHarness({ overrides: { clock, providers: [mortal, steady], mailer: createLetterbox().mailer } });
const { runtime } = harness;
const { db, deadLetters, measurements, measuring, notifications, incidents, audit, router } = runtime.deps;
let operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
let support = await promote(harness, await harness.createPerson(), "SUPPORT");
const MINUTE = 60_000;
const PATH = "/api/operations/alerts";

const check = () => checkAlerts(createSystemContext(runtime, { job: "test", orgId: "" }));
const count = (minutes: number, each: MinuteOf) => measurements.add(randomUUID(), minutesUntil(clock.now(), minutes, each), 86_400_000);
const toldTo = async ({ orgId, userId }: Person) => {
  const rows = await notifications.list(orgId, userId, { isUnread: false }, { after: null, limit: 100 });
  return rows.filter(({ topic }) => topic === "alerts");
};
/** Minute by minute, as the schedule looks. */
async function pass(minutes: number, each?: MinuteOf): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance(MINUTE);
    if (each) await count(1, each);
    await check();
  }
}

/** The minutes that pass end sessions. */
async function signInAgain(person: Person): Promise<Person> {
  const { email, password } = person;
  return { ...person, ...(await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } })) };
}
const list = async (view: "open" | "past" = "open") => {
  operator = await signInAgain(operator);
  return (await harness.json<{ items: AlertView[] }>("GET", `${PATH}?view=${view}&limit=100`, { as: operator })).items;
};

beforeEach(async () => {
  operator = await signInAgain(operator);
  support = await signInAgain(support);
});
afterEach(async () => {
  isKilled = false;
  await db.collection({ name: "alerts", indexes: [] }).deleteMany({});
  await db.collection({ name: "metric_minutes", indexes: [] }).deleteMany({});
  await db.collection({ name: "dead_letters", indexes: [] }).deleteMany({});
});

const giveUpJob = () =>
  deadLetters.insert({
    ...{ _id: `ddl_${randomUUID()}`, orgId: operator.orgId, job: "chat.run-turn", recordId: "trn_none", reason: "job.unknown" },
    ...{ at: new Date(clock.now()), replayedAt: null, replayedBy: null },
  });

test("a killed provider: another answers in its place, and whoever runs the deployment hears of it after a minute and when it is back", async () => {
  isKilled = true;
  const who = { orgId: operator.orgId, userId: null };
  const question = { messages: [{ role: "user", content: "Well?" }], signal: new AbortController().signal } as const;
  for (let call = 0; call < 6; call += 1) expect(await router.generate(who, question)).toMatchObject({ provider: "steady" });
  await measuring.flush();
  await check();
  expect(await list()).toMatchObject([{ rule: "ProviderDown", subject: "mortal", state: "pending", notifiedAt: null }]);
  const before = (await toldTo(support)).length;
  await pass(1);
  expect(await list()).toMatchObject([{ rule: "ProviderDown", subject: "mortal", state: "firing", firings: 1 }]);
  expect(await toldTo(support)).toHaveLength(before + 1);
  isKilled = false;
  await pass(9);
  expect(await list()).toEqual([]);
  expect(await list("past")).toMatchObject([{ rule: "ProviderDown", state: "resolved" }]);
  expect(await toldTo(support)).toHaveLength(before + 2);
});

test("what goes wrong at one time is told in one notice, and failing requests open an incident that says nothing of how we are made", async () => {
  const before = (await toldTo(operator)).length;
  await pass(12, { requests: 100, failures: 5, seconds: 3 });
  const open = await list();
  expect(open.map(({ rule, state }) => [rule, state]).toSorted()).toEqual([
    ["ErrorRate", "firing"],
    ["HighLatency", "firing"],
    ["SlowRequests", "firing"],
  ]);
  expect(await toldTo(operator)).toHaveLength(before + 1);
  const opened = await incidents.findOpen("ErrorRate:");
  expect(opened).toMatchObject({ title: "Some requests fail", state: "investigating" });
  await pass(12, { requests: 100 });
  expect(await list()).toEqual([]);
  expect(await incidents.findOpen("ErrorRate:")).toBeNull();
});

test("acknowledging ends the reminders and is in the trail; two checks at once tell nobody twice", async () => {
  const before = (await toldTo(operator)).length;
  await giveUpJob();
  await Promise.allSettled([check(), check(), check()]);
  const [alert] = await list();
  expect(alert).toMatchObject({ rule: "DeadLetters", state: "firing", acknowledgedAt: null });
  expect(await toldTo(operator)).toHaveLength(before + 1);
  const path = `${PATH}/${alert?.id}/acknowledge`;
  expect((await harness.call("POST", path, { as: support })).status).toBe(403);
  expect(await harness.json("POST", path, { as: operator })).toMatchObject({ acknowledgedBy: operator.userId });
  expect((await harness.call("POST", path, { as: operator })).status).toBe(200);
  const actions = (await audit.listUnchained(operator.orgId, 200)).map(({ action }) => action);
  expect(actions.filter((action) => action === "operations.alert-acknowledged")).toHaveLength(1);
});

test("a silence keeps people from hearing, never the alert from being written down; what still fires when it ends is told", async () => {
  const before = (await toldTo(operator)).length;
  const body = { rule: "DeadLetters", reason: "planned_work", hours: 1 };
  const silence = await harness.json<SilenceView>("POST", "/api/operations/alert-silences", { as: operator, body });
  await giveUpJob();
  await check();
  expect(await list()).toMatchObject([{ rule: "DeadLetters", state: "firing", notifiedAt: null, silencedUntil: silence.until }]);
  expect(await toldTo(operator)).toHaveLength(before);
  expect((await harness.call("DELETE", `/api/operations/alert-silences/${silence.id}`, { as: operator })).status).toBe(204);
  await check();
  expect(await toldTo(operator)).toHaveLength(before + 1);
});

test("a test of the delivery reaches everybody who runs the deployment, and nobody else may ask for one", async () => {
  const owner = await harness.createPerson();
  expect((await harness.call("POST", `${PATH}/test`, { as: owner })).status).toBe(403);
  expect((await harness.call("POST", `${PATH}/test`, { as: support })).status).toBe(403);
  const before = (await toldTo(support)).length;
  expect(await harness.json("POST", `${PATH}/test`, { as: operator })).toMatchObject({ told: 2 });
  expect(await toldTo(support)).toHaveLength(before + 1);
});
