import type { z } from "zod";
import type { Context } from "../../lib/platform/context.ts";
import type { AppError } from "../../lib/platform/errors.ts";
import type { Limit } from "../../lib/platform/limits/limit.ts";
import type { Permission } from "../../lib/platform/permissions.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { ReplyWithCookies } from "./cookies.ts";
import type { EventFrame } from "./event-stream.ts";
import type { WireReply } from "./wire.ts";

/**
 * A route declares everything the surface does for it: who may call, how often, what goes in and out. The mount enforces
 * it in one order: identity, access, cross-site check, limit, parse, verb, parse output, send.
 */
export type Method = "get" | "post" | "put" | "patch" | "delete";

/**
 * No default: a public route says so. `queue` is a verified QStash callback, `cron` carries CRON_SECRET, `metrics` carries
 * METRICS_TOKEN, `webhook` a message signed with the secret of the webhook it names, which its verb proves before all else, `telegram`
 * the secret that Telegram was given for its updates.
 */
export type Access = Permission | "signed-in" | "public" | "queue" | "cron" | "metrics" | "webhook" | "telegram";

/** Asked for, not handed over: what nobody asks for is never made. */
export type RequestInfo = {
  header(name: string): string | null;
  cookie(name: string): string | null;
  rawBody: string;
  /** Of a route with `receives`: the body as it came, read when somebody asks for it. */
  bytes(): Promise<Uint8Array>;
  /** Aborts when the caller goes away, or may not act any more. */
  signal(): AbortSignal;
  /** Why it was aborted, where that was not the caller. */
  halted(): AppError | null;
};

type Schema = z.ZodType;
type Infer<S> = S extends Schema ? z.output<S> : undefined;

export type HandleInput<P, Q, B> = { ctx: Context<AppDeps>; params: Infer<P>; query: Infer<Q>; body: Infer<B>; request: RequestInfo };

type Common<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = {
  method: Method;
  /** Below /api, path parameters as `{chatId}`. */
  path: string;
  summary: string;
  /** What the reference says beyond the summary: a few plain sentences, markdown allowed. */
  description?: string;
  access: Access;
  /** What does lasting harm in the wrong hands: the session must have proven itself within the last ten minutes. */
  stepUp?: true;
  /** Null only for verified callbacks, health and event reconnects. */
  limit: Limit | null;
  params?: P;
  query?: Q;
  body?: B;
  /** Where it is more than what any other route takes. */
  bodyMaxBytes?: number;
  /** A body taken as its bytes: a file, or a signed message. Only such a route takes one, and not a byte of it is read before the caller may send it. */
  receives?: { mediaType: "multipart/form-data" | "application/octet-stream" | "text/csv" | "application/json"; schema: Schema };
  errors: readonly string[];
};

export type JsonRoute<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined, O extends Schema> = Common<
  P,
  Q,
  B
> & {
  reply?: "json";
  output: O;
  status?: 200 | 202 | 204;
  /** Another status chosen by the answer, for health. */
  statusOf?(output: z.output<O>): 200 | 503;
  /** The answer may be kept this long; `public` entries are shared, `user` entries belong to one user of one organization. */
  cache?: { seconds: number; scope: "public" | "user" };
  /** Honours the Idempotency-Key header, for answers that do not stream. */
  isIdempotent?: true;
  /** Server-sent events instead of the one answer, for whoever asks for them. */
  stream?: { isAsked(input: HandleInput<P, Q, B>): boolean; follow(input: HandleInput<P, Q, B>): Promise<AsyncIterable<EventFrame>> };
  /** The answer already given to this very request, looked up before any limit counts it. */
  findRepeated?(input: HandleInput<P, Q, B>): Promise<z.input<O> | null>;
  handle(input: HandleInput<P, Q, B>): Promise<z.input<O> | ReplyWithCookies<z.input<O>>>;
};

export type EventRoute<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = Common<P, Q, B> & {
  reply: "events";
  handle(input: HandleInput<P, Q, B>): Promise<AsyncIterable<EventFrame>>;
};

export type TextRoute<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = Common<P, Q, B> & {
  reply: "text";
  contentType: string;
  handle(input: HandleInput<P, Q, B>): Promise<string>;
};

/** A file to keep, sent as it is made. */
export type Download = { fileName: string; contentType: string; chunks: AsyncIterable<string | Uint8Array> };

export type DownloadRoute<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = Common<P, Q, B> & {
  reply: "download";
  /** What it may be, for the API document. */
  mediaTypes: readonly string[];
  handle(input: HandleInput<P, Q, B>): Promise<Download>;
};

/** Below /v1 alone: OpenAI's wire format. `output` is documented, and tests hold answers to it; nothing parses them on the way out. */
export type WireRoute<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = Common<P, Q, B> & {
  reply: "wire";
  output: Schema;
  /** Honours the Idempotency-Key header for answers that do not stream. */
  isIdempotent?: true;
  handle(input: HandleInput<P, Q, B>): Promise<WireReply>;
};

type AnySchema = Schema | undefined;

/** A route of any input shape, as the registry and the mount see it: what comes in is unknown until its own schema has parsed it. */
export type AnyJsonRoute = JsonRoute<AnySchema, AnySchema, AnySchema, Schema>;
export type AnyWireRoute = WireRoute<AnySchema, AnySchema, AnySchema>;
export type Route =
  | AnyJsonRoute
  | EventRoute<AnySchema, AnySchema, AnySchema>
  | TextRoute<AnySchema, AnySchema, AnySchema>
  | DownloadRoute<AnySchema, AnySchema, AnySchema>
  | AnyWireRoute;
export type AnyHandleInput = HandleInput<AnySchema, AnySchema, AnySchema>;

export function defineRoute<
  O extends Schema,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(route: JsonRoute<P, Q, B, O>): JsonRoute<P, Q, B, O> {
  return route;
}

export function defineEventRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(route: Omit<EventRoute<P, Q, B>, "reply">): EventRoute<P, Q, B> {
  return { ...route, reply: "events" };
}

export function defineTextRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(route: Omit<TextRoute<P, Q, B>, "reply">): TextRoute<P, Q, B> {
  return { ...route, reply: "text" };
}

export function defineDownloadRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(route: Omit<DownloadRoute<P, Q, B>, "reply">): DownloadRoute<P, Q, B> {
  return { ...route, reply: "download" };
}

export function defineWireRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(route: Omit<WireRoute<P, Q, B>, "reply">): WireRoute<P, Q, B> {
  return { ...route, reply: "wire" };
}
