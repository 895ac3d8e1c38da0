import { beforeAll, describe, expect, test } from "vitest";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { AWAY, createBareApp } from "./bare-app.ts";
import { startSilentServer } from "./silent-server.ts";

/** Counters begin anew with each minute of the clock; a test must not straddle one. */
const WINDOW_MS = 60_000;
const NEEDED_MS = 8_000;
beforeAll(async () => {
  const left = WINDOW_MS - (Date.now() % WINDOW_MS);
  if (left < NEEDED_MS) await new Promise((resolve) => setTimeout(resolve, left + 50));
});

const real = { limitFactor: 1 };
/** A second process of the same deployment. */
const twinOf = (first: Harness, environment: Record<string, string | undefined> = {}) =>
  createHarness({
    environment: { MONGODB_URI: first.runtime.env.mongodbUri, REDIS_PREFIX: first.runtime.env.redisPrefix, ...environment },
    overrides: real,
  });

let count = 0;
const register = (harness: Harness) => {
  count += 1;
  const body = { name: "Ada", email: `ada-${count}@limits.example`, password: `a pass phrase of ada ${count}` };
  return harness.call("POST", "/api/auth/register", { body });
};
const statuses = async (times: number, call: (index: number) => Promise<Response>): Promise<number[]> => {
  const found: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const response = await call(index);
    found.push(response.status);
    await response.body?.cancel();
  }
  return found;
};

test("the presets are the product's: 100 a minute, chat 20 a minute, 5 new accounts in 5 minutes", () => {
  expect(limits.read).toMatchObject({ max: 100, windowSeconds: 60, per: "caller" });
  expect(limits.write).toMatchObject({ max: 100, windowSeconds: 60, per: "caller" });
  expect(limits.chat).toMatchObject({ max: 20, windowSeconds: 60, per: "caller" });
  expect(limits.userCreate).toMatchObject({ max: 5, windowSeconds: 300, per: "ip" });
});

describe.each([
  ["Redis counts", {}],
  ["Redis refuses connections", { UPSTASH_REDIS_REST_URL: AWAY.redis }],
  ["Redis is switched off", { REDIS_ENABLED: "false" }],
])("while %s", (_, environment) => {
  test("the sixth registration in five minutes from one address is refused, also when two instances share them", async () => {
    const first = await createHarness({ environment, overrides: real });
    const second = await twinOf(first, environment);
    const both = [first, second, first];
    expect(await statuses(5, (index) => register(both[index % 2] ?? first))).toEqual([200, 200, 200, 200, 200]);
    for (const instance of [first, second]) {
      const refused = await register(instance);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(300);
      expect(await refused.json()).toMatchObject({ code: "request.rate_limited", status: 429 });
    }
  });

  test("the twenty-first chat write in a minute is refused; another person goes on", async () => {
    const harness = await createHarness({ environment, overrides: real });
    const [ada, bob] = [await harness.createPerson(), await harness.createPerson()];
    const create = (as: typeof ada) => () => harness.call("POST", "/api/chat/create", { as });
    expect(await statuses(21, create(ada))).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    expect(await statuses(1, create(bob))).toEqual([200]);
  });
});

test("an organization's cap counts its people together and leaves others alone", async () => {
  const harness = await createHarness({ environment: { MAX_REQUESTS_PER_WINDOW: "6", RATE_LIMIT_WINDOW: "60000" }, overrides: real });
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  const other = await harness.createPerson();
  const read = (index: number) => harness.call("GET", "/api/auth/me", { as: index % 2 === 0 ? owner : member });
  expect(await statuses(7, read)).toEqual([200, 200, 200, 200, 200, 200, 429]);
  expect(await statuses(1, () => harness.call("GET", "/api/auth/me", { as: other }))).toEqual([200]);
});

test("an allowed call says what is left of the tighter limit", async () => {
  const harness = await createHarness({ overrides: real });
  const response = await harness.call("GET", "/api/auth/me", { as: await harness.createPerson() });
  expect(response.headers.get("ratelimit-limit")).toBe("100");
  expect(response.headers.get("ratelimit-remaining")).toBe("99");
  expect(Number(response.headers.get("ratelimit-reset"))).toBeLessThanOrEqual(60);
  await response.body?.cancel();
});

test("a made-up forwarding header does not make a caller somebody else", async () => {
  const harness = await createHarness({ overrides: { limitFactor: 0.2 } });
  const body = { name: "Eve", email: "eve@limits.example", password: "a pass phrase of eve" };
  const forged = (index: number) =>
    harness.call("POST", "/api/auth/register", {
      body,
      headers: { "x-forwarded-for": `192.0.2.${index}`, "x-real-ip": `192.0.2.${index}`, "x-vercel-forwarded-for": `192.0.2.${index}` },
    });
  expect(await statuses(2, forged)).toEqual([200, 429]);
});

describe("while Redis hangs", () => {
  test("reads pass and writes are still counted, each held up by no more than the cap on Redis", async () => {
    const silent = await startSilentServer();
    const environment = { UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${silent.port}` };
    const harness = await createHarness({ environment, overrides: { limitFactor: 0.05, limitTimeoutMs: 50 } });
    const person = await harness.createPerson();
    const startedAt = performance.now();
    expect(await statuses(8, () => harness.call("GET", "/api/auth/me", { as: person }))).toEqual(Array.from({ length: 8 }, () => 200));
    expect(performance.now() - startedAt).toBeLessThan(8 * 400);
    expect(await statuses(2, () => harness.call("POST", "/api/chat/create", { as: person }))).toEqual([200, 429]);
  });
});

test("when neither Redis nor MongoDB can count, a protected call is refused for now instead of let through", async () => {
  const app = createBareApp({ environment: { MONGODB_URI: AWAY.mongo, UPSTASH_REDIS_REST_URL: AWAY.redis } });
  const body = JSON.stringify({ email: "ada@limits.example", password: "whatever it was" });
  const response = await app.call("POST", "/api/auth/login", { body, headers: { "content-type": "application/json" } });
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
  expect(await response.json()).toMatchObject({ code: "request.limits_unavailable" });
});
