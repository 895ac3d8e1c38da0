import { beforeAll, describe, expect, test } from "vitest";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { defaultModel } from "../../../lib/risk/model/default-model.ts";
import { encodeModel } from "../../../lib/risk/model/encode-model.ts";
import type { ModelOverview, ModelPage, ModelView } from "../../../lib/risk/models/model.schema.ts";
import { modelStatusCollection } from "../../../lib/risk/models/model-status.store.ts";
import { riskModelCollection } from "../../../lib/risk/models/risk-model.store.ts";
import { tendModels } from "../../../lib/risk/models/tend-models.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE, tick } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertModel } from "../../support/model-rows.ts";
import { deliverJobs, insertRows, townRows } from "../../support/model-world.ts";

const DAY_MS = 86_400_000;
const clock = createAdjustableClock();
const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
const { db, riskModels } = harness.runtime.deps;

const overview = (as: Person): Promise<ModelOverview> => harness.json("GET", "/api/risk/models/overview", { as });
const trainNow = (as: Person): Promise<Response> => harness.call("POST", "/api/risk/models/train", { as });
const move = (as: Person, id: string, state: string): Promise<Response> =>
  harness.call("POST", `/api/risk/models/${id}/move`, { as, body: { state, reason: "Looked at." } });
const actionsOf = async (orgId: string): Promise<string[]> =>
  (await db.collection(auditCollection).find({ orgId }).sort({ at: 1 }).toArray()).map(({ action }) => action);

/** The daily look, now. */
async function tend({ orgId }: Person): Promise<void> {
  const { deps } = harness.runtime;
  await db.collection(modelStatusCollection).updateOne({ _id: orgId }, { $set: { dueAt: new Date(clock.now() - 1) } });
  await tendModels(deps, 100, (id) => createSystemContext(harness.runtime, { job: "test", orgId: id }));
  expect(await deliverJobs(harness, orgId, "risk.tend-model")).toEqual([200]);
}

async function train(as: Person): Promise<ModelOverview> {
  expect((await trainNow(as)).status).toBe(202);
  expect(await deliverJobs(harness, as.orgId, "risk.train-model")).toEqual([200]);
  return overview(as);
}

describe("a model is learnt from closed cases", () => {
  let owner: Person;
  beforeAll(async () => {
    owner = await harness.createPerson();
    await insertRows(harness, townRows(owner.orgId, { seed: 3, days: 60, endsAt: clock.now() - 50 * DAY_MS }));
  });

  test("on the newest quarter it is set beside the other kind, the shipped model and three baselines, and goes to be tried; twice delivered it is there once", async () => {
    const { training, shadow, live } = await train(owner);
    expect(training.last).toMatchObject({ state: "trained", code: null, modelId: shadow?.id });
    expect(live).toMatchObject({ id: "shipped", version: defaultModel().version, state: "live", nextStates: [] });
    expect(shadow).toMatchObject({ state: "shadow", number: 1, nextStates: ["live", "retired"] });
    const { rows, own, other, live: beside, baselines, calibration } = shadow?.evaluation ?? fail();
    expect(own.ap).toBeGreaterThanOrEqual(other.ap);
    expect(own.ap).toBeGreaterThan(Math.max(baselines.amount, baselines.rules, baselines.profile));
    expect(beside.version).toBe(defaultModel().version);
    expect(calibration.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
    const job = await db.collection({ name: "jobs", indexes: [] }).findOne({ orgId: owner.orgId, name: "risk.train-model" });
    await db
      .collection({ name: "jobs", indexes: [] })
      .updateOne({ _id: job?._id ?? fail() }, { $set: { state: "queued", dueAt: new Date(0) } });
    expect(await deliverJobs(harness, owner.orgId, "risk.train-model")).toEqual([200]);
    expect(await db.collection(riskModelCollection).countDocuments({ orgId: owner.orgId })).toBe(1);
  });

  test("what it has learnt is stored encrypted and comes back as a model; nobody's answer holds it", async () => {
    const stored = await db.collection(riskModelCollection).findOne({ orgId: owner.orgId });
    expect(stored?.sealed).toMatch(/^v1\./);
    expect(stored?.spreads).toMatch(/^v1\./);
    const model = await riskModels.findVersion(owner.orgId, stored?.version ?? "");
    expect(encodeModel(model ?? fail()).length).toBeGreaterThan(1_000);
    const list = await harness.call("GET", "/api/risk/models", { as: owner });
    const text = await list.text();
    expect(text).not.toContain("sealed");
    const page: ModelPage = JSON.parse(text);
    expect(page.items.map(({ number }) => number)).toEqual([1, 0]);
  });

  test("tried on what came in since, it takes over by itself when it is not worse, and verdicts name it from then on", async () => {
    const { shadow } = await overview(owner);
    await tick(harness);
    await deliverJobs(harness, owner.orgId, "risk.tend-model");
    expect((await overview(owner)).comparison).toMatchObject({ code: "too_early", version: shadow?.version, figures: null });
    await db.collection(riskModelCollection).updateOne({ orgId: owner.orgId }, { $set: { since: new Date(clock.now() - 44 * DAY_MS) } });
    await insertRows(harness, townRows(owner.orgId, { seed: 4, days: 30, endsAt: clock.now() - 8 * DAY_MS }));
    await tend(owner);
    const { live, comparison, shadow: none } = await overview(owner);
    expect({ live: live.version, none, comparison }).toEqual({ live: shadow?.version, none: null, comparison: null });
    expect(live.changes.map(({ to, by }) => `${to} ${by}`)).toEqual([expect.stringMatching(/^shadow usr_/), "live system"]);
    expect((await riskModels.liveOf(owner.orgId)).version).toBe(shadow?.version);
    expect(await actionsOf(owner.orgId)).toEqual(
      expect.arrayContaining(["risk.training-requested", "risk.model-trained", "risk.model-moved"]),
    );
  });

  test("the shipped one judges again when somebody decides so, and the former one may come back untried", async () => {
    const { live } = await overview(owner);
    const shipped: ModelView = await (await move(owner, "shipped", "live")).json();
    expect(shipped).toMatchObject({ id: "shipped", state: "live" });
    expect((await riskModels.liveOf(owner.orgId)).version).toBe(defaultModel().version);
    expect((await move(owner, "shipped", "live")).status).toBe(409);
    expect(await (await move(owner, live.id, "live")).json()).toMatchObject({ state: "live", nextStates: ["retired"] });
    expect((await riskModels.liveOf(owner.orgId)).version).toBe(live.version);
  });

  test("what comes in looks as it did or is told to have moved, once", async () => {
    const { drift } = await overview(owner);
    expect(drift?.rows).toBeLessThan(drift?.rowsNeeded ?? 0);
    const rows = townRows(owner.orgId, { seed: 5, days: 7, endsAt: clock.now(), rows: 800, harmlessAlarms: 1 });
    await insertRows(harness, rows);
    await tend(owner);
    const { findings } = (await overview(owner)).drift ?? fail();
    const told = (await actionsOf(owner.orgId)).filter((action) => action === "risk.model-drift-found").length;
    clock.advance(60_000);
    await tend(owner);
    const found = (await overview(owner)).drift ?? fail();
    expect(found.features).toHaveLength(50);
    expect(findings.length).toBeGreaterThan(0);
    expect(found.findings).toEqual(findings);
    expect(found.findings.every(({ feature }) => feature !== "payer_age")).toBe(true);
    expect((await actionsOf(owner.orgId)).filter((action) => action === "risk.model-drift-found")).toHaveLength(told);
    expect(told).toBeGreaterThan(0);
  });
});

const fail = (): never => {
  throw new Error("It is not there.");
};

describe("a model is not made of too little", () => {
  test("no outcomes, or only such as are younger than seven days, teach nothing, and the page is told how many there are", async () => {
    const owner = await harness.createPerson();
    expect((await train(owner)).training).toMatchObject({
      ...{ outcomes: 0, frauds: 0, ripe: 0, needed: { outcomes: 50, frauds: 20 } },
      last: { state: "refused", code: "too_few_outcomes" },
    });
    const young = townRows(owner.orgId, { seed: 3, days: 40, endsAt: clock.now() }).map((row) => ({
      ...row,
      at: new Date(clock.now() - 6 * DAY_MS),
    }));
    await insertRows(harness, young);
    clock.advance(1_000);
    const { training } = await train(owner);
    expect(training).toMatchObject({ ripe: 0, last: { state: "refused", code: "too_few_outcomes" } });
    expect(training.outcomes).toBeGreaterThan(50);
  });

  test("frauds in the older part alone cannot be judged by", async () => {
    const owner = await harness.createPerson();
    const endsAt = clock.now() - 8 * DAY_MS;
    const rows = townRows(owner.orgId, { seed: 3, days: 60, endsAt, harmlessAlarms: 80 });
    await insertRows(
      harness,
      rows.filter(({ label }, index) => !label?.isFraud || index < 0.7 * rows.length),
    );
    expect((await train(owner)).training.last?.code).toBe("too_few_frauds_newer");
  });
});

describe("who may decide, and what about", () => {
  test("one training at a time; looking takes risk.read, deciding risk-policy.write; a candidate is tried before it judges", async () => {
    const owner = await harness.createPerson();
    const [analyst, reader] = [await harness.addPerson(owner, "ANALYST"), await harness.addPerson(owner, "READ_ONLY")];
    const { _id } = await insertModel(harness, owner);
    expect((await overview(reader)).live.id).toBe("shipped");
    for (const as of [analyst, reader]) {
      expect((await trainNow(as)).status).toBe(403);
      expect((await move(as, _id, "shadow")).status).toBe(403);
    }
    expect(await (await move(owner, _id, "live")).json()).toMatchObject({ status: 409, code: "risk.model_move_refused" });
    expect((await move(owner, _id, "shadow")).status).toBe(200);
    expect((await trainNow(owner)).status).toBe(202);
    expect(await (await trainNow(owner)).json()).toMatchObject({ status: 409, code: "risk.training_running" });
  });

  test("of two who promote different models at once one wins, and one model judges", async () => {
    const owner = await harness.createPerson();
    const models = [await insertModel(harness, owner), await insertModel(harness, owner)];
    for (const { _id } of models) expect((await move(owner, _id, "shadow")).status).toBe(200);
    const [first, second] = models.map(({ _id }) => _id);
    const answers = await Promise.all([move(owner, first ?? "", "shadow"), move(owner, second ?? "", "live")]);
    expect(answers.map(({ status }) => status)).toContain(200);
    const placed = await db.collection(riskModelCollection).find({ orgId: owner.orgId, place: "live" }).toArray();
    expect(placed.length).toBeLessThanOrEqual(1);
  });
});
