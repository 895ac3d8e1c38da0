import path from "node:path";
import { type LocalDatabase, shown, startDatabase } from "./database.ts";
import { startMailbox } from "./mail/server.ts";
import { startOpenAiFake } from "./openai/server.ts";
import { startQStash } from "./qstash/server.ts";
import { startUpstashRedis } from "./redis/server.ts";
import { startSampleSearch } from "./search/server.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

/**
 * The services the product is built on, on this machine: real clients over real sockets, the same signatures and
 * limits, random secrets. Everything listens on 127.0.0.1 and keeps its state under `dir`, or nowhere when it is null.
 */
export type LocalCloud = {
  /** Every variable the product needs; NEXT_PUBLIC_APP_URL and NEXTAUTH_URL follow `appUrl`. */
  environment: Record<string, string>;
  describe(): string[];
  close(): Promise<void>;
};

export type CloudPorts = { mongo?: number; redis?: number; qstash?: number; openai?: number; mail?: number; search?: number };

export type CloudOptions = {
  dir: string | null;
  ports?: CloudPorts;
  openAiFake?: boolean;
  appUrl?: string;
  /** The outer environment: MONGODB_URI and secrets given there win over local ones. Empty by default, so tests are sealed. */
  given?: Readonly<Record<string, string | undefined>>;
};

type Part = { description: string; environment: Record<string, string>; close(): Promise<void> };

export async function startLocalCloud(options: CloudOptions): Promise<LocalCloud> {
  const given = options.given ?? {};
  if (given.NODE_ENV === "production") throw new Error("The local cloud does not start with NODE_ENV=production.");
  const secrets = loadSecrets(options.dir, given);
  const started = await Promise.allSettled([
    startMongoPart(options, given),
    startRedisPart(options, secrets),
    startQStashPart(options, secrets),
    ...(given.SENDGRID_API_KEY ? [] : [startMailPart(options)]),
    ...(SEARCH_KEYS.some((name) => given[name]) ? [] : [startSearchPart(options)]),
    ...(options.openAiFake ? [startOpenAiPart(options)] : []),
  ]);
  const parts = started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const close = async () => {
    // Senders first, the database last, so that nobody writes to a store that is gone.
    for (const part of parts.toReversed()) await part.close();
  };
  const failed = started.find((result) => result.status === "rejected");
  if (failed) {
    await close();
    throw failed.reason;
  }
  const appUrl = options.appUrl ?? "http://localhost:3000";
  return {
    environment: Object.assign(
      {
        ...secrets,
        ...(options.dir !== null && { BACKUP_FOLDER: path.join(options.dir, "backups") }),
        NEXT_PUBLIC_APP_URL: appUrl,
        NEXTAUTH_URL: appUrl,
      },
      ...parts.map((part) => part.environment),
    ),
    describe: () => parts.map((part) => part.description),
    close,
  };
}

async function startMongoPart(options: CloudOptions, given: Readonly<Record<string, string | undefined>>): Promise<Part> {
  const database: LocalDatabase = await startDatabase({
    dir: options.dir,
    ...(options.ports?.mongo !== undefined && { port: options.ports.mongo }),
    ...(given.MONGODB_URI && { uri: given.MONGODB_URI }),
    ...(given.PATH !== undefined && { searchPath: given.PATH }),
  });
  return {
    description: `MongoDB: ${database.description}`,
    environment: { MONGODB_URI: database.uri },
    close: () => database.close(),
  };
}

async function startRedisPart(options: CloudOptions, secrets: Secrets): Promise<Part> {
  const dir = options.dir === null ? null : path.join(options.dir, "redis");
  const redis = await startUpstashRedis({
    token: secrets.UPSTASH_REDIS_REST_TOKEN,
    ...(dir !== null && { dir }),
    ...(options.ports?.redis !== undefined && { port: options.ports.redis }),
  });
  return {
    description: `Redis:   ${redis.engine}, ${dir === null ? "in memory" : shown(dir)}`,
    environment: { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: redis.token },
    close: () => redis.close(),
  };
}

async function startQStashPart(options: CloudOptions, secrets: Secrets): Promise<Part> {
  const dir = options.dir === null ? null : path.join(options.dir, "qstash");
  const queue = await startQStash({
    token: secrets.QSTASH_TOKEN,
    currentSigningKey: secrets.QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: secrets.QSTASH_NEXT_SIGNING_KEY,
    ...(dir !== null && { dir }),
    ...(options.ports?.qstash !== undefined && { port: options.ports.qstash }),
  });
  return {
    description: `QStash:  local dispatcher, ${dir === null ? "in memory" : shown(dir)}`,
    environment: { QSTASH_URL: queue.url },
    close: () => queue.close(),
  };
}

async function startMailPart(options: CloudOptions): Promise<Part> {
  const mailbox = await startMailbox(options.ports?.mail === undefined ? {} : { port: options.ports.mail });
  return {
    description: "Mail:    local mailbox, in memory; no letter leaves this machine",
    environment: {
      SENDGRID_API_KEY: mailbox.apiKey,
      SENDGRID_FROM_EMAIL: "no-reply@aegis.example",
      SENDGRID_FROM_NAME: "Aegis",
      SENDGRID_BASE_URL: mailbox.url,
    },
    close: () => mailbox.close(),
  };
}

/** Whoever has an engine of their own gets no stand-in beside it. */
const SEARCH_KEYS = ["BRAVE_API_KEY", "TAVILY_API_KEY", "GOOGLE_SEARCH_API_KEY", "SEARXNG_URL"];

async function startSearchPart(options: CloudOptions): Promise<Part> {
  const search = await startSampleSearch(options.ports?.search === undefined ? {} : { port: options.ports.search });
  return {
    description: "Search:  local engine with made-up pages",
    environment: { SAMPLE_SEARCH_URL: search.url },
    close: () => search.close(),
  };
}

async function startOpenAiPart(options: CloudOptions): Promise<Part> {
  const apiKey = "sk-local-fake-key-for-tests-only";
  const server = await startOpenAiFake({ apiKey, ...(options.ports?.openai !== undefined && { port: options.ports.openai }) });
  return {
    description: "OpenAI:  wire-format fake, in memory",
    environment: { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: server.url },
    close: () => server.close(),
  };
}
