/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) from an async iterable. */
export type EventFrame =
  | { type: "event"; id: string | null; event: string; data: unknown }
  | { type: "ping" }
  /** The last frame before a planned close: the browser comes back after this time. */
  | { type: "retry"; afterMs: number };

const encoder = new TextEncoder();

export const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

export function toEventStream(frames: AsyncIterable<EventFrame>, onError: (error: unknown) => EventFrame): ReadableStream<Uint8Array> {
  const iterator = frames[Symbol.asyncIterator]();
  let isCancelled = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next().catch((error: unknown) => ({ done: false as const, value: onError(error), isLast: true }));
      // A reader that has gone while we waited has closed the stream already.
      if (isCancelled) return;
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(formatFrame(next.value)));
      if ("isLast" in next) controller.close();
    },
    async cancel() {
      isCancelled = true;
      await iterator.return?.();
    },
  });
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
