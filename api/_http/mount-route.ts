import type { Context as HonoContext } from "hono";
import type { Context } from "../../lib/platform/context.ts";
import { withFields } from "../../lib/platform/log.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { admit } from "./admit.ts";
import { type CallLease, openLease } from "./call-lease.ts";
import { clientIpOf } from "./client-ip.ts";
import { parseCookies } from "./cookies.ts";
import { assertSameSite } from "./cross-site.ts";
import type { RequestInfo, Route } from "./define-route.ts";
import { endWith } from "./end-with.ts";
import { ANONYMOUS, type Identified, identify, isAnonymous } from "./identify.ts";
import { noteDenial } from "./note-denial.ts";
import { parse, parseBody, queryOf } from "./parse-input.ts";
import { assertMediaType, parseJson, readBytes, readText } from "./read-body.ts";
import type { Reply } from "./reply.ts";
import { noteCaller, type RequestLine } from "./request-line.ts";
import { sendReply } from "./send-reply.ts";

type Caller = Identified & Pick<Context, "ip" | "userAgent">;

/** One order for every request: identity, access, maintenance, leases, cross-site check, parse, limit, verb, parse output, send. */
export async function handleRequest(runtime: Runtime, route: Route, c: HonoContext, line: RequestLine): Promise<Reply> {
  const { requestId } = line;
  const raw = c.req.raw;
  const isTextBody = route.method !== "get" && !route.receives;
  const request = toRequestInfo(raw, isTextBody ? await readText(raw, route.bodyMaxBytes) : "", route);
  let ctx: Context<AppDeps> | null = null;
  try {
    const caller = isAnonymous(route, request) ? NOBODY : toCaller(runtime, c, await identify(runtime, route, c, request));
    ctx = toContext(runtime, caller, requestId);
    noteCaller(line, ctx);
    return await answer(runtime, route, c, { ctx, caller, request });
  } catch (error) {
    noteDenial(ctx ?? toContext(runtime, toCaller(runtime, c, ANONYMOUS), requestId), route, request, error);
    throw error;
  }
}

/** What they send proves itself, and no page can make it. */
function isCalledByMachines({ access }: Route): boolean {
  return access === "queue" || access === "cron" || access === "webhook" || access === "telegram";
}

type Asked = { ctx: Context<AppDeps>; caller: Caller; request: RequestInfo };

async function answer(runtime: Runtime, route: Route, c: HonoContext, { ctx, caller, request }: Asked): Promise<Reply> {
  const { raw } = c.req;
  const gate = admit(route, ctx, request);
  if (gate) await gate;
  const lease = openLease(route, ctx, raw.signal);
  if (lease) return answerUnderLease(runtime, route, c, { ctx, caller, request }, await lease);
  return answerAllowed(runtime, route, c, { ctx, caller, request });
}

async function answerUnderLease(runtime: Runtime, route: Route, c: HonoContext, asked: Asked, lease: CallLease): Promise<Reply> {
  const { signal, halted, end } = lease;
  try {
    return endWith(await answerAllowed(runtime, route, c, { ...asked, request: { ...asked.request, signal, halted } }), end);
  } catch (error) {
    end();
    throw halted() ?? error;
  }
}

async function answerAllowed(runtime: Runtime, route: Route, c: HonoContext, { ctx, caller, request }: Asked): Promise<Reply> {
  const { raw } = c.req;
  if (!caller.isBearer && !isCalledByMachines(route)) assertSameSite(raw, runtime.env.corsOrigins);
  const input = {
    ctx,
    params: route.params && parse(route.params, "params", c.req.param()),
    query: route.query && parse(route.query, "query", queryOf(raw.url)),
    body: route.body && parseBody(route, route.body, parseJson(request.rawBody, raw.headers.get("content-type"))),
    request,
  };
  if (route.receives) assertMediaType(raw.headers.get("content-type"), route.receives.mediaType);
  return sendReply(runtime, route, input);
}

/**
 * Functions, since headers, cookies and the abort signal are made when somebody asks and each costs more than most routes. No
 * getters: an object literal with accessors gets a hidden class of its own each time, and collecting those cost as much.
 */
function toRequestInfo(raw: Request, rawBody: string, { receives, bodyMaxBytes = 0 }: Route): RequestInfo {
  return {
    header: (name) => raw.headers.get(name),
    cookie: (name) => parseCookies(raw.headers.get("cookie"))[name] ?? null,
    rawBody,
    bytes: async () => (receives ? readBytes(raw, bodyMaxBytes) : new Uint8Array()),
    signal: () => raw.signal,
    halted: () => null,
  };
}

function toCaller({ env }: Runtime, c: HonoContext, { actor, orgId, role, platformRole, permissions, isBearer }: Identified): Caller {
  return {
    actor,
    orgId,
    role,
    platformRole,
    permissions,
    isBearer,
    ip: clientIpOf(c, env.isVercel),
    userAgent: c.req.raw.headers.get("user-agent") ?? "",
  };
}

function toContext({ deps }: Runtime, caller: Caller, requestId: string): Context<AppDeps> {
  const { actor, orgId, role, platformRole, permissions, ip, userAgent } = caller;
  return {
    actor,
    orgId,
    role,
    platformRole,
    permissions,
    requestId,
    ip,
    userAgent,
    clock: deps.clock,
    log: withFields(deps.log, { requestId }),
    deps,
  };
}

/** Nothing counts or records who called such a route, so not even the address is looked at. */
const NOBODY: Caller = { ...ANONYMOUS, ip: "", userAgent: "" };
