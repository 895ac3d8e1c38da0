import { createParser, type ParseError } from "eventsource-parser";
import { createError } from "./vendor-errors.ts";

/** An event larger than this is no model's. */
const MAX_EVENT_CHARACTERS = 4_000_000;

/**
 * The JSON of the events of a `text/event-stream` body: those that arrived together, together. `lastWord` is a vendor's own end,
 * which is no JSON; what comes behind it is read and passed over, so that the socket can serve the next call.
 */
export async function* readJsonEvents(body: AsyncIterable<Uint8Array>, lastWord?: string): AsyncGenerator<unknown[]> {
  const waiting: string[] = [];
  const parser = createParser({
    onEvent: (event) => waiting.push(event.data),
    // Fields of no kind we know are passed over, as the format demands.
    onError: (error: ParseError) => {
      if (error.type === "max-buffer-size-exceeded") throw createError("malformed");
    },
    maxBufferSize: MAX_EVENT_CHARACTERS,
  });
  const decoder = new TextDecoder();
  let isOver = false;
  for await (const bytes of body) {
    if (isOver) continue;
    parser.feed(decoder.decode(bytes, { stream: true }));
    const events: unknown[] = [];
    for (const text of waiting.splice(0)) {
      isOver ||= text === lastWord;
      if (!isOver) events.push(parseJson(text));
    }
    if (events.length > 0) yield events;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw createError("malformed");
  }
}
