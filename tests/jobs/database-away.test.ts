import { randomBytes } from "node:crypto";
import { afterAll, expect, inject, test } from "vitest";
import { startConversation } from "../support/conversation.ts";
import { createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness } from "../support/harness.ts";
import { startTcpGate } from "../support/tcp-gate.ts";
import { until } from "../support/until.ts";

const AWAY_MS = 10_000;

test("MongoDB gone for ten seconds: a clear refusal meanwhile, and the answer that was being written comes once afterwards", {
  timeout: 90_000,
}, async () => {
  const uri = new URL(inject("cloudEnvironment").MONGODB_URI ?? "");
  const door = await startTcpGate({ host: uri.hostname, port: Number(uri.port) });
  afterAll(() => door.close());
  uri.port = String(door.port);
  uri.pathname = `/test_${randomBytes(6).toString("hex")}`;
  const gate = createGate();
  const provider = createScriptedProvider(() => ["Before, ", gate.promise, "and after."]);
  // A tenth of the lease, so that it runs out while the database is away.
  const environment = { MONGODB_URI: uri.toString(), JOB_TIME_DIVISOR: "10" };
  const harness = await createHarness({ environment, overrides: { providers: [provider] } });
  const { person, chatId, send, status, history } = await startConversation(harness);
  const turnId = await send("Will this survive?");
  await until(async () => provider.calls.length > 0, { what: "the model to be asked" });

  door.shut();
  const shutAt = performance.now();
  gate.open();
  const refused = await harness.call("POST", "/api/chat/stream", { as: person, body: { chatId, message: "And this?" } });
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).not.toBeNull();
  expect((await harness.call("GET", "/api/health")).status).toBe(503);
  await until(async () => performance.now() - shutAt > AWAY_MS, { what: "ten seconds" });
  door.open();

  const ended = await until(
    async () => {
      const state = await status(turnId);
      return state.status === "completed" || state.status === "failed" ? state : null;
    },
    { timeoutMs: 60_000, everyMs: 250, what: "the turn to end" },
  );
  expect(ended).toMatchObject({ status: "completed", outcome: "answered", content: "Before, and after." });
  expect((await history()).map(({ content }) => content)).toEqual(["Will this survive?", "Before, and after."]);
});
