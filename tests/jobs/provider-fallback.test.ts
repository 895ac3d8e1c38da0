import { describe, expect, test } from "vitest";
import { ProviderError } from "../../lib/ai/errors.ts";
import { createJobTiming } from "../../lib/platform/jobs/job-timing.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { type Cue, createGate, createScriptedProvider, type ScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";
import { until } from "../support/until.ts";

const down = (reason: "unavailable" | "auth" = "unavailable", status = 500) => new ProviderError(reason, "It said no.", { status });
const METRICS_TOKEN = "metrics-token-of-this-test-0123";
const never = createGate().promise;

function named(name: string, script: (call: number) => readonly Cue[]): ScriptedProvider {
  return createScriptedProvider((_request, call) => script(call), { name });
}

async function ledger(harness: Harness, { orgId }: Person, turnId: string) {
  const rows = await harness.runtime.deps.usage.listBySource(orgId, turnId);
  return rows.map(({ step, provider, bookedTo, isUncertain, costMicros }) => ({
    step,
    provider,
    bookedTo,
    isUncertain,
    isFree: costMicros === 0,
  }));
}

type Reply = { provider: string; model: string; fallbackReason: string | null };

describe("two providers", () => {
  test("the first is down: the second answers in the same run, the answer says why, and each call is booked once", async () => {
    const first = named("first", () => [down()]);
    const second = named("second", () => ["From the second."]);
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [first, second] } });
    const { person, send, ended, chatId } = await startConversation(harness);
    const turnId = await send("Who answers?");
    for (const outcome of ["done", "nothing-to-do"]) expect(await (await deliver(harness, person, turnId)).json()).toEqual({ outcome });
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "From the second." });
    expect(await ledger(harness, person, turnId)).toEqual([
      { step: "model:0", provider: "second", bookedTo: "customer", isUncertain: false, isFree: false },
      { step: "model:0#1", provider: "first", bookedTo: "platform", isUncertain: false, isFree: true },
    ]);
    const by = { provider: "second", model: "second-1", fallbackReason: "first: unavailable" };
    const trace = await harness.json<Reply & { stages: { key: string; detail: object }[] }>("GET", `/api/chat/trace?jobId=${turnId}`, {
      as: person,
    });
    expect(trace).toMatchObject(by);
    expect(trace.stages.find(({ key }) => key === "model:0")?.detail).toMatchObject({ ...by, calls: 2 });
    const { items } = await harness.json<{ items: Reply[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toMatchObject([by]);
    const metrics = harness.runtime.deps.metrics.expose();
    expect(metrics).toContain('aeges_requests_total{provider="first",status="unavailable"} 1');
    expect(metrics).toContain('aeges_requests_total{provider="second",status="ok"} 1');
    expect(metrics).toContain('aeges_request_duration_seconds_count{provider="second"} 1');
  });

  test("the second call is written down before it is made, so that a death in it costs the customer nothing", async () => {
    const gate = createGate();
    const second = named("second", () => [gate.promise, "At last."]);
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [named("first", () => [down()]), second] } });
    const { person, send } = await startConversation(harness);
    const turnId = await send("Are you there?");
    const running = deliver(harness, person, turnId);
    await until(async () => second.calls.length === 1);
    const calls = (await readTurn(harness, turnId)).steps["model:0"]?.calls;
    expect(calls).toMatchObject([
      { provider: "first", outcome: "refused", reason: "unavailable", costMicros: 0 },
      { provider: "second", outcome: "started", reason: null },
    ]);
    expect(calls?.[1]?.costMicros).toBeGreaterThan(0);
    gate.open();
    expect((await running).status).toBe(200);
  });

  test("the first says nothing: the second answers, and what the first may have cost is the platform's", async () => {
    const overrides = { providers: [named("first", () => [never]), named("second", () => ["Here."])], router: { hedgeAfterMs: 50 } };
    const harness = await createHarness({ environment: NO_QUEUE, overrides });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Anybody?");
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ content: "Here." });
    expect((await readTurn(harness, turnId)).reply).toMatchObject({ provider: "second", fallbackReason: "first: first_token_late" });
    expect(await ledger(harness, person, turnId)).toMatchObject([
      { step: "model:0", provider: "second", bookedTo: "customer" },
      { step: "model:0#1", provider: "first", bookedTo: "platform", isUncertain: true, isFree: false },
    ]);
  });

  test("the first breaks off in its answer: nothing is patched together, the run is tried again from the start", async () => {
    const first = named("first", (call) => (call === 0 ? ["Half of ", new ProviderError("truncated", "Cut.")] : ["All of it."]));
    const second = named("second", () => ["Never asked."]);
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [first, second] } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Tell me all");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ content: "All of it." });
    expect(second.calls).toHaveLength(0);
    expect(await ledger(harness, person, turnId)).toMatchObject([
      { step: "model:0", provider: "first", bookedTo: "customer" },
      { step: "model:0#1", provider: "first", bookedTo: "platform", isUncertain: true },
    ]);
  });

  test("a conversation with tool calls stays with the provider that made them", async () => {
    const call = { call: { name: "calculator", arguments: '{"expression":"6*7"}' } };
    const first = named("first", (index) => (index === 0 ? [down("auth", 401)] : ["Not me."]));
    const second = named("second", (index) => (index === 0 ? [call] : ["It is 42."]));
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [first, second] } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("What is six times seven?");
    await deliver(harness, person, turnId);
    expect(await ended(turnId)).toMatchObject({ content: "It is 42." });
    expect([first.calls.length, second.calls.length]).toEqual([1, 2]);
    expect((await readTurn(harness, turnId)).reply).toMatchObject({ provider: "second", fallbackReason: "first: auth" });
  });

  test("both are out: the turn waits for them as long as one run may take, then fails with a reason, and health says it", async () => {
    const clock = createAdjustableClock();
    const providers = [named("first", () => [down()]), named("second", () => [down("unavailable", 502)])];
    const harness = await createHarness({
      environment: { ...NO_QUEUE, METRICS_TOKEN },
      overrides: { clock, providers, router: { breakerFailures: 1, breakerOpenMs: 600_000 } },
    });
    const { person, send, status } = await startConversation(harness);
    const turnId = await send("Hello?");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    for (let run = 1; run < 8; run += 1) expect((await deliver(harness, person, turnId)).status).toBe(200);
    clock.advance(createJobTiming().jobTimeoutMs);
    for (let run = 2; run < 6; run += 1) expect((await deliver(harness, person, turnId)).status).toBe(503);
    expect((await deliver(harness, person, turnId)).status).toBe(489);
    expect(await status(turnId)).toMatchObject({ status: "failed", reason: "provider.unavailable" });
    expect(await ledger(harness, person, turnId)).toMatchObject([
      { step: "model:0#1", provider: "first", isFree: true },
      { step: "model:0#1.1", provider: "second", isFree: true },
    ]);
    const metrics = await (await harness.call("GET", "/api/metrics", { as: METRICS_TOKEN })).text();
    expect(metrics).toContain('aegis_provider_up{provider="second"} 0');
    expect(await harness.json("GET", "/api/health")).toMatchObject({ status: "degraded", services: { ai_providers: "down" } });
  });
});
