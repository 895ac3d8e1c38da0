import { expect } from "vitest";
import { z } from "zod";
import type { Access, Route } from "../../../api/_http/define-route.ts";
import { wireErrorSchema } from "../../../api/_http/wire-error-schema.ts";
import { routes } from "../../../api/_routes/registry.ts";
import { PERMISSIONS, type Permission } from "../../../lib/platform/permissions.ts";
import { insertApiKey } from "../../support/api-keys.ts";
import { insertApproval } from "../../support/approval-rows.ts";
import { insertImport, insertShare } from "../../support/chat-rows.ts";
import { insertFile } from "../../support/file-rows.ts";
import { insertAppeal } from "../../support/guard-rows.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { insertIntegration } from "../../support/integration-rows.ts";
import { insertPasskey } from "../../support/passkey-rows.ts";
import { insertRiskImport, insertRiskWebhook, signForNobody } from "../../support/risk-import-rows.ts";
import { signCallback } from "../../support/sign-callback.ts";
import { promote } from "./callers.ts";
import { MODULE_RECORDS } from "./module-records.ts";
import { makePromptShare, PROMPT_INPUTS } from "./prompt-records.ts";
import { BODY_SAMPLES, SAMPLES } from "./route-samples.ts";

/** What a walk over the registry needs: a valid input for any route, sent with whatever its access asks for. */
export const CANARY = "canary-51c2";
export const nameOf = (route: Route) => `${route.method.toUpperCase()} /api${route.path}`;
const table = routes.map((route) => ({ name: nameOf(route), route }));
export const only = (keep: (route: Route) => boolean) => table.filter(({ route }) => keep(route));
export const isPermission = (access: Access): access is Permission => PERMISSIONS.some((permission) => permission === access);

/** `given`: what the same call names already; some records belong to another one of it. */
type Reference = (harness: Harness, by: Person, call: { route: Route; given: Readonly<Record<string, unknown>> }) => Promise<string>;

const createTag: Reference = async (harness, by) =>
  (await harness.json<{ id: string }>("POST", "/api/chat/tags", { as: by, body: { name: `tag ${Math.random().toString(36).slice(2)}` } }))
    .id;

const createChat = async (harness: Harness, by: Person): Promise<string> =>
  (await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: by })).chatId;

const createTurn = async (harness: Harness, by: Person): Promise<string> => {
  const body = { chatId: await createChat(harness, by), message: "mine" };
  return (await harness.json<{ jobId: string }>("POST", "/api/chat/stream", { as: by, body })).jobId;
};

/** A stored record for every parameter that names one. An id parameter without a row here fails the walk. */
const RECORDS: Readonly<Record<string, Reference>> = {
  ...MODULE_RECORDS,
  chatId: createChat,
  shareId: async (harness, by, { route }) =>
    route.path.startsWith("/prompts/") ? makePromptShare(harness, by) : insertShare(harness, by, await createChat(harness, by)),
  importId: async (harness, by, { route }) => (route.path.startsWith("/risk/") ? insertRiskImport(harness, by) : insertImport(harness, by)),
  webhookId: async (harness, by) => insertRiskWebhook(harness, by),
  tagId: createTag,
  intoTagId: createTag,
  projectId: async (harness, by) =>
    (await harness.json<{ id: string }>("POST", "/api/chat/projects", { as: by, body: { name: "A project" } })).id,
  orgId: async (_harness, by) => by.orgId,
  userId: async (harness, by) => (await harness.addPerson(by, "USER")).userId,
  jobId: createTurn,
  approvalId: async (harness, by, { given }) =>
    (await insertApproval(harness, by, String(given.jobId ?? (await createTurn(harness, by))))).id,
  budgetId: async (harness, by) => {
    // The walk makes several, and an organization has one of a kind: each is for another key.
    const scope = { type: "key", id: (await insertApiKey(harness, by))._id };
    const body = { scope, period: "day", capMicros: 1_000_000 };
    return (await harness.json<{ id: string }>("POST", "/api/ai/budgets", { as: by, body })).id;
  },
  sessionId: async (harness, { email, password }) => {
    const { sessions } = harness.runtime.deps;
    const { user } = await harness.json<{ user: { id: string } }>("POST", "/api/auth/login", { body: { email, password } });
    const [newest] = await sessions.listOpen(user.id, { now: new Date(0), after: null, limit: 1 });
    return newest?._id ?? "";
  },
  keyId: async (harness, by) => (await insertApiKey(harness, by))._id,
  organizationId: async (_harness, by) => by.orgId,
  invitationId: async (harness, by) =>
    (await harness.json<{ id: string }>("POST", "/api/invitations", { as: by, body: { role: "USER" } })).id,
  appealId: async (harness, by) => (await insertAppeal(harness, by))._id,
  fileId: async (harness, by) => (await insertFile(harness, by))._id,
  fileUploadId: async (harness, by) =>
    (await harness.json<{ id: string }>("POST", "/api/files/uploads", { as: by, body: { name: "notes.txt", size: 3 } })).id,
  callId: async (harness, by) => {
    const body = { model: "demo-1", messages: SAMPLES.messages };
    const response = await harness.call("POST", "/api/v1/chat/completions", { as: by, body });
    return response.headers.get("x-aegis-call-id") ?? "";
  },
  accountExportId: async (harness, by) => (await harness.json<{ id: string }>("POST", "/api/account/export", { as: by })).id,
  legalHoldId: async (harness, by) => {
    const body = { reason: "walked by a test" };
    return (await harness.json<{ id: string }>("POST", "/api/audit/holds", { as: by, body })).id;
  },
  // Its address is refused before anything is looked up, so a walk calls nobody.
  integrationId: async (harness, by) => (await insertIntegration(harness, by))._id,
  memoryId: async (harness, by, { route }) => {
    // The walk makes several, and the same words are one memory.
    const body = { text: `I keep ${Math.floor(Math.random() * 1_000_000)} boxes` };
    const { id } = await harness.json<{ id: string }>("POST", "/api/memories", { as: by, body });
    // Only what was forgotten comes back.
    if (route.path.endsWith("/restore")) await harness.call("DELETE", `/api/memories/${id}`, { as: by });
    return id;
  },
  passkeyId: async (harness, by) => {
    // One of two: with the last one a second factor would go, which a row alone is not.
    await insertPasskey(harness, by);
    return insertPasskey(harness, by);
  },
  ruleSetId: async (harness, by) =>
    (await harness.json<{ id: string }>("POST", "/api/risk/rule-sets", { as: by, body: { basedOn: 0, rules: [] } })).id,
  listEntryId: async (harness, by) => {
    const body = { list: "watch", subject: "account", names: ["ACC-WALK"], reason: "walked by a test" };
    await harness.json("POST", "/api/risk/lists", { as: by, body });
    const { items } = await harness.json<{ items: { id: string }[] }>("GET", "/api/risk/lists?list=watch", { as: by });
    return items[0]?.id ?? "";
  },
  snoozeId: async (harness, by) => {
    // One is open for an account and a rule, and the walk makes several.
    const body = { accountKey: `account-${Math.random().toString(36).slice(2)}`, rule: "burst", days: 1, reason: "walked by a test" };
    return (await harness.json<{ id: string }>("POST", "/api/risk/snoozes", { as: by, body })).id;
  },
  deadLetterId: async (harness, by) => {
    const row = { job: "chat.run-turn", recordId: "trn_none", reason: "job.unknown", at: new Date(), replayedAt: null, replayedBy: null };
    const _id = `ddl_walk_${Math.random().toString(36).slice(2)}`;
    await harness.runtime.deps.deadLetters.insert({ _id, orgId: by.orgId, ...row });
    return _id;
  },
};

/**
 * What may be left out and would be more than an id: a branch is of the chat the same call names, and an answer waits for a file to be
 * read. The walk leaves them out; what probes every place puts ids there.
 */
const LEFT_OUT = new Set(["branchId", "fileId"]);
/** Ids a client makes up itself, or that of a request; they name no stored record. */
const OWN_IDS = new Set(["clientMessageId", "lastEventId", "requestId"]);
/** The queue's own message names its record, a sender's address its webhook; the signature proves who sent it. */
export const isReference = (route: Route, field: string) =>
  /Id$/.test(field) && !OWN_IDS.has(field) && route.access !== "queue" && route.access !== "webhook" && route.access !== "telegram";

/** It belongs to no organization, and no role in one reaches it. */
export const isOfDeployment = ({ access }: Route) => access === "deployment.read" || access === "deployment.write";

export type Where = "params" | "query" | "body";
type Field = { where: Where; name: string; schema: z.ZodType };

export function objectOf(schema: unknown): z.ZodObject | null {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return objectOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return objectOf(schema.in);
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

export const toSent = (route: Route, { params, query, body }: Input): Pick<Sent, "params" | "query" | "raw" | "headers"> => ({
  params,
  query: toQuery(query),
  ...(route.body && { raw: JSON.stringify(body) }),
  ...(route.receives && { raw: "", headers: { "content-type": route.receives.mediaType } }),
});

export type Walk = {
  /** Who may call it: whoever runs the deployment, for what is the deployment's, else the owner. */
  callerOf(route: Route): Promise<Person>;
  inputFor(route: Route, referencesOf: Person): Promise<Input>;
  /** Sends and checks what every answer must have, whatever it says. */
  send(route: Route, sent: Sent): Promise<Response>;
  /** With everything access asks for, so that the check behind it is reached. */
  sendAllowed(route: Route, sent: Sent): Promise<Response>;
};

export function createWalk(harness: Harness, owner: Person): Walk {
  const { env } = harness.runtime;
  const telegram = { "x-telegram-bot-api-secret-token": env.telegram?.webhookSecret ?? "" };
  let operating: Promise<Person> | null = null;
  const callerOf: Walk["callerOf"] = (route) => {
    if (!isOfDeployment(route)) return Promise.resolve(owner);
    operating ??= harness.createPerson().then((person) => promote(harness, person, "SUPER_ADMIN"));
    return operating;
  };
  const send: Walk["send"] = async (route, { query = "", raw, headers = {}, as, params = {} }) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? "x"));
    const options = { headers, ...(raw !== undefined && { raw }), ...(as && { as }) };
    const response = await harness.call(route.method.toUpperCase(), `/api${path}${query}`, options);
    expectCommonHeaders(response);
    return response;
  };
  return {
    callerOf,
    send,
    inputFor: (route, by) => inputFor(harness, route, by),
    async sendAllowed(route, sent) {
      const bearer = (secret: string | null) => ({ authorization: `Bearer ${secret}`, ...sent.headers });
      switch (route.access) {
        case "public":
          return send(route, sent);
        case "queue": {
          const url = `${env.baseUrl}/api${route.path}`;
          const signature = signCallback({ key: env.qstash.currentSigningKey, url, body: sent.raw ?? "" });
          return send(route, { ...sent, headers: { "upstash-signature": signature, ...sent.headers } });
        }
        case "webhook":
        case "telegram":
          return send(route, { ...sent, headers: { ...signForNobody(sent.raw ?? ""), ...telegram, ...sent.headers } });
        case "cron":
        case "metrics":
          return send(route, { ...sent, headers: bearer(route.access === "cron" ? env.cronSecret : env.metricsToken) });
        default:
          return send(route, { as: await callerOf(route), ...sent });
      }
    },
  };
}

async function inputFor(harness: Harness, route: Route, by: Person): Promise<Input> {
  const known = PROMPT_INPUTS[route.path];
  const input: Input = { params: { ...known?.params }, query: { ...known?.query }, body: { ...BODY_SAMPLES[route.path] } };
  for (const { where, name, schema } of fieldsOf(route)) {
    if (name in input[where]) continue;
    if (LEFT_OUT.has(name) && schema.safeParse(undefined).success) continue;
    if (isReference(route, name)) {
      const make = RECORDS[name];
      if (!make) throw new Error(`${nameOf(route)}: the parameter ${name} has no row in RECORDS.`);
      input[where][name] = await make(harness, by, { route, given: { ...input.params, ...input.query, ...input.body } });
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
