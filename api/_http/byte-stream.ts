const encoder = new TextEncoder();

/** Asks for the next chunk when the reader has room. A failure breaks the connection off, so that half a file never passes for a whole one. */
export function toByteStream(chunks: AsyncIterable<string | Uint8Array>, onError: (error: unknown) => void): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(typeof next.value === "string" ? encoder.encode(next.value) : next.value);
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/**
 * The same for events, where a status that has been sent cannot be taken back: what breaks the source becomes the last event. A reader
 * that goes ends the source.
 */
export function toEventBytes<Item>(
  items: AsyncIterable<Item>,
  write: (item: Item) => string,
  onError: (error: unknown) => Item,
): ReadableStream<Uint8Array> {
  const iterator = items[Symbol.asyncIterator]();
  let isCancelled = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next().catch((error: unknown) => ({ done: false as const, value: onError(error), isLast: true }));
      // A reader that has gone while we waited has closed the stream already.
      if (isCancelled) return;
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(write(next.value)));
      if ("isLast" in next) controller.close();
    },
    async cancel() {
      isCancelled = true;
      await iterator.return?.();
    },
  });
}
