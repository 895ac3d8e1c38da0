import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUN_TURN_JOB } from "../../lib/chat/accept-turn.ts";
import { SCHEDULES } from "../../lib/ops/cron.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE, readTurn, startConversation, tick } from "../support/conversation.ts";
import { createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { type Forwarder, startForwarder } from "../support/forwarder.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { readEvents } from "../support/read-events.ts";

const GRACE_MS = 6_000;
const SLOT_MS = 61_000;
/** By the hour or more often; the rest by the calendar. */
const hasPeriod = new Set(SCHEDULES.filter(({ everyMs }) => everyMs !== undefined).map(({ name }) => name));

describe("a message the queue never heard of", () => {
  let harness: Harness;
  let queue: Forwarder;
  const clock = createAdjustableClock();
  const provider = createScriptedProvider(() => ["Found ", "again."]);
  beforeAll(async () => {
    const plain = await createHarness();
    queue = await startForwarder(plain.runtime.env.qstash.url);
    harness = await createHarness({ environment: { QSTASH_URL: queue.url }, overrides: { clock, providers: [provider] } });
  });
  afterAll(() => queue.close());

  /** A message accepted while the queue is away. */
  async function sendUnheard() {
    const conversation = await startConversation(harness);
    queue.shut();
    const turnId = await conversation.send("Can you hear me?");
    queue.open();
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", attempts: 0 });
    return { ...conversation, turnId };
  }

  test("is accepted with 202, published by the next sweep and answered once", async () => {
    const { ended, turnId, history } = await sendUnheard();
    clock.advance(SLOT_MS);
    await tick(harness);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "Found again." });
    expect(await readTurn(harness, turnId)).toMatchObject({ attempts: 1, publishCount: 2 });
    expect(await history()).toHaveLength(2);
  });

  test("is not published again while it may still be on its way", async () => {
    const { turnId, status } = await sendUnheard();
    const before = queue.count();
    expect(await status(turnId)).toMatchObject({ status: "queued" });
    expect(queue.count()).toBe(before);
    expect(await readTurn(harness, turnId)).toMatchObject({ publishCount: 1 });
  });

  test("is published at once by whoever asks for its status", async () => {
    const { ended, turnId } = await sendUnheard();
    clock.advance(GRACE_MS);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
    expect(await readTurn(harness, turnId)).toMatchObject({ publishCount: 2 });
  });

  test("is published at once by whoever follows its events", async () => {
    const { person, turnId } = await sendUnheard();
    clock.advance(GRACE_MS);
    const followed = await readEvents(harness, person, turnId);
    expect(followed).toMatchObject({ text: "Found again.", end: { status: "completed", outcome: "answered" } });
  });

  test("is published at once when the client sends it again", async () => {
    const conversation = await startConversation(harness);
    queue.shut();
    const turnId = await conversation.send("Can you hear me?", "sent-twice-1");
    queue.open();
    clock.advance(GRACE_MS);
    expect(await conversation.send("Can you hear me?", "sent-twice-1")).toBe(turnId);
    expect(await readTurn(harness, turnId)).toMatchObject({ publishCount: 2 });
    expect(await conversation.ended(turnId)).toMatchObject({ outcome: "answered" });
  });

  test("stays due when the sweep cannot publish either, and the sweep after that succeeds", async () => {
    const { turnId, ended } = await sendUnheard();
    queue.shut();
    clock.advance(SLOT_MS);
    await tick(harness);
    queue.open();
    const { state, dueAt } = await readTurn(harness, turnId);
    expect(state).toBe("queued");
    expect((dueAt?.getTime() ?? 0) - clock.now()).toBeLessThanOrEqual(GRACE_MS);
    expect(dueAt).not.toBeNull();
    clock.advance(SLOT_MS);
    await tick(harness);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
  });

  test("is published by one of two sweeps that come together", async () => {
    const { turnId, ended } = await sendUnheard();
    clock.advance(SLOT_MS);
    const { deps } = harness.runtime;
    const record = await readTurn(harness, turnId);
    const counts = await Promise.all([deps.turns.ledger.startPublish(record), deps.turns.ledger.startPublish(record)]);
    expect(counts.filter((count) => count !== null)).toHaveLength(1);
    clock.advance(SLOT_MS);
    await tick(harness);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
  });
});

describe("the tick", () => {
  test("five at once, in two processes: each slot is taken once, and the next slot once more", async () => {
    const clock = createAdjustableClock();
    const first = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
    const second = await createHarness({ environment: first.environment, overrides: { clock } });
    for (let slot = 0; slot < 3; slot += 1) {
      clock.advance(60 * SLOT_MS);
      const runs = (await Promise.all([tick(first), tick(second), tick(first), tick(second), tick(first)])).flat();
      const taken = runs.filter(({ name, isRun }) => isRun && hasPeriod.has(name)).map(({ name }) => name);
      expect(taken.toSorted()).toEqual([...hasPeriod].toSorted());
    }
  });

  test("of a process whose clock runs an hour ahead does not stop the ticks of the others", async () => {
    const [clock, wrongClock] = [createAdjustableClock(), createAdjustableClock()];
    const right = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
    const wrong = await createHarness({ environment: right.environment, overrides: { clock: wrongClock } });
    wrongClock.advance(60 * SLOT_MS);
    await tick(wrong);
    expect(await tick(right)).toContainEqual({ name: "platform.sweep", isRun: true });
    expect(await tick(right)).toContainEqual({ name: "platform.sweep", isRun: false });
  });

  test("does what a process left undone after its final write: ledgers, next message of the chat", async () => {
    const clock = createAdjustableClock();
    const provider = createScriptedProvider(() => ["Done."]);
    const harness = await createHarness({ overrides: { clock, providers: [provider] }, environment: NO_QUEUE });
    const { person, send } = await startConversation(harness);
    const [first, second] = [await send("one"), await send("two")];
    await harness.signedCallback("/api/jobs/run", { job: RUN_TURN_JOB, orgId: person.orgId, id: first });
    const { deps } = harness.runtime;
    // As if the process had died right after the final write of the first.
    const turns = deps.db.collection<{ _id: string; isProjected: boolean }>({ name: "turns", indexes: [] });
    await turns.updateOne({ _id: first }, { $set: { isProjected: false } });
    await deps.db.collection<{ _id: string }>({ name: "usage", indexes: [] }).deleteMany({});
    const published = (await readTurn(harness, second)).publishCount;
    clock.advance(SLOT_MS);
    await tick(harness);
    expect(await deps.usage.listBySource(person.orgId, first)).toHaveLength(1);
    expect((await readTurn(harness, first)).isProjected).toBe(true);
    expect((await readTurn(harness, second)).publishCount).toBeGreaterThan(published);
  });
});
