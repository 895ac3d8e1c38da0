import type { IncomingMessage, ServerResponse } from "node:http";
import type { Bytes, RedisEngine, SubscriptionKind } from "../engine.ts";

/** Redis's own hard limit for a subscriber that does not read (client-output-buffer-limit pubsub 32mb). */
const MAX_UNREAD_BYTES = 32 * 1024 * 1024;

type EventStreamRequest = {
  engine: RedisEngine;
  kind: SubscriptionKind;
  names: readonly Bytes[];
  request: IncomingMessage;
  response: ServerResponse;
};

/** Subscribes for as long as the client listens. Each push is one `data:` event, its parts joined by commas. */
export function openEventStream({ engine, kind, names, request, response }: EventStreamRequest): void {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache", connection: "keep-alive" });
  response.flushHeaders();
  const subscription = engine.subscribe(kind, names, {
    receive: (parts) => {
      response.write(toEvent(parts));
      if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
    },
    ended: () => response.end(),
  });
  response.once("close", () => subscription.close());
}

function toEvent(parts: readonly Bytes[]): Buffer {
  const data = parts.join(",").split(/\r\n|\r|\n/);
  return Buffer.from(`${data.map((line) => `data: ${line}\n`).join("")}\n`, "latin1");
}
