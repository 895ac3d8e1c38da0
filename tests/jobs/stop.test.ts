import { beforeAll, describe, expect, test } from "vitest";
import { ProviderError } from "../../lib/ai/errors.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { type Cue, createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";
import { readEvents } from "../support/read-events.ts";
import { until } from "../support/until.ts";

const never = createGate().promise;
const LEASE_MS = 46_000;

describe("stop", () => {
  let harness: Harness;
  let script: readonly Cue[] = [];
  const clock = createAdjustableClock();
  const provider = createScriptedProvider(() => script);
  beforeAll(async () => {
    harness = await createHarness({
      environment: NO_QUEUE,
      overrides: { clock, providers: [provider], chatSettings: { snapshotMs: 10, flushMs: 10 } },
    });
  });
  const stop = (as: Parameters<Harness["call"]>[2], turnId: string) =>
    harness.json<{ status: string; outcome?: string }>("POST", "/api/chat/stop", { ...as, body: { jobId: turnId } });

  test("a queued message is cancelled at once and never reaches a provider", async () => {
    const { person, send, history } = await startConversation(harness);
    const turnId = await send("Never mind");
    const calls = provider.calls.length;
    expect(await stop({ as: person }, turnId)).toMatchObject({ status: "completed", outcome: "cancelled", reason: "stopped_by_user" });
    expect(await (await deliver(harness, person, turnId)).json()).toEqual({ outcome: "nothing-to-do" });
    expect(provider.calls).toHaveLength(calls);
    expect((await history()).map(({ role }) => role)).toEqual(["user"]);
    expect((await readEvents(harness, person, turnId)).end).toMatchObject({ outcome: "cancelled" });
  });

  test("a running answer ends within a second and keeps exactly the guarded text that was shown", async () => {
    script = ["The first half. ", "The key is sk-proj-aB3dE5gH7jK9mN1pQ2rS4tU6", never];
    const { person, send, ended, history } = await startConversation(harness);
    const turnId = await send("Tell me");
    const running = deliver(harness, person, turnId);
    const following = readEvents(harness, person, turnId);
    await until(async () => (await readTurn(harness, turnId)).snapshot);
    const askedAt = performance.now();
    expect(await stop({ as: person }, turnId)).toMatchObject({ status: "processing" });
    const state = await ended(turnId);
    expect(performance.now() - askedAt).toBeLessThan(1_000);
    expect(state).toMatchObject({ outcome: "cancelled", reason: "stopped_by_user", content: "The first half. The key is " });
    const followed = await following;
    expect(followed.text).toBe(state.content);
    expect(followed.end).toMatchObject({ status: "completed", outcome: "cancelled" });
    expect((await history()).at(-1)?.content).toBe(state.content);
    expect((await running).status).toBe(200);
  });

  /** Steps by who pays for them, as the ledger has them once the turn has ended. */
  async function bookings({ orgId }: Person, turnId: string) {
    const rows = await until(async () => {
      const present = await harness.runtime.deps.usage.listBySource(orgId, turnId);
      return present.length > 0 && present;
    });
    return rows.map(({ step, bookedTo, isUncertain }) => `${step} ${bookedTo}${isUncertain ? " uncertain" : ""}`);
  }

  test("before anything came back, the call is the platform's: nobody knows what the vendor made of it", async () => {
    script = [never];
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Tell me");
    const running = deliver(harness, person, turnId);
    await until(async () => (await readTurn(harness, turnId)).steps["model:0"]);
    await stop({ as: person }, turnId);
    expect(await ended(turnId)).toMatchObject({ outcome: "cancelled", content: "" });
    expect((await running).status).toBe(200);
    expect(await bookings(person, turnId)).toEqual(["model:0#1 platform uncertain"]);
  });

  test("between two attempts, the call that failed is booked all the same", async () => {
    script = [new ProviderError("overloaded", "Not now.")];
    const { person, send } = await startConversation(harness);
    const turnId = await send("Tell me");
    expect((await deliver(harness, person, turnId)).status).toBe(503);
    expect(await stop({ as: person }, turnId)).toMatchObject({ outcome: "cancelled" });
    expect(await bookings(person, turnId)).toEqual(["model:0#1 platform uncertain"]);
  });

  test("twice, and after the end, changes nothing", async () => {
    script = ["All of it."];
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Quick");
    await deliver(harness, person, turnId);
    const before = await readTurn(harness, turnId);
    for (const _ of [1, 2]) expect(await stop({ as: person }, turnId)).toMatchObject({ status: "completed", outcome: "answered" });
    expect(await readTurn(harness, turnId)).toEqual(before);
    expect(await ended(turnId)).toMatchObject({ content: "All of it." });
  });

  test("then process death: the partial text stays, for the reader who was there and for the one who comes later", async () => {
    script = ["Half an answer. ", never];
    const { person, send, status, ended } = await startConversation(harness);
    const turnId = await send("Tell me");
    const lost = deliver(harness, person, turnId);
    // An earlier snapshot may hold none of it yet.
    await until(async () => (await status(turnId)).content === "Half an answer. ");
    const following = readEvents(harness, person, turnId);
    // The lease ends without a heartbeat, as it does when the process is gone; the stop was asked for before.
    const { turns } = harness.runtime.deps;
    await turns.requestStop(person.orgId, person.userId, turnId, new Date(clock.now()));
    clock.advance(LEASE_MS);
    const claimed = await deliver(harness, person, turnId);
    await lost;
    expect(claimed.status).toBe(200);
    const state = await ended(turnId);
    expect(state).toMatchObject({ outcome: "cancelled", content: "Half an answer. " });
    expect((await following).text).toBe(state.content);
    expect((await readEvents(harness, person, turnId)).text).toBe(state.content);
    expect(await status(turnId)).toEqual(state);
  });

  test("a message behind the stopped one is answered", async () => {
    script = ["Answered."];
    const { person, send, ended } = await startConversation(harness);
    const [first, second] = [await send("one"), await send("two")];
    await stop({ as: person }, first);
    expect((await readTurn(harness, second)).publishCount).toBe(2);
    await deliver(harness, person, second);
    expect(await ended(second)).toMatchObject({ outcome: "answered" });
  });

  test("somebody else's answer is not found", async () => {
    const { send, person } = await startConversation(harness);
    const turnId = await send("Mine");
    const colleague = await harness.addPerson(person, "ADMIN");
    for (const as of [colleague, await harness.createPerson()])
      expect((await harness.call("POST", "/api/chat/stop", { as, body: { jobId: turnId } })).status).toBe(404);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", stopRequestedAt: null });
  });
});
