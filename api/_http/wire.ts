/**
 * What an OpenAI-compatible address answers: a body as it stands, or server-sent events that are already text. Nothing parses it on
 * the way out; its schema is for the document, and tests hold answers to it.
 */
export type WireReply =
  | { type: "json"; body: object; headers: Readonly<Record<string, string>> }
  | { type: "stream"; events: AsyncIterable<string>; headers: Readonly<Record<string, string>> };

/** Clients point OpenAI's SDK at this address; everything below it, also what is not there, answers in OpenAI's shape. */
const WIRE_PREFIX = "/v1/";

export function isWirePath(path: string): boolean {
  return path.startsWith(WIRE_PREFIX);
}

const encoder = new TextEncoder();

/**
 * Asks for the next event when there is room for it; a reader that goes ends the source. A status that has been sent cannot be taken
 * back: what breaks the source becomes the last event.
 */
export function toByteStream(events: AsyncIterable<string>, onError: (error: unknown) => string): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  let isCancelled = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next().catch((error: unknown) => ({ done: false as const, value: onError(error), isLast: true }));
      if (isCancelled) return;
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      if ("isLast" in next) controller.close();
    },
    async cancel() {
      isCancelled = true;
      await iterator.return?.();
    },
  });
}
