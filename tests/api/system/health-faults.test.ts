import { randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { startTcpGate, type TcpGate } from "../../support/tcp-gate.ts";
import { until } from "../../support/until.ts";
import { type BareApp, createBareApp } from "../platform/bare-app.ts";

/** How long a fault, or its end, may go unseen. */
const SEEN_WITHIN_MS = 5_000;
/** A deep check is cut after a second; a busy machine takes a little longer to say so. */
const DEEP_MS = 1_600;

const cloud = inject("cloudEnvironment");

type Door = { gate: TcpGate; address: string };

async function doorTo(address: string): Promise<Door> {
  const url = new URL(address);
  const gate = await startTcpGate({ host: url.hostname, port: Number(url.port) });
  url.port = String(gate.port);
  return { gate, address: url.toString().replace(/\/$/, "") };
}

function mongoUri(): string {
  const uri = new URL(cloud.MONGODB_URI ?? "");
  uri.pathname = `/test_${randomBytes(6).toString("hex")}`;
  return uri.toString();
}

type Answer = { status: number; state: string; services: Record<string, string> };

async function read(app: BareApp, path: string): Promise<Answer> {
  const response = await app.call("GET", path);
  const body = await response.json();
  return { status: response.status, state: body.status, services: body.services };
}

async function readDeep(app: BareApp): Promise<{ overall: string; services: Record<string, { status: string }>; durationMs: number }> {
  const startedAt = performance.now();
  const body = await (await app.call("GET", "/api/health/detailed")).json();
  return { ...body, durationMs: performance.now() - startedAt };
}

const FAULTS = [
  { service: "database", up: "connected", variable: "MONGODB_URI", status: "unhealthy", ready: 503, target: mongoUri },
  {
    service: "redis",
    up: "connected",
    variable: "UPSTASH_REDIS_REST_URL",
    status: "degraded",
    ready: 200,
    target: () => cloud.UPSTASH_REDIS_REST_URL ?? "",
  },
  { service: "queue", up: "operational", variable: "QSTASH_URL", status: "degraded", ready: 200, target: () => cloud.QSTASH_URL ?? "" },
] as const;

test.concurrent.for(FAULTS)(
  "$service away and back: health, ready and the deep checks say so within five seconds, and none of them hangs",
  {
    timeout: 40_000,
  },
  async ({ service, up, variable, status, ready, target }, { onTestFinished }) => {
    const { gate, address } = await doorTo(target());
    onTestFinished(() => gate.close());
    const app = createBareApp({ environment: { [variable]: address }, overrides: { limitFactor: 100 } });
    const isSeen = async (state: string) => (await read(app, "/api/health/ready")).services[service] === state;
    await until(() => isSeen(up), { timeoutMs: 20_000, what: `${service} to be there` });
    expect(await read(app, "/api/health")).toMatchObject({ status: 200, state: "healthy" });
    expect((await readDeep(app)).services[service]).toMatchObject({ status: up, latency: expect.any(Number) });

    gate.shut();
    await until(() => isSeen("down"), { timeoutMs: SEEN_WITHIN_MS, everyMs: 100, what: `${service} to be seen away` });
    expect(await read(app, "/api/health/ready")).toMatchObject({ status: ready, state: ready === 200 ? "ready" : "not_ready" });
    expect(await read(app, "/api/health")).toMatchObject({ status: ready, state: status });
    const away = await until(
      async () => {
        const deep = await readDeep(app);
        return deep.services[service]?.status === "down" ? deep : null;
      },
      { timeoutMs: SEEN_WITHIN_MS + DEEP_MS, everyMs: 200, what: "the deep checks to see it" },
    );
    expect(away).toMatchObject({ overall: status, services: { [service]: { status: "down", latency: null } } });
    expect(away.durationMs).toBeLessThan(DEEP_MS);

    gate.open();
    await until(() => isSeen(up), { timeoutMs: SEEN_WITHIN_MS, everyMs: 100, what: `${service} to be seen back` });
    expect(await read(app, "/api/health")).toMatchObject({ status: 200, state: "healthy" });
    await until(async () => (await readDeep(app)).services[service]?.status === up, {
      ...{ timeoutMs: SEEN_WITHIN_MS + DEEP_MS, everyMs: 200, what: "the deep checks to see it back" },
    });
  },
);

test("a process that answers asks nothing: live stays under ten milliseconds while everything is away", async () => {
  const gone = {
    MONGODB_URI: "mongodb://127.0.0.1:1/away",
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
    QSTASH_URL: "http://127.0.0.1:1",
  };
  const app = createBareApp({ environment: gone });
  const durations: number[] = [];
  for (let call = 0; call < 20; call += 1) {
    const startedAt = performance.now();
    expect((await app.call("GET", "/api/health/live")).status).toBe(200);
    durations.push(performance.now() - startedAt);
  }
  expect(durations.sort((a, b) => a - b)[10]).toBeLessThan(10);
});
