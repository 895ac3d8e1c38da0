import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { Harness, Person } from "./harness.ts";

export type Followed = {
  text: string;
  end: Record<string, unknown> | null;
  error: Record<string, unknown> | null;
  ids: string[];
  frames: EventSourceMessage[];
};

export type ReadOptions = {
  lastEventId?: string;
  startText?: string;
  /** Called once the connection stands. */
  onOpen?: () => void;
  stopAfter?: (frames: readonly EventSourceMessage[]) => boolean;
};

/** Follows one answer as a browser would: reset replaces, delta appends, end closes. */
export async function readEvents(harness: Harness, person: Person, jobId: string, options: ReadOptions = {}): Promise<Followed> {
  const abort = new AbortController();
  const headers: Record<string, string> = options.lastEventId === undefined ? {} : { "last-event-id": options.lastEventId };
  const response = await harness.call("GET", `/api/chat/events?jobId=${jobId}`, { as: person, headers, signal: abort.signal });
  if (response.status !== 200 || !response.body) throw new Error(`events answered ${response.status}`);
  options.onOpen?.();
  const followed: Followed = { text: options.startText ?? "", end: null, error: null, ids: [], frames: [] };
  const parser = createParser({ onEvent: (event) => apply(followed, event) });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body) {
      parser.feed(decoder.decode(chunk, { stream: true }));
      if (followed.end || followed.error || options.stopAfter?.(followed.frames)) break;
    }
  } finally {
    abort.abort();
  }
  return followed;
}

function apply(followed: Followed, event: EventSourceMessage): void {
  const data: unknown = JSON.parse(event.data);
  const fields: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  followed.frames.push(event);
  if (event.id) followed.ids.push(event.id);
  if (event.event === "reset") followed.text = String(fields.text);
  if (event.event === "delta") followed.text += String(fields.text);
  if (event.event === "end") followed.end = fields;
  if (event.event === "error") followed.error = fields;
}
