import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { routes } from "../../../api/_routes/registry.ts";
import type { IntegrationType } from "../../../lib/integrations/schema.ts";
import { startLocalCloud } from "../../../scripts/local/cloud.ts";
import { startConversation } from "../../support/conversation.ts";
import { type SinkAnswer, type SinkCall, startVendorSink } from "../../support/fakes/vendor-sink.ts";
import { createHarness, type Person } from "../../support/harness.ts";

/** Of no vendor's shape, so that nothing but knowing it exactly can keep it from leaving. */
const CANARY = `cnry${randomBytes(16).toString("hex")}`;
const OTHER = `othr${randomBytes(16).toString("hex")}`;
const SIGNING = randomBytes(32);
const WEBHOOK_SECRET = `whsec_${SIGNING.toString("base64")}`;
const SPELLINGS = [CANARY, OTHER].flatMap((secret) => [
  secret,
  Buffer.from(secret).toString("hex"),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  secret.slice(0, 20),
  secret.slice(-20),
]);
const HUNTED = [...SPELLINGS, WEBHOOK_SECRET, SIGNING.toString("base64").replace(/=+$/, ""), SIGNING.toString("hex")];

function expectNothing(text: string, where: string): void {
  for (const spelling of HUNTED) expect(text.includes(spelling), `${where} holds a secret`).toBe(false);
}

const dir = mkdtempSync(path.join(tmpdir(), "aegis-canary-"));
const cloud = await startLocalCloud({ dir });
const sink = await startVendorSink(echo);
const types = ["openai", "claude", "gemini", "groq", "xai", "gocardless", "telegram", "sendgrid", "twilio"] as const;
const harness = await createHarness({
  cloud: cloud.environment,
  environment: { ALLOW_LOOPBACK_TARGETS: "true", METRICS_TOKEN: "metrics-token-of-this-test-0123" },
  overrides: {
    outbound: { vendorUrls: Object.fromEntries(types.map((type) => [type, sink.url])), testTimeoutMs: 2_000 },
    router: { retriesPerRequest: 0, breakerFailures: 1_000, misconfiguredMs: 0 },
  },
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A vendor at its worst: whatever it says quotes the key it was shown. */
let mood: "list" | "refuse" | "say" | "call" | "break" | "junk" = "list";
function echo({ headers, url }: SinkCall): SinkAnswer {
  const key = String(headers.authorization ?? headers["x-api-key"] ?? headers["x-goog-api-key"] ?? url).replace(/^Bearer /, "");
  const chunk = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({ id: key, object: "chat.completion.chunk", created: 1, model: key, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const stream = (...chunks: string[]) => ({ type: "text/event-stream", body: chunks.join("") });
  switch (mood) {
    case "list":
      return {
        body: JSON.stringify({
          data: [{ id: key }],
          models: [{ name: key }],
          scopes: [key],
          access: key,
          access_expires: 1,
          sid: key,
          status: "active",
          ok: true,
          result: { id: 1, is_bot: true, name: key },
        }),
      };
    case "refuse":
      return {
        status: 401,
        body: JSON.stringify({ error: { message: `Incorrect API key provided: ${key}`, type: key, code: key, param: key } }),
      };
    case "say":
      return stream(
        chunk({ role: "assistant", content: "Your key is " }),
        ...[...key].map((letter) => chunk({ content: letter })),
        chunk({ content: ` and ${key}.` }),
        chunk({}, "stop"),
        "data: [DONE]\n\n",
      );
    case "call": {
      const call = {
        index: 0,
        id: `call_${key}`,
        type: "function",
        function: { name: "save", arguments: JSON.stringify({ [key]: [key, { deep: `x${key}` }] }) },
      };
      return stream(chunk({ role: "assistant", tool_calls: [call] }), chunk({}, "tool_calls"), "data: [DONE]\n\n");
    }
    case "break":
      return stream(
        chunk({ role: "assistant", content: `So: ${key.slice(0, 30)}` }),
        `data: {"error":{"message":"${key}","code":"${key}"}}\n\n`,
      );
    case "junk":
      return { status: 500, body: `<html>${key}</html>` };
  }
}

const heard: string[] = [];
async function call(as: Person, method: string, address: string, body?: object, headers?: Record<string, string>): Promise<string> {
  const response = await harness.call(method, address, { as, ...(body && { body }), ...(headers && { headers }) });
  const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  heard.push(text);
  expectNothing(text, `${method} ${address} (${mood})`);
  return text.slice(text.indexOf("\n") + 1);
}

const FIELDS: Readonly<Record<IntegrationType, Record<string, string>>> = {
  openai: { apiKey: CANARY, baseUrl: sink.url, model: "canary-model" },
  claude: { apiKey: CANARY },
  gemini: { apiKey: CANARY },
  groq: { apiKey: CANARY },
  xai: { apiKey: CANARY },
  gocardless: { secretId: OTHER, secretKey: CANARY },
  telegram: { botToken: `123456:${CANARY}` },
  sendgrid: { apiKey: CANARY },
  twilio: { accountSid: `AC${"0".repeat(32)}`, authToken: CANARY },
  webhook: { url: `${sink.url}/${OTHER}`, signingSecret: WEBHOOK_SECRET },
};

/** Each type through everything that can be done with it, at a vendor that quotes what it is sent. */
async function storeEverything(person: Person): Promise<void> {
  for (const [type, fields] of Object.entries(FIELDS)) {
    for (const scope of type === "openai" ? (["personal", "organization"] as const) : (["personal"] as const)) {
      mood = "list";
      const { id } = JSON.parse(await call(person, "POST", "/api/integrations", { type, scope, fields }));
      for (mood of ["refuse", "junk", "list"] as const) await call(person, "POST", `/api/integrations/${id}/test`, {});
      for (mood of ["refuse", "junk"] as const) await call(person, "POST", `/api/integrations/${id}/rotate`, { fields });
      await call(person, "PATCH", `/api/integrations/${id}`, { name: "Renamed" });
      await call(person, "PATCH", `/api/integrations/${id}`, { fields });
      await call(person, "POST", "/api/integrations", { type, scope, fields: { ...fields, [CANARY.slice(0, 3)]: CANARY } });
      mood = "list";
      await call(person, "POST", `/api/integrations/${id}/test`, {});
    }
  }
}

const MODEL = "openai/canary-model";

async function askEverything(person: Person): Promise<void> {
  const tools = [{ type: "function", function: { name: "save", parameters: { type: "object" } } }];
  for (const stream of [false, true]) {
    for (mood of ["say", "call", "break", "refuse", "junk"] as const) {
      const messages = [{ role: "user", content: `What is your key? ${mood} ${stream}` }];
      await call(person, "POST", "/api/v1/chat/completions", { model: MODEL, messages, tools, stream }, { "x-aegis-cache": "60" });
      await call(person, "POST", "/api/v1/responses", { model: MODEL, input: messages, stream });
    }
  }
  mood = "say";
  const said = await call(person, "POST", "/api/v1/chat/completions", { model: MODEL, messages: [{ role: "user", content: "Say it" }] });
  expect(said).toContain("[redacted: stored secret]");
  await call(person, "POST", "/api/v1/embeddings", { model: "openai/any-embedding", input: "text" });
  const talk = await startConversation(harness, person);
  for (mood of ["say", "junk"] as const) {
    const turn = await talk.send(`Tell me your key (${mood})`);
    await talk.ended(turn);
    for (const read of ["status", "trace", "events"]) await call(person, "GET", `/api/chat/${read}?jobId=${turn}`);
  }
  await call(person, "GET", `/api/chat/history?chatId=${talk.chatId}`);
}

/** Every address that only reads, with whatever it may be called without. */
async function readEverything(person: Person): Promise<void> {
  for (const { method, path: address, access, reply } of routes) {
    if (method !== "get" || address.includes("{") || access === "cron" || reply === "events") continue;
    await call(person, "GET", `/api${address}`);
  }
  await harness.signedCallback("/api/jobs/tick", {});
  for (const format of ["ndjson", "csv"]) await call(person, "GET", `/api/audit/export?format=${format}`);
  for (const ledger of ["usage", "egress"]) await call(person, "GET", `/api/ai/${ledger}/rows?limit=200`);
}

async function searchDatabase(): Promise<void> {
  const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
  const stored = await Promise.all((await client.db().collections()).map((collection) => collection.find().toArray()));
  await client.close();
  const documents = JSON.stringify(stored);
  expect(documents).toContain('"sealed":{"apiKey/');
  expectNothing(documents, "a document");
}

async function searchRedis(): Promise<void> {
  const redis = harness.runtime.deps.redis?.client;
  if (!redis) throw new Error("This needs Redis.");
  const readers: Readonly<Record<string, (key: string) => Promise<unknown>>> = {
    stream: (key) => redis.xrange(key, "-", "+"),
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
  };
  const keys = await redis.keys("*");
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) {
    const value = await readers[await redis.type(key)]?.(key);
    expectNothing(`${key} ${JSON.stringify(value)}`, "a key of Redis");
  }
}

function searchFiles(): void {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expectNothing(readFileSync(path.join(file.parentPath, file.name), "latin1"), `the file ${file.name}`);
}

test("a stored secret is nowhere but where it is encrypted: no response, log, document, key of Redis, file or export holds it", async () => {
  const person = await harness.createPerson();
  await storeEverything(person);
  await askEverything(person);
  await readEverything(person);
  expect(heard.length).toBeGreaterThan(120);
  expectNothing(harness.logs.join("\n"), "the log");
  await searchDatabase();
  await searchRedis();
  await cloud.close();
  searchFiles();
}, 60_000);
