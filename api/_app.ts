import { Hono } from "hono";
import { AppError } from "../lib/platform/errors.ts";
import { createId } from "../lib/platform/ids.ts";
import type { Runtime } from "../lib/runtime/runtime.ts";
import { applyCors } from "./_http/cors.ts";
import type { Route } from "./_http/define-route.ts";
import { toHandler } from "./_http/mount-route.ts";
import { toProblemResponse } from "./_http/problem.ts";
import { securityHeaders } from "./_http/security-headers.ts";
import { routes as allRoutes } from "./_routes/registry.ts";

type Variables = { Variables: { requestId: string } };

/** The one HTTP application: request id, headers, CORS, then the declared routes. It has three mounts and knows none of them. */
export function createApp(runtime: Runtime, routes: readonly Route[] = allRoutes): Hono<Variables> {
  const app = new Hono<Variables>();
  const { baseUrl, corsOrigins } = runtime.env;
  const { log, metrics } = runtime.deps;

  app.use(async (c, next) => {
    c.set("requestId", createId("request"));
    await next();
    for (const [name, value] of securityHeaders(baseUrl)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set("x-request-id", c.get("requestId"));
    metrics.count("aegis_http_requests_total", { method: c.req.method, status: String(c.res.status) });
  });
  app.use(applyCors(corsOrigins));
  app.onError((error, c) => {
    const requestId = c.get("requestId");
    if (error instanceof AppError) log.debug({ requestId, code: error.code, path: c.req.path }, "a request was refused");
    else log.error({ requestId, path: c.req.path, error }, "a request failed");
    return toProblemResponse(error, requestId, baseUrl);
  });

  const allowed = new Map<string, string[]>();
  for (const route of routes) {
    const path = `/api${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    allowed.set(path, [...(allowed.get(path) ?? []), route.method.toUpperCase()]);
    const handler = toHandler(runtime, route);
    for (const mounted of [path, ...aliasesOf(route)]) app.on(route.method.toUpperCase(), mounted, handler);
  }
  for (const [path, methods] of allowed) {
    app.all(path, (c) => {
      const error = new AppError("method_not_allowed", "request.method_not_allowed", `This address takes ${methods.join(", ")}.`);
      const response = toProblemResponse(error, c.get("requestId"), baseUrl);
      response.headers.set("allow", methods.join(", "));
      return response;
    });
  }
  app.notFound((c) =>
    toProblemResponse(new AppError("not_found", "request.no_such_route", "There is nothing at this address."), c.get("requestId"), baseUrl),
  );
  return app;
}

/** /health and /status are rewritten to the function under their own names by some hosts. */
function aliasesOf(route: Route): string[] {
  return route.path === "/health" || route.path === "/status" ? [route.path] : [];
}
