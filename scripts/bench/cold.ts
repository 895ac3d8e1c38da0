import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { z } from "zod";
import { parseEnv } from "../../lib/platform/env.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import { ensureFunction } from "../check/vercel/built-function.ts";
import { hostEnvironment } from "../check/vercel/host-environment.ts";
import { exitOf, firstMessage, startScript, stopChild } from "../local/child-script.ts";
import { endWithParent } from "../local/end-with-parent.ts";
import { freePort } from "../local/ports.ts";
import { startCloudProcess } from "../local/start-cloud-process.ts";
import { signUp } from "./chat/world.ts";
import { type Figure, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun, writeSection } from "./report/write-section.ts";
import { median, quantile } from "./statistics.ts";

/**
 * `pnpm bench:cold`: a new process imports the built function from only the files it ships, then answers its first requests. Its
 * files are in the machine's cache and nothing of its code is: no compile cache, which the host adds on top in production.
 */
const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, processes: { type: "string", default: "15" } },
});

const readySchema = z.object({ importMs: z.number() });
type ColdStart = { bareMs: number; importMs: number; liveMs: number; signedInMs: number };

const end = endWithParent(async () => undefined);
try {
  const built = ensureFunction();
  const starts: ColdStart[] = [];
  const cloud = await startCloudProcess({ dir: null, isSealed: true });
  try {
    const token = await prepare(cloud.environment);
    const environment = { ...hostEnvironment(cloud.environment), NODE_COMPILE_CACHE: undefined, LOG_LEVEL: "error" };
    for (let index = 0; index < Number(values.processes) + 1; index += 1) starts.push(await startCold(built, environment, token));
  } finally {
    await cloud.close();
  }
  // The first process of all may find its files on the disk only.
  const figures = toFigures(starts.slice(1), built.bytes);
  const tools = [`${starts.length - 1} processes`];
  console.log(describeRun(tools));
  printFigures(figures);
  if (values.write) writeSection({ name: "cold", tools, figures });
  end(0);
} catch (error) {
  console.error(error);
  end(1);
}

type Built = ReturnType<typeof ensureFunction>;

/** Somebody who is signed in before the function starts. */
async function prepare(environment: Record<string, string>): Promise<string> {
  const runtime = createRuntime(parseEnv({ ...environment, NODE_ENV: "test" }), { bcryptCost: 4 });
  try {
    await ensureIndexes(runtime);
    return await signUp(runtime);
  } finally {
    await runtime.close();
  }
}

async function startCold({ folder, handler }: Built, environment: Record<string, string | undefined>, token: string): Promise<ColdStart> {
  const bareMs = await timeBareNode();
  const port = await freePort();
  const child = startScript("scripts/check/vercel/launch.ts", { args: [folder, handler, String(port)], environment });
  try {
    const { importMs } = readySchema.parse(await firstMessage(child, "The function"));
    const liveMs = await timeRequest(`http://127.0.0.1:${port}/api/health/live`);
    return { bareMs, importMs, liveMs, signedInMs: await timeRequest(`http://127.0.0.1:${port}/api/chat/list`, token) };
  } finally {
    await stopChild(child);
  }
}

/** The same moment's price of any process at all: it tells a slow machine from a slow function. */
async function timeBareNode(): Promise<number> {
  const startedAt = performance.now();
  await exitOf(spawn(process.execPath, ["--eval", ""], { stdio: "ignore" }));
  return performance.now() - startedAt;
}

async function timeRequest(url: string, token?: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url, { headers: { connection: "close", ...(token !== undefined && { authorization: `Bearer ${token}` }) } });
  await response.arrayBuffer();
  const durationMs = performance.now() - startedAt;
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return durationMs;
}

function toFigures(starts: readonly ColdStart[], bytes: number): Figure[] {
  const total = starts.map(({ importMs, liveMs }) => importMs + liveMs);
  return [
    milliseconds("a Node process that does nothing, start to end, median", median(starts.map(({ bareMs }) => bareMs))),
    milliseconds("import of the function, median", median(starts.map(({ importMs }) => importMs))),
    milliseconds("first answer, median", median(starts.map(({ liveMs }) => liveMs))),
    milliseconds("import and first answer, median", median(total), 300),
    milliseconds("import and first answer, p95", quantile(total, 0.95)),
    {
      what: "import and first answer ÷ a Node process that does nothing, median",
      value: median(starts.map(({ bareMs, importMs, liveMs }) => (importMs + liveMs) / bareMs)),
      unit: "",
      target: null,
    },
    milliseconds(
      "then the first answer to somebody signed in, with connecting to the stores, median",
      median(starts.map(({ signedInMs }) => signedInMs)),
    ),
    { what: "files of the function, unpacked", value: bytes / 1_000_000, unit: "MB", target: null },
  ];
}
