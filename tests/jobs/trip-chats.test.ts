import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Provider } from "../../lib/ai/ports.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { type Cue, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness } from "../support/harness.ts";
import { tripAndSee } from "../support/trip-rows.ts";
import { until } from "../support/until.ts";

const CONTAINED_MS = 1_000;
const CHATS = 50;
const PIECE_MS = 200;
const PIECES = 60;

/** Moments at which the model said something. */
const said: number[] = [];
const slow = createScriptedProvider(() => Array.from({ length: PIECES }, (_, index): Cue[] => [sleep(PIECE_MS * index), "word "]).flat());
const provider: Provider = {
  ...slow,
  async *doStream(request) {
    for await (const part of slow.doStream(request)) {
      said.push(Date.now());
      yield part;
    }
  },
};
const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });

test("fifty chats that are being answered: within a second of their model's trip it says nothing more, and no answer is kept", async () => {
  const person = await harness.createPerson();
  const open = async () => (await startConversation(harness, person)).send("Write a long story about a lighthouse.");
  const turnIds = await Promise.all(Array.from({ length: CHATS }, open));
  const deliveries = turnIds.map((turnId) => deliver(harness, person, turnId));
  await until(async () => slow.load.now === CHATS, { what: "fifty answers under way" });
  const before = slow.calls.length;
  const { committedAt } = await tripAndSee(harness, person.orgId, { type: "model", name: "scripted/scripted-1" });
  await Promise.all(deliveries);
  const turns = await Promise.all(turnIds.map((turnId) => readTurn(harness, turnId)));
  const last = Math.max(...said) - committedAt;
  console.log(`trip of a model: last word of ${CHATS} answers ${last} ms after it was committed`);
  expect(last).toBeLessThanOrEqual(CONTAINED_MS);
  expect(slow.calls.length).toBe(before);
  expect(new Set(turns.map(({ state, reason, reply }) => `${state} ${reason} ${reply}`))).toEqual(
    new Set(["blocked failsafe.halted null"]),
  );
});
