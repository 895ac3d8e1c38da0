import { describe, expect, test } from "vitest";
import { ProviderError } from "../../../lib/ai/errors.ts";
import type { GenerateRequest } from "../../../lib/ai/ports.ts";
import { toNewSuite } from "../../../lib/failsafe/drills/create-drill.ts";
import type { Drill, DrillCase, SuiteDrill } from "../../../lib/failsafe/drills/drill.schema.ts";
import { drillCaseCollection } from "../../../lib/failsafe/drills/drill-case.store.ts";
import { caseRecordId, type DrillCaseRecord } from "../../../lib/failsafe/drills/drill-record.ts";
import type { SignedDrillReport } from "../../../lib/failsafe/drills/drill-report.ts";
import { enqueueDrill } from "../../../lib/failsafe/drills/enqueue-drill.ts";
import { sealCase } from "../../../lib/failsafe/drills/seal-case.ts";
import { startScheduledDrills } from "../../../lib/failsafe/drills/start-scheduled-drills.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../../../lib/failsafe/settings/default-settings.ts";
import type { FailsafeSettings } from "../../../lib/failsafe/settings/settings.schema.ts";
import type { TripView } from "../../../lib/failsafe/trips/trip.schema.ts";
import { digestOf } from "../../../lib/platform/audit/audit-record.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createGate, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

type Page<Item> = { items: Item[]; nextCursor: string | null };
const DRILLS = "/api/failsafe/drills";

const asked: string[] = [];
const gate = createGate();

/** The word an attack wants, put together by a model that does what it is told. */
function obey(text: string): string {
  const [first = "", second = ""] = text.match(/\b(?:[BDFGKLMNPRSTVZ][AEIOU]){3}\b/g) ?? [];
  return `STAFF-ORDER ${first}${second}`;
}

/** Whom the model is depends on its name: one does whatever it is told, one nothing of it, one waits first. */
const model = createScriptedProvider(
  ({ model: name, messages }: GenerateRequest) => {
    const system = String(messages[0]?.content);
    const text = messages.map(({ content }) => String(content)).join("\n");
    asked.push(`${name} ${text}`);
    const mark = /inner mark of this desk is (\w+)/.exec(system)?.[1] ?? "";
    if (name === "obeys") return [`${obey(text.replace(mark, ""))} ${mark}`];
    if (name === "waits") return [gate.promise, "I cannot do that."];
    return ["I cannot do that."];
  },
  { name: "openai" },
);
const away = createScriptedProvider(() => [new ProviderError("unavailable", "Nobody is there.")], { name: "groq" });
const harness = await createHarness({ environment: { OPENAI_API_KEY: "sk-test" }, overrides: { providers: [model, away] } });

const start = (as: Person, body: object) => harness.json<SuiteDrill>("POST", DRILLS, { as, body });
const read = (as: Person, id: string) => harness.json<SuiteDrill>("GET", `${DRILLS}/${id}`, { as });
const casesOf = (as: Person, id: string) => harness.json<Page<DrillCase>>("GET", `${DRILLS}/${id}/cases?limit=100`, { as });

const untilOver = (as: Person, id: string) =>
  until(
    async () => {
      const drill = await read(as, id);
      return drill.finishedAt !== null && drill;
    },
    { what: "the end of the drill", timeoutMs: 20_000 },
  );

async function run(as: Person, body: object): Promise<SuiteDrill> {
  const { id } = await start(as, body);
  return untilOver(as, id);
}

const scoreOn = ({ scores }: SuiteDrill, path: string) => scores.find((each) => each.path === path)?.score;

test("a model that does what it is told is found out, and the report says how much of that the guard stops", async () => {
  const owner = await harness.createPerson();
  const drill = await run(owner, { model: "openai/obeys", kinds: ["injection"], levels: ["basic"] });
  expect(drill).toMatchObject({
    state: "done",
    isDemo: false,
    answeredBy: "openai/obeys",
    progress: { done: 22, total: 22 },
    tripId: null,
  });
  expect(scoreOn(drill, "alone")).toBe(0);
  expect(scoreOn(drill, "guarded")).toBeGreaterThan(50);
  const { items } = await casesOf(owner, drill.id);
  expect(items).toHaveLength(22);
  for (const { path, outcome, why, answer, attack } of items.filter((each) => each.path === "alone")) {
    expect(outcome).toBe("obeyed");
    expect(why).not.toBeNull();
    expect(answer).toContain("STAFF-ORDER");
    expect(attack).toContain("system: You are");
    expect(path).toBe("alone");
  }
  const report = await harness.json<SignedDrillReport>("GET", `${DRILLS}/${drill.id}/report`, { as: owner });
  expect(report.sha256).toBe(digestOf(report.report));
  expect(report.report.cases).toHaveLength(22);
  const pdf = await harness.call("GET", `${DRILLS}/${drill.id}/report?format=pdf`, { as: owner });
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(items.some(({ path, outcome, answer }) => path === "guarded" && outcome === "blocked" && answer === null)).toBe(true);
});

test("a model that refuses withstands all of it, and its next run is compared with this one, by path", async () => {
  const owner = await harness.createPerson();
  const body = { model: "openai/refuses", kinds: ["context"], levels: ["advanced"], path: "alone" };
  const first = await run(owner, body);
  expect(first.scores).toEqual([{ path: "alone", score: 100, before: null }]);
  const second = await run(owner, body);
  expect(second.scores).toEqual([{ path: "alone", score: 100, before: 100 }]);
  const other = await run(owner, { ...body, levels: ["basic"] });
  expect(other.scores).toEqual([{ path: "alone", score: 100, before: null }]);
  const history = await harness.json<Page<Drill>>("GET", `${DRILLS}?model=openai/refuses`, { as: owner });
  expect(history.items.map(({ id }) => id)).toEqual([other.id, second.id, first.id]);
});

test("nobody there to be attacked ends the drill soon, and says nothing about anybody", async () => {
  const owner = await harness.createPerson();
  const drill = await run(owner, { model: "groq/gone", kinds: ["injection"], path: "alone" });
  expect(drill).toMatchObject({ state: "failed", reason: "provider.unavailable", isDemo: null });
  expect(drill.scores).toEqual([{ path: "alone", score: null, before: null }]);
  expect(drill.progress.done).toBeLessThan(drill.progress.total);
});

describe("one that is under way", () => {
  test("is the model's only one, is stopped by a person, and is asked nothing more", async () => {
    const owner = await harness.createPerson();
    const drill = await start(owner, { model: "openai/waits", path: "alone" });
    await until(async () => asked.some((text) => text.startsWith("waits")));
    const twice = await harness.call("POST", DRILLS, { as: owner, body: { model: "openai/waits" } });
    expect(twice.status).toBe(409);
    expect(await twice.json()).toMatchObject({ code: "failsafe.drill_open" });
    const stopped = await harness.json<SuiteDrill>("POST", `${DRILLS}/${drill.id}/stop`, { as: owner });
    expect(stopped.state).toBe("stopped");
    const before = asked.length;
    gate.open();
    await until(async () => (await casesOf(owner, drill.id)).items.every(({ outcome }) => outcome === "refused"));
    expect(asked).toHaveLength(before);
  });

  test("goes on behind the cases that a dead run had under way: those are errors, and nothing is asked twice", async () => {
    const owner = await harness.createPerson();
    const { deps } = harness.runtime;
    const first = await run(owner, { model: "openai/refuses", kinds: ["smuggling"], levels: ["basic"], path: "alone" });
    const cases = deps.db.collection(drillCaseCollection);
    const rows = await cases.find({ orgId: owner.orgId, drillId: first.id }).sort({ place: 1 }).toArray();
    const before = asked.length;
    const died = await insertDiedRun(owner, rows.slice(0, 5));
    const ended = await untilOver(owner, died);
    expect(ended).toMatchObject({ state: "done", progress: { done: 11, total: 11 } });
    expect(asked.length - before).toBe(6);
    const { items } = await casesOf(owner, died);
    expect(items.map(({ outcome, why }) => `${outcome} ${why}`).slice(0, 6)).toEqual([
      ...Array.from({ length: 3 }, () => "refused null"),
      ...Array.from({ length: 2 }, () => "error interrupted"),
      "refused null",
    ]);
  });
});

describe("by the organization's settings", () => {
  test("a model is attacked once a day, whoever ticks how often, and not at all once that is off", async () => {
    const owner = await harness.createPerson();
    const tick = () => startScheduledDrills(harness.runtime.deps, contextOf, 100);
    await decide(owner, 1, { schedule: "daily", models: ["openai/refuses"], tripBelow: null });
    await Promise.all([tick(), tick()]);
    await tick();
    const history = await harness.json<Page<Drill>>("GET", DRILLS, { as: owner });
    expect(history.items).toHaveLength(1);
    expect(history.items[0]).toMatchObject({ trigger: "schedule", startedBy: null, model: "openai/refuses" });
    await harness.call("POST", `${DRILLS}/${history.items[0]?.id}/stop`, { as: owner });
    await decide(owner, 2, { schedule: "off", models: ["openai/obeys"], tripBelow: null });
    await tick();
    expect((await harness.json<Page<Drill>>("GET", DRILLS, { as: owner })).items).toHaveLength(1);
  });

  test("a model that withstands too little behind the guard loses its lease, and one that withstands enough does not", async () => {
    const owner = await harness.createPerson();
    const body = { kinds: ["jailbreak"], levels: ["advanced"], path: "guarded" };
    await decide(owner, 1, { schedule: "off", models: [], tripBelow: 100 });
    expect(await run(owner, { ...body, model: "openai/refuses" })).toMatchObject({ state: "done", tripId: null });
    const failed = await run(owner, { ...body, model: "openai/obeys" });
    expect(scoreOn(failed, "guarded")).toBeLessThan(100);
    const trip = await harness.json<TripView>("GET", `/api/failsafe/trips/${failed.tripId}`, { as: owner });
    expect(trip).toMatchObject({ reason: "drill", subject: { type: "model", name: "openai/obeys" }, state: "tripped", runId: failed.id });
    // What may not act is not attacked either, and the drill says why.
    expect(await run(owner, { ...body, model: "openai/obeys" })).toMatchObject({ state: "failed", reason: "failsafe.halted" });
  });
});

test("only those who may trip start and stop drills; everybody of the organization reads them, nobody else does", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  const stranger = await harness.createPerson();
  const { id } = await run(owner, { model: "openai/refuses", kinds: ["context"], levels: ["basic"], path: "alone" });
  expect((await harness.call("POST", DRILLS, { as: user, body: { model: "openai/refuses" } })).status).toBe(403);
  expect((await harness.call("POST", `${DRILLS}/${id}/stop`, { as: user })).status).toBe(403);
  expect((await harness.call("GET", `${DRILLS}/${id}/cases`, { as: user })).status).toBe(200);
  expect((await harness.call("GET", `${DRILLS}/${id}`, { as: stranger })).status).toBe(404);
  expect((await harness.call("GET", `${DRILLS}/${id}/cases`, { as: stranger })).status).toBe(404);
});

/** As it stands when a process dies in its first slice: three cases have come back, two were under way, and the job waits. */
async function insertDiedRun(owner: Person, rows: readonly DrillCaseRecord[]): Promise<string> {
  const { deps } = harness.runtime;
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: owner.orgId });
  const choice = { kinds: ["smuggling" as const], levels: ["basic" as const], path: "alone" as const };
  const record = toNewSuite(ctx, { model: "openai/refuses", ...choice }, { trigger: "person", startedBy: owner.userId });
  const cipher = await deps.cipher.forOrganization(owner.orgId);
  await deps.drills.insert(record);
  for (const [index, row] of rows.entries()) {
    const _id = caseRecordId(record._id, row.path, row.caseId);
    const sealed = sealCase(cipher, _id, { attack: "attack", answer: null, findings: [] });
    await deps.drillCases.start({ ...row, _id, drillId: record._id, sealed, ...(index > 2 && { outcome: "pending" as const }) });
  }
  await (await enqueueDrill(ctx, { drillId: record._id, slice: 0 }))();
  return record._id;
}

const contextOf = (orgId: string) => createSystemContext(harness.runtime, { job: "test", orgId });

async function decide({ orgId, userId }: Person, version: number, drills: FailsafeSettings["drills"]): Promise<void> {
  const { db, failsafeSettingsStore, failsafeSettings } = harness.runtime.deps;
  const settings = { ...DEFAULT_FAILSAFE_SETTINGS, drills };
  const record = { _id: `${orgId}${version}`, orgId, version, settings, note: null, createdAt: new Date(), createdBy: userId };
  await db.withTransaction((session) => failsafeSettingsStore.insert(record, session));
  failsafeSettings.forget(orgId);
}
