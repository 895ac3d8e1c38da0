import { AppError } from "../../lib/platform/errors.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { answerOnce } from "./answer-once.ts";
import { toByteStream } from "./byte-stream.ts";
import { callerOf } from "./caller-of.ts";
import { formatCookie, isReplyWithCookies, type SetCookie } from "./cookies.ts";
import type { AnyHandleInput, AnyJsonRoute, Route } from "./define-route.ts";
import { assertWithinLimits } from "./enforce-limits.ts";
import { EVENT_STREAM_HEADERS, type EventFrame, toEventStream } from "./event-stream.ts";
import { toProblem } from "./problem.ts";
import { type Reply, toReply } from "./reply.ts";
import { sendWire } from "./send-wire.ts";
import { toDisposition } from "./to-disposition.ts";

/** Counts the call against its limit, runs the verb and sends what it returned, in the form the route declares. */
export async function sendReply(runtime: Runtime, route: Route, input: AnyHandleInput): Promise<Reply> {
  switch (route.reply) {
    case "events":
      return sendEvents(runtime, route, input, () => route.handle(input));
    case "text": {
      const headers = await count(runtime, route, input);
      return toReply(200, await route.handle(input), { "content-type": route.contentType, ...headers });
    }
    case "download": {
      const headers = await count(runtime, route, input);
      const { fileName, contentType, chunks } = await route.handle(input);
      const stream = toByteStream(chunks, (error) => input.ctx.log.error({ route: route.path, error }, "a download failed"));
      const disposition = toDisposition(fileName);
      return toReply(200, stream, { ...DOWNLOADED, "content-type": contentType, "content-disposition": disposition, ...headers });
    }
    case "wire":
      return sendWire(runtime, route, input, await count(runtime, route, input));
    default: {
      const { stream } = route;
      return stream?.isAsked(input) ? sendEvents(runtime, route, input, () => stream.follow(input)) : sendJson(runtime, route, input);
    }
  }
}

type Follow = () => Promise<AsyncIterable<EventFrame>>;

async function sendEvents(runtime: Runtime, route: Route, input: AnyHandleInput, follow: Follow): Promise<Reply> {
  const headers = await count(runtime, route, input);
  const { requestId, log } = input.ctx;
  const stream = toEventStream(await follow(), (thrown) => {
    const error = input.request.halted() ?? thrown;
    if (error instanceof AppError) log.debug({ route: route.path, code: error.code }, "a stream broke");
    else log.error({ route: route.path, error }, "a stream failed");
    return { type: "event", id: null, event: "error", data: toProblem(error, requestId, runtime.env.baseUrl) };
  });
  return toReply(200, stream, { ...EVENT_STREAM_HEADERS, ...headers });
}

/** Whatever a person once sent is nothing that a browser may run under our name. */
const DOWNLOADED: Record<string, string> = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox" };

type Produced = { body: unknown; cookies: readonly SetCookie[] };

const UNCOUNTED: Record<string, string> = {};

/** The headers that tell where the caller stands. */
function count(runtime: Runtime, route: Route, input: AnyHandleInput): Promise<Record<string, string>> | Record<string, string> {
  return route.limit ? assertWithinLimits(runtime, route.limit, input.ctx) : UNCOUNTED;
}

/** Waits only for what the route declares: each needless step would be paid by every request. */
async function sendJson(runtime: Runtime, route: AnyJsonRoute, input: AnyHandleInput): Promise<Reply> {
  const repeated = route.findRepeated && (await route.findRepeated(input));
  if (repeated != null) return toJson(route, route.output.parse(repeated), {});
  const headers = route.limit ? await count(runtime, route, input) : UNCOUNTED;
  const cached = route.cache ? await input.ctx.deps.cache.find(cacheKeyOf(route, input)) : null;
  if (cached !== null) return toJson(route, JSON.parse(cached), headers);
  const key = route.isIdempotent ? input.request.header("idempotency-key") : null;
  if (key !== null) return sendIdempotent(route, input, key, headers);
  const { body, cookies } = parseOutput(route, await route.handle(input));
  if (route.cache) await input.ctx.deps.cache.put(cacheKeyOf(route, input), JSON.stringify(body), route.cache.seconds);
  const isSecure = runtime.env.baseUrl.startsWith("https:");
  return toJson(
    route,
    body,
    headers,
    cookies.map((cookie) => formatCookie(cookie, isSecure)),
  );
}

function parseOutput(route: AnyJsonRoute, returned: unknown): Produced {
  if (isReplyWithCookies(returned)) return { body: route.output.parse(returned.body), cookies: returned.cookies };
  return { body: route.output.parse(returned), cookies: NO_COOKIES };
}

const NO_COOKIES: readonly SetCookie[] = [];

async function sendIdempotent(route: AnyJsonRoute, input: AnyHandleInput, key: string, headers: Record<string, string>): Promise<Reply> {
  const reply = await answerOnce(route, input, key, async () => ({
    status: route.status ?? 200,
    body: parseOutput(route, await route.handle(input)).body,
  }));
  return toJson(route, reply.body, reply.isReplay ? { ...headers, "idempotent-replayed": "true" } : headers);
}

function cacheKeyOf(route: AnyJsonRoute, { ctx, params, query }: AnyHandleInput) {
  const isShared = route.cache?.scope === "public";
  const userId = callerOf(ctx);
  return {
    name: route.path,
    orgId: isShared ? "" : ctx.orgId,
    userId: isShared ? "" : userId,
    query: JSON.stringify([params ?? null, query ?? null]),
  };
}

function toJson(route: AnyJsonRoute, body: unknown, headers: Record<string, string>, cookies: readonly string[] = []): Reply {
  const status = route.statusOf?.(body) ?? route.status ?? 200;
  if (status === 204) return toReply(status, null, headers, cookies);
  return toReply(status, JSON.stringify(body), jsonHeaders(route, headers), cookies);
}

const JSON_ONLY: Record<string, string> = { "content-type": "application/json" };

function jsonHeaders(route: AnyJsonRoute, headers: Record<string, string>): Record<string, string> {
  if (route.cache?.scope === "public") return { ...JSON_ONLY, "cdn-cache-control": `public, s-maxage=${route.cache.seconds}`, ...headers };
  return headers === UNCOUNTED ? JSON_ONLY : { ...JSON_ONLY, ...headers };
}
