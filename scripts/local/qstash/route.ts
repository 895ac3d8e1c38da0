import { z } from "zod";
import type { QStashClock } from "./clock.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { QStashLimits } from "./limits.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Store } from "./store.ts";

/** What every endpoint works on. */
export type Core = {
  store: Store;
  clock: QStashClock;
  limits: QStashLimits;
  maxParallel: number;
  dispatcher: Dispatcher;
  scheduler: Scheduler;
};

export type ApiRequest = {
  method: string;
  /** Path and query exactly as sent: a destination inside it must not be decoded or normalised. */
  rawUrl: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  callerIp: string;
};

export type Params = (name: string) => string;
export type ApiReply = { status: number; body?: unknown };

export type Route = {
  method: string;
  /** `{name}` is one path segment, `{name...}` the rest of the raw address, query included. */
  path: string;
  handle: (request: ApiRequest, params: Params) => ApiReply;
};

/** The vendor's 404 for what it does not have; this stand-in answers the same for what it leaves out. */
export function dispatchRoute(routes: readonly Route[], request: ApiRequest): ApiReply {
  for (const route of routes) {
    if (route.method !== request.method) continue;
    const params = matchPath(route.path, request.rawUrl);
    if (params) return route.handle(request, params);
  }
  throw new ProtocolError(404, `not found: ${request.method} ${request.rawUrl.split("?")[0]}`);
}

function matchPath(path: string, rawUrl: string): Params | null {
  const takesRest = path.endsWith("...}");
  const source = path.replaceAll(/\{(\w+)(\.\.\.)?\}/g, (_match, name: string, rest: string | undefined) =>
    rest ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  const match = new RegExp(`^${source}$`).exec(takesRest ? rawUrl : (rawUrl.split("?")[0] ?? ""));
  if (!match) return null;
  return (name) => {
    const value = match.groups?.[name];
    if (value === undefined) throw new Error(`The route ${path} has no parameter ${name}.`);
    return takesRest ? value : decodeSegment(value);
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ProtocolError(400, `invalid path segment: ${segment}`);
  }
}

export function readJson<Value>(request: ApiRequest, schema: z.ZodType<Value>): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw new ProtocolError(400, "invalid JSON body");
  }
  const result = schema.safeParse(parsed);
  if (!result.success) throw new ProtocolError(400, `invalid body: ${z.prettifyError(result.error)}`);
  return result.data;
}
