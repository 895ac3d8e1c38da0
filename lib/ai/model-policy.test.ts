import { describe, expect, test } from "vitest";
import { createGate } from "../../tests/support/fakes/scripted-provider.ts";
import { ask, CTX, errorOf, named, startRouter } from "../../tests/support/start-router.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS } from "../platform/deployment-settings/deployment-settings.schema.ts";
import { createModelPolicies } from "./model-policies.ts";
import type { ModelPolicyRecord, PolicyEntry } from "./model-policy.store.ts";
import { toModelPolicy } from "./model-policy.ts";

const entry = (provider: string, model: string, fields: Partial<PolicyEntry> = {}): PolicyEntry => ({
  provider,
  model,
  ...{ verdict: null, price: null, note: null, updatedAt: new Date(0), updatedBy: "usr_1" },
  ...fields,
});
const record = (fields: Partial<ModelPolicyRecord> = {}): ModelPolicyRecord => ({
  _id: "org_1",
  orgId: "org_1",
  mode: "open",
  entries: [],
  revision: 1,
  ...fields,
});

describe("what an organization has decided", () => {
  test("in open mode only what is denied is not allowed", () => {
    const policy = toModelPolicy({ mode: "open", entries: [entry("openai", "gpt-4o", { verdict: "denied" }), entry("openai", "gpt-5")] });
    expect(policy.isAllowed("openai", "gpt-4o")).toBe(false);
    expect(policy.isAllowed("openai", "gpt-5")).toBe(true);
    expect(policy.isAllowed("anthropic", "anything")).toBe(true);
  });

  test("in listed mode only what is allowed by name is allowed", () => {
    const policy = toModelPolicy({
      mode: "listed",
      entries: [entry("openai", "gpt-4o", { verdict: "allowed" }), entry("openai", "gpt-5")],
    });
    expect(policy.isAllowed("openai", "gpt-4o")).toBe(true);
    expect(policy.isAllowed("openai", "gpt-5")).toBe(false);
    expect(policy.isAllowed("groq", "gpt-4o")).toBe(false);
  });

  test.each(["gpt-4o-2024-08-06", "GPT-4o", "gpt-4o-20240806"])("a denial of the family holds for %s too", (name) => {
    const policy = toModelPolicy({ mode: "open", entries: [entry("openai", "gpt-4o", { verdict: "denied" })] });
    expect(policy.isAllowed("openai", name)).toBe(false);
    expect(policy.isAllowed("openai", "gpt-4o-mini")).toBe(true);
  });
});

describe("policies are read once a second", () => {
  function start() {
    let now = 0;
    let reads = 0;
    let stored: ModelPolicyRecord | null = null;
    let hasFailed = false;
    const clock = { now: () => now, sleep: async () => {} };
    const find = async () => {
      reads += 1;
      if (hasFailed) throw new Error("away");
      return stored;
    };
    const policies = createModelPolicies({ store: { find }, clock, deploymentSettings: { get: async () => DEFAULT_DEPLOYMENT_SETTINGS } });
    return {
      policies,
      reads: () => reads,
      pass: (ms: number) => {
        now += ms;
      },
      put: (next: ModelPolicyRecord) => {
        stored = next;
      },
      fail: (isFailing: boolean) => {
        hasFailed = isFailing;
      },
    };
  }
  const denied = record({ entries: [entry("openai", "gpt-4o", { verdict: "denied" })] });
  const isAllowed = async (world: ReturnType<typeof start>) => (await world.policies.policyOf("org_1")).isAllowed("openai", "gpt-4o");

  test("a hundred calls of the same second read it once, and a change is seen after the second", async () => {
    const world = start();
    expect(await Promise.all(Array.from({ length: 100 }, () => isAllowed(world)))).not.toContain(false);
    world.put(denied);
    world.pass(999);
    expect([await isAllowed(world), world.reads()]).toEqual([true, 1]);
    world.pass(1);
    expect([await isAllowed(world), world.reads()]).toEqual([false, 2]);
  });

  test("a change made here is seen at once", async () => {
    const world = start();
    await isAllowed(world);
    world.put(denied);
    world.policies.forget("org_1");
    expect(await isAllowed(world)).toBe(false);
  });

  test("while it cannot be read nothing is allowed, and the failure is not remembered", async () => {
    const world = start();
    world.fail(true);
    await expect(isAllowed(world)).rejects.toThrow("away");
    world.fail(false);
    expect(await isAllowed(world)).toBe(true);
  });
});

describe("the router keeps to it", () => {
  const allow = (...allowed: string[]) => toModelPolicy({ mode: "listed", entries: allowed.map((key) => toEntry(key)) });
  const toEntry = (key: string) => entry(key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1), { verdict: "allowed" });
  const withPolicy = (policy: ReturnType<typeof allow>, ...providers: ReturnType<typeof named>[]) =>
    startRouter(providers, {}, undefined, async () => policy).router;

  test("a provider whose model is not allowed is never called, by no name and by its own", async () => {
    const [first, second] = [named("first", ["No."]), named("second", ["Yes."])];
    const router = withPolicy(allow("second/second-1"), first, second);
    expect(await router.generate(CTX, ask())).toMatchObject({ provider: "second", fallbackReason: null });
    for (const model of ["first", "first-1", "first/first-1"]) {
      const error = await errorOf(router.generate(CTX, ask({ model })));
      expect(error).toMatchObject({ reason: "invalid_request", parameter: "model" });
    }
    expect(first.calls).toHaveLength(0);
  });

  test("where the deployment's choice is not allowed, an allowed model of the same vendor answers what names no model", async () => {
    const openai = named("openai", ["Yes."]);
    const router = withPolicy(allow("openai/gpt-4.1", "openai/gpt-6-luna"), openai);
    expect(await router.generate(CTX, ask())).toMatchObject({ model: "gpt-6-luna" });
    await router.generate(CTX, ask({ model: "gpt-4.1" }));
    expect(openai.calls.map(({ model }) => model)).toEqual(["gpt-6-luna", "gpt-4.1"]);
    expect((await errorOf(router.generate(CTX, ask({ model: "openai-1" })))).parameter).toBe("model");
  });

  test("an own price is what a call costs, cached input at its own rate", async () => {
    const price = {
      inputMicros: 3_000_000,
      outputMicros: 500_000,
      cachedInputMicros: 1_000_000,
      source: "contract",
      checkedOn: "2026-11-01",
    };
    const policy = toModelPolicy({ mode: "open", entries: [entry("first", "first-1", { price })] });
    const answer = await withPolicy(policy, named("first", ["Yes."])).generate(CTX, ask());
    expect(answer.costMicros({ inputTokens: 10, cachedInputTokens: 4, outputTokens: 6, isEstimated: false })).toBe(6 * 3 + 4 * 1 + 3);
  });

  test("states tell how this process's latest calls went, without those that were stopped", async () => {
    const gate = createGate();
    const { router, clock } = startRouter([named("first", (call) => (call === 2 ? [gate.promise] : ["Yes."]))]);
    await router.generate(CTX, ask());
    await router.generate(CTX, ask());
    const stop = new AbortController();
    const stopped = errorOf(router.generate(CTX, ask({ signal: stop.signal })));
    await clock.advance(10);
    stop.abort();
    await stopped;
    expect((await router.states())[0]).toMatchObject({
      origin: "platform",
      recent: { calls: 2, failures: 0, p50Ms: 0, lastFailure: null },
    });
    await clock.advance(16 * 60_000);
    expect((await router.states())[0]?.recent).toMatchObject({ calls: 0, p50Ms: null });
  });
});
