import { type Bytes, errorReply } from "../engine.ts";

/** Both halves are unsigned 64 bit. */
export type StreamId = { ms: bigint; seq: bigint };

export const INVALID_STREAM_ID = errorReply("ERR Invalid stream ID specified as stream command argument");

const MAX_UINT64 = 2n ** 64n - 1n;

export const MIN_STREAM_ID: StreamId = { ms: 0n, seq: 0n };
export const MAX_STREAM_ID: StreamId = { ms: MAX_UINT64, seq: MAX_UINT64 };

/** `missingSeq` completes an id that gives only its first half. Null when it is no id. */
export function parseStreamId(text: Bytes, missingSeq: bigint): StreamId | null {
  const match = /^(\d{1,20})(?:-(\d{1,20}))?$/.exec(text);
  if (!match?.[1]) return null;
  const ms = BigInt(match[1]);
  const seq = match[2] === undefined ? missingSeq : BigInt(match[2]);
  return ms > MAX_UINT64 || seq > MAX_UINT64 ? null : { ms, seq };
}

export function formatStreamId({ ms, seq }: StreamId): Bytes {
  return `${ms}-${seq}`;
}

export function compareStreamIds(a: StreamId, b: StreamId): number {
  if (a.ms !== b.ms) return a.ms < b.ms ? -1 : 1;
  if (a.seq !== b.seq) return a.seq < b.seq ? -1 : 1;
  return 0;
}

/** Null past the last possible id. */
export function nextStreamId({ ms, seq }: StreamId): StreamId | null {
  if (seq < MAX_UINT64) return { ms, seq: seq + 1n };
  return ms < MAX_UINT64 ? { ms: ms + 1n, seq: 0n } : null;
}

/** Null before the first possible id. */
function previousStreamId({ ms, seq }: StreamId): StreamId | null {
  if (seq > 0n) return { ms, seq: seq - 1n };
  return ms > 0n ? { ms: ms - 1n, seq: MAX_UINT64 } : null;
}

type RangeEnd = "start" | "end";

/** "-", "+", an id, half an id, or "(" and an id. "invalid_interval": excluding it leaves nothing on that side. */
export function parseRangeEnd(text: Bytes, end: RangeEnd): StreamId | null | "invalid_interval" {
  if (text === "-") return MIN_STREAM_ID;
  if (text === "+") return MAX_STREAM_ID;
  const exclusive = text.startsWith("(");
  const id = parseStreamId(exclusive ? text.slice(1) : text, end === "start" ? 0n : MAX_UINT64);
  if (!id || !exclusive) return id;
  return (end === "start" ? nextStreamId(id) : previousStreamId(id)) ?? "invalid_interval";
}
