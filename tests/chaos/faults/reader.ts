import { createParser, type EventSourceMessage } from "eventsource-parser";
import { z } from "zod";
import type { Sighting } from "../history/history.ts";
import type { ChatClient, Room } from "./chat-client.ts";

/** Follows one answer over connections that break at random bytes, each time from the last event that came whole. */
export type Reading = { cuts: number; sightings: Sighting[]; end: { status: string; outcome: string | null; text: string } | null };

const textSchema = z.object({ text: z.string() });
const endSchema = z.object({ status: z.string(), outcome: z.string().optional() });
const MAX_CONNECTIONS = 400;
const MAX_BYTES = 600;

export async function readWithCuts(room: Room, client: ChatClient, jobId: string, maxCuts: number): Promise<Reading> {
  const reading: Reading & { lastId: string; text: string } = { cuts: 0, sightings: [], end: null, lastId: "", text: "" };
  for (let connection = 0; connection < MAX_CONNECTIONS && !reading.end; connection += 1) {
    const limit = reading.cuts < maxCuts ? room.random.below(MAX_BYTES) + 1 : Number.POSITIVE_INFINITY;
    const isCut = await readOnce(`${room.url}/api/chat/events?jobId=${jobId}`, client.token, reading.lastId, limit, (event) =>
      apply(reading, event),
    );
    if (isCut) reading.cuts += 1;
  }
  return reading;
}

/** True when it was our own cut that ended the connection. */
async function readOnce(
  url: string,
  token: string,
  lastId: string,
  limit: number,
  onEvent: (event: EventSourceMessage) => void,
): Promise<boolean> {
  const abort = new AbortController();
  const headers = { authorization: `Bearer ${token}`, ...(lastId !== "" && { "last-event-id": lastId }) };
  const response = await fetch(url, { headers, signal: abort.signal });
  if (!response.ok || !response.body) throw new Error(`Events were answered ${response.status}.`);
  const parser = createParser({ onEvent });
  const decoder = new TextDecoder();
  let left = limit;
  try {
    for await (const chunk of response.body) {
      parser.feed(decoder.decode(chunk.subarray(0, Math.min(left, chunk.length)), { stream: true }));
      left -= chunk.length;
      if (left <= 0) return true;
    }
    return false;
  } finally {
    abort.abort();
  }
}

function apply(reading: Reading & { lastId: string; text: string }, { id, event, data }: EventSourceMessage): void {
  if (id) reading.lastId = id;
  const value: unknown = JSON.parse(data);
  if (event === "end") {
    const { status, outcome = null } = endSchema.parse(value);
    reading.end = { status, outcome, text: reading.text };
  }
  if (event !== "reset" && event !== "delta") return;
  const { text } = textSchema.parse(value);
  reading.text = event === "reset" ? text : reading.text + text;
  const [fence = 0, seq = 0] = reading.lastId.split("-").map(Number);
  reading.sightings.push({ fence, seq, event, text: reading.text });
}
