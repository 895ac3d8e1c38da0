import { toEventBytes } from "./byte-stream.ts";

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) from an async iterable. */
export type EventFrame =
  | { type: "event"; id: string | null; event: string; data: unknown }
  | { type: "ping" }
  /** The last frame before a planned close: the browser comes back after this time. */
  | { type: "retry"; afterMs: number };

export const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

export function toEventStream(frames: AsyncIterable<EventFrame>, onError: (error: unknown) => EventFrame): ReadableStream<Uint8Array> {
  return toEventBytes(frames, formatFrame, onError);
}

export function formatFrame(frame: EventFrame): string {
  switch (frame.type) {
    case "ping":
      return ": ping\n\n";
    case "retry":
      return `retry: ${frame.afterMs}\n\n`;
    case "event":
      return `${frame.id === null ? "" : `id: ${frame.id}\n`}event: ${frame.event}\ndata: ${JSON.stringify(frame.data)}\n\n`;
  }
}
