import { parseArgs } from "node:util";
import { endWithParent } from "../local/end-with-parent.ts";
import { drift, type MemorySample } from "./chat/memory.ts";
import { signUp, startWorld, type World } from "./chat/world.ts";
import { type LoadFigures, runLoad } from "./load/run-load.ts";
import { type Figure, isMet, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun } from "./report/write-section.ts";

/**
 * `pnpm bench:load`: reads and writes mixed, against the API of `pnpm start` in a process of its own, with the product's own limits for each
 * caller. People beside it, so that nobody meets theirs. `--quick` takes 20 seconds and holds no memory to account.
 */
const { values } = parseArgs({
  options: { seconds: { type: "string", default: "600" }, quick: { type: "boolean", default: false }, people: { type: "string" } },
});
const seconds = values.quick ? 20 : Number(values.seconds);
const people = Number(values.people ?? (values.quick ? 200 : 900));

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 5;
const SAMPLES = 10;
const MEMORY_FROM_SECONDS = 600;
const HEALTH = { rate: 200, seconds: 10, connections: 20 } as const;
const MEGABYTE = 1_000_000;
const SIGN_UPS_AT_ONCE = 8;
/** What one organization may ask in a minute is not what is measured. */
const ENVIRONMENT = { MAX_REQUESTS_PER_WINDOW: "10000000", RATE_LIMIT_WINDOW: "60000" };

const end = endWithParent(async () => undefined);
try {
  if (!(seconds > 0 && people > 0)) throw new Error("--seconds and --people take a number above 0.");
  const figures = await measure();
  console.log(describeRun(["autocannon, 64 connections, beside it", "embedded MongoDB, redis-server and QStash stand-in beside it"]));
  printFigures(figures);
  end(figures.every(isMet) ? 0 : 1);
} catch (error) {
  console.error(error);
  end(1);
}

async function measure(): Promise<Figure[]> {
  const world = await startWorld({ tokenDelayMs: 0, environment: ENVIRONMENT });
  try {
    const tokens = await signUpAll(world);
    await runLoad({ url: world.url, seconds: WARM_UP_SECONDS, connections: CONNECTIONS, tokens });
    const watch = watchMemory(world);
    const load = await runLoad({ url: world.url, seconds, connections: CONNECTIONS, tokens });
    const samples = await watch.stop();
    const health = await runLoad({ ...HEALTH, url: world.url, tokens: [], askedAt: () => ({ method: "GET", path: "/api/health" }) });
    return [...toLoadFigures(load), ...toMemoryFigures(samples), milliseconds("/api/health under 200 requests/s, p95", health.p95Ms, 100)];
  } finally {
    await world.close();
  }
}

async function signUpAll({ runtime }: World): Promise<string[]> {
  const tokens: string[] = [];
  console.log(`  ${people} people sign up`);
  while (tokens.length < people) {
    const left = Math.min(SIGN_UPS_AT_ONCE, people - tokens.length);
    tokens.push(...(await Promise.all(Array.from({ length: left }, () => signUp(runtime)))));
  }
  return tokens;
}

function watchMemory(world: World): { stop(): Promise<MemorySample[]> } {
  const samples: MemorySample[] = [];
  const startedAt = performance.now();
  let asking: Promise<void> = Promise.resolve();
  const look = async () => {
    const { heapBytes, rssBytes } = await world.memory();
    const atSeconds = Math.round((performance.now() - startedAt) / 1_000);
    samples.push({ atSeconds, heapMb: heapBytes / MEGABYTE, rssMb: rssBytes / MEGABYTE });
    console.log(
      `  ${String(atSeconds).padStart(4)} s: heap ${(heapBytes / MEGABYTE).toFixed(1)} MB, RSS ${(rssBytes / MEGABYTE).toFixed(0)} MB`,
    );
  };
  const timer = setInterval(
    () => {
      asking = asking.then(look);
    },
    (seconds * 1_000) / SAMPLES,
  );
  return {
    async stop() {
      clearInterval(timer);
      await asking;
      return samples;
    },
  };
}

function toLoadFigures(load: LoadFigures): Figure[] {
  const failed = Object.entries(load.failed).map(
    ([status, count]): Figure => ({ what: `failed: ${status}`, value: count, unit: "errors", target: null }),
  );
  const refused = Object.entries(load.refused).map(
    ([status, count]): Figure => ({
      ...{ what: `answered ${status}, which nobody should be here`, value: count, unit: "errors", target: { type: "at-most", value: 0 } },
    }),
  );
  return [
    { what: "mixed reads and writes", value: load.perSecond, unit: "/s", target: { type: "at-least", value: 1_000 } },
    milliseconds("p50", load.p50Ms),
    milliseconds("p95", load.p95Ms, 500),
    milliseconds("p99", load.p99Ms),
    { what: "errors", value: load.errorShare * 100, unit: "%", target: { type: "at-most", value: 0.1 } },
    ...failed,
    { what: "sent back by a caller's own limit", value: load.limited, unit: "", target: null },
    ...refused,
  ];
}

function toMemoryFigures(samples: readonly MemorySample[]): Figure[] {
  const last = samples.at(-1);
  const target: Figure["target"] = seconds >= MEMORY_FROM_SECONDS ? { type: "at-most", value: 10 } : null;
  const change = (what: string, field: "heapMb" | "rssMb"): Figure => ({
    ...{ what: `${what}, widest change after the warm-up, up or down`, value: Math.abs(drift(samples, field)), unit: "%", target },
  });
  return [
    { what: `RSS after ${seconds} s`, value: last?.rssMb ?? Number.NaN, unit: "MB", target: null },
    { what: `heap after ${seconds} s`, value: last?.heapMb ?? Number.NaN, unit: "MB", target: null },
    change("RSS", "rssMb"),
    change("heap", "heapMb"),
  ];
}
