import { randomBytes } from "node:crypto";
import { serve } from "@hono/node-server";
import { afterAll, inject } from "vitest";
import { createApp } from "../../api/_app.ts";
import type { Route } from "../../api/_http/define-route.ts";
import { addMember } from "../../lib/auth/add-member.ts";
import { createAccount } from "../../lib/auth/create-account.ts";
import { normalizeEmail } from "../../lib/auth/normalize-email.ts";
import { parseEnv } from "../../lib/platform/env.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { permissionsOf, type Role } from "../../lib/platform/permissions.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import type { Runtime, RuntimeOverrides } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { hashedEmbedder } from "./hashed-embedder.ts";
import { signedInOf } from "./signed-in-of.ts";

/**
 * The real app on a real socket, with its own database in the shared local cloud: callbacks of the queue reach it like
 * they reach a deployment. Fakes come in only as ports, through `overrides`.
 */
export type Person = { userId: string; orgId: string; email: string; password: string; token: string; role: Role };

export type CallOptions = { as?: Person | string; body?: unknown; headers?: Record<string, string>; raw?: string; signal?: AbortSignal };

export type Harness = {
  runtime: Runtime;
  url: string;
  /** What the configuration was read from: for a second app, or a child process, on the same data. */
  environment: Readonly<Record<string, string | undefined>>;
  logs: string[];
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  json<Body = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<Body>;
  /** A person with an organization of their own. */
  createPerson(): Promise<Person>;
  addPerson(owner: Person, role: Role): Promise<Person>;
  signedCallback(path: string, body: unknown): Promise<Response>;
  close(): Promise<void>;
};

export type HarnessOptions = {
  environment?: Readonly<Record<string, string | undefined>>;
  overrides?: RuntimeOverrides;
  routes?: readonly Route[];
  /** Another local cloud than the shared one. */
  cloud?: Record<string, string>;
};

export async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const cloud = options.cloud ?? inject("cloudEnvironment");
  const logs: string[] = [];
  let fetchHandler: (request: Request, env?: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = serve({ fetch: (request, env) => fetchHandler(request, env), port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once("listening", resolve)));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...cloud,
    OPENAI_API_KEY: undefined,
    OPENAI_BASE_URL: undefined,
    DEMO_TOKEN_DELAY_MS: "0",
    NODE_ENV: "test",
    LOG_LEVEL: "debug",
    ...withDatabase(cloud),
    NEXT_PUBLIC_APP_URL: url,
    NEXTAUTH_URL: url,
    ...options.environment,
  };
  const runtime = createRuntime(parseEnv(environment), {
    bcryptCost: 4,
    limitFactor: 100,
    redisTimeoutMs: 5_000,
    limitTimeoutMs: 5_000,
    embedder: hashedEmbedder(),
    // Nothing is written behind a test's back.
    flushEveryMs: null,
    // A share of answers would be audited, and a test may not depend on which.
    answerAuditor: { isDue: async () => false },
    log: createLogger({ level: "debug", write: (line) => logs.push(line) }),
    ...options.overrides,
    // A model that is scripted for one answer would be asked once more.
    chatSettings: { asksForTitles: false, ...options.overrides?.chatSettings },
  });
  await ensureIndexes(runtime);
  const app = createApp(runtime, options.routes);
  fetchHandler = app.fetch;
  const harness = { runtime, url, environment, logs, ...createCalls(runtime, url), close: () => close(runtime, server) };
  afterAll(() => harness.close());
  return harness;
}

/** A name of its own in the shared server, and a prefix of its own in the shared Redis. */
function withDatabase(cloud: Record<string, string>): Record<string, string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const uri = new URL(cloud.MONGODB_URI ?? "");
  uri.pathname = `/${name}`;
  return { MONGODB_URI: uri.toString(), REDIS_PREFIX: `${name}:` };
}

async function close(runtime: Runtime, server: ReturnType<typeof serve>): Promise<void> {
  await runtime.deps.measuring.flush();
  await runtime.deps.db.drop().catch(() => undefined);
  await runtime.close();
  if ("closeAllConnections" in server) server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function createCalls(runtime: Runtime, url: string): Pick<Harness, "call" | "json" | "createPerson" | "addPerson" | "signedCallback"> {
  const call: Harness["call"] = (method, path, { as, body, headers = {}, raw, signal } = {}) => {
    const token = typeof as === "string" ? as : as?.token;
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    return fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(payload !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(payload !== undefined && { body: payload }),
      ...(signal && { signal }),
    });
  };
  return {
    call,
    json: async (method, path, options) => (await call(method, path, options)).json(),
    createPerson: () => createPerson(runtime),
    addPerson: (owner, role) => addPerson(runtime, owner, role),
    signedCallback: (path, body) => signedCallback(runtime, url, path, body),
  };
}

async function createPerson(runtime: Runtime): Promise<Person> {
  const email = `person-${randomBytes(6).toString("hex")}@tests.example`;
  const password = `pass ${randomBytes(12).toString("hex")}`;
  const ctx = createSystemContext(runtime, { job: "test", orgId: "" });
  const signedIn = await createAccount(ctx, { name: "Test Person", email, password });
  const user = await runtime.deps.users.findByEmail(normalizeEmail(email));
  return { userId: signedIn.account.id, orgId: user?.homeOrgId ?? "", email, password, token: signedIn.accessToken, role: "OWNER" };
}

async function addPerson(runtime: Runtime, owner: Person, role: Role): Promise<Person> {
  const email = `member-${randomBytes(6).toString("hex")}@tests.example`;
  const password = `pass ${randomBytes(12).toString("hex")}`;
  const ctx = createSystemContext(runtime, { job: "test", orgId: owner.orgId, permissions: permissionsOf("OWNER") });
  const account = await addMember({ ...ctx, role: "OWNER" }, { name: "Test Member", email, password, role });
  const { signIn } = await import("../../lib/auth/sign-in.ts");
  const signedIn = await signedInOf(signIn(createSystemContext(runtime, { job: "test", orgId: "" }), { email, password }));
  return { userId: account.id, orgId: owner.orgId, email, password, token: signedIn.accessToken, role };
}

/** Signed like QStash signs: for the deployment's address, which several apps may share, and these bytes. */
async function signedCallback(runtime: Runtime, url: string, path: string, body: unknown): Promise<Response> {
  const text = JSON.stringify(body);
  const { signCallback } = await import("./sign-callback.ts");
  const signature = signCallback({ key: runtime.env.qstash.currentSigningKey, url: `${runtime.env.baseUrl}${path}`, body: text });
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "upstash-signature": signature },
    body: text,
  });
}
