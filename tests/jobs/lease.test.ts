import { beforeAll, describe, expect, test, vi } from "vitest";
import { ProviderError } from "../../lib/ai/errors.ts";
import type { GenerateRequest } from "../../lib/ai/ports.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { createJobTiming } from "../../lib/platform/jobs/job-timing.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { readEvents } from "../support/read-events.ts";
import { until } from "../support/until.ts";

const LEASE_MS = 46_000;

describe("a run that has lost its lease", () => {
  let slow: Harness;
  let other: Harness;
  let gate = createGate();
  const providerOfSlow = createScriptedProvider(() => ["From the slow one. ", gate.promise, "And more of it."]);
  const providerOfOther = createScriptedProvider(() => ["From the other one."]);
  beforeAll(async () => {
    // No heartbeat within the test: the slow process is as good as frozen.
    const jobTiming = { ...createJobTiming(), heartbeatMs: 600_000 };
    slow = await createHarness({ environment: NO_QUEUE, overrides: { providers: [providerOfSlow], jobTiming } });
    const overrides = { providers: [providerOfOther], clock: createAdjustableClock(LEASE_MS) };
    other = await createHarness({ environment: slow.environment, overrides });
  });

  test("writes nothing after another one took over, and answers busy", async () => {
    gate = createGate();
    const { person, send, ended } = await startConversation(slow);
    const turnId = await send("Who answers?");
    const late = deliver(slow, person, turnId);
    await until(async () => (await readTurn(slow, turnId)).steps["model:0"]);
    const following = readEvents(slow, person, turnId);
    expect(await (await deliver(other, person, turnId)).json()).toEqual({ outcome: "done" });
    const before = await readTurn(other, turnId);
    gate.open();
    expect((await late).status).toBe(409);
    expect(await readTurn(other, turnId)).toEqual(before);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "From the other one." });
    expect((await following).text).toBe("From the other one.");
    const rows = await slow.runtime.deps.usage.listBySource(person.orgId, turnId);
    expect(rows.map(({ step, bookedTo }) => `${step} ${bookedTo}`)).toEqual(["model:0 customer", "model:0#1 platform"]);
  });

  test("that fails afterwards neither releases nor gives up what is another's", async () => {
    const { person, send } = await startConversation(slow);
    const turnId = await send("Who fails?");
    const { ledger } = slow.runtime.deps.turns;
    const mine = await ledger.claim(person.orgId, turnId, "slow");
    const theirs = await other.runtime.deps.turns.ledger.claim(person.orgId, turnId, "other");
    if (mine.type !== "claimed" || theirs.type !== "claimed") throw new Error("Both claims must have succeeded, one after the other.");
    const before = await readTurn(slow, turnId);
    expect(await ledger.heartbeat(mine.record)).toBe(false);
    expect(await ledger.write(mine.record, { $set: { reason: "written by a zombie" } })).toBe(false);
    expect(await ledger.release(mine.record, { error: "zombie", delayMs: 0 })).toBe(false);
    expect(await readTurn(slow, turnId)).toEqual(before);
    expect(before).toMatchObject({ owner: "other", fence: 2 });
  });
});

describe("a run that keeps its lease", () => {
  test("has won it alone: of ten claims at the same moment one succeeds and nine are told to come back", async () => {
    const harness = await createHarness({ environment: NO_QUEUE });
    const { person, send } = await startConversation(harness);
    const turnId = await send("Who is first?");
    const { ledger } = harness.runtime.deps.turns;
    const claims = await Promise.all(Array.from({ length: 10 }, (_, index) => ledger.claim(person.orgId, turnId, `process-${index}`)));
    expect(claims.map(({ type }) => type).toSorted()).toEqual([...Array.from({ length: 9 }, () => "busy"), "claimed"]);
    expect(await readTurn(harness, turnId)).toMatchObject({ attempts: 1, fence: 1 });
  });

  test("by heartbeats: nobody takes over a call that lasts longer than a lease", async () => {
    const gate = createGate();
    const provider = createScriptedProvider(() => ["Long ", gate.promise, "call."]);
    const jobTiming = { ...createJobTiming(), leaseMs: 400, heartbeatMs: 50 };
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider], jobTiming } });
    const { person, send } = await startConversation(harness);
    const turnId = await send("Take your time");
    const running = deliver(harness, person, turnId);
    const claimed = await until(async () => (await readTurn(harness, turnId)).leaseUntil);
    const beats = new Set<number>();
    await until(async () => {
      const { leaseUntil } = await readTurn(harness, turnId);
      beats.add(leaseUntil?.getTime() ?? 0);
      return Date.now() > claimed.getTime() + jobTiming.leaseMs;
    });
    expect(beats.size).toBeGreaterThan(4);
    expect((await deliver(harness, person, turnId)).status).toBe(409);
    gate.open();
    expect((await running).status).toBe(200);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "answered", fence: 1, attempts: 1 });
  });

  test("ends at the job's deadline and is tried again", async () => {
    const gate = createGate();
    const provider = createScriptedProvider((_request, call) => (call === 0 ? ["Hangs ", gate.promise] : ["In time."]));
    const jobTiming = { ...createJobTiming(), jobTimeoutMs: 150 };
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider], jobTiming } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Hurry");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", lastError: "job.deadline_exceeded" });
    await deliver(harness, person, turnId);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "In time." });
  });

  test("and one that does not hear its end is left behind: the message is tried again, and nothing it still says is kept", async () => {
    const gate = createGate();
    const scripted = createScriptedProvider((_request, call) => (call === 0 ? ["Deaf ", gate.promise, "words."] : ["In time."]));
    const { signal: unheard } = new AbortController();
    const provider = { ...scripted, doStream: (request: GenerateRequest) => scripted.doStream({ ...request, signal: unheard }) };
    const jobTiming = { ...createJobTiming(), jobTimeoutMs: 150, heartbeatMs: 50 };
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider], jobTiming } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Hurry");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    await deliver(harness, person, turnId);
    gate.open();
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "In time." });
  });

  test("waits, and uses up no attempt, while nobody can read whether it may go on", async () => {
    const gate = createGate();
    const provider = createScriptedProvider((_request, call) => (call === 0 ? ["Half ", gate.promise] : ["Whole."]));
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("May I?");
    const { safetyGate } = harness.runtime.deps;
    const stop = new AbortController();
    const watching = vi.spyOn(safetyGate, "watch").mockReturnValue({ signal: stop.signal, end: () => undefined });
    const running = deliver(harness, person, turnId);
    await until(async () => provider.calls.length === 1);
    stop.abort(new AppError("unavailable", "failsafe.unreadable", "Nobody knows."));
    expect((await running).status).toBe(200);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", attempts: 0, lastError: "failsafe.unreadable", reply: null });
    watching.mockRestore();
    await harness.runtime.deps.turns.ledger.startPublish({ _id: turnId, orgId: person.orgId }, { evenIfNotDue: true });
    await deliver(harness, person, turnId);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "Whole." });
  });

  test("and a call that outlasts its step is cut and tried again", async () => {
    const never = createGate().promise;
    const provider = createScriptedProvider((_request, call) => (call === 0 ? ["Hangs ", never] : ["In time."]));
    const jobTiming = { ...createJobTiming(), stepTimeoutMs: 150 };
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider], jobTiming } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Hurry");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    await deliver(harness, person, turnId);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "In time." });
  });

  test("a failure that is not the provider's is tried again under a reason of its own", async () => {
    const provider = createScriptedProvider((_request, call) => (call === 0 ? [new TypeError("defect")] : ["Fine."]));
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Break");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    expect(await readTurn(harness, turnId)).toMatchObject({ lastError: "job.unexpected_error" });
    await deliver(harness, person, turnId);
    expect(await ended(turnId)).toMatchObject({ content: "Fine." });
  });

  test("a provider that refuses the request for good is not asked again", async () => {
    const provider = createScriptedProvider(() => [new ProviderError("invalid_request", "Too long.")]);
    const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
    const { person, send, status } = await startConversation(harness);
    const turnId = await send("Too much");
    expect((await deliver(harness, person, turnId)).status).toBe(489);
    expect(await status(turnId)).toMatchObject({ status: "failed", reason: "provider.invalid_request" });
  });
});
