import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { Provider } from "../../lib/ai/ports.ts";
import { DEFAULT_PROVIDER_TIMEOUTS } from "../../lib/ai/ports.ts";
import { createGroqProvider } from "../../lib/ai/providers/groq.ts";
import { createOpenAiProvider } from "../../lib/ai/providers/openai-compatible.ts";
import { createRouter, type Router } from "../../lib/ai/router.ts";
import { systemClock } from "../../lib/platform/clock.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { createMetrics } from "../../lib/platform/metrics.ts";
import { createRedis, type RedisConnection } from "../../lib/platform/redis.ts";
import { startGroqFake } from "../local/groq/server.ts";
import { startOpenAiFake } from "../local/openai/server.ts";
import { startUpstashRedis } from "../local/redis/server.ts";
import type { VendorFake } from "../local/vendors/start-vendor-fake.ts";
import { errorCount, type Figure, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun, writeSection } from "./report/write-section.ts";
import { medianOfRounds } from "./statistics.ts";

/**
 * `pnpm bench:router`: a vendor fails three of ten calls and another stands beside it. What the router itself takes is a request's
 * time less the time of its calls; vendors are stand-ins on this machine, and each request waits for the one before.
 */
const { values } = parseArgs({ options: { write: { type: "boolean", default: false }, requests: { type: "string", default: "1000" } } });
const REQUESTS = Number(values.requests);
const WARM_UP = 100;
/** A round is a hundred requests; a bad moment of a shared machine spoils one of them. */
const ROUND = 100;
const OWN_TIME_MAX_MS = 5;
const API_KEY = "sk-bench-router";
/** Three of ten, and never five in a row: an open breaker would spare the second call. */
const FAILING = new Set([0, 3, 6]);

/** Milliseconds by round. */
type Run = { errors: number; oneCall: number[][]; twoCalls: number[][] };

const [flaky, steady] = await Promise.all([startOpenAiFake({ apiKey: API_KEY }), startGroqFake({ apiKey: API_KEY })]);
const store = await startUpstashRedis({ token: randomBytes(16).toString("hex") });
try {
  const redis = createRedis({ url: store.url, token: store.token }, { prefix: "bench:", timeoutMs: 1_000 });
  const figures = [
    ...toFigures("this process alone", await measure(null)),
    ...toFigures("state shared through Redis", await measure(redis)),
  ];
  const tools = [`${REQUESTS} requests each`, store.engine];
  console.log(describeRun(tools));
  printFigures(figures);
  if (values.write) writeSection({ name: "router", tools, figures });
} finally {
  await Promise.all([flaky.close(), steady.close(), store.close()]);
}

async function measure(redis: RedisConnection | null): Promise<Run> {
  const calls: number[] = [];
  const options = { apiKey: API_KEY, clock: systemClock, timeouts: DEFAULT_PROVIDER_TIMEOUTS };
  const providers = [
    withStopwatch(createOpenAiProvider({ ...options, model: "model-at-home", baseUrl: flaky.url }), calls),
    withStopwatch(createGroqProvider({ ...options, model: "openai/gpt-oss-120b", baseUrl: steady.url }), calls),
  ];
  const router = createRouter({
    sources: [{ origin: "platform", list: async () => providers }],
    redis,
    redisTimeoutMs: 1_000,
    clock: systemClock,
    random: Math.random,
    metrics: createMetrics(),
    log: createLogger({ level: "error" }),
  });
  await ask(router, flaky, calls, WARM_UP);
  return ask(router, flaky, calls, REQUESTS);
}

async function ask(router: Router, failing: VendorFake, calls: number[], requests: number): Promise<Run> {
  const run: Run = { errors: 0, oneCall: [], twoCalls: [] };
  for (let index = 0; index < requests; index += 1) {
    if (FAILING.has(index % 10)) failing.setFault({ type: "status", status: 503 }, 1);
    calls.length = 0;
    const startedAt = performance.now();
    const isAnswered = await router.generate({ orgId: "org_bench", userId: null }, toRequest(index)).then(
      ({ text }) => text === `You said: Hi ${index}`,
      () => false,
    );
    const ownMs = performance.now() - startedAt - calls.reduce((sum, durationMs) => sum + durationMs, 0);
    if (!isAnswered) run.errors += 1;
    const round = Math.floor(index / ROUND);
    const rounds = calls.length === 1 ? run.oneCall : run.twoCalls;
    rounds[round] = [...(rounds[round] ?? []), ownMs];
  }
  return run;
}

function toRequest(index: number) {
  return { messages: [{ role: "user" as const, content: `Hi ${index}` }], signal: new AbortController().signal };
}

function withStopwatch(provider: Provider, calls: number[]): Provider {
  return {
    ...provider,
    async *doStream(request) {
      const startedAt = performance.now();
      try {
        yield* provider.doStream(request);
      } finally {
        calls.push(performance.now() - startedAt);
      }
    },
  };
}

function toFigures(how: string, { errors, oneCall, twoCalls }: Run): Figure[] {
  return [
    errorCount(`${how}: errors a caller saw, ${Math.round((100 * twoCalls.flat().length) / REQUESTS)} % of first calls failing`, errors),
    milliseconds(`${how}: over the one call, p50`, medianOfRounds(oneCall, 0.5)),
    milliseconds(`${how}: over the two calls, p50`, medianOfRounds(twoCalls, 0.5), OWN_TIME_MAX_MS),
    milliseconds(`${how}: over the two calls, p95`, medianOfRounds(twoCalls, 0.95), OWN_TIME_MAX_MS),
  ];
}
