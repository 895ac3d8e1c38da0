import { randomBytes } from "node:crypto";
import { Long, type Timestamp } from "bson";
import { closedCursor, cursorReply } from "./bson/raw.ts";
import { CommandError, errorCodes } from "./errors.ts";

export interface Cursor {
  id: Long;
  namespace: string;
  sessionId: string | null;
  documents: Iterator<Uint8Array, unknown>;
  /** Taken already to learn whether there is more. */
  ahead: Uint8Array | null;
  lastUsedAt: number;
}

/** Open cursors by id. Ids are random: one from before a restart must not hit another result set. */
export type Cursors = Map<string, Cursor>;

const maxBatchBytes = 16_000_000;
const defaultFirstBatch = 101;
const idleLimitMs = 10 * 60_000;

function newCursorId(): Long {
  return Long.fromBigInt(randomBytes(8).readBigUInt64LE() >> 2n).add(1);
}

function takeBatch(cursor: Cursor, limit: number): Uint8Array[] {
  const batch: Uint8Array[] = [];
  let bytes = 0;
  while (batch.length < limit && cursor.ahead !== null && (batch.length === 0 || bytes + cursor.ahead.length <= maxBatchBytes)) {
    batch.push(cursor.ahead);
    bytes += cursor.ahead.length;
    cursor.ahead = nextOf(cursor.documents);
  }
  return batch;
}

function nextOf(documents: Iterator<Uint8Array, unknown>): Uint8Array | null {
  const next = documents.next();
  return next.done === true ? null : next.value;
}

interface CursorRequest {
  namespace: string;
  sessionId: string | null;
  documents: Iterator<Uint8Array, unknown>;
  /** What is read at one moment says which. */
  atClusterTime?: Timestamp | null;
  batchSize?: number | undefined;
  singleBatch?: boolean;
  /** Called when the cursor stays open: what it reads must not change under it. */
  onOpen?: () => void;
}

export function openCursor(cursors: Cursors, request: CursorRequest): Uint8Array {
  const { namespace, sessionId, documents } = request;
  const cursor: Cursor = { id: newCursorId(), namespace, sessionId, documents, ahead: null, lastUsedAt: Date.now() };
  const limit = request.batchSize ?? defaultFirstBatch;
  cursor.ahead = nextOf(documents);
  const batch = takeBatch(cursor, limit);
  if (cursor.ahead === null || request.singleBatch === true)
    return cursorReply("firstBatch", batch, namespace, closedCursor, request.atClusterTime);
  request.onOpen?.();
  cursors.set(cursor.id.toString(), cursor);
  return cursorReply("firstBatch", batch, namespace, cursor.id, request.atClusterTime);
}

export function continueCursor(cursors: Cursors, id: string, batchSize: number | undefined): Uint8Array {
  const cursor = cursors.get(id);
  if (cursor === undefined) throw new CommandError(errorCodes.cursorNotFound, `cursor id ${id} not found`);
  cursor.lastUsedAt = Date.now();
  const batch = takeBatch(cursor, batchSize === undefined || batchSize === 0 ? Number.POSITIVE_INFINITY : batchSize);
  if (cursor.ahead === null) cursors.delete(id);
  return cursorReply("nextBatch", batch, cursor.namespace, cursor.ahead === null ? closedCursor : cursor.id);
}

export function closeIdleCursors(cursors: Cursors, now: number): void {
  for (const [id, cursor] of cursors) if (now - cursor.lastUsedAt > idleLimitMs) cursors.delete(id);
}

export function closeSessionCursors(cursors: Cursors, sessionId: string): void {
  for (const [id, cursor] of cursors) if (cursor.sessionId === sessionId) cursors.delete(id);
}
