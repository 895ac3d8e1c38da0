import type { Context as HonoContext } from "hono";
import type { z } from "zod";
import { isExpiredToken, readIdentity } from "../../lib/auth/read-identity.ts";
import { ACCESS_COOKIE } from "../../lib/auth/session-token.ts";
import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { withFields } from "../../lib/platform/log.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { authorize } from "./authorize.ts";
import { clientIpOf } from "./client-ip.ts";
import { parseCookies } from "./cookies.ts";
import { assertSameSite } from "./cross-site.ts";
import type { RequestInfo, Route } from "./define-route.ts";
import { invalidInput } from "./problem.ts";
import { parseJson, readText } from "./read-body.ts";
import type { Reply } from "./reply.ts";
import { sendReply } from "./send-reply.ts";
import { invalidWireBody } from "./wire-error.ts";

type Identified = Pick<Context, "actor" | "orgId" | "role" | "permissions"> & { isBearer: boolean };

type Caller = Identified & Pick<Context, "ip" | "userAgent">;

/** One order for every request: identity, access, cross-site check, parse, limit, verb, parse output, send. */
export async function handleRequest(runtime: Runtime, route: Route, c: HonoContext, requestId: string): Promise<Reply> {
  const raw = c.req.raw;
  const request = toRequestInfo(raw, route.method === "get" ? "" : await readText(raw, bodyMaxOf(route)));
  const caller = isAnonymous(route) ? NOBODY : toCaller(runtime, c, await identify(runtime, route, request));
  const ctx = toContext(runtime, caller, requestId);
  const gate = authorize(route.access, ctx, request, `/api${route.path}`);
  if (gate) await gate;
  if (!caller.isBearer && route.access !== "queue" && route.access !== "cron") assertSameSite(raw, runtime.env.corsOrigins);
  const input = {
    ctx,
    params: route.params && parse(route.params, "params", c.req.param()),
    query: route.query && parse(route.query, "query", queryOf(raw.url)),
    body: route.body && parseBody(route, route.body, parseJson(request.rawBody, raw.headers.get("content-type"))),
    request,
  };
  return sendReply(runtime, route, input);
}

function bodyMaxOf(route: Route): number | undefined {
  return route.reply === "wire" ? route.bodyMaxBytes : undefined;
}

function parseBody(route: Route, schema: z.ZodType, value: unknown): unknown {
  if (route.reply !== "wire") return parse(schema, "body", value);
  const result = schema.safeParse(value);
  if (!result.success) throw invalidWireBody(result.error);
  return result.data;
}

/**
 * Functions, since headers, cookies and the abort signal are made when somebody asks and each costs more than most routes. No
 * getters: an object literal with accessors gets a hidden class of its own each time, and collecting those cost as much.
 */
function toRequestInfo(raw: Request, rawBody: string): RequestInfo {
  return {
    header: (name) => raw.headers.get(name),
    cookie: (name) => parseCookies(raw.headers.get("cookie"))[name] ?? null,
    rawBody,
    signal: () => raw.signal,
  };
}

function toCaller({ env }: Runtime, c: HonoContext, { actor, orgId, role, permissions, isBearer }: Identified): Caller {
  return {
    actor,
    orgId,
    role,
    permissions,
    isBearer,
    ip: clientIpOf(c, env.isVercel),
    userAgent: c.req.raw.headers.get("user-agent") ?? "",
  };
}

function toContext({ deps }: Runtime, { actor, orgId, role, permissions, ip, userAgent }: Caller, requestId: string): Context<AppDeps> {
  return {
    actor,
    orgId,
    role,
    permissions,
    requestId,
    ip,
    userAgent,
    clock: deps.clock,
    log: withFields(deps.log, { requestId }),
    deps,
  };
}

const ANONYMOUS: Identified = {
  actor: { type: "system", job: "anonymous-request" },
  orgId: "",
  role: null,
  permissions: new Set(),
  isBearer: false,
};

/** Nothing counts or records who called such a route, so not even the address is looked at. */
const NOBODY: Caller = { ...ANONYMOUS, ip: "", userAgent: "" };

/** Machines carry their own proof. Health must answer at once, also to somebody signed in while the database hangs; without a limit nobody is counted. */
function isAnonymous({ access, limit }: Route): boolean {
  return access === "queue" || access === "cron" || access === "metrics" || (access === "public" && limit === null);
}

async function identify(runtime: Runtime, route: Route, request: RequestInfo): Promise<Identified> {
  const bearer = /^Bearer (\S+)$/i.exec(request.header("authorization") ?? "")?.[1];
  const token = bearer ?? request.cookie(ACCESS_COOKIE);
  if (!token) return ANONYMOUS;
  // A public route serves anybody, also somebody whose session cannot be looked up right now.
  const identity = await readIdentity(runtime.deps, token).catch((error: unknown) => {
    if (route.access === "public") return null;
    throw error;
  });
  if (!identity && route.access !== "public" && isExpiredToken(runtime.deps, token))
    throw new AppError("unauthenticated", "auth.token_expired", "The access token has expired. Refresh it and try again.");
  if (!identity) return ANONYMOUS;
  const { userId, orgId, role, sessionId } = identity;
  return { actor: { type: "user", userId, sessionId }, orgId, role, permissions: permissionsOf(role), isBearer: bearer !== undefined };
}

/** A repeated parameter becomes a list, so that no schema of ours accepts it by accident. */
function queryOf(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(url).searchParams) {
    const before = Object.hasOwn(query, name) ? query[name] : undefined;
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}

function parse(schema: z.ZodType, where: "params" | "query" | "body", value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(where, result.error);
  return result.data;
}
