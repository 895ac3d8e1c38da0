import { describe, expect, test } from "vitest";
import { collectStream } from "../../../lib/ai/collect-stream.ts";
import type { Provider } from "../../../lib/ai/ports.ts";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import type { Insights } from "../../../lib/prompts/runs/insights.schema.ts";
import type { RunPage } from "../../../lib/prompts/runs/run.schema.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";
import { insertPromptRun } from "../../support/prompt-run-rows.ts";

const model = createScriptedProvider(() => ["One ", "two ", "three."], { name: "openai" });
const provider: Provider = { ...model, doGenerate: (request) => collectStream(model.doStream(request)) };
const demo = createScriptedProvider(() => ["Shown."], { name: "demo", isDemo: true });
const harness = await createHarness({ environment: { OPENAI_API_KEY: "sk-test" }, overrides: { providers: [provider, demo] } });

const CONTENT = { template: "Say {{what}}", parameters: [{ name: "what", label: "What", type: "text" as const }] };
const owner = await harness.createPerson();
const colleague = await harness.addPerson(owner, "USER");
const start = () => insertPrompt(harness, owner, { contents: [CONTENT] });

async function run(as: Person, promptId: string, what = "hello"): Promise<string> {
  const { runId } = await harness.json<{ runId: string }>("POST", `/api/prompts/${promptId}/execute`, { as, body: { values: { what } } });
  return runId;
}
const list = (as: Person, path: string) => harness.json<RunPage>("GET", `/api/prompts/${path}`, { as });
const insightsOf = (as: Person, promptId: string) => harness.json<Insights>("GET", `/api/prompts/${promptId}/insights?days=7`, { as });
const rate = (as: Person, runId: string, body: object) => harness.call("PUT", `/api/prompts/runs/${runId}/feedback`, { as, body });

describe("a history", () => {
  test("is one's own alone: of a prompt and of all, newest first, page by page", async () => {
    const [first, second] = [await start(), await start()];
    const ids = [await run(colleague, first), await run(colleague, second), await run(colleague, first)];
    await run(owner, first);
    expect((await list(colleague, `${first}/runs`)).items.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    const page = await list(colleague, "runs?limit=2");
    const rest = await list(colleague, `runs?limit=2&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(rest.nextCursor).toBeNull();
  });

  test("shows nobody else's run, deletes none and rates none", async () => {
    const runId = await run(colleague, await start());
    const stranger = await harness.createPerson();
    for (const as of [owner, stranger])
      for (const [method, path, body] of [
        ["GET", ""],
        ["DELETE", ""],
        ["PUT", "/feedback", { thumb: "up" }],
      ] as const) {
        const response = await harness.call(method, `/api/prompts/runs/${runId}${path}`, { as, body });
        expect([response.status, (await response.json()).code]).toEqual([404, "prompts.run_not_found"]);
      }
  });

  test("keeps what was given for giving it again, and forgets it when told to; that there was a run stays counted", async () => {
    const promptId = await start();
    const runId = await run(colleague, promptId, "again");
    expect(await harness.json("GET", `/api/prompts/runs/${runId}`, { as: colleague })).toMatchObject({
      ...{ values: { what: "again" }, text: "One two three.", version: 1, note: null },
    });
    expect((await harness.call("DELETE", `/api/prompts/runs/${runId}`, { as: colleague })).status).toBe(204);
    expect((await harness.call("GET", `/api/prompts/runs/${runId}`, { as: colleague })).status).toBe(404);
    expect((await insightsOf(owner, promptId)).totals.runs).toBe(1);
  });

  test("of a prompt that is gone goes with it", async () => {
    const promptId = await start();
    const runId = await run(colleague, promptId);
    const { promptRuns, promptCounts } = harness.runtime.deps;
    for (const part of [promptRuns, promptCounts]) await part.deleteOfPrompt(owner.orgId, promptId);
    expect((await harness.call("GET", `/api/prompts/runs/${runId}`, { as: colleague })).status).toBe(404);
    expect(await promptCounts.list(owner.orgId, promptId, "2000-01-01")).toEqual([]);
  });
});

describe("feedback", () => {
  test("counts once for a run however often it is given or changed, also at once, and can be taken back", async () => {
    const promptId = await start();
    const runId = await run(colleague, promptId);
    await Promise.all(["up", "down", "up", "down", "up", "up"].map((thumb) => rate(colleague, runId, { thumb })));
    const { up, down } = (await insightsOf(owner, promptId)).totals;
    expect(up + down).toBe(1);
    await rate(colleague, runId, { thumb: "down", note: "Too long. My key is sk-proj-aB3dE5gHaB3dE5gHaB3dE5gHaB3dE5gH." });
    const kept = await harness.json<{ note: string }>("GET", `/api/prompts/runs/${runId}`, { as: colleague });
    expect(kept).toMatchObject({ thumb: "down", note: expect.stringContaining("Too long.") });
    expect(kept.note).not.toContain("aB3dE5gHaB3dE5gH");
    const stored = await harness.runtime.deps.promptRuns.find(owner.orgId, colleague.userId, runId);
    expect(stored?.note).not.toContain("Too long");
    expect((await insightsOf(owner, promptId)).totals).toMatchObject({ up: 0, down: 1 });
    await rate(colleague, runId, { thumb: null });
    expect((await insightsOf(owner, promptId)).totals).toMatchObject({ up: 0, down: 0 });
  });

  test("is for answers", async () => {
    const { _id } = await insertPromptRun(harness, colleague, { outcome: "blocked" });
    expect((await rate(colleague, _id, { thumb: "up" })).status).toBe(409);
    const answered = await insertPromptRun(harness, colleague);
    expect((await rate(colleague, answered._id, { thumb: "sideways" })).status).toBe(422);
  });
});

describe("insights", () => {
  test("add up to the runs there were, though many ran at once", async () => {
    const promptId = await start();
    const ids = await Promise.all(Array.from({ length: 12 }, (_each, index) => run(index % 2 === 0 ? owner : colleague, promptId)));
    expect(new Set(ids).size).toBe(12);
    const { totals, byDay, byVersion, byModel } = await insightsOf(colleague, promptId);
    expect(totals).toMatchObject({ runs: 12, answered: 12, outputTokens: 36, costMicros: 12 * 7, blockedShare: 0 });
    expect(totals.medianMs).toBeGreaterThan(0);
    expect(byDay).toHaveLength(7);
    expect(byDay.at(-1)?.runs).toBe(12);
    expect([byVersion, byModel]).toMatchObject([[{ version: 1, runs: 12 }], [{ model: "openai/openai-1", runs: 12 }]]);
    const rows = await harness.runtime.deps.promptRuns.list(owner.orgId, owner.userId, promptId, { after: null, limit: 50 });
    expect(rows).toHaveLength(6);
  });

  test("of a public prompt are for its own organization", async () => {
    const promptId = await start();
    const { db, prompts } = harness.runtime.deps;
    await run(owner, promptId);
    const isPublic = { visibility: "public", audience: "public", privateOf: null, publicVersion: 1 } as const;
    await db.collection(promptCollection).updateOne({ orgId: owner.orgId, _id: promptId }, { $set: isPublic });
    expect(await prompts.find("org_other", "usr_other", promptId)).not.toBeNull();
    const stranger = await harness.createPerson();
    expect(await insightsOf(stranger, promptId)).toMatchObject({ status: 404, code: "prompts.not_found" });
    expect((await insightsOf(owner, promptId)).totals.runs).toBe(1);
  });
});

describe("an estimate", () => {
  const estimate = (as: Person, promptId: string, body: object) => harness.json("POST", `/api/prompts/${promptId}/estimate`, { as, body });

  test("says what a run costs at most, and after some runs what it likely costs; nobody is asked", async () => {
    const promptId = await start();
    const body = { values: { what: "x".repeat(400) }, maxOutputTokens: 100 };
    const before = model.calls.length;
    const first = await estimate(owner, promptId, body);
    expect(first).toMatchObject({ ...{ model: "openai-1", isDemo: false, isFree: false, outputTokensMax: 100, outputTokensLikely: null } });
    expect(first.inputTokens).toBeGreaterThan(100);
    expect(first.costMicrosMax).toBe(Number(first.inputTokens) + 200);
    expect(model.calls).toHaveLength(before);
    await run(owner, promptId);
    expect(await estimate(owner, promptId, body)).toMatchObject({ outputTokensLikely: 3, costMicrosLikely: Number(first.inputTokens) + 6 });
  });

  test("says that the demo engine is free, and refuses what a run would refuse", async () => {
    const promptId = await start();
    const asDemo = await estimate(owner, promptId, { values: { what: "a" }, model: "demo/demo-1" });
    expect(asDemo).toMatchObject({ model: "demo-1", isDemo: true, isFree: true, costMicrosMax: 0 });
    expect(await estimate(owner, promptId, { values: { what: 7 } })).toMatchObject({ status: 422, code: "prompts.values_invalid" });
    expect(await estimate(owner, promptId, { values: { what: "a" }, model: "nobody/none" })).toMatchObject({
      code: "gateway.model_not_found",
    });
  });
});
