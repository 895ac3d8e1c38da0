import { beforeAll, describe, expect, test } from "vitest";
import { RUN_TURN_JOB } from "../../lib/chat/accept-turn.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";
import { until } from "../support/until.ts";

/** What QStash posts when it has given a delivery up. */
function settle(harness: Harness, person: Person, turnId: string, publication?: number): Promise<Response> {
  const source = JSON.stringify({ job: RUN_TURN_JOB, orgId: person.orgId, id: turnId, ...(publication !== undefined && { publication }) });
  return harness.signedCallback("/api/jobs/failed", {
    status: 500,
    sourceMessageId: "msg_1",
    sourceBody: Buffer.from(source).toString("base64"),
    dlqId: "dlq_1",
  });
}

async function listLetters(harness: Harness, person: Person): Promise<{ id: string; recordId: string; reason: string }[]> {
  return (
    await harness.json<{ items: { id: string; recordId: string; reason: string }[] }>("GET", "/api/jobs/dead-letters", { as: person })
  ).items;
}

describe("a delivery the queue has given up", () => {
  let harness: Harness;
  let gate = createGate();
  const clock = createAdjustableClock();
  const provider = createScriptedProvider(() => ["Well ", gate.promise, "then."]);
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE, overrides: { clock, providers: [provider] } });
  });

  test("of a turn nobody works on: failed with a reason, listed, replayed, answered", async () => {
    gate.open();
    const { person, send, status, ended } = await startConversation(harness);
    const turnId = await send("Anybody?");
    expect((await settle(harness, person, turnId)).status).toBe(200);
    expect(await status(turnId)).toMatchObject({ status: "failed", reason: "job.delivery_exhausted" });
    await settle(harness, person, turnId);
    const letters = await listLetters(harness, person);
    expect(letters).toMatchObject([{ recordId: turnId, reason: "job.delivery_exhausted" }]);
    await harness.call("POST", "/api/jobs/dead-letters/replay", { as: person, body: { deadLetterId: letters[0]?.id } });
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "Well then." });
  });

  test("heard of late, when the turn has been replayed since: changes nothing, and the replay is answered", async () => {
    gate.open();
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Anybody?");
    const { publishCount } = await readTurn(harness, turnId);
    await settle(harness, person, turnId, publishCount);
    const [letter] = await listLetters(harness, person);
    expect(letter).toMatchObject({ recordId: turnId, reason: "job.delivery_exhausted" });
    await harness.call("POST", "/api/jobs/dead-letters/replay", { as: person, body: { deadLetterId: letter?.id } });
    expect((await settle(harness, person, turnId, publishCount)).status).toBe(200);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", reason: null });
    expect((await deliver(harness, person, turnId)).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
  });

  test("of a turn that is being answered changes nothing", async () => {
    gate = createGate();
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Still there?");
    const running = deliver(harness, person, turnId);
    await until(async () => (await readTurn(harness, turnId)).state === "running");
    await settle(harness, person, turnId);
    gate.open();
    expect((await running).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
    expect(await listLetters(harness, person)).toEqual([]);
  });

  test("of a finished turn changes nothing", async () => {
    gate.open();
    const { person, send } = await startConversation(harness);
    const turnId = await send("Finished?");
    await deliver(harness, person, turnId);
    const before = await readTurn(harness, turnId);
    await settle(harness, person, turnId);
    expect(await readTurn(harness, turnId)).toEqual(before);
    expect(await listLetters(harness, person)).toEqual([]);
  });

  test("of a turn that waits for an earlier one is no dead letter: it is answered in its turn", async () => {
    gate.open();
    const { person, send, ended } = await startConversation(harness);
    const [first, second] = [await send("one"), await send("two")];
    await settle(harness, person, second);
    expect(await readTurn(harness, second)).toMatchObject({ state: "queued" });
    expect(await listLetters(harness, person)).toEqual([]);
    await deliver(harness, person, first);
    await deliver(harness, person, second);
    expect(await ended(second)).toMatchObject({ outcome: "answered" });
  });

  test("of a turn nobody knows, or of an unknown job, is taken note of and over", async () => {
    const person = await harness.createPerson();
    expect((await settle(harness, person, "trn_01J00000000000000000000000")).status).toBe(200);
    expect(await listLetters(harness, person)).toEqual([]);
  });

  test("is given up and listed in one step: a process that dies between the two has done neither", async () => {
    gate.open();
    const { person, send, status } = await startConversation(harness);
    const turnId = await send("Listed?");
    const { deadLetters } = harness.runtime.deps;
    harness.runtime.deps.deadLetters = { ...deadLetters, insert: () => Promise.reject(new Error("The process is gone.")) };
    expect((await settle(harness, person, turnId)).status).toBe(500);
    harness.runtime.deps.deadLetters = deadLetters;
    expect(await status(turnId)).not.toMatchObject({ status: "failed" });
    clock.advance(46_000);
    expect((await settle(harness, person, turnId)).status).toBe(200);
    expect(await status(turnId)).toMatchObject({ status: "failed" });
    expect(await listLetters(harness, person)).toMatchObject([{ recordId: turnId }]);
  });

  test("a message started over while the run of a later one is dead: the later one goes on, then it is its turn", async () => {
    gate.open();
    const { person, send, ended } = await startConversation(harness);
    const [first, second] = [await send("one"), await send("two")];
    await settle(harness, person, first);
    expect(await harness.runtime.deps.turns.ledger.claim(person.orgId, second, "dies")).toMatchObject({ type: "claimed" });
    const [letter] = await listLetters(harness, person);
    await harness.call("POST", "/api/jobs/dead-letters/replay", { as: person, body: { deadLetterId: letter?.id } });
    clock.advance(46_000);
    // One of a chat runs at a time, and the dead run still counts.
    expect((await deliver(harness, person, first)).status).toBe(200);
    expect(await readTurn(harness, first)).toMatchObject({ state: "queued" });
    await deliver(harness, person, second);
    expect(await ended(second)).toMatchObject({ outcome: "answered" });
    await deliver(harness, person, first);
    expect(await ended(first)).toMatchObject({ outcome: "answered" });
  });

  test("a run that keeps dying is given up: poison takes no seventh process down", async () => {
    gate.open();
    const { person, send, status } = await startConversation(harness);
    const turnId = await send("Poison");
    const { ledger } = harness.runtime.deps.turns;
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(await ledger.claim(person.orgId, turnId, `dies-${attempt}`)).toMatchObject({ type: "claimed" });
      clock.advance(46_000);
    }
    const calls = provider.calls.length;
    expect((await deliver(harness, person, turnId)).status).toBe(489);
    expect(provider.calls).toHaveLength(calls);
    expect(await status(turnId)).toMatchObject({ status: "failed", reason: "job.attempts_exhausted" });
    expect(await listLetters(harness, person)).toMatchObject([{ recordId: turnId, reason: "job.attempts_exhausted" }]);
  });
});
