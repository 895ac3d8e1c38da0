import { Hono, type Context as HonoContext } from "hono";
import { AppError } from "../lib/platform/errors.ts";
import { createId } from "../lib/platform/ids.ts";
import type { Runtime } from "../lib/runtime/runtime.ts";
import { applyCors } from "./_http/cors.ts";
import { createRequestCounter } from "./_http/count-request.ts";
import type { Route } from "./_http/define-route.ts";
import { createMethodTable } from "./_http/method-table.ts";
import { handleRequest } from "./_http/mount-route.ts";
import { headersOf, toKnownError, toProblemReply } from "./_http/problem.ts";
import { type Reply, toReply, toResponse } from "./_http/reply.ts";
import { createLineLogger, openLine, type RequestLine } from "./_http/request-line.ts";
import { securityHeaders } from "./_http/security-headers.ts";
import { traceRequests } from "./_http/trace-requests.ts";
import { isWirePath } from "./_http/wire.ts";
import { toWireError } from "./_http/wire-error.ts";
import { routes as allRoutes } from "./_routes/registry.ts";

/** The one HTTP application: every declared route, and one answer for everything else. It has three mounts and knows none of them. */
export function createApp(runtime: Runtime, routes: readonly Route[] = allRoutes): Hono {
  const app = new Hono();
  const { corsOrigins } = runtime.env;
  const send = traceRequests(createSender(runtime), runtime.deps.tracer);
  if (corsOrigins.length > 0) app.use(applyCors(corsOrigins));

  const methods = createMethodTable(routes);
  for (const route of routes) {
    const handler = (c: HonoContext) => send(c, route.path, (line) => handleRequest(runtime, route, c, line));
    for (const path of methods.pathsOf(route)) app.on(route.method.toUpperCase(), path, handler);
  }
  app.notFound((c) =>
    send(c, "unknown", async () => {
      const allowed = methods.allowedAt(c.req.path);
      if (allowed.length === 0) throw new AppError("not_found", "request.no_such_route", "There is nothing at this address.");
      throw new AppError("method_not_allowed", "request.method_not_allowed", `This address takes ${allowed.join(", ")}.`, {
        allow: allowed,
      });
    }),
  );
  return app;
}

type Send = (c: HonoContext, route: string, work: (line: RequestLine) => Promise<Reply>) => Promise<Response>;

/** Request id, common headers, errors as problems, log and counters: the same around every answer. */
function createSender(runtime: Runtime): Send {
  const base = securityHeaders(runtime.env.baseUrl);
  const { log, reportError, measuring } = runtime.deps;
  const count = createRequestCounter(runtime.deps.metrics);
  const writeLine = createLineLogger(log, runtime.deps.logPseudonyms);
  return async (c, route, work) => {
    const startedAt = performance.now();
    const requestId = createId("request");
    const line = openLine(requestId);
    const reply = await work(line).catch(async (error: unknown) => {
      if (error instanceof AppError) {
        line.code = error.code;
        log.debug({ requestId, code: error.code, route }, "a request was refused");
      } else {
        log.error({ requestId, route, error }, "a request failed");
        await reportError(error, { requestId, route });
      }
      return toErrorReply(c, error, requestId, runtime.env.baseUrl);
    });
    const answered = { method: c.req.method, route, status: reply.status, seconds: (performance.now() - startedAt) / 1_000 };
    count(answered);
    writeLine(line, answered);
    measuring.notice();
    return toResponse(reply, base, requestId);
  };
}

/** By the address that was asked for: also what is not there answers in the shape its clients read. */
function toErrorReply(c: HonoContext, thrown: unknown, requestId: string, baseUrl: string): Reply {
  if (!isWirePath(c.req.path.slice("/api".length))) return toProblemReply(thrown, requestId, baseUrl);
  const { status, error } = toWireError(thrown, requestId, baseUrl);
  return toReply(status, JSON.stringify({ error }), { ...headersOf(toKnownError(thrown)), "content-type": "application/json" });
}
