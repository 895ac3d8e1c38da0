import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { KEEP_ALIVE_MS } from "../ports.ts";
import type { Command, EngineName, RedisEngine, Reply } from "./engine.ts";
import { startInProcessEngine } from "./in-process/start-in-process-engine.ts";
import { findRedisServerBinary, startRedisServerEngine } from "./redis-server/start-redis-server-engine.ts";
import { createRestHandler } from "./rest/create-rest-handler.ts";

type UpstashRedisOptions = {
  /** 0 or absent: any free port. */
  port?: number;
  /** Absent: data lives in memory only. */
  dir?: string;
  token: string;
  /** "auto": redis-server where it is installed (on PATH or at REDIS_SERVER_PATH), else the in-process engine. */
  engine?: "auto" | EngineName;
};

export type UpstashRedis = {
  url: string;
  token: string;
  engine: EngineName;
  description: string;
  pids: readonly number[];
  /** Commands answered so far, counted as the service bills them. */
  commandCount: () => number;
  /** Past the REST interface, which refuses what only the vendor's operators may do (CONFIG, REPLICAOF). */
  administer: (command: Command) => Promise<Reply>;
  close: () => Promise<void>;
};

const ENGINE_TITLES = { "redis-server": "redis-server", "in-process": "in-process engine" } as const;

export async function startUpstashRedis(options: UpstashRedisOptions): Promise<UpstashRedis> {
  if (process.env.NODE_ENV === "production") {
    throw new Error(
      "The local Redis is for development and tests; with NODE_ENV=production set UPSTASH_REDIS_REST_URL to a real database.",
    );
  }
  if (options.token.trim() === "") throw new Error("The local Redis needs a token: pass the value of UPSTASH_REDIS_REST_TOKEN.");
  const engine = await startEngine(options);
  const handler = createRestHandler(engine, options.token);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handler.handle);
  const port = await listen(server, options.port ?? 0).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  let closing: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    token: options.token,
    engine: engine.name,
    description: `${ENGINE_TITLES[engine.name]}, ${options.dir ?? "memory only"}`,
    pids: engine.pids,
    commandCount: handler.commandCount,
    administer: async (command) => (await engine.run([command]))[0] ?? { type: "nil" },
    close: () => {
      closing ??= closeAll(server, engine);
      return closing;
    },
  };
}

async function closeAll(server: Server, engine: RedisEngine): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
  await engine.close();
}

async function startEngine({ engine = "auto", dir }: UpstashRedisOptions): Promise<RedisEngine> {
  const root = dir === undefined ? undefined : resolve(dir);
  if (engine === "in-process") return startInProcessEngine({ dir: root });
  const binary = findRedisServerBinary(process.env.REDIS_SERVER_PATH, process.env.PATH);
  if (binary) return startRedisServerEngine({ binary, dir: root });
  if (engine === "auto") return startInProcessEngine({ dir: root });
  throw new Error("redis-server was not found on PATH. Install it (apt install redis-server) or set REDIS_SERVER_PATH to the binary.");
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") done(address.port);
      else fail(new Error("The local Redis has no address."));
    });
  });
}
