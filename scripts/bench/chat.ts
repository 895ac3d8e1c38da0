import { randomBytes } from "node:crypto";
import { serve } from "@hono/node-server";
import { createParser } from "eventsource-parser";
import { z } from "zod";
import { createApp } from "../../api/_app.ts";
import { createAccount } from "../../lib/auth/create-account.ts";
import { parseEnv } from "../../lib/platform/env.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { freePort } from "../local/ports.ts";
import { startUpstashRedis } from "../local/redis/server.ts";
import { quantile } from "./load.ts";

/** The main job under the product's own limits: how fast a message is accepted, when the first token shows, what it costs in Redis. */
export type ChatFigures = {
  acceptP50Ms: number;
  acceptP95Ms: number;
  firstTokenP50Ms: number;
  firstTokenP95Ms: number;
  redisCommands: number;
  answerSeconds: number;
};

const TURNS = 120;
/** Below the product's own limit of 20 messages a minute and person. */
const TURNS_PER_PERSON = 9;

export async function measureChat(environment: Record<string, string>): Promise<ChatFigures> {
  const fast = await withApp({ ...environment, DEMO_TOKEN_DELAY_MS: "0" }, async (app) => {
    const accept: number[] = [];
    const first: number[] = [];
    for (let index = 0; index < TURNS; index += 1) {
      if (index % TURNS_PER_PERSON === 0) await app.signInSomebody();
      const turn = await app.ask("Summarise: the river rose two metres in one night and the bridge stayed closed.");
      accept.push(turn.acceptMs);
      first.push(turn.firstTokenMs);
    }
    return { accept, first };
  });
  const slow = await measureRedis(environment);
  return {
    acceptP50Ms: quantile(fast.accept, 0.5),
    acceptP95Ms: quantile(fast.accept, 0.95),
    firstTokenP50Ms: quantile(fast.first, 0.5),
    firstTokenP95Ms: quantile(fast.first, 0.95),
    ...slow,
  };
}

/** An answer of about ten seconds with one reader, on a Redis that counts. */
async function measureRedis(environment: Record<string, string>): Promise<{ redisCommands: number; answerSeconds: number }> {
  const token = randomBytes(16).toString("hex");
  const redis = await startUpstashRedis({ token });
  try {
    const counted = { ...environment, UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: token, DEMO_TOKEN_DELAY_MS: "50" };
    return await withApp(counted, async (app) => {
      await app.signInSomebody();
      const before = redis.commandCount();
      const startedAt = performance.now();
      await app.ask("Count to 200.");
      return { redisCommands: redis.commandCount() - before, answerSeconds: (performance.now() - startedAt) / 1_000 };
    });
  } finally {
    await redis.close();
  }
}

type App = { signInSomebody(): Promise<void>; ask(message: string): Promise<{ acceptMs: number; firstTokenMs: number }> };

async function withApp<Result>(environment: Record<string, string>, work: (app: App) => Promise<Result>): Promise<Result> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const runtime = createRuntime(
    parseEnv({ ...environment, NEXT_PUBLIC_APP_URL: url, NEXTAUTH_URL: url, LOG_LEVEL: "error", NODE_ENV: "test" }),
    { bcryptCost: 4 },
  );
  await ensureIndexes(runtime);
  const server = serve({ fetch: createApp(runtime).fetch, port, hostname: "127.0.0.1" });
  try {
    return await work(createCaller(runtime, url));
  } finally {
    // The last delivery still copies its rows: it is let finish before its stores go away.
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ("closeIdleConnections" in server) server.closeIdleConnections();
    });
    await runtime.close();
  }
}

function createCaller(runtime: Runtime, url: string): App {
  let token = "";
  let chatId = "";
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    async signInSomebody() {
      const email = `bench-${randomBytes(8).toString("hex")}@bench.example`;
      const signedIn = await createAccount(createSystemContext(runtime, { job: "bench", orgId: "" }), {
        name: "Bench",
        email,
        password: randomBytes(24).toString("base64url"),
      });
      token = signedIn.accessToken;
      ({ chatId } = z.object({ chatId: z.string() }).parse(await post("/api/chat/create", {})));
    },
    async ask(message) {
      const startedAt = performance.now();
      const { jobId } = z.object({ jobId: z.string() }).parse(await post("/api/chat/stream", { chatId, message }));
      const acceptMs = performance.now() - startedAt;
      return { acceptMs, firstTokenMs: await follow(`${url}/api/chat/events?jobId=${jobId}`, token, startedAt) };
    },
  };
}

/** Reads to the end; returns when the first text came, in milliseconds after `startedAt`. */
async function follow(url: string, token: string, startedAt: number): Promise<number> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok || !response.body) throw new Error(`GET ${url} answered ${response.status}`);
  let firstAt: number | null = null;
  let isEnded = false;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      const hasText = (event === "delta" || event === "reset") && data !== '{"text":""}';
      if (hasText) firstAt ??= performance.now() - startedAt;
      if (event === "end") isEnded = true;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (isEnded) break;
  }
  if (firstAt === null) throw new Error("The answer had no text.");
  return firstAt;
}
