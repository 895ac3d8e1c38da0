import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProviderError } from "../../lib/ai/errors.ts";
import { createJobTiming } from "../../lib/platform/jobs/job-timing.ts";
import type { Fault } from "../../scripts/local/openai/fault.ts";
import { type OpenAiFake, startOpenAiFake } from "../../scripts/local/openai/server.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { readEvents } from "../support/read-events.ts";

const API_KEY = "sk-unit-4f9a1c7e2b8d";
const QUICK = { connectMs: 400, firstTokenMs: 400, idleMs: 400, totalMs: 3_000 };
const MAX_ATTEMPTS = 6;
/** Every call is the queue's: nothing is tried again within a run, and a breaker is news at once. */
const NO_RETRIES = { callsPerRetry: Number.POSITIVE_INFINITY, stateFreshMs: 0 };
/** Too short a step to wait in it for a breaker or a limit. */
const IMPATIENT = { ...createJobTiming(), stepTimeoutMs: 4_000 };
const BREAKER_FAILURES = 5;
const BREAKER_OPEN_MS = 30_000;

/** `isUncertain`: the vendor did not say no, so it may have worked for what nobody got. */
type Row = readonly [name: string, fault: Fault, reason: string, isUncertain: boolean, retryAfter: string | null];
const PASSING: readonly Row[] = [
  ["500", { type: "status", status: 500 }, "provider.unavailable", false, null],
  ["503", { type: "status", status: 503 }, "provider.overloaded", false, null],
  ["429 with Retry-After", { type: "status", status: 429, retryAfterSeconds: 7 }, "provider.rate_limited", false, "7"],
  ["no answer at all", { type: "stall-before-headers" }, "provider.timeout", true, null],
  ["a stall after the first token", { type: "stall-after-first-token" }, "provider.timeout", true, null],
  ["a truncated stream", { type: "reset-after", tokens: 2 }, "provider.truncated", true, null],
  ["malformed SSE", { type: "malformed-sse" }, "provider.malformed", true, null],
  ["malformed JSON", { type: "malformed-json" }, "provider.malformed", true, null],
  ["an error in a 200", { type: "error-body" }, "provider.unavailable", true, null],
];

describe("a provider that fails", () => {
  let fake: OpenAiFake;
  let harness: Harness;
  const clock = createAdjustableClock();
  beforeAll(async () => {
    fake = await startOpenAiFake({ apiKey: API_KEY });
    const environment = { ...NO_QUEUE, OPENAI_API_KEY: API_KEY, OPENAI_BASE_URL: fake.url };
    harness = await createHarness({ environment, overrides: { clock, jobTiming: IMPATIENT, providerTimeouts: QUICK, router: NO_RETRIES } });
  });
  afterAll(() => fake.close());

  test.each(PASSING)(
    "%s, then works: one answer, and the lost call is the platform's",
    async (_name, fault, reason, isUncertain, retryAfter) => {
      const { person, send, ended, history } = await startConversation(harness);
      const turnId = await send("How far is the moon from here?");
      fake.setFault(fault, 1);
      const refused = await deliver(harness, person, turnId);
      expect(refused.status).toBe(503);
      if (retryAfter === null) expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      else expect(refused.headers.get("retry-after")).toBe(retryAfter);
      expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", attempts: 1, lastError: reason, owner: null });
      clock.advance(Number(retryAfter ?? 0) * 1_000);

      expect(await (await deliver(harness, person, turnId)).json()).toEqual({ outcome: "done" });
      const answer = "You said: How far is the moon from here?";
      expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: answer });
      expect((await readEvents(harness, person, turnId)).text).toBe(answer);
      expect(await history()).toHaveLength(2);
      const rows = await harness.runtime.deps.usage.listBySource(person.orgId, turnId);
      expect(rows.map(({ step, bookedTo, isUncertain }) => [step, bookedTo, isUncertain])).toEqual([
        ["model:0", "customer", false],
        ["model:0#1", "platform", isUncertain],
      ]);
      expect(rows.map(({ costMicros }) => costMicros > 0)).toEqual([true, isUncertain]);
    },
  );

  test("a provider that asks to wait is not called again before", async () => {
    const { person, send, status } = await startConversation(harness);
    const turnId = await send("Now?");
    fake.setFault({ type: "status", status: 429, retryAfterSeconds: 7 }, 1);
    const before = fake.calls().length;
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    clock.advance(3_000);
    const early = await deliver(harness, person, turnId);
    expect([early.status, await early.json()]).toEqual([200, { outcome: "nothing-to-do" }]);
    expect(fake.calls().length - before).toBe(1);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", attempts: 1 });
    clock.advance(4_000);
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    expect(await status(turnId)).toMatchObject({ outcome: "answered" });
  });

  test("401 is final: failed with its reason at the first attempt, one call, one dead letter however often it is delivered", async () => {
    const { person, send, status } = await startConversation(harness);
    const turnId = await send("Will this work?");
    const before = fake.calls().length;
    fake.setFault({ type: "status", status: 401 }, 1);
    const response = await deliver(harness, person, turnId);
    expect([response.status, response.headers.get("upstash-nonretryable-error")]).toEqual([489, "true"]);
    expect(await status(turnId)).toMatchObject({ status: "failed", reason: "provider.auth", content: "" });
    // Had the process died before it could answer, the queue would come again; it hears the same and nothing is done twice.
    expect((await deliver(harness, person, turnId)).status).toBe(489);
    expect(fake.calls().length - before).toBe(1);
    const { items } = await harness.json<{ items: object[] }>("GET", "/api/jobs/dead-letters", { as: person });
    expect(items).toMatchObject([{ recordId: turnId, reason: "provider.auth", replayedAt: null }]);
  });

  test("while its breaker is open a message waits without using up its attempts, and is answered once it closes", async () => {
    const others = await startConversation(harness);
    const { person, send, ended } = await startConversation(harness);
    const [broken, waiting] = [await others.send("It breaks"), await send("Patience?")];
    fake.setFault({ type: "status", status: 500 }, BREAKER_FAILURES);
    for (let failure = 1; failure <= BREAKER_FAILURES; failure += 1) await deliver(harness, others.person, broken);
    const before = fake.calls().length;
    for (let run = 0; run < 3 * MAX_ATTEMPTS; run += 1)
      expect(await (await deliver(harness, person, waiting)).json()).toEqual({ outcome: "nothing-to-do" });
    expect(fake.calls().length).toBe(before);
    expect(await readTurn(harness, waiting)).toMatchObject({ state: "queued", attempts: 0, lastError: "provider.unavailable" });
    clock.advance(BREAKER_OPEN_MS);
    expect(await (await deliver(harness, person, waiting)).json()).toEqual({ outcome: "done" });
    expect(await ended(waiting)).toMatchObject({ outcome: "answered" });
  });

  test("a provider that never works: not called while its breaker is open, given up after six attempts, booked once and to the platform, then replayed", async () => {
    const { person, send, status, ended } = await startConversation(harness);
    const turnId = await send("Are you there?");
    fake.setFault({ type: "status", status: 500 }, BREAKER_FAILURES);
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) expect((await deliver(harness, person, turnId)).status).toBe(503);
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    // Longer than a run may take nobody waits for a provider to come back.
    clock.advance(IMPATIENT.jobTimeoutMs);
    fake.setFault({ type: "status", status: 500 }, 1);
    expect((await deliver(harness, person, turnId)).status).toBe(489);
    expect(await status(turnId)).toMatchObject({ status: "failed", reason: "provider.unavailable" });
    const bookings = async () =>
      (await harness.runtime.deps.usage.listBySource(person.orgId, turnId)).map(({ step, bookedTo }) => `${step} ${bookedTo}`);
    // The sixth run asked nobody.
    const lost = [1, 2, 3, 4, 5, 7].map((run) => `model:0#${run} platform`);
    expect(await bookings()).toEqual(lost);

    const list = () =>
      harness.json<{ items: { id: string; recordId: string; replayedAt: string | null }[] }>("GET", "/api/jobs/dead-letters", {
        as: person,
      });
    const letter = (await list()).items.find((item) => item.recordId === turnId);
    const replay = { as: person, body: { deadLetterId: letter?.id } };
    expect(await harness.json("POST", "/api/jobs/dead-letters/replay", replay)).toEqual({ replayed: true });
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", attempts: 0, reason: null });
    clock.advance(BREAKER_OPEN_MS);
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "You said: Are you there?" });
    expect(await bookings()).toEqual(["model:0 customer", ...lost]);
    expect((await list()).items.find((item) => item.recordId === turnId)?.replayedAt).toEqual(expect.any(String));
    const again = await harness.call("POST", "/api/jobs/dead-letters/replay", replay);
    expect([again.status, (await again.json()).code]).toEqual([409, "jobs.not_failed"]);
  });

  test("a round that finished before the turn was given up is booked to the platform, and stays so after a replay", async () => {
    const outage = new ProviderError("auth", "The key was withdrawn.");
    const sixTimesSeven = { call: { name: "calculator", arguments: '{"expression":"6*7"}' } };
    const provider = createScriptedProvider((_request, call) => [[sixTimesSeven], [outage], ["It is 42."]][call] ?? []);
    const scripted = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
    const { person, send, ended } = await startConversation(scripted);
    const turnId = await send("What is six times seven?");
    const response = await deliver(scripted, person, turnId);
    expect(response.status).toBe(489);
    const usage = scripted.runtime.deps.usage;
    const booked = async () => (await usage.listBySource(person.orgId, turnId)).map(({ step, bookedTo }) => `${step} ${bookedTo}`);
    expect(await booked()).toEqual(["model:0 platform", "model:1#1 platform"]);
    const { items } = await scripted.json<{ items: { id: string }[] }>("GET", "/api/jobs/dead-letters", { as: person });
    await scripted.call("POST", "/api/jobs/dead-letters/replay", { as: person, body: { deadLetterId: items[0]?.id } });
    await deliver(scripted, person, turnId);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "It is 42." });
    expect(await booked()).toEqual(["model:0 platform", "model:1 customer", "model:1#1 platform"]);
    const ledger = (await usage.listBySource(person.orgId, turnId)).map(({ step, bookedTo }) => ({ step, bookedTo }));
    const own = (await readTurn(scripted, turnId)).usage.map(({ step, bookedTo }) => ({ step, bookedTo }));
    expect(own.toSorted((a, b) => (a.step < b.step ? -1 : 1))).toEqual(ledger);
  });

  test("dead letters belong to one organization and to those who may operate it", async () => {
    const { person, send } = await startConversation(harness);
    const turnId = await send("Whose letter is it?");
    fake.setFault({ type: "status", status: 401 }, 1);
    await deliver(harness, person, turnId);
    const stranger = await harness.createPerson();
    expect(await harness.json("GET", "/api/jobs/dead-letters", { as: stranger })).toMatchObject({ items: [] });
    const { items } = await harness.json<{ items: { id: string }[] }>("GET", "/api/jobs/dead-letters", { as: person });
    const body = { deadLetterId: items[0]?.id };
    expect((await harness.call("POST", "/api/jobs/dead-letters/replay", { as: stranger, body })).status).toBe(404);
    const analyst = await harness.addPerson(person, "ANALYST");
    expect((await harness.call("GET", "/api/jobs/dead-letters", { as: analyst })).status).toBe(403);
    expect((await harness.call("POST", "/api/jobs/dead-letters/replay", { as: analyst, body })).status).toBe(403);
  });

  test("the real queue keeps the provider's Retry-After and brings the turn back by itself", async () => {
    const queued = await createHarness({
      environment: { OPENAI_API_KEY: API_KEY, OPENAI_BASE_URL: fake.url },
      overrides: { providerTimeouts: QUICK },
    });
    const { send, ended } = await startConversation(queued);
    fake.setFault({ type: "status", status: 429, retryAfterSeconds: 1 }, 1);
    const sentAt = performance.now();
    const turnId = await send("Later, then");
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "You said: Later, then" });
    expect(performance.now() - sentAt).toBeGreaterThan(900);
    expect(await readTurn(queued, turnId)).toMatchObject({ attempts: 2 });
  });
});
