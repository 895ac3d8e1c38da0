import { expect, test } from "vitest";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

const { max, windowSeconds } = limits.chat;
const WINDOW_MS = windowSeconds * 1_000;
/** Longer than the calls of one test take. */
const ROOM_MS = 8_000;

/** The sliding window gives way a little at its edge, so a count that must be exact does not cross one. */
const farFromEdge = () => until(async () => Date.now() % WINDOW_MS < WINDOW_MS - ROOM_MS, { what: "a fresh window" });

async function spend(apps: readonly [Harness, Harness], send: (app: Harness, index: number) => Promise<Response>): Promise<Response> {
  for (let index = 1; index < max; index += 1) {
    const response = await send(apps[index % 2] ?? apps[0], index);
    expect([index, response.status]).toEqual([index, 202]);
    expect(Number(response.headers.get("ratelimit-remaining"))).toBe(max - index - 1);
  }
  return send(apps[0], max);
}

async function createPair(environment: Record<string, string>): Promise<readonly [Harness, Harness]> {
  const first = await createHarness({ environment: { ...NO_QUEUE, ...environment }, overrides: { limitFactor: 1 } });
  return [first, await createHarness({ environment: first.environment, overrides: { limitFactor: 1 } })];
}

test.each([
  ["Redis", {}],
  ["MongoDB, when there is no Redis", { REDIS_ENABLED: "false" }],
])("the 21st chat call in a minute is refused, counted across processes in %s; a repetition is not counted", async (_name, environment) => {
  const apps = await createPair(environment);
  await farFromEdge();
  // Creating the chat is the first of the calls.
  const { person: as, chatId } = await startConversation(apps[0]);
  const send = (app: Harness, index: number) =>
    app.call("POST", "/api/chat/stream", { as, body: { chatId, message: `Message ${index}`, clientMessageId: `message-${index}` } });
  const refused = await spend(apps, send);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "request.rate_limited", status: 429 });
  const retryAfter = Number(refused.headers.get("retry-after"));
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(2 * windowSeconds);
  for (const app of apps) {
    expect((await send(app, 1)).status).toBe(202);
    expect((await send(app, max)).status).toBe(429);
  }
  const somebodyElse = await apps[1].createPerson();
  expect((await apps[1].call("POST", "/api/chat/create", { as: somebodyElse })).status).toBe(200);
});

test("a refusal carries the limit's headers, as an allowed call does", async () => {
  const [app] = await createPair({});
  await farFromEdge();
  const { person: as } = await startConversation(app);
  const statuses: number[] = [];
  let last: Response | null = null;
  for (let index = 0; index < max; index += 1) {
    last = await app.call("POST", "/api/chat/create", { as });
    statuses.push(last.status);
  }
  expect(statuses).toEqual([...Array.from({ length: max - 1 }, () => 200), 429]);
  expect(last?.headers.get("ratelimit-limit")).toBe(String(max));
  expect(last?.headers.get("ratelimit-remaining")).toBe("0");
  expect(Number(last?.headers.get("ratelimit-reset"))).toBeGreaterThan(0);
});
