import { createHash, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type QStashClock, systemQStashClock } from "./clock.ts";
import { deadLetterRoutes } from "./dead-letter-routes.ts";
import { lockDirectory } from "./directory-lock.ts";
import { createDispatcher } from "./dispatcher.ts";
import { flowControlRoutes } from "./flow-control-routes.ts";
import { freePlanLimits, type QStashLimits } from "./limits.ts";
import { messageRoutes } from "./message-routes.ts";
import { ProtocolError } from "./protocol-error.ts";
import { publishRoutes } from "./publish-routes.ts";
import { resourceRoutes } from "./resource-routes.ts";
import { type ApiReply, type ApiRequest, type Core, dispatchRoute, type Route } from "./route.ts";
import { createScheduler } from "./scheduler.ts";
import type { DeadLetter, Message } from "./schema.ts";
import { openStore, type Store } from "./store.ts";

export type QStashOptions = {
  port?: number;
  /** Keeps the state over restarts; without it the state ends with the process. */
  dir?: string;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  clock?: QStashClock;
  /** Deliveries in flight at once. */
  maxParallel?: number;
  limits?: Partial<QStashLimits>;
};

export type LocalQStash = {
  url: string;
  close(): Promise<void>;
  /** Resolves when nothing is in flight and nothing may go now; what waits for a later time does not count. */
  idle(): Promise<void>;
  /** Accepted and neither delivered, dead nor cancelled, oldest first. */
  messages(): readonly Message[];
  deadLetters(): readonly DeadLetter[];
  /** Delivers a pending or recently delivered message once more, as may happen in real life; resolves with the answer's status. */
  redeliver(messageId: string): Promise<number>;
  /** Makes everything that waits for a time due now, once, and resolves when it has gone out. */
  deliverNow(): Promise<void>;
  /** Accepts messages and delivers none, as a queue that is late does, until it is called with false. */
  pause(isPaused: boolean): void;
};

const DEFAULT_MAX_PARALLEL = 50;
/** A batch may carry many messages of full size. */
const MAX_REQUEST_BYTES = 32 * 1024 * 1024;

export async function startQStash(options: QStashOptions): Promise<LocalQStash> {
  if (process.env.NODE_ENV === "production") {
    throw new Error("The local QStash is for development. In production set QSTASH_URL and QSTASH_TOKEN of a real QStash account.");
  }
  const { token, currentSigningKey, nextSigningKey, clock = systemQStashClock } = options;
  if (!token || !currentSigningKey || !nextSigningKey) throw new Error("The local QStash needs a token and two signing keys.");
  const unlock = options.dir === undefined ? () => undefined : await lockDirectory(options.dir);
  const server = createServer();
  try {
    server.listen(options.port ?? 0, "127.0.0.1");
    await once(server, "listening");
    const core = createCore(clock, options);
    adoptKeys(core.store, currentSigningKey, nextSigningKey);
    server.on("request", createListener(core, token));
    core.scheduler.wake();
    return toLocalQStash(core, server, unlock);
  } catch (cause) {
    server.close();
    unlock();
    throw cause;
  }
}

function toLocalQStash({ store, clock, dispatcher, scheduler }: Core, server: Server, unlock: () => void): LocalQStash {
  return {
    url: `http://127.0.0.1:${toPort(server.address())}`,
    idle: () => dispatcher.idle(),
    messages: () => [...store.tables.message.values()],
    deadLetters: () => [...store.tables.deadLetter.values()],
    redeliver: (messageId) => dispatcher.redeliver(messageId),
    pause: (isPaused) => dispatcher.pause(isPaused),
    deliverNow: () => {
      const waiting = [...store.tables.message.values()].filter(({ nextAttemptAt }) => nextAttemptAt > clock.now());
      const due = waiting.map((message) => ({ ...message, nextAttemptAt: clock.now() }));
      store.commit(due.map((message) => ({ kind: "message", id: message.messageId, value: message })));
      return dispatcher.idle();
    },
    close: async () => {
      scheduler.close();
      server.close();
      server.closeAllConnections();
      await dispatcher.close();
      store.close();
      unlock();
    },
  };
}

function createCore(clock: QStashClock, options: QStashOptions): Core {
  const store = openStore(options.dir);
  const limits = { ...freePlanLimits, ...options.limits };
  const maxParallel = options.maxParallel ?? DEFAULT_MAX_PARALLEL;
  const dispatcher = createDispatcher({ store, clock, limits, maxParallel });
  const scheduler = createScheduler({ store, clock, limits, onFired: () => dispatcher.wake() });
  return { store, clock, limits, maxParallel, dispatcher, scheduler };
}

/** Keys rotated in an earlier run stay, unless the configuration has moved on since. */
function adoptKeys(store: Store, current: string, next: string): void {
  const configured = store.tables.signingKeys.get("configured");
  if (configured?.current === current && configured.next === next) return;
  store.commit([
    { kind: "signingKeys", id: "configured", value: { current, next } },
    { kind: "signingKeys", id: "keys", value: { current, next } },
  ]);
}

function createListener(core: Core, token: string) {
  const routes = [publishRoutes, messageRoutes, deadLetterRoutes, resourceRoutes, flowControlRoutes].flatMap((routesOf) => routesOf(core));
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(routes, token, incoming)
      .catch(toErrorReply)
      .then(({ status, body, headers }) => {
        const text = body === undefined ? "" : JSON.stringify(body);
        outgoing.writeHead(status, { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) }).end(text);
      });
  };
}

type Reply = ApiReply & { headers?: Readonly<Record<string, string>> };

async function answer(routes: readonly Route[], token: string, incoming: IncomingMessage): Promise<Reply> {
  if (!isSame(incoming.headers.authorization ?? "", `Bearer ${token}`)) {
    throw new ProtocolError(401, "unable to authenticate: invalid token");
  }
  return dispatchRoute(routes, await readRequest(incoming));
}

function toErrorReply(cause: unknown): Reply {
  if (cause instanceof ProtocolError) return { status: cause.status, body: { error: cause.message }, headers: cause.headers };
  console.error("QStash:", cause);
  return { status: 500, body: { error: "internal server error" } };
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const rawUrl = incoming.url ?? "/";
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = Array.isArray(value) ? value.join(", ") : (value ?? "");
  const queryStartsAt = rawUrl.indexOf("?");
  return {
    method: incoming.method ?? "GET",
    rawUrl,
    query: new URLSearchParams(queryStartsAt === -1 ? "" : rawUrl.slice(queryStartsAt + 1)),
    headers,
    body: await readBody(incoming),
    callerIp: incoming.socket.remoteAddress ?? "127.0.0.1",
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_REQUEST_BYTES) throw new ProtocolError(413, `request body is larger than ${MAX_REQUEST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Hashed first, so that the comparison takes the same time for every guess of every length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function toPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The local QStash does not listen on a port.");
  return address.port;
}
