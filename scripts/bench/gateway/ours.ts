import { z } from "zod";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../../lib/runtime/ensure-indexes.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { ensureFunction } from "../../check/vercel/built-function.ts";
import { hostEnvironment } from "../../check/vercel/host-environment.ts";
import { firstMessage, startScript, stopChild } from "../../local/child-script.ts";
import { freePort } from "../../local/ports.ts";
import { startCloudProcess } from "../../local/start-cloud-process.ts";
import { signUp } from "../chat/world.ts";
import type { Side } from "./sides.ts";

/**
 * The built function as the host runs it, with its own guards, keys, limits, budget and ledgers, and its vendor's address
 * pointing to the upstream. The stores run beside it.
 */
export type Ours = Side & { importMs: readonly number[] };

const CALLERS = 8;
/** Imports are timed in processes of their own; the first may find its files on the disk only. */
const IMPORTS = 5;

const newKeySchema = z.object({ key: z.string() });
const readySchema = z.object({ importMs: z.number() });

export async function startOurs(upstream: string): Promise<Ours> {
  const built = ensureFunction();
  const cloud = await startCloudProcess({ dir: null, isSealed: true });
  const environment = {
    ...cloud.environment,
    OPENAI_API_KEY: "bench-upstream-key",
    OPENAI_BASE_URL: upstream,
    // As for a customer with much to ask: counted like any other number.
    MAX_REQUESTS_PER_WINDOW: "10000000",
    GATEWAY_REQUESTS_PER_MINUTE: "10000000",
    LOG_LEVEL: "error",
  };
  const runtime = createRuntime(parseEnv({ ...environment, NODE_ENV: "test" }), { bcryptCost: 4 });
  const closeStores = async () => {
    await runtime.close();
    await cloud.close();
  };
  try {
    await ensureIndexes(runtime);
    const importMs: number[] = [];
    for (let index = 0; index < IMPORTS; index += 1) {
      const started = await startFunction(built, environment);
      importMs.push(started.importMs);
      await stopChild(started.child);
    }
    const { child, port } = await startFunction(built, environment);
    return {
      name: "ours",
      url: `http://127.0.0.1:${port}/api/v1/chat/completions`,
      headers: keepKeys(runtime, `http://127.0.0.1:${port}`),
      pid: child.pid ?? null,
      importMs: importMs.slice(1),
      async close() {
        await stopChild(child);
        await closeStores();
      },
    };
  } catch (error) {
    await closeStores();
    throw error;
  }
}

async function startFunction({ folder, handler }: ReturnType<typeof ensureFunction>, environment: Record<string, string>) {
  const port = await freePort();
  const child = startScript("scripts/check/vercel/launch.ts", {
    args: [folder, handler, String(port)],
    environment: { ...hostEnvironment(environment), NODE_COMPILE_CACHE: undefined },
  });
  return { child, port, importMs: readySchema.parse(await firstMessage(child, "The function")).importMs };
}

/** Callers are programs, each with a key of an organization of its own. */
function keepKeys(runtime: Runtime, url: string): Side["headers"] {
  let keys: Promise<string[]> | null = null;
  return async () => {
    keys ??= Promise.all(Array.from({ length: CALLERS }, () => createCaller(runtime, url)));
    return (await keys).map((key) => ({ authorization: `Bearer ${key}` }));
  };
}

async function createCaller(runtime: Runtime, url: string): Promise<string> {
  const token = await signUp(runtime);
  await setBudget(url, token);
  const made = await post(`${url}/api/api-keys`, token, { name: "Bench", scopes: ["ai.read", "ai.write"] });
  return newKeySchema.parse(await made.json()).key;
}

/** A cap that is never reached has to be counted all the same. */
async function setBudget(url: string, token: string): Promise<void> {
  await post(`${url}/api/ai/budgets`, token, { scope: { type: "organization" }, period: "month", capMicros: 1_000_000_000_000 });
}

async function post(url: string, token: string, body: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}: ${await response.text()}`);
  return response;
}
