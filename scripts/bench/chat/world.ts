import type { ChildProcess } from "node:child_process";
import { z } from "zod";
import { createAccount } from "../../../lib/auth/create-account.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../../lib/runtime/ensure-indexes.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { firstMessage, startScript, stopChild } from "../../local/child-script.ts";
import { freePort } from "../../local/ports.ts";
import { startCloudProcess } from "../../local/start-cloud-process.ts";
import { type Client, createClient } from "./client.ts";

/**
 * Services, API and people in three processes, as they would be on three machines: what the people's side costs is not charged to
 * the API. The product runs with its own limits and its own durations.
 */
export type World = {
  runtime: Runtime;
  url: string;
  /** Somebody new, signed in, in an organization of their own with one chat. */
  createPerson(): Promise<Client>;
  memory(): Promise<{ rssBytes: number; heapBytes: number }>;
  close(): Promise<void>;
};

export type WorldOptions = { tokenDelayMs: number; environment?: Readonly<Record<string, string>> };

const memorySchema = z.object({ type: z.literal("memory"), rssBytes: z.number(), heapBytes: z.number() });

export async function startWorld({ tokenDelayMs, environment = {} }: WorldOptions): Promise<World> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const cloud = await startCloudProcess({ dir: null, appUrl: url, isSealed: true });
  const variables = { ...cloud.environment, ...environment, DEMO_TOKEN_DELAY_MS: String(tokenDelayMs), LOG_LEVEL: "error" };
  // Accounts are made here: hashing a password is slow on purpose and nothing a chat waits for.
  const runtime = createRuntime(parseEnv({ ...variables, NODE_ENV: "test" }), { bcryptCost: 4 });
  let child: ChildProcess | null = null;
  const close = async () => {
    if (child) await stopChild(child);
    await runtime.close();
    await cloud.close();
  };
  try {
    await ensureIndexes(runtime);
    const api = startScript("scripts/bench/api-process.ts", {
      args: [String(port)],
      nodeArgs: ["--expose-gc"],
      environment: { ...variables, NODE_ENV: "production" },
    });
    child = api;
    await firstMessage(api, "The API");
    return {
      runtime,
      url,
      close,
      createPerson: () => createPerson(runtime, url),
      memory: () => {
        const answer = firstMessage(api, "The API");
        api.send({ type: "memory" });
        return answer.then((message) => memorySchema.parse(message));
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createPerson(runtime: Runtime, url: string): Promise<Client> {
  return createClient(url, await signUp(runtime));
}

/** The access token of somebody new in an organization of their own. */
export async function signUp(runtime: Runtime): Promise<string> {
  const id = crypto.randomUUID();
  const account = { name: "Bench", email: `bench-${id}@bench.example`, password: `${id}${id}` };
  return (await createAccount(createSystemContext(runtime, { job: "bench", orgId: "" }), account)).accessToken;
}
