import { AppError } from "../../lib/platform/errors.ts";
import { withIdempotency } from "../../lib/platform/idempotency/with-idempotency.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { formatCookie, isReplyWithCookies, type SetCookie } from "./cookies.ts";
import type { AnyHandleInput, AnyJsonRoute, Route } from "./define-route.ts";
import { EVENT_STREAM_HEADERS, toEventStream } from "./event-stream.ts";
import { toProblem } from "./problem.ts";
import { type Reply, toReply } from "./reply.ts";

/** Runs the verb and sends what it returned, in the form the route declares. `limit` counts the call and gives the headers. */
export async function sendReply(
  runtime: Runtime,
  route: Route,
  input: AnyHandleInput,
  limit: () => Promise<Record<string, string>>,
): Promise<Reply> {
  switch (route.reply) {
    case "events": {
      const headers = await limit();
      const { requestId, log } = input.ctx;
      const stream = toEventStream(await route.handle(input), (error) => {
        log.error({ route: route.path, error }, "a stream failed");
        return { type: "event", id: null, event: "error", data: toProblem(error, requestId, runtime.env.baseUrl) };
      });
      return toReply(200, stream, { ...EVENT_STREAM_HEADERS, ...headers });
    }
    case "text": {
      const headers = await limit();
      return toReply(200, await route.handle(input), { "content-type": route.contentType, ...headers });
    }
    default:
      return sendJson(runtime, route, input, limit);
  }
}

type Produced = { body: unknown; cookies: readonly SetCookie[] };

async function sendJson(
  runtime: Runtime,
  route: AnyJsonRoute,
  input: AnyHandleInput,
  limit: () => Promise<Record<string, string>>,
): Promise<Reply> {
  const repeated = await route.findRepeated?.(input);
  if (repeated != null) return toJson(route, route.output.parse(repeated), {});
  const headers = await limit();
  const cached = await findCached(route, input);
  if (cached !== null) return toJson(route, JSON.parse(cached), headers);
  const key = route.isIdempotent ? input.request.headers.get("idempotency-key") : null;
  if (key !== null) return sendIdempotent(route, input, key, headers);
  const { body, cookies } = await produce(route, input);
  if (route.cache) await input.ctx.deps.cache.put(cacheKeyOf(route, input), JSON.stringify(body), route.cache.seconds);
  const isSecure = runtime.env.baseUrl.startsWith("https:");
  return toJson(
    route,
    body,
    headers,
    cookies.map((cookie) => formatCookie(cookie, isSecure)),
  );
}

async function produce(route: AnyJsonRoute, input: AnyHandleInput): Promise<Produced> {
  const returned: unknown = await route.handle(input);
  const { body, cookies } = isReplyWithCookies(returned) ? returned : { body: returned, cookies: [] };
  return { body: route.output.parse(body), cookies };
}

async function sendIdempotent(route: AnyJsonRoute, input: AnyHandleInput, key: string, headers: Record<string, string>): Promise<Reply> {
  if (!/^[\x21-\x7e]{8,255}$/.test(key))
    throw new AppError("malformed", "request.idempotency_key_malformed", "An Idempotency-Key has 8 to 255 visible characters.");
  const { ctx, params, query, body } = input;
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  const call = { key, orgId: ctx.orgId, userId, route: `${route.method} ${route.path}`, content: { params, query, body } };
  const reply = await withIdempotency({ ...ctx.deps, clock: ctx.clock }, call, async () => ({
    status: route.status ?? 200,
    body: (await produce(route, input)).body,
  }));
  return toJson(route, reply.body, reply.isReplay ? { ...headers, "idempotent-replayed": "true" } : headers);
}

function cacheKeyOf(route: AnyJsonRoute, { ctx, params, query }: AnyHandleInput) {
  const isShared = route.cache?.scope === "public";
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  return {
    name: route.path,
    orgId: isShared ? "" : ctx.orgId,
    userId: isShared ? "" : userId,
    query: JSON.stringify([params ?? null, query ?? null]),
  };
}

async function findCached(route: AnyJsonRoute, input: AnyHandleInput): Promise<string | null> {
  return route.cache ? input.ctx.deps.cache.find(cacheKeyOf(route, input)) : null;
}

function toJson(route: AnyJsonRoute, body: unknown, headers: Record<string, string>, cookies: readonly string[] = []): Reply {
  const status = route.statusOf?.(body) ?? route.status ?? 200;
  if (status === 204) return toReply(status, null, headers, cookies);
  const shared = route.cache?.scope === "public" ? { "cdn-cache-control": `public, s-maxage=${route.cache.seconds}` } : {};
  return toReply(status, JSON.stringify(body), { "content-type": "application/json", ...shared, ...headers }, cookies);
}
