import type { Context as HonoContext } from "hono";
import { readTraceParent } from "../../lib/platform/tracing/trace-parent.ts";
import { NO_TRACER, type Tracer } from "../../lib/platform/tracing/tracer.ts";

type Send<Work> = (c: HonoContext, route: string, work: Work) => Promise<Response>;

/** One span for each request, until the first byte of its answer. Without an exporter the way is the same as without this. */
export function traceRequests<Work>(send: Send<Work>, tracer: Tracer): Send<Work> {
  if (tracer === NO_TRACER) return send;
  return (c, route, work) => {
    const { method } = c.req;
    const attributes = { "http.request.method": method, "http.route": route };
    const parent = readTraceParent(c.req.header("traceparent") ?? null);
    return tracer.span(`${method} ${route}`, { kind: "server", attributes, parent }, async (end) => {
      const response = await send(c, route, work);
      const { status, headers } = response;
      end({
        attributes: { "http.response.status_code": status, "aegis.request_id": headers.get("x-request-id") ?? "" },
        errorType: status >= 500 ? String(status) : null,
      });
      return response;
    });
  };
}
