import type { Context as HonoContext } from "hono";
import type { z } from "zod";
import { isExpiredToken, readIdentity } from "../../lib/auth/read-identity.ts";
import { ACCESS_COOKIE } from "../../lib/auth/session-token.ts";
import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { authorize } from "./authorize.ts";
import { clientIpOf } from "./client-ip.ts";
import { parseCookies } from "./cookies.ts";
import { assertSameSite } from "./cross-site.ts";
import type { RequestInfo, Route } from "./define-route.ts";
import { assertWithinLimits } from "./enforce-limits.ts";
import { invalidInput } from "./problem.ts";
import { parseJson, readText } from "./read-body.ts";
import { sendReply } from "./send-reply.ts";

type Identified = Pick<Context, "actor" | "orgId" | "role" | "permissions"> & { isBearer: boolean };

/** One order for every request: identity, access, cross-site check, parse, limit, verb, parse output, send. */
export function toHandler(runtime: Runtime, route: Route): (c: HonoContext) => Promise<Response> {
  return async (c) => {
    const started = performance.now();
    const response = await handle(runtime, route, c);
    const { metrics } = runtime.deps;
    metrics.observe("aegis_http_request_duration_seconds", (performance.now() - started) / 1_000, { route: route.path });
    return response;
  };
}

async function handle(runtime: Runtime, route: Route, c: HonoContext): Promise<Response> {
  const raw = c.req.raw;
  const request: RequestInfo = {
    cookies: parseCookies(raw.headers.get("cookie")),
    headers: raw.headers,
    rawBody: route.method === "get" ? "" : await readText(raw),
    signal: raw.signal,
  };
  const identified = await identify(runtime, route, request);
  const requestId: string = c.get("requestId");
  const ctx: Context<AppDeps> = {
    actor: identified.actor,
    orgId: identified.orgId,
    role: identified.role,
    permissions: identified.permissions,
    requestId,
    ip: clientIpOf(c, runtime.env.isVercel),
    userAgent: raw.headers.get("user-agent") ?? "",
    clock: runtime.deps.clock,
    log: runtime.deps.log.child({ requestId }),
    deps: runtime.deps,
  };
  await authorize(route.access, ctx, request, `/api${route.path}`);
  if (!identified.isBearer && route.access !== "queue" && route.access !== "cron") assertSameSite(raw, runtime.env.corsOrigins);
  const input = {
    ctx,
    params: parse(route.params, "params", c.req.param()),
    query: parse(route.query, "query", queryOf(raw.url)),
    body: parseBody(route, request),
    request,
  };
  return sendReply(runtime, route, input, async () => assertWithinLimits(runtime, route, ctx));
}

const ANONYMOUS: Identified = {
  actor: { type: "system", job: "anonymous-request" },
  orgId: "",
  role: null,
  permissions: new Set(),
  isBearer: false,
};

async function identify(runtime: Runtime, route: Route, request: RequestInfo): Promise<Identified> {
  if (route.access === "queue" || route.access === "cron" || route.access === "metrics") return ANONYMOUS;
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const token = bearer ?? request.cookies[ACCESS_COOKIE];
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

function parseBody(route: Route, request: RequestInfo): unknown {
  return route.body && parse(route.body, "body", parseJson(request.rawBody, request.headers.get("content-type")));
}

function parse(schema: z.ZodType | undefined, where: "params" | "query" | "body", value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(where, result.error);
  return result.data;
}
