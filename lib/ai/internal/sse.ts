import { createParser, type ParseError } from "eventsource-parser";
import { createError } from "./vendor-errors.ts";

/** An event larger than this is no model's. */
const MAX_EVENT_CHARACTERS = 4_000_000;

/** The JSON of each event of a `text/event-stream` body. */
export async function* readJsonEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
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
  for await (const bytes of body) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    for (const text of waiting.splice(0)) yield parseJson(text);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw createError("malformed");
  }
}
