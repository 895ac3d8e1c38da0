import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { createGate, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { type Forwarder, startForwarder } from "../../support/forwarder.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { readEvents } from "../../support/read-events.ts";
import { until } from "../../support/until.ts";

const WORDS = Array.from({ length: 40 }, (_, index) => `word ${index} `);
const TEXT = WORDS.join("");
const SETTINGS = { flushMs: 5, degradedSnapshotMs: 20, followPollMs: 200 };

describe("an answer without Redis", () => {
  test("REDIS_ENABLED=false: it grows before the reader's eyes out of MongoDB and ends complete", async () => {
    const gate = createGate();
    const provider = createScriptedProvider(() => [...WORDS.slice(0, 20), gate.promise, ...WORDS.slice(20)]);
    const harness = await createHarness({
      environment: { ...NO_QUEUE, REDIS_ENABLED: "false" },
      overrides: { providers: [provider], chatSettings: SETTINGS },
    });
    expect(harness.runtime.deps.eventLog).toBeNull();
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Without Redis");
    let shown = "";
    const following = readEvents(harness, person, turnId, {
      stopAfter: (frames) => {
        shown = frames.map(({ data }) => String(JSON.parse(data).text ?? "")).join("");
        return false;
      },
    });
    const running = deliver(harness, person, turnId);
    await until(async () => shown.includes("word 10"), { what: "the first half in the reader's hands" });
    gate.open();
    await running;
    const followed = await following;
    expect(followed.text).toBe(TEXT);
    expect(await ended(turnId)).toMatchObject({ content: TEXT });
    for (const lastEventId of followed.ids) expect((await readEvents(harness, person, turnId, { lastEventId })).text).toBe(TEXT);
  });

  describe("that goes away while the answer is written", () => {
    let plain: Harness;
    let redis: Forwarder;
    beforeAll(async () => {
      plain = await createHarness();
      redis = await startForwarder(plain.runtime.env.redis?.url ?? "");
    });
    afterAll(() => redis.close());

    test("the connected reader and a new one both end with the stored answer", async () => {
      redis.open();
      const gate = createGate();
      const provider = createScriptedProvider(() => [...WORDS.slice(0, 10), gate.promise, ...WORDS.slice(10)]);
      const harness = await createHarness({
        environment: { ...NO_QUEUE, UPSTASH_REDIS_REST_URL: redis.url },
        overrides: { providers: [provider], chatSettings: SETTINGS },
      });
      const { person, send, ended } = await startConversation(harness);
      const turnId = await send("Redis will go");
      const seen: string[] = [];
      const following = readEvents(harness, person, turnId, {
        stopAfter: (frames) => {
          seen.splice(0, seen.length, ...frames.map(({ data }) => String(JSON.parse(data).text ?? "")));
          return false;
        },
      });
      const running = deliver(harness, person, turnId);
      await until(async () => seen.join("").includes("word 5"), { what: "the stream over Redis" });
      redis.shut();
      gate.open();
      const late = readEvents(harness, person, turnId);
      expect((await running).status).toBe(200);
      expect(await ended(turnId)).toMatchObject({ outcome: "answered", content: TEXT });
      expect((await following).text).toBe(TEXT);
      expect((await late).text).toBe(TEXT);
      expect(harness.logs.some((line) => line.includes("could not be read"))).toBe(true);
    });

    test("sending, polling, stopping and history work while it is away", async () => {
      redis.shut();
      const never = createGate().promise;
      const provider = createScriptedProvider((_request, call) => (call === 0 ? ["Fine."] : ["Half. ", never]));
      const harness = await createHarness({
        environment: { ...NO_QUEUE, UPSTASH_REDIS_REST_URL: redis.url },
        overrides: { providers: [provider], chatSettings: SETTINGS },
      });
      const { person, send, ended, history } = await startConversation(harness);
      const first = await send("one");
      await deliver(harness, person, first);
      expect(await ended(first)).toMatchObject({ content: "Fine." });
      const second = await send("two");
      const running = deliver(harness, person, second);
      await until(async () => (await readTurn(harness, second)).snapshot);
      await harness.call("POST", "/api/chat/stop", { as: person, body: { jobId: second } });
      await running;
      expect(await ended(second)).toMatchObject({ outcome: "cancelled", content: "Half. " });
      expect(await history()).toHaveLength(4);
    });

    test("a Redis that hangs instead of refusing costs its time limit and no text", async () => {
      redis.open();
      const silent = await startForwarder("http://127.0.0.1:9");
      try {
        const provider = createScriptedProvider(() => WORDS);
        const harness = await createHarness({
          environment: { ...NO_QUEUE, UPSTASH_REDIS_REST_URL: silent.url },
          overrides: { providers: [provider], chatSettings: SETTINGS, redisTimeoutMs: 200, limitTimeoutMs: 200 },
        });
        silent.hang();
        const { person, send, ended } = await startConversation(harness);
        const turnId = await send("Anybody there?");
        const following = readEvents(harness, person, turnId);
        await deliver(harness, person, turnId);
        expect(await ended(turnId)).toMatchObject({ content: TEXT });
        expect((await following).text).toBe(TEXT);
      } finally {
        await silent.close();
      }
    });
  });
});
