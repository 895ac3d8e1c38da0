import { expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { cacheCollection } from "../../../lib/platform/cache/cache.store.ts";
import { createHarness, type Harness, type HarnessOptions, type Person } from "../../support/harness.ts";
import { AWAY } from "./bare-app.ts";
import { startSilentServer } from "./silent-server.ts";

const CANARY = "canary-8b0d";

/** A cached route that tells which run of its handler it was. */
function countingRoutes(scope: "user" | "public", seconds = 60) {
  let runs = 0;
  const route = defineRoute({
    method: "get",
    path: "/test/cached",
    summary: "Cached",
    access: scope === "public" ? "public" : "signed-in",
    limit: null,
    cache: { seconds, scope },
    query: z.strictObject({ q: z.string().optional() }),
    output: z.object({ run: z.number(), caller: z.string(), text: z.string() }),
    errors: [],
    handle: async ({ ctx }) => {
      runs += 1;
      return { run: runs, caller: ctx.actor.type === "user" ? ctx.actor.userId : "", text: CANARY };
    },
  });
  return { routes: [route], runs: () => runs };
}
const twinOf = (first: Harness, routes: HarnessOptions["routes"] = [], environment: Record<string, string | undefined> = {}) =>
  createHarness({
    routes,
    environment: {
      MONGODB_URI: first.runtime.env.mongodbUri,
      REDIS_PREFIX: first.runtime.env.redisPrefix,
      ENCRYPTION_KEY: first.runtime.env.encryptionKeys.join(","),
      ...environment,
    },
  });
const read = (harness: Harness, as?: Person, query = "") =>
  harness.json<{ run: number; caller: string }>("GET", `/api/test/cached${query}`, as ? { as } : {});
const rowsOf = (harness: Harness) => harness.runtime.deps.db.collection(cacheCollection).find({}).toArray();

test("an answer is made once per user and query, and nobody gets another's", async () => {
  const { routes } = countingRoutes("user");
  const harness = await createHarness({ routes });
  const ada = await harness.createPerson();
  const colleague = await harness.addPerson(ada, "USER");
  const stranger = await harness.createPerson();
  expect(await read(harness, ada)).toMatchObject({ run: 1, caller: ada.userId });
  expect(await read(harness, ada)).toMatchObject({ run: 1, caller: ada.userId });
  expect(await read(harness, colleague)).toMatchObject({ run: 2, caller: colleague.userId });
  expect(await read(harness, stranger)).toMatchObject({ run: 3, caller: stranger.userId });
  expect(await read(harness, ada, "?q=other")).toMatchObject({ run: 4 });
  expect(await read(harness, ada, "?q=")).toMatchObject({ run: 5 });
  expect(await read(harness, ada)).toMatchObject({ run: 1 });
});

test("a public answer is shared by everybody and may be kept by the edge network; a user's never", async () => {
  const shared = await createHarness({ routes: countingRoutes("public").routes });
  const person = await shared.createPerson();
  expect([(await read(shared)).run, (await read(shared, person)).run]).toEqual([1, 1]);
  const response = await shared.call("GET", "/api/test/cached");
  expect(response.headers.get("cdn-cache-control")).toBe("public, s-maxage=60");
  const own = await createHarness({ routes: countingRoutes("user").routes });
  const answer = await own.call("GET", "/api/test/cached", { as: await own.createPerson() });
  expect(answer.headers.has("cdn-cache-control")).toBe(false);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("another instance finds the answer in Redis, and without Redis in MongoDB", async () => {
  const { routes, runs } = countingRoutes("user");
  const first = await createHarness({ routes });
  const ada = await first.createPerson();
  await read(first, ada);
  const [row] = await rowsOf(first);
  expect(row).toBeDefined();
  const inDatabaseOnly = await twinOf(first, routes, { REDIS_ENABLED: "false" });
  expect(await read(inDatabaseOnly, ada)).toMatchObject({ run: 1 });
  await first.runtime.deps.db.collection(cacheCollection).deleteMany({});
  const throughRedis = await twinOf(first, routes);
  expect(await read(throughRedis, ada)).toMatchObject({ run: 1 });
  expect(runs()).toBe(1);
});

test("what rests in MongoDB and Redis is encrypted, and its key names nobody", async () => {
  const { routes } = countingRoutes("user");
  const harness = await createHarness({ routes });
  const ada = await harness.createPerson();
  await read(harness, ada);
  const [row] = await rowsOf(harness);
  const { redis } = harness.runtime.deps;
  const inRedis = await redis?.client.get<string>(`${redis.prefix}cache:${row?._id}`);
  for (const stored of [JSON.stringify(row), String(inRedis)]) {
    expect(stored).toContain("v1.");
    expect(stored).not.toContain(CANARY);
    expect(stored).not.toContain(ada.userId);
    expect(stored).not.toContain(ada.orgId);
  }
});

test("a tier that is away, hangs or holds rubbish is skipped: the answer comes anyway", async () => {
  const silent = await startSilentServer();
  for (const environment of [{ UPSTASH_REDIS_REST_URL: AWAY.redis }, { UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${silent.port}` }]) {
    const { routes, runs } = countingRoutes("user");
    const harness = await createHarness({ routes, environment, overrides: { redisTimeoutMs: 50 } });
    const ada = await harness.createPerson();
    expect(await read(harness, ada)).toMatchObject({ run: 1 });
    expect(await read(await twinOf(harness, routes, environment), ada)).toMatchObject({ run: 1 });
    expect(runs()).toBe(1);
  }
  const { routes } = countingRoutes("user");
  const harness = await createHarness({ routes });
  const ada = await harness.createPerson();
  await read(harness, ada);
  const [row] = await rowsOf(harness);
  const { redis, db } = harness.runtime.deps;
  await db.collection(cacheCollection).updateMany({}, { $set: { value: "rubbish" } });
  await redis?.client.set(`${redis.prefix}cache:${row?._id}`, "rubbish");
  expect(await read(await twinOf(harness, routes), ada)).toMatchObject({ run: 2 });
});

test("an answer is not served past its time, and a short-lived one never leaves the process", async () => {
  let now = Date.now();
  const clock = { now: () => now, sleep: async () => undefined };
  const { routes } = countingRoutes("user", 60);
  const harness = await createHarness({ routes, environment: { REDIS_ENABLED: "false" }, overrides: { clock } });
  const ada = await harness.createPerson();
  expect(await read(harness, ada)).toMatchObject({ run: 1 });
  now += 59_000;
  expect(await read(harness, ada)).toMatchObject({ run: 1 });
  now += 1_001;
  expect(await read(harness, ada)).toMatchObject({ run: 2 });

  const short = await createHarness({ routes: countingRoutes("user", 5).routes });
  await read(short, await short.createPerson());
  expect(await rowsOf(short)).toEqual([]);
});

test("a deleted entry is gone from every tier of this process", async () => {
  const { cache } = (await createHarness()).runtime.deps;
  const key = { name: "test", orgId: "", userId: "", query: "q" };
  await cache.put(key, "value", 60);
  expect(await cache.find(key)).toBe("value");
  await cache.delete(key);
  expect(await cache.find(key)).toBeNull();
});

test("keys whose parts only join to the same text are different keys", async () => {
  const { cache } = (await createHarness()).runtime.deps;
  await cache.put({ name: "a", orgId: "", userId: "b", query: "c" }, "first", 5);
  expect(await cache.find({ name: "a", orgId: "", userId: "", query: "bc" })).toBeNull();
  expect(await cache.find({ name: "ab", orgId: "", userId: "", query: "c" })).toBeNull();
});
