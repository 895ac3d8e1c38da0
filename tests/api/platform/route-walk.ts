import { expect } from "vitest";
import { z } from "zod";
import type { Access, Route } from "../../../api/_http/define-route.ts";
import { wireErrorSchema } from "../../../api/_http/wire-error-schema.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { PERMISSIONS, type Permission } from "../../../lib/platform/permissions.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { signCallback } from "../../support/sign-callback.ts";

/** What a walk over the registry needs: a valid input for any route, sent with whatever its access asks for. */
export const CANARY = "canary-51c2";
export const nameOf = (route: Route) => `${route.method.toUpperCase()} /api${route.path}`;
const table = routes.map((route) => ({ name: nameOf(route), route }));
export const only = (keep: (route: Route) => boolean) => table.filter(({ route }) => keep(route));
export const isPermission = (access: Access): access is Permission => PERMISSIONS.some((permission) => permission === access);

/** A value that each required field accepts, so that a test reaches the check it is about. A field without one fails the walk. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  name: "Ada",
  email: "ada@walk.example",
  password: "a long enough pass phrase 17",
  currentPassword: "a long enough pass phrase 17",
  newPassword: "another long enough phrase 18",
  message: "hello",
  question: "Should this transfer go out?",
  decisions: ["approve", "block"],
  title: "A title",
  job: "chat.run-turn",
  orgId: "org_01HZZZZZZZZZZZZZZZZZZZZZZZ",
  id: "trn_01HZZZZZZZZZZZZZZZZZZZZZZZ",
  sourceMessageId: "msg_1",
  sourceBody: "e30=",
  provider: "openai",
  model: "gpt-4o",
  mode: "open",
  prompt: "hello",
  scope: { type: "organization" },
  period: "day",
  capMicros: 1_000_000,
  messages: [{ role: "user", content: "hello" }],
  input: "hello",
};

type Reference = (harness: Harness, by: Person) => Promise<string>;

const createChat: Reference = async (harness, by) =>
  (await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: by })).chatId;

/** A stored record for every parameter that names one. An id parameter without a row here fails the walk. */
const RECORDS: Readonly<Record<string, Reference>> = {
  chatId: createChat,
  jobId: async (harness, by) => {
    const body = { chatId: await createChat(harness, by), message: "mine" };
    return (await harness.json<{ jobId: string }>("POST", "/api/chat/stream", { as: by, body })).jobId;
  },
  budgetId: async (harness, by) => {
    // The walk makes several, and an organization has one of a kind: each is for another key.
    const scope = { type: "key", id: `key_walk_${Math.random().toString(36).slice(2)}` };
    const body = { scope, period: "day", capMicros: 1_000_000 };
    return (await harness.json<{ id: string }>("POST", "/api/ai/budgets", { as: by, body })).id;
  },
  callId: async (harness, by) => {
    const body = { model: "demo-1", messages: SAMPLES.messages };
    const response = await harness.call("POST", "/api/v1/chat/completions", { as: by, body });
    return response.headers.get("x-aegis-call-id") ?? "";
  },
  deadLetterId: async (harness, by) => {
    const row = { job: "chat.run-turn", recordId: "trn_none", reason: "job.unknown", at: new Date(), replayedAt: null, replayedBy: null };
    const _id = `ddl_walk_${Math.random().toString(36).slice(2)}`;
    await harness.runtime.deps.deadLetters.insert({ _id, orgId: by.orgId, ...row });
    return _id;
  },
};

/** Ids a client makes up itself; they name no stored record. */
const OWN_IDS = new Set(["clientMessageId", "lastEventId"]);
/** The queue's own message names its record; the signature proves who sent it. */
export const isReference = (route: Route, field: string) => /Id$/.test(field) && !OWN_IDS.has(field) && route.access !== "queue";

export type Where = "params" | "query" | "body";
type Field = { where: Where; name: string; schema: z.ZodType };

export function objectOf(schema: unknown): z.ZodObject | null {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return objectOf(schema.unwrap());
  return schema instanceof z.ZodObject ? schema : null;
}
export function fieldsOf(route: Route): Field[] {
  return (["params", "query", "body"] as const).flatMap((where) =>
    Object.entries(objectOf(route[where])?.shape ?? {}).map(([name, schema]): Field => ({ where, name, schema })),
  );
}

type Input = Record<Where, Record<string, unknown>>;
export type Sent = {
  query?: string;
  raw?: string;
  headers?: Record<string, string>;
  as?: Person | string;
  params?: Record<string, unknown>;
};

export const toQuery = (query: Record<string, unknown>) => {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
};

export const toSent = (route: Route, { params, query, body }: Input): Pick<Sent, "params" | "query" | "raw"> => ({
  params,
  query: toQuery(query),
  ...(route.body && { raw: JSON.stringify(body) }),
});

export type Walk = {
  inputFor(route: Route, referencesOf: Person): Promise<Input>;
  /** Sends and checks what every answer must have, whatever it says. */
  send(route: Route, sent: Sent): Promise<Response>;
  /** With everything access asks for, so that the check behind it is reached. */
  sendAllowed(route: Route, sent: Sent): Promise<Response>;
};

export function createWalk(harness: Harness, owner: Person): Walk {
  const { env } = harness.runtime;
  const send: Walk["send"] = async (route, { query = "", raw, headers = {}, as, params = {} }) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? "x"));
    const options = { headers, ...(raw !== undefined && { raw }), ...(as && { as }) };
    const response = await harness.call(route.method.toUpperCase(), `/api${path}${query}`, options);
    expectCommonHeaders(response);
    return response;
  };
  return {
    send,
    inputFor: (route, by) => inputFor(harness, route, by),
    sendAllowed(route, sent) {
      const bearer = (secret: string | null) => ({ authorization: `Bearer ${secret}`, ...sent.headers });
      switch (route.access) {
        case "public":
          return send(route, sent);
        case "queue": {
          const url = `${env.baseUrl}/api${route.path}`;
          const signature = signCallback({ key: env.qstash.currentSigningKey, url, body: sent.raw ?? "" });
          return send(route, { ...sent, headers: { "upstash-signature": signature, ...sent.headers } });
        }
        case "cron":
          return send(route, { ...sent, headers: bearer(env.cronSecret) });
        case "metrics":
          return send(route, { ...sent, headers: bearer(env.metricsToken) });
        default:
          return send(route, { as: owner, ...sent });
      }
    },
  };
}

async function inputFor(harness: Harness, route: Route, by: Person): Promise<Input> {
  const input: Input = { params: {}, query: {}, body: {} };
  for (const { where, name, schema } of fieldsOf(route)) {
    if (isReference(route, name)) {
      const make = RECORDS[name];
      if (!make) throw new Error(`${nameOf(route)}: the parameter ${name} has no row in RECORDS.`);
      input[where][name] = await make(harness, by);
    } else if (!schema.safeParse(undefined).success) {
      if (!(name in SAMPLES)) throw new Error(`${nameOf(route)}: the field ${name} has no row in SAMPLES.`);
      input[where][name] = SAMPLES[name];
    }
  }
  return input;
}

export function expectCommonHeaders(response: Response): void {
  const { headers } = response;
  expect(headers.get("x-request-id")).toMatch(/^req_[0-9A-Z]{26}$/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(headers.get("cache-control")).toMatch(/no-store|no-cache/);
  for (const name of ["x-powered-by", "server", "access-control-allow-origin"]) expect(headers.has(name), name).toBe(false);
}

type Refusal = { code: string } & Record<string, unknown>;

export function expectRefusal(route: Route, response: Response, status: number, code?: string): Promise<Record<string, unknown>> {
  return route.reply === "wire" ? expectWireProblem(response, status, code) : expectProblem(response, status, code);
}

/** Below /v1 a refusal has OpenAI's shape and ours stands in it; what does not fit a schema is a 400 there. */
export async function expectWireProblem(response: Response, status: number, code?: string): Promise<Refusal> {
  const text = await response.text();
  expect(response.status, text.slice(0, 300)).toBe(status === 422 ? 400 : status);
  expect(response.headers.get("content-type")).toBe("application/json");
  const { error } = wireErrorSchema.parse(JSON.parse(text));
  expect(error.aegis.requestId).toBe(response.headers.get("x-request-id"));
  const codes = code === "request.invalid" ? [code, "gateway.unsupported_parameter"] : [code ?? error.aegis.code];
  expect(codes).toContain(error.aegis.code);
  expectNothingInside(text);
  const pointer = `/body/${(error.param ?? "").replaceAll(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`;
  return { code: error.aegis.code, errors: [{ pointer, detail: error.message }] };
}

export async function expectProblem(response: Response, status: number, code?: string): Promise<Record<string, unknown>> {
  const text = await response.text();
  expect(response.status, text.slice(0, 300)).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem: unknown = JSON.parse(text);
  const shape = {
    type: expect.stringContaining("/docs/errors/"),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    requestId: response.headers.get("x-request-id"),
  };
  expect(problem).toMatchObject({ ...shape, code: code ?? expect.any(String) });
  expectNothingInside(text);
  return z.record(z.string(), z.unknown()).parse(problem);
}

/** Neither what was sent nor how we are made. */
function expectNothingInside(text: string): void {
  expect(text).not.toContain(CANARY);
  expect(text).not.toMatch(/\n\s+at |node_modules|Mongo(?:Server)?Error|ZodError/);
}
