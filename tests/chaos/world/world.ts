import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../../lib/runtime/ensure-indexes.ts";
import { loadSecrets, type Secrets } from "../../../scripts/local/secrets.ts";
import { type Crew, createCrew, type ExtraWorker } from "./crew.ts";
import { startFrontDoor } from "./front-door.ts";
import { type ServiceHandle, type ServiceName, startServiceProcess } from "./service-process.ts";
import type { Kill, Worker } from "./supervisor.ts";

/**
 * A whole deployment in processes of its own, made to be broken: workers behind a front door, and each service alone, so
 * that a fault can end, freeze or cut off one of them. Everything waits a tenth of what it waits in production.
 */
export const TIME_DIVISOR = 10;

export type World = {
  seed: number;
  /** The deployment's address: the front door. */
  url: string;
  /** What a worker is started with: the services behind whatever `wrap` put before them. */
  environment: Readonly<Record<string, string>>;
  /** The same deployment past every door: for the final read and for checks. */
  directEnvironment: Readonly<Record<string, string>>;
  /** No mongo when MONGODB_URI was given. */
  services: Readonly<Record<Exclude<ServiceName, "mongo">, ServiceHandle>> & { mongo: ServiceHandle | null };
  /** The living workers; one that is being replaced is missing. */
  workers(): readonly Worker[];
  /** The worker of that name ("w1", "w2", …), or its replacement as soon as it lives. */
  worker(name: string): Promise<Worker>;
  /** One more worker, for skewed clocks and other versions; it stays and is replaced like the others. */
  addWorker(options?: ExtraWorker): Promise<Worker>;
  kills(): readonly Kill[];
  onKill(listener: (kill: Kill) => void): void;
  /** Everything the workers wrote to their logs. */
  logs(): readonly string[];
  /** Starts what is dead, thaws what is frozen, waits until every worker is ready; returns how long that took. Doors are their owner's. */
  heal(timeoutMs?: number): Promise<{ readyAfterMs: number }>;
  /** The queue's minute tick comes every six seconds by itself; this one comes now. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

/** Stands between the workers and one service; `port` is where the workers go. */
export type Door = { port: number; close(): Promise<void> };

export type WorldOptions = {
  seed: number;
  workers?: number;
  /** Modules that export `patches`, loaded into every worker, e.g. a mutant. */
  patches?: readonly string[];
  mongodbUri?: string;
  /** 1 has the product's own rate limits. */
  limitFactor?: number;
  tokenDelayMs?: number;
  wrap?: (service: ServiceName, target: { host: string; port: number }) => Promise<Door>;
  environment?: Record<string, string>;
};

const API_KEY = "sk-local-fake-key-for-tests-only";
/** Far beyond what is allowed (see checkers/slow-heal.ts): whoever heals notes how long it took. */
const READY_TIMEOUT_MS = 60_000;

export async function startWorld(options: WorldOptions): Promise<World> {
  const dir = mkdtempSync(path.join(tmpdir(), "aegis-chaos-"));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  // A run that is interrupted comes past no close.
  process.once("exit", remove);
  const closers: (() => Promise<void>)[] = [
    async () => {
      remove();
      process.off("exit", remove);
    },
  ];
  const close = async () => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  try {
    const secrets = loadSecrets(null);
    const door = await startFrontDoor();
    closers.push(door.close);
    const services = await startServices(options, secrets, dir, closers);
    const ports = await openDoors(options, services, closers);
    const database = `chaos_${randomBytes(5).toString("hex")}`;
    const toEnvironment = (portOf: (service: ServiceHandle) => number) => ({
      ...environmentOf({ options, secrets, url: door.url, database, services, portOf }),
      ...options.environment,
    });
    const environment = toEnvironment((service) => ports.get(service.name) ?? service.port);
    const directEnvironment = toEnvironment((service) => service.port);
    await prepareDatabase(directEnvironment, options.mongodbUri === undefined ? null : closers);
    const crew = createCrew({ ...options, timeDivisor: TIME_DIVISOR, environment, door, cacheDir: path.join(dir, "compile-cache") });
    closers.push(crew.close);
    await crew.startAll();
    await fetch(`${door.url}/api/cron/daily`, { headers: { authorization: `Bearer ${secrets.CRON_SECRET}` } });
    return toWorld({ options, url: door.url, environment, directEnvironment, services, crew, close });
  } catch (error) {
    await close();
    throw error;
  }
}

type Services = World["services"];
type Closers = (() => Promise<void>)[];

async function startServices(options: WorldOptions, secrets: Secrets, dir: string, closers: Closers): Promise<Services> {
  const start = async (settings: Parameters<typeof startServiceProcess>[0]) => {
    const handle = await startServiceProcess(settings);
    closers.push(handle.close);
    return handle;
  };
  const folder = (name: string) => {
    mkdirSync(path.join(dir, name));
    return path.join(dir, name);
  };
  const [mongo, redis, qstash, openai] = await Promise.all([
    options.mongodbUri === undefined ? start({ service: "mongo", port: 0, dir: folder("mongo") }) : null,
    start({ service: "redis", port: 0, token: secrets.UPSTASH_REDIS_REST_TOKEN }),
    start({
      service: "qstash",
      port: 0,
      dir: folder("qstash"),
      token: secrets.QSTASH_TOKEN,
      currentSigningKey: secrets.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: secrets.QSTASH_NEXT_SIGNING_KEY,
      epochMs: Date.now(),
      timeFactor: TIME_DIVISOR,
    }),
    start({ service: "openai", port: 0, apiKey: API_KEY, tokenDelayMs: options.tokenDelayMs ?? 2 }),
  ]);
  return { mongo, redis, qstash, openai };
}

async function openDoors(options: WorldOptions, services: Services, closers: Closers): Promise<Map<ServiceName, number>> {
  const ports = new Map<ServiceName, number>();
  for (const service of Object.values(services)) {
    if (!service || !options.wrap) continue;
    const door = await options.wrap(service.name, { host: "127.0.0.1", port: service.port });
    closers.push(door.close);
    ports.set(service.name, door.port);
  }
  return ports;
}

type Parts = {
  options: WorldOptions;
  secrets: Secrets;
  url: string;
  database: string;
  services: Services;
  portOf: (service: ServiceHandle) => number;
};

function environmentOf({ options, secrets, url, database, services, portOf }: Parts): Record<string, string> {
  const { mongo, redis, qstash, openai } = services;
  const uri = new URL(options.mongodbUri ?? `mongodb://127.0.0.1:${mongo ? portOf(mongo) : 0}/?replicaSet=rs0&directConnection=true`);
  uri.pathname = `/${database}`;
  return {
    ...secrets,
    NODE_ENV: "test",
    LOG_LEVEL: "warn",
    MONGODB_URI: uri.href,
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${portOf(redis)}`,
    QSTASH_URL: `http://127.0.0.1:${portOf(qstash)}`,
    OPENAI_API_KEY: API_KEY,
    OPENAI_BASE_URL: `http://127.0.0.1:${portOf(openai)}/v1`,
    NEXT_PUBLIC_APP_URL: url,
    NEXTAUTH_URL: url,
    JOB_TIME_DIVISOR: String(TIME_DIVISOR),
    MAX_REQUESTS_PER_WINDOW: "1000000",
  };
}

/** `closers` when the database outlives the world and has to be dropped at its end. */
async function prepareDatabase(environment: Record<string, string>, closers: Closers | null): Promise<void> {
  const open = () => createRuntime(parseEnv(environment), { log: createLogger({ level: "silent" }) });
  const runtime = open();
  await ensureIndexes(runtime).finally(() => runtime.close());
  closers?.push(async () => {
    const last = open();
    await last.deps.db.drop().finally(() => last.close());
  });
}

type WorldParts = {
  options: WorldOptions;
  url: string;
  environment: Record<string, string>;
  directEnvironment: Record<string, string>;
  services: Services;
  crew: Crew;
  close: () => Promise<void>;
};

function toWorld({ options, url, environment, directEnvironment, services, crew, close }: WorldParts): World {
  return {
    seed: options.seed,
    url,
    environment,
    directEnvironment,
    services,
    workers: crew.workers,
    worker: crew.worker,
    addWorker: crew.add,
    kills: crew.kills,
    onKill: crew.onKill,
    logs: crew.logs,
    heal: (timeoutMs = READY_TIMEOUT_MS) => heal(services, crew, timeoutMs),
    tick: () => tick(url, environment),
    close,
  };
}

async function heal(services: Services, crew: Crew, timeoutMs: number): Promise<{ readyAfterMs: number }> {
  const startedAt = performance.now();
  for (const service of Object.values(services)) {
    service?.signal("SIGCONT");
    await service?.start();
  }
  await crew.untilReady(startedAt + timeoutMs);
  return { readyAfterMs: performance.now() - startedAt };
}

async function tick(url: string, environment: Record<string, string>): Promise<void> {
  const response = await fetch(`${url}/api/cron/daily`, {
    headers: { authorization: `Bearer ${environment.CRON_SECRET}` },
    signal: AbortSignal.timeout(READY_TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The tick was answered ${response.status}.`);
}
