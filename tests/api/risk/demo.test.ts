import { describe, expect, test } from "vitest";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { riskCaseCollection } from "../../../lib/risk/cases/case.store.ts";
import { riskCaseEventCollection } from "../../../lib/risk/cases/case-event.store.ts";
import type { Demo } from "../../../lib/risk/demo/demo.schema.ts";
import type { DemoRun } from "../../../lib/risk/demo/demo-run.schema.ts";
import { demoRunCollection } from "../../../lib/risk/demo/demo-run.store.ts";
import { PLAY_DEMO_RUN_JOB } from "../../../lib/risk/demo/enqueue-slice.ts";
import type { Incident, IncidentCase } from "../../../lib/risk/demo/incident.schema.ts";
import { profileCollection } from "../../../lib/risk/profiles/profile.store.ts";
import { analyzeTransactions } from "../../../lib/risk/transactions/analyze-transactions.ts";
import { transactionInputSchema } from "../../../lib/risk/transactions/transaction.schema.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

/** Whoever sleeps wakes at once, and the time has passed all the same. */
function createHastyClock() {
  const clock = createAdjustableClock();
  return { ...clock, sleep: async (durationMs: number) => clock.advance(durationMs) };
}

const createDemoHarness = () => createHarness({ overrides: { clock: createHastyClock() } });
const RUNS = "/api/risk/demo-runs";

const start = (harness: Harness, as: Person, body: object = {}) => harness.json<DemoRun>("POST", RUNS, { as, body });
const getRun = (harness: Harness, as: Person, id: string) => harness.json<DemoRun>("GET", `${RUNS}/${id}`, { as });
const getIncident = (harness: Harness, as: Person, id: string) => harness.json<Incident>("GET", `${RUNS}/${id}/incident`, { as });

async function play(harness: Harness, as: Person, body: object): Promise<DemoRun> {
  const { id } = await start(harness, as, body);
  return untilOver(harness, as, id);
}

const untilOver = (harness: Harness, as: Person, id: string) =>
  until(
    async () => {
      const run = await getRun(harness, as, id);
      return run.finishedAt === null ? null : run;
    },
    { what: "the end of the run", timeoutMs: 60_000 },
  );

async function countAll({ runtime }: Harness, orgId: string): Promise<Record<string, number>> {
  const { db } = runtime.deps;
  return {
    transactions: await db.collection(transactionCollection).countDocuments({ orgId }),
    profiles: await db.collection(profileCollection).countDocuments({ orgId }),
    cases: await db.collection(riskCaseCollection).countDocuments({ orgId }),
    events: await db.collection(riskCaseEventCollection).countDocuments({ orgId }),
    runs: await db.collection(demoRunCollection).countDocuments({ orgId }),
  };
}

function submitReal(harness: Harness, { orgId }: Person) {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId });
  const at = new Date(ctx.clock.now()).toISOString();
  const input = transactionInputSchema.parse({ id: "real-1", timestamp: at, from: "A", to: "B", amount: "42.50" });
  return analyzeTransactions(ctx, [input], { source: { type: "api", id: null }, analysisType: "comprehensive" });
}

describe("one generated transaction for everybody", () => {
  test("no account is needed, the engine judges it, honest ones and thefts are shown, and nothing of it is stored", async () => {
    const harness = await createHarness();
    const shown: Demo[] = [];
    for (let index = 0; index < 25; index += 1) shown.push(await harness.json<Demo>("GET", "/api/demo"));
    expect(shown.every(({ mode, transaction }) => mode === "demo" && transaction.isGenerated)).toBe(true);
    expect(new Set(shown.map(({ transaction }) => transaction.generatedAs === "honest"))).toEqual(new Set([true, false]));
    expect(new Set(shown.map(({ analysis }) => analysis.decision)).size).toBeGreaterThan(1);
    for (const { analysis } of shown) expect(analysis.decision === "approve" || analysis.reasons.length > 0).toBe(true);
    expect(await harness.runtime.deps.db.collection(transactionCollection).countDocuments({})).toBe(0);
  });
});

describe("a scripted incident", () => {
  test("is detected and held; two cases open; the theft is recovered by one person, the honest payment released only by two", async () => {
    const harness = await createDemoHarness();
    const owner = await harness.createPerson();
    const analyst = await harness.addPerson(owner, "ANALYST");
    const run = await play(harness, owner, { kind: "incident", seed: 7 });
    expect(run).toMatchObject({ state: "finished", live: { done: 6, total: 6 }, tally: { fraud: 5, honest: 1, honestStopped: 1 } });
    const told = await until(async () => {
      const incident = await getIncident(harness, owner, run.id);
      return incident.cases.length === 2 && incident;
    });
    expect(told.payments.map(({ act }) => act)).toEqual(["takeover", "takeover", "honest", "takeover", "takeover", "takeover"]);
    expect(told.containment?.held).toBeGreaterThanOrEqual(2);
    expect(told.containment?.milliseconds).toBeGreaterThan(0);
    const [theft, mistake] = [caseOf(told, "takeover"), caseOf(told, "honest")];
    const act = (as: Person, of: IncidentCase, path: string, body: object) =>
      harness.call("POST", `/api/risk/cases/${of.caseId}/${path}`, { as, body });
    expect((await act(owner, theft, "assign", { version: theft.version, assignee: "me" })).status).toBe(200);
    const close = { version: theft.version + 1, outcome: "fraud", reason: "taken over" };
    expect((await act(owner, theft, "close", close)).status).toBe(200);
    expect((await act(owner, mistake, "release", { version: mistake.version, reason: "the customer called" })).status).toBe(200);
    const approval = { version: mistake.version + 1, reason: "checked" };
    expect(await (await act(owner, mistake, "release/approve", approval)).json()).toMatchObject({ code: "risk.second_person_required" });
    expect(stateOf(await getIncident(harness, owner, run.id), "release")).toBe("asked");
    expect((await act(analyst, mistake, "release/approve", approval)).status).toBe(200);
    const over = await getIncident(harness, owner, run.id);
    expect(over.stages.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => "done"));
    expect(over.payments.find(({ act: meant }) => meant === "honest")?.standing).toBe("released");
  });
});

const stateOf = ({ stages }: Incident, wanted: string) => stages.find(({ name }) => name === wanted)?.state;

function caseOf({ cases }: Incident, wanted: IncidentCase["act"]): IncidentCase {
  const found = cases.find(({ act }) => act === wanted);
  if (!found) throw new Error(`There is no case of the ${wanted} payments.`);
  return found;
}

describe("generated data is told apart", () => {
  test("what is real is judged as if there were no run, and taking the run away leaves the real and nothing else", async () => {
    const harness = await createDemoHarness();
    const owner = await harness.createPerson();
    await submitReal(harness, owner);
    const before = await countAll(harness, owner.orgId);
    const run = await play(harness, owner, { kind: "incident", seed: 11 });
    const { db, riskPopulations } = harness.runtime.deps;
    expect((await riskPopulations.newestOf(owner.orgId, "live")).version).toBe(0);
    const profiles = await db.collection(profileCollection).find({ orgId: owner.orgId, realm: "live" }).toArray();
    expect(profiles).toHaveLength(2);
    expect((await harness.call("DELETE", `${RUNS}/${run.id}`, { as: owner })).status).toBe(202);
    await until(async () => (await harness.call("GET", `${RUNS}/${run.id}`, { as: owner })).status === 404);
    expect(await countAll(harness, owner.orgId)).toEqual(before);
  });
  test("a run that is taken away while it plays leaves nothing either", async () => {
    const harness = await createHarness();
    const owner = await harness.createPerson();
    const { id } = await start(harness, owner, { kind: "town", perSecond: 10, seconds: 60 });
    await until(async () => (await getRun(harness, owner, id)).history.done > 0);
    expect((await harness.call("DELETE", `${RUNS}/${id}`, { as: owner })).status).toBe(202);
    await until(async () => Object.values(await countAll(harness, owner.orgId)).every((count) => count === 0), {
      what: "an empty organization",
    });
    const { jobs } = harness.runtime.deps;
    await until(async () => (await jobs.ledger.listDue(10)).length === 0);
    expect(Object.values(await countAll(harness, owner.orgId))).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("a run", () => {
  test("that dies between judging and counting is played on: every payment once, and the tally adds up", async () => {
    const clock = createHastyClock();
    const harness = await createHarness({ overrides: { clock } });
    const owner = await harness.createPerson();
    const { demoRuns, db, work } = harness.runtime.deps;
    const advance = demoRuns.advance;
    let deaths = 0;
    demoRuns.advance = async (...given) => {
      if (deaths < 3 && given[1].from > 0) {
        deaths += 1;
        throw new Error("The process died here.");
      }
      return advance(...given);
    };
    const { id } = await start(harness, owner, { kind: "incident", seed: 4 });
    const run = await until(
      async () => {
        // What a dying run leaves is due after a pause; here it is brought back by hand.
        clock.advance(15_000);
        const open = await db
          .collection(jobCollection)
          .find({ orgId: owner.orgId, name: PLAY_DEMO_RUN_JOB, dueAt: { $ne: null } })
          .toArray();
        for (const { _id, orgId, name } of open) await work.deliver({ job: name, orgId, id: _id });
        const current = await demoRuns.find(owner.orgId, id);
        return current?.finishedAt && current;
      },
      { timeoutMs: 60_000, everyMs: 100 },
    );
    expect(deaths).toBe(3);
    expect(run.state).toBe("finished");
    const { transactions } = await countAll(harness, owner.orgId);
    expect(transactions).toBe(run.historyTotal + run.liveTotal);
    expect(Object.values(run.decisions).reduce((sum, count) => sum + count, 0)).toBe(run.liveTotal);
    expect(run.tally.honest + run.tally.fraud).toBe(run.liveTotal);
  });
  test("is one at a time, stops at once, and is not for those who only read", async () => {
    const harness = await createHarness();
    const owner = await harness.createPerson();
    const [user, reader] = [await harness.addPerson(owner, "USER"), await harness.addPerson(owner, "READ_ONLY")];
    expect((await harness.call("POST", RUNS, { as: reader, body: {} })).status).toBe(403);
    const { id } = await start(harness, user, {});
    const second = await harness.json<{ code: string }>("POST", RUNS, { as: owner, body: {} });
    expect(second.code).toBe("risk.demo_run_open");
    const stopped = await harness.json<DemoRun>("POST", `${RUNS}/${id}/stop`, { as: user });
    expect(stopped.state).toBe("stopped");
    const other = await harness.createPerson();
    expect((await harness.call("GET", `${RUNS}/${id}`, { as: other })).status).toBe(404);
    // Whoever works no cases takes away only what is their own.
    const { id: ownersId } = await start(harness, owner, {});
    expect((await harness.call("DELETE", `${RUNS}/${ownersId}`, { as: user })).status).toBe(403);
    expect((await harness.call("DELETE", `${RUNS}/${id}`, { as: user })).status).toBe(202);
    expect((await harness.call("DELETE", `${RUNS}/${ownersId}`, { as: owner })).status).toBe(202);
    await until(async () => (await countAll(harness, owner.orgId)).runs === 0);
  });
});
