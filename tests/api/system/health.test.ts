import { describe, expect, test } from "vitest";
import { createHarness } from "../../support/harness.ts";
import { until } from "../../support/until.ts";
import { AWAY, type BareApp, createBareApp } from "../platform/bare-app.ts";
import { startSilentServer } from "../platform/silent-server.ts";

const PROBE_BUDGET_MS = 100;
const HANG_MS = 1_000;
const TOKEN = "metrics-token-of-this-test-0123";
const harness = await createHarness({ environment: { METRICS_TOKEN: TOKEN, NEXT_PUBLIC_APP_VERSION: "7.8.9" } });
const silent = await startSilentServer();
const HANGING = {
  MONGODB_URI: `mongodb://127.0.0.1:${silent.port}/hanging?directConnection=true`,
  UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${silent.port}`,
  QSTASH_URL: `http://127.0.0.1:${silent.port}`,
};
const GONE = { MONGODB_URI: AWAY.mongo, UPSTASH_REDIS_REST_URL: AWAY.redis, QSTASH_URL: AWAY.queue };

/** The fastest of three calls, since a busy machine may hold up any one of them; but none may wait for a service. */
async function timed(
  app: BareApp,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ response: Response; durationMs: number }> {
  const durations: number[] = [];
  let response = await app.call("GET", path);
  for (let call = 0; call < 3; call += 1) {
    const startedAt = performance.now();
    response = await app.call("GET", path, { headers });
    durations.push(performance.now() - startedAt);
  }
  expect(Math.max(...durations)).toBeLessThan(HANG_MS);
  return { response, durationMs: Math.min(...durations) };
}

/** One server serves every test file, and some keep it busy for seconds. */
async function startedApp(options: Parameters<typeof createBareApp>[0]): Promise<BareApp> {
  const app = createBareApp(options);
  await knowsDatabase(app);
  return app;
}

async function knowsDatabase(app: { call(method: string, path: string): Promise<Response> }): Promise<void> {
  await until(async () => (await (await app.call("GET", "/api/health")).json()).services.database === "connected", { timeoutMs: 30_000 });
}

const healthy = {
  status: "healthy",
  mode: "demo",
  timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
  uptime: expect.stringMatching(/^\d+h \d+m$/),
  version: "7.8.9",
  services: { database: "connected", redis: "connected", queue: "operational", sendgrid: "disabled", ai_providers: "operational" },
};

test.each(["/api/health", "/api/status", "/health", "/status"])("%s tells the state of everything, to anybody", async (path) => {
  await knowsDatabase(harness);
  const response = await harness.call("GET", path);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual(healthy);
});

test("the mode is the deployment's: a provider's key makes it real", async () => {
  const withKey = { OPENAI_API_KEY: "sk-a-key-of-this-test-only" };
  expect(await (await createBareApp({ environment: withKey }).call("GET", "/api/version")).json()).toMatchObject({ mode: "development" });
  expect(await harness.json("GET", "/api/version")).toEqual({ version: "7.8.9", mode: "demo" });
});

test("while the database cannot say when the deployment began, uptime counts from the start of the process, in hours and minutes", async () => {
  let now = Date.parse("2026-11-21T12:00:00Z");
  const app = createBareApp({ environment: GONE, overrides: { clock: { now: () => now, sleep: async () => undefined } } });
  now += (26 * 60 + 15) * 60_000 + 59_000;
  expect(await (await app.call("GET", "/api/health")).json()).toMatchObject({ uptime: "26h 15m", timestamp: new Date(now).toISOString() });
});

describe.each([
  ["hang", HANGING],
  ["are gone", GONE],
])("while services %s", (_, away) => {
  const { MONGODB_URI, UPSTASH_REDIS_REST_URL, QSTASH_URL } = away;

  test("health answers 503 in time when the database is down, also to somebody with a session", async () => {
    const app = createBareApp({ environment: away });
    const person = await harness.createPerson();
    for (const headers of [{}, { authorization: `Bearer ${person.token}` }, { cookie: `auth_access=${person.token}` }]) {
      const { response, durationMs } = await timed(app, "/api/health", headers);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ status: "unhealthy", services: { database: "down", redis: "down", queue: "down" } });
      expect(durationMs).toBeLessThan(PROBE_BUDGET_MS);
    }
  });

  test.each([
    ["Redis", { UPSTASH_REDIS_REST_URL }, { redis: "down" }],
    ["the queue", { QSTASH_URL }, { queue: "down" }],
  ])("without %s the service is degraded and stays ready", async (_name, environment, services) => {
    const app = await startedApp({ environment: { ...environment } });
    const { response, durationMs } = await timed(app, "/api/health");
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { status: "degraded", services: { database: "connected", ...services } },
    ]);
    expect(durationMs).toBeLessThan(PROBE_BUDGET_MS);
    const ready = await app.call("GET", "/api/health/ready");
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: "ready", services }]);
  });

  test("not ready without the database, but alive", async () => {
    const app = createBareApp({ environment: { MONGODB_URI } });
    const ready = await timed(app, "/api/health/ready");
    expect([ready.response.status, await ready.response.json()]).toMatchObject([
      503,
      { status: "not_ready", services: { database: "down" } },
    ]);
    expect(ready.durationMs).toBeLessThan(PROBE_BUDGET_MS);
    const live = await timed(createBareApp({ environment: away }), "/api/health/live", {
      cookie: `auth_access=${(await harness.createPerson()).token}`,
    });
    expect([live.response.status, await live.response.json()]).toEqual([200, { status: "live" }]);
    expect(live.durationMs).toBeLessThan(PROBE_BUDGET_MS / 2);
  });
});

test("Redis that is switched off is disabled, not down", async () => {
  const app = await startedApp({ environment: { REDIS_ENABLED: "false" } });
  expect(await (await app.call("GET", "/api/health")).json()).toMatchObject({ status: "healthy", services: { redis: "disabled" } });
});

test("health names no host, user or secret", async () => {
  const text = await (await createBareApp({ environment: GONE }).call("GET", "/api/health")).text();
  expect(text).not.toMatch(/127\.0\.0\.1|mongodb|ECONNREFUSED|token|http/i);
});

describe("metrics", () => {
  test("are given to the bearer of the token, in the Prometheus text format", async () => {
    await harness.call("GET", "/api/nothing");
    const response = await harness.call("GET", "/api/metrics", { as: TOKEN });
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await response.text();
    for (const line of [
      "aegis_up 1",
      'aegis_turns{state="queued"} 0',
      'aegis_http_requests_total{method="GET",route="unknown",status="404"} 1',
    ])
      expect(text).toContain(line);
  });
  test("are closed to a wrong token, to a prefix of it, and without a configured token to everybody", async () => {
    const open = createBareApp({ environment: { METRICS_TOKEN: undefined } });
    for (const token of ["", " ", "null", "undefined", TOKEN]) {
      expect((await open.call("GET", "/api/metrics", { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    }
    for (const token of [TOKEN.slice(0, -1), `${TOKEN}x`, TOKEN.toUpperCase()])
      expect((await harness.call("GET", "/api/metrics", { as: token })).status).toBe(401);
  });
  test("made-up paths do not become series", async () => {
    for (let index = 0; index < 30; index += 1) await harness.call("GET", `/api/made-up-${index}`);
    expect(await (await harness.call("GET", "/api/metrics", { as: TOKEN })).text()).not.toContain("made-up");
  });
});
