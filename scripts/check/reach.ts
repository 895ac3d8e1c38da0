import { MongoClient } from "mongodb";
import { hostOf } from "../local/mongodb-uri.ts";
import type { Row } from "./environment-rows.ts";

/** Whether the services answer, each with a time-out of its own. A row never shows a password, a token or a vendor's body. */
const TIMEOUT_MS = 5_000;

export async function reachMongo(uri: string): Promise<Row> {
  return reach("MongoDB", hostOf(uri), "check the host, the user's password and the network access list of the cluster", async () => {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: TIMEOUT_MS, connectTimeoutMS: TIMEOUT_MS });
    try {
      await client.db().command({ ping: 1 }, { timeoutMS: TIMEOUT_MS });
    } finally {
      await client.close();
    }
  });
}

export async function reachRedis(url: string, token: string): Promise<Row> {
  return reach("Redis", hostOfUrl(url), "take URL and token from the Upstash console, REST API", async () => {
    await expectOk(`${url}/ping`, token);
  });
}

export async function reachQStash(url: string, token: string): Promise<Row> {
  return reach("QStash", hostOfUrl(url), "take URL and token from the Upstash console, QStash", async () => {
    await expectOk(`${url}/v2/queues`, token);
  });
}

async function expectOk(address: string, token: string): Promise<void> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  if (response.status === 401) throw new Error("the token is refused");
  if (!response.ok) throw new Error(`it answers ${response.status}`);
}

async function reach(name: string, host: string, hint: string, attempt: () => Promise<void>): Promise<Row> {
  const startedAt = performance.now();
  try {
    await attempt();
    return { state: "ok", name, words: `${host} answers in ${Math.round(performance.now() - startedAt)} ms` };
  } catch (error) {
    return { state: "problem", name, words: `${host} is not usable (${reasonOf(error)}); ${hint}` };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown reason";
  const cause = error.cause instanceof Error && "code" in error.cause ? String(error.cause.code) : null;
  return cause ?? (error.name === "MongoServerSelectionError" ? "no server answers in time" : error.message);
}

function hostOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "the given address";
}
