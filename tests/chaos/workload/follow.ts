import { setTimeout as wait } from "node:timers/promises";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { z } from "zod";
import { findCanaries } from "../history/canary.ts";
import type { FollowValue, Sighting } from "../history/history.ts";
import { parseJson } from "./person.ts";
import type { Speaker } from "./send.ts";

/** A reader as a browser is one: it keeps its text and its last event id over every broken connection. */
type Reader = {
  text: string;
  fence: number;
  lastEventId: string | null;
  sightings: Sighting[];
  end: FollowValue["end"];
  /** Everything that came, as bytes came, for the search for foreign canaries. */
  raw: string;
};

export type FollowOptions = { timeoutMs?: number; process?: string };

/** As long as a dead run may take to be repaired. */
const FOLLOW_TIMEOUT_MS = 15_000;
const RECONNECT_MS = 60;
const textSchema = z.object({ text: z.string() });
const endSchema = z.object({ status: z.string(), outcome: z.string().optional() });

/** Reads an answer to its end over connections it cuts by chance. Null when there was no end in time. */
export async function followAnswer(speaker: Speaker, jobId: string, options: FollowOptions = {}): Promise<FollowValue["end"]> {
  const { person, recorder, random } = speaker;
  const reader: Reader = { text: "", fence: 0, lastEventId: null, sightings: [], end: null, raw: "" };
  const empty = { jobId, sightings: [], end: null };
  const end = recorder.invoke(options.process ?? speaker.process, "follow", { key: jobId, orgId: person.orgId, value: empty });
  const deadline = performance.now() + (options.timeoutMs ?? FOLLOW_TIMEOUT_MS);
  const cuts = random.chance(0.4) ? 1 + random.below(3) : 0;
  for (let connection = 0; !reader.end && performance.now() < deadline; connection += 1) {
    const framesMax = connection < cuts ? 1 + random.below(6) : Number.POSITIVE_INFINITY;
    const isThere = await connect(speaker, jobId, reader, { framesMax, timeoutMs: deadline - performance.now() });
    if (!isThere) break;
    if (!reader.end) await wait(RECONNECT_MS);
  }
  const { sightings, end: last, raw } = reader;
  const seen = findCanaries(`${raw} ${sightings.at(-1)?.text ?? ""}`);
  end(last ? "ok" : "info", { jobId, sightings, end: last }, seen);
  return last;
}

/** One connection until it breaks, ends or is cut. False when there is nothing to follow any more. */
async function connect(
  speaker: Speaker,
  jobId: string,
  reader: Reader,
  limits: { framesMax: number; timeoutMs: number },
): Promise<boolean> {
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(Math.max(1, Math.round(limits.timeoutMs)))]);
  const headers: Record<string, string> = reader.lastEventId === null ? {} : { "last-event-id": reader.lastEventId };
  const response = await speaker.person.open(`/api/chat/events?jobId=${jobId}`, headers, signal);
  if (!response) return true;
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    return response.status >= 500;
  }
  let frames = 0;
  const parser = createParser({
    onEvent(event) {
      frames += 1;
      if (frames <= limits.framesMax) take(reader, event);
    },
  });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body) {
      const text = decoder.decode(chunk, { stream: true });
      reader.raw += text;
      parser.feed(text);
      if (reader.end || frames >= limits.framesMax) break;
    }
  } catch {
    // A worker that died: the next connection goes on.
  } finally {
    abort.abort();
  }
  return true;
}

function take(reader: Reader, { id, event, data }: EventSourceMessage): void {
  const parsed = parseJson(data);
  if (id) reader.lastEventId = id;
  if (event === "end") {
    const { status, outcome = null } = endSchema.parse(parsed);
    reader.end = { status, outcome, text: reader.text };
  }
  if (event !== "reset" && event !== "delta") return;
  const { text } = textSchema.parse(parsed);
  reader.text = event === "reset" ? text : reader.text + text;
  const [fence, seq] = (id ?? "").split("-").map(Number);
  reader.sightings.push({ fence: fence ?? Number.NaN, seq: seq ?? Number.NaN, event, text: reader.text });
}
