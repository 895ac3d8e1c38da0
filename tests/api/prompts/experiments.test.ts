import { describe, expect, test } from "vitest";
import { createId } from "../../../lib/platform/ids.ts";
import { findReadable } from "../../../lib/prompts/library/find-prompt.ts";
import { countOutcome } from "../../../lib/prompts/workbench/count-outcome.ts";
import type { ExperimentView } from "../../../lib/prompts/workbench/experiment.schema.ts";
import { pickVersion } from "../../../lib/prompts/workbench/pick-version.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { contextOf, insertPrompt } from "../../support/prompt-rows.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { audit } = harness.runtime.deps;
const DAY_MS = 86_400_000;
const ARMS = [
  { version: 1, share: 50 },
  { version: 2, share: 50 },
];

const pathOf = (promptId: string, rest = "") => `/api/prompts/${promptId}/experiments${rest}`;
const start = (as: Person, promptId: string, body: object = {}) =>
  harness.call("POST", pathOf(promptId), { as, body: { arms: ARMS, metric: "thumbs", minimumPerArm: 20, ...body } });
const get = (as: Person, { promptId, id }: { promptId: string; id: string }) =>
  harness.json<ExperimentView>("GET", pathOf(promptId, `/${id}`), { as });
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;

async function begin(body: object = {}) {
  const owner = await harness.createPerson();
  const promptId = await insertPrompt(harness, owner);
  const experiment: ExperimentView = await (await start(owner, promptId, body)).json();
  return { owner, promptId, experiment };
}

const runOf = (promptId: string, experimentId: string, userId: string) => ({ promptId, userId, keyId: null, experiment: { experimentId } });

/** As a run of somebody of the organization asks. */
async function pick(owner: Person, promptId: string, userId = createId("user")) {
  const ctx = contextOf(harness, { ...owner, userId });
  return { ctx, userId, picked: await pickVersion(ctx, await findReadable(contextOf(harness, owner), promptId)) };
}

test("everybody gets one version, always the same, and is counted once; the first outcome counts and no later one", async () => {
  const { owner, promptId, experiment } = await begin();
  expect(experiment).toMatchObject({ state: "running", result: null, revision: 1, arms: [{ version: 1, exposures: 0 }, { version: 2 }] });
  const { ctx, userId, picked } = await pick(owner, promptId);
  for (let again = 0; again < 3; again++) expect((await pick(owner, promptId, userId)).picked).toEqual(picked);
  await Promise.all(Array.from({ length: 4 }, () => pick(owner, promptId, "usr_twice")));
  for (const thumbs of [1, 0, 0]) await countOutcome(ctx, runOf(promptId, experiment.id, userId), { thumbs });
  const { arms } = await get(owner, experiment);
  expect(arms.reduce((sum, { exposures }) => sum + exposures, 0)).toBe(2);
  expect(arms.reduce((sum, { outcomes }) => sum + outcomes, 0)).toBe(1);
  expect(arms[picked?.arm ?? 9]).toMatchObject({ version: picked?.version, outcomes: 1, value: 1 });
});

test("what decides is only what was asked for, and somebody who was given no version decides nothing", async () => {
  const { owner, promptId, experiment } = await begin({ metric: "latency" });
  const stranger = contextOf(harness, { ...owner, userId: createId("user") });
  await countOutcome(stranger, runOf(promptId, experiment.id, createId("user")), { latency: 900 });
  const { ctx, userId } = await pick(owner, promptId);
  const run = runOf(promptId, experiment.id, userId);
  await countOutcome(ctx, run, { thumbs: 1 });
  expect((await get(owner, experiment)).arms.map(({ outcomes }) => outcomes)).toEqual([0, 0]);
  await countOutcome(ctx, run, { latency: 900, cost: 3 });
  const known = (await get(owner, experiment)).arms.find(({ outcomes }) => outcomes === 1);
  expect(known?.value).toBeCloseTo(900);
});

test("outcomes that differ enough end it with a winner, which no label follows by itself; the trail says when", async () => {
  const { owner, promptId, experiment } = await begin();
  for (let person = 0; person < 200; person++) {
    const { ctx, userId, picked } = await pick(owner, promptId);
    if (!picked) break;
    await countOutcome(ctx, runOf(promptId, picked.experimentId, userId), { thumbs: picked.version === 2 ? 1 : 0 });
  }
  const ended = await get(owner, experiment);
  expect(ended).toMatchObject({ state: "ended", result: "winner", winner: 2, revision: 2 });
  expect(Math.min(...ended.arms.map(({ outcomes }) => outcomes))).toBeGreaterThanOrEqual(20);
  expect((await findReadable(contextOf(harness, owner), promptId)).labels).toEqual([]);
  expect((await pick(owner, promptId)).picked).toBeNull();
  // The gate's own rules hold for a winner as well: here nothing has proved it, and nobody could decide.
  const proposed = await harness.call("POST", pathOf(promptId, `/${experiment.id}/proposal`), { as: owner });
  expect(await proposed.json()).toMatchObject({ code: "prompts.promotion_blocked", missing: ["evaluation", "second_person"] });
  const actions = (await audit.listUnchained(owner.orgId, 300)).filter(({ action }) => action.startsWith("prompts.experiment"));
  expect(actions.map(({ action, actor }) => [action, actor.split(":")[0]])).toEqual([
    ["prompts.experiment-started", owner.userId],
    ["prompts.experiment-ended", "system"],
  ]);
});

test("a run that names no version takes part with its version, and the thumb given to it counts; one that names a version does not", async () => {
  const { owner, promptId, experiment } = await begin();
  const execute = (body: object) =>
    harness.json<{ runId: string; version: number }>("POST", `/api/prompts/${promptId}/execute`, {
      as: owner,
      body: { values: {}, ...body },
    });
  await execute({ version: 1 });
  expect((await get(owner, experiment)).arms.map(({ exposures }) => exposures)).toEqual([0, 0]);
  const { runId, version } = await execute({});
  expect((await execute({})).version).toBe(version);
  const rated = await harness.call("PUT", `/api/prompts/runs/${runId}/feedback`, { as: owner, body: { thumb: "up" } });
  expect(rated.status).toBe(200);
  const arm = (await get(owner, experiment)).arms.find((each) => each.version === version);
  expect(arm).toMatchObject({ exposures: 1, outcomes: 1, value: 1 });
});

test("after its days it ends without a result, and stopping it by hand needs its last state", async () => {
  const { owner, promptId, experiment } = await begin({ maximumDays: 1 });
  const stop = (revision: number) => harness.call("POST", pathOf(promptId, `/${experiment.id}/stop`), { as: owner, body: { revision } });
  expect(await codeOf(start(owner, promptId))).toBe("prompts.experiment_running");
  expect(await codeOf(stop(7))).toBe("prompts.experiment_ended");
  expect(await codeOf(harness.call("POST", pathOf(promptId, `/${experiment.id}/proposal`), { as: owner }))).toBe("prompts.no_winner");
  expect(await (await stop(1)).json()).toMatchObject({ state: "ended", result: "stopped", revision: 2 });
  expect(await codeOf(stop(2))).toBe("prompts.experiment_ended");
  const second: ExperimentView = await (await start(owner, promptId, { maximumDays: 1 })).json();
  const list = await harness.json<{ items: ExperimentView[]; nextCursor: string | null }>("GET", `${pathOf(promptId)}?limit=1`, {
    as: owner,
  });
  expect(list.items.map(({ id }) => id)).toEqual([second.id]);
  const rest = await harness.json<{ items: ExperimentView[] }>("GET", `${pathOf(promptId)}?limit=1&cursor=${list.nextCursor}`, {
    as: owner,
  });
  expect(rest.items.map(({ id }) => id)).toEqual([experiment.id]);
  const ctx = contextOf(harness, owner);
  const prompt = await findReadable(ctx, promptId);
  clock.advance(DAY_MS + 1);
  expect(await pickVersion(ctx, prompt)).toBeNull();
  expect(await harness.runtime.deps.promptExperiments.find(owner.orgId, promptId, second.id)).toMatchObject({
    ...{ result: "timed_out", runningKey: null, winner: null },
  });
  clock.advance(-DAY_MS - 1);
});

describe("it is refused", () => {
  test("with arms that are not there, shares that are no whole, or of a prompt of somebody else", async () => {
    const owner = await harness.createPerson();
    const [promptId, stranger] = [await insertPrompt(harness, owner), await harness.createPerson()];
    const wrong = [
      [{ version: 1, share: 50 }],
      [{ version: 1, share: 60 }, ARMS[1]],
      [ARMS[0], ARMS[0]],
      [...ARMS, ...ARMS, ...ARMS],
      [ARMS[0], { version: 2, share: 50.5 }],
    ];
    for (const arms of wrong) expect((await start(owner, promptId, { arms })).status).toBe(422);
    expect(await codeOf(start(owner, promptId, { arms: [ARMS[0], { version: 3, share: 50 }] }))).toBe("prompts.experiment_invalid");
    expect(await codeOf(start(stranger, promptId))).toBe("prompts.not_found");
    const experiment: ExperimentView = await (await start(owner, promptId)).json();
    for (const rest of ["", `/${experiment.id}`]) {
      expect(await codeOf(harness.call("GET", pathOf(promptId, rest), { as: stranger }))).toBe("prompts.not_found");
    }
    const other = await insertPrompt(harness, owner);
    expect(await codeOf(harness.call("GET", pathOf(other, `/${experiment.id}`), { as: owner }))).toBe("prompts.experiment_not_found");
  });

  test("to who may only read, and around production to who may not agree to promotions", async () => {
    const owner = await harness.createPerson();
    const [reader, user] = [await harness.addPerson(owner, "READ_ONLY"), await harness.addPerson(owner, "USER")];
    const contents = ["One.", "Two.", "Three."].map((template) => ({ template }));
    const promptId = await insertPrompt(harness, owner, { contents });
    expect((await start(reader, promptId)).status).toBe(403);
    await harness.runtime.deps.db.withTransaction((session) =>
      harness.runtime.deps.prompts.label(owner.orgId, promptId, { from: [], to: [{ name: "production", version: 3 }] }, session),
    );
    expect(await codeOf(start(user, promptId))).toBe("auth.permission_required");
    expect(await codeOf(start(owner, promptId))).toBe("prompts.experiment_invalid");
    expect((await start(owner, promptId, { arms: [ARMS[0], { version: 3, share: 50 }] })).status).toBe(200);
  });
});
