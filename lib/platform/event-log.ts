import { z } from "zod";
import type { RedisConnection } from "./redis.ts";

/** A short-lived ordered log per key (a Redis stream), with a live feed. Ids are `<fence>-<seq>` and Redis itself refuses a smaller one. */
export type LogEntry = { id: string; payload: string };

export type EventLog = {
  /** One round trip: appends in order, refreshes the lifetime, tells the followers. Throws StaleFenceError when a later fence has written. */
  append(key: string, entries: readonly LogEntry[]): Promise<void>;
  /** Entries after `afterId` in order; null means from the start. */
  read(key: string, afterId: string | null): Promise<LogEntry[]>;
  /** Entries appended before `onReady` may not have come by the feed: read the log then. */
  follow(key: string, listener: { onReady(): void; onEntries(entries: readonly LogEntry[]): void; onError(): void }): () => void;
};

export class StaleFenceError extends Error {
  override readonly name = "StaleFenceError";
}

const LIFETIME_SECONDS = 7_200;
const PAGE = 2_000;
const FIELD = "e";
const TOO_SMALL = "equal or smaller than the target stream top item";

export function createEventLog(redis: RedisConnection): EventLog {
  const nameOf = (key: string) => `${redis.prefix}log:${key}`;
  return {
    async append(key, entries) {
      const name = nameOf(key);
      const pipeline = redis.client.pipeline();
      for (const entry of entries) pipeline.xadd(name, entry.id, { [FIELD]: entry.payload });
      if (entries.some((entry) => entry.id.endsWith("-1"))) pipeline.expire(name, LIFETIME_SECONDS);
      // Base64 of the list: the feed's framing splits on line ends and commas.
      pipeline.publish(name, Buffer.from(JSON.stringify(entries)).toString("base64"));
      const replies = await pipeline.exec({ keepErrors: true });
      const refused = replies.find((reply) => reply.error)?.error;
      if (refused?.includes(TOO_SMALL)) throw new StaleFenceError("A later run writes this stream.");
      if (refused) throw new Error("Redis refused to append to a stream.", { cause: new Error(refused) });
    },
    async read(key, afterId) {
      const reply: unknown = await redis.client.xrange(nameOf(key), afterId ? `(${afterId}` : "-", "+", PAGE);
      return rangeSchema.parse(reply).map(([id, [, payload]]) => ({ id, payload }));
    },
    follow(key, listener) {
      const subscriber = redis.client.subscribe<string>(nameOf(key));
      subscriber.on("message", ({ message }) => {
        const entries = parseEntries(message);
        if (entries) listener.onEntries(entries);
        else listener.onError();
      });
      subscriber.on("subscribe", () => listener.onReady());
      subscriber.on("error", () => listener.onError());
      return () => {
        subscriber.removeAllListeners();
        void subscriber.unsubscribe().catch(() => undefined);
      };
    },
  };
}

/** As Redis sends it: our client leaves replies as they are, whatever its types promise. */
const rangeSchema = z.array(z.tuple([z.string(), z.tuple([z.literal(FIELD), z.string()])]));

function parseEntries(message: unknown): LogEntry[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(String(message), "base64").toString("utf8"));
    return Array.isArray(value) ? value.filter(isEntry) : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is LogEntry {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "payload" in value &&
    typeof value.payload === "string"
  );
}
