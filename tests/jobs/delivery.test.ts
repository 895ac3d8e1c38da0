import { beforeAll, describe, expect, test } from "vitest";
import { createTurn, RUN_TURN_JOB } from "../../lib/chat/accept-turn.ts";
import { auditCollection } from "../../lib/platform/audit/audit.store.ts";
import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";
import { until } from "../support/until.ts";

/** Everything one answer may leave behind, counted. */
async function countTraces(harness: Harness, person: Person, turnId: string) {
  const { usage, db } = harness.runtime.deps;
  const rows = await usage.listBySource(person.orgId, turnId);
  const records = await db.collection(auditCollection).find({ "target.id": turnId }).toArray();
  return {
    usage: rows.map(({ step, bookedTo }) => [step, bookedTo]),
    audit: records.map(({ action }) => action).sort(),
  };
}

const ONE_ANSWER = { usage: [["model:0", "customer"]], audit: ["chat.message-accepted", "chat.turn-answered"] };

describe("delivery of a job", () => {
  let harness: Harness;
  const provider = createScriptedProvider(() => ["Hello ", gate.promise, "there."]);
  let gate = createGate();
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
  });

  test("five times at once: one provider call, one reply, one usage row, one audit record per change", async () => {
    gate = createGate();
    provider.calls.length = 0;
    const { person, send, ended, history } = await startConversation(harness);
    const turnId = await send("Say hello");
    const answers: number[] = [];
    const deliveries = Array.from({ length: 5 }, async () => {
      const response = await deliver(harness, person, turnId);
      answers.push(response.status);
    });
    await until(async () => answers.length >= 4 || provider.calls.length > 1, { what: "four of five deliveries to be turned away" });
    gate.open();
    await Promise.all(deliveries);
    expect(answers.toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect(provider.calls).toHaveLength(1);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "Hello there." });
    expect((await history()).map(({ role }) => role)).toEqual(["user", "assistant"]);
    expect(await countTraces(harness, person, turnId)).toEqual(ONE_ANSWER);
  });

  test("a busy job tells the queue when to come back", async () => {
    gate = createGate();
    const { person, send } = await startConversation(harness);
    const turnId = await send("Say hello");
    const first = deliver(harness, person, turnId);
    await until(async () => (await readTurn(harness, turnId)).state === "running");
    const second = await deliver(harness, person, turnId);
    expect(second.status).toBe(409);
    const retryAfter = Number(second.headers.get("retry-after"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(45);
    gate.open();
    expect((await first).status).toBe(200);
  });

  test("after completion: 200, nothing to do, and not a byte of the turn changes", async () => {
    gate.open();
    const { person, send } = await startConversation(harness);
    const turnId = await send("Say hello");
    expect(await (await deliver(harness, person, turnId)).json()).toEqual({ outcome: "done" });
    const before = await readTurn(harness, turnId);
    const calls = provider.calls.length;
    for (const response of await Promise.all([deliver(harness, person, turnId), deliver(harness, person, turnId)])) {
      expect([response.status, await response.json()]).toEqual([200, { outcome: "nothing-to-do" }]);
    }
    expect(await readTurn(harness, turnId)).toEqual(before);
    expect(provider.calls).toHaveLength(calls);
  });

  test("before the row is visible: 409, and done once it is", async () => {
    gate.open();
    const { person, chatId, ended } = await startConversation(harness);
    const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
    const turn = await createTurn(ctx, {
      userId: person.userId,
      chatId,
      chatSeq: 1,
      clientMessageId: "not-yet-visible",
      message: "Say hello",
    });
    const early = await deliver(harness, person, turn._id);
    expect([early.status, early.headers.get("retry-after")]).toEqual([409, "2"]);
    await harness.runtime.deps.turns.insert(turn);
    expect(await (await deliver(harness, person, turn._id)).json()).toEqual({ outcome: "done" });
    expect(await ended(turn._id)).toMatchObject({ outcome: "answered" });
  });

  test("a later message of the same chat waits: 200, still queued, no provider call", async () => {
    gate = createGate();
    const { person, send } = await startConversation(harness);
    const [first, second] = [await send("one"), await send("two")];
    const calls = provider.calls.length;
    expect(await (await deliver(harness, person, second)).json()).toEqual({ outcome: "nothing-to-do" });
    expect(await readTurn(harness, second)).toMatchObject({ state: "queued", attempts: 0, fence: 0 });
    expect(provider.calls).toHaveLength(calls);
    gate.open();
    await deliver(harness, person, first);
    expect(await (await deliver(harness, person, second)).json()).toEqual({ outcome: "done" });
  });

  test("a job name nobody knows is poison: 489 with the header that stops the queue", async () => {
    const response = await harness.signedCallback(RUN_PATH, { job: "chat.no-such-job", orgId: "org_x", id: "trn_x" });
    expect([response.status, response.headers.get("upstash-nonretryable-error")]).toEqual([489, "true"]);
    expect(await response.json()).toMatchObject({ code: "jobs.given_up", status: 489 });
  });

  test("a message of another version, with a field this one does not know, is delivered all the same", async () => {
    gate.open();
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("From whom?");
    const message = { job: RUN_TURN_JOB, orgId: person.orgId, id: turnId, version: 1 };
    expect((await harness.signedCallback(RUN_PATH, message)).status).toBe(200);
    expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
  });

  test("another organization's id in the message finds nothing", async () => {
    const { send, person } = await startConversation(harness);
    const stranger = await harness.createPerson();
    const turnId = await send("Say hello");
    const response = await harness.signedCallback(RUN_PATH, { job: RUN_TURN_JOB, orgId: stranger.orgId, id: turnId });
    expect(response.status).toBe(409);
    expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", orgId: person.orgId });
  });
});

describe("delivery by the real queue", () => {
  test("the same turn under five message ids is answered once", async () => {
    const provider = createScriptedProvider(() => ["Once."]);
    const harness = await createHarness({ overrides: { providers: [provider] } });
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("How often?");
    const body = { job: RUN_TURN_JOB, orgId: person.orgId, id: turnId };
    const publish = (copy: number) =>
      harness.runtime.deps.queue.publish({
        path: RUN_PATH,
        body,
        deduplicationId: `${turnId}-copy-${copy}`,
        retries: 1,
        timeoutSeconds: 30,
      });
    await Promise.all([1, 2, 3, 4].map(publish));
    expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: "Once." });
    const deliveries = () => harness.logs.filter((line) => line.includes("a request was refused") && line.includes("jobs.busy")).length;
    await until(async () => (await countTraces(harness, person, turnId)).usage.length > 0);
    expect(await countTraces(harness, person, turnId)).toEqual(ONE_ANSWER);
    expect(provider.calls).toHaveLength(1);
    expect(deliveries()).toBeLessThanOrEqual(4);
  });

  test("a delivery that came before its row is tried again by the queue and answered", async () => {
    const harness = await createHarness({ overrides: { providers: [createScriptedProvider(() => ["Here now."])] } });
    const { person, chatId, ended } = await startConversation(harness);
    const ctx = createSystemContext(harness.runtime, { job: "test", orgId: person.orgId });
    const turn = await createTurn(ctx, { userId: person.userId, chatId, chatSeq: 1, clientMessageId: "published-first", message: "Hi" });
    await harness.runtime.deps.queue.publish({
      path: RUN_PATH,
      body: { job: RUN_TURN_JOB, orgId: person.orgId, id: turn._id },
      deduplicationId: turn._id,
      retries: 3,
      timeoutSeconds: 30,
    });
    await until(async () => harness.logs.some((line) => line.includes("jobs.busy")), { what: "the early delivery to be refused" });
    await harness.runtime.deps.turns.insert(turn);
    expect(await ended(turn._id)).toMatchObject({ outcome: "answered", content: "Here now." });
  });
});
