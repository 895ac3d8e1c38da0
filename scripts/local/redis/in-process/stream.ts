import { arrayReply, type Bytes, bulkArrayReply, bulkReply, type Reply } from "../engine.ts";
import { compareStreamIds, formatStreamId, MIN_STREAM_ID, nextStreamId, type StreamId } from "./stream-id.ts";

type StreamEntry = { id: StreamId; fields: readonly Bytes[] };

/** Entries in the order of their ids. `lastId` never goes back, also when its entry is deleted. */
export type Stream = { entries: StreamEntry[]; lastId: StreamId };

export type RequestedId = { type: "automatic" } | { type: "automatic_seq"; ms: bigint } | { type: "explicit"; id: StreamId };

export type TrimRule = { type: "max_length"; length: number } | { type: "min_id"; id: StreamId };

export function createStream(): Stream {
  return { entries: [], lastId: MIN_STREAM_ID };
}

/** Null when it would not be greater than every id this stream has ever had. */
export function chooseStreamId(stream: Stream, requested: RequestedId, nowMs: number): StreamId | null {
  const { lastId } = stream;
  switch (requested.type) {
    case "explicit":
      return compareStreamIds(requested.id, lastId) > 0 ? requested.id : null;
    case "automatic":
      return BigInt(nowMs) > lastId.ms ? { ms: BigInt(nowMs), seq: 0n } : nextStreamId(lastId);
    case "automatic_seq": {
      if (requested.ms > lastId.ms) return { ms: requested.ms, seq: 0n };
      const next = requested.ms === lastId.ms ? nextStreamId(lastId) : null;
      return next?.ms === requested.ms ? next : null;
    }
  }
}

/** The index of the first entry whose id is not before `id`. */
function findEntryIndex({ entries }: Stream, id: StreamId): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && compareStreamIds(entry.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function selectEntries(stream: Stream, start: StreamId, end: StreamId): readonly StreamEntry[] {
  const from = findEntryIndex(stream, start);
  const past = nextStreamId(end);
  return stream.entries.slice(from, past ? findEntryIndex(stream, past) : undefined);
}

export function toEntryReply({ id, fields }: StreamEntry): Reply {
  return arrayReply([bulkReply(formatStreamId(id)), bulkArrayReply(fields)]);
}

export function deleteEntry(stream: Stream, id: StreamId): boolean {
  const index = findEntryIndex(stream, id);
  const entry = stream.entries[index];
  if (!entry || compareStreamIds(entry.id, id) !== 0) return false;
  stream.entries.splice(index, 1);
  return true;
}

export function trimStream(stream: Stream, rule: TrimRule): number {
  const excess = rule.type === "max_length" ? stream.entries.length - rule.length : findEntryIndex(stream, rule.id);
  return stream.entries.splice(0, Math.max(0, excess)).length;
}
