// Per client session: the one transaction it may have, and the reply of its last retryable write. That reply is logged
// with the write, so that a driver repeating a write after a crash gets the first answer instead of a second effect.
import { Binary, Long } from "bson";
import { type Doc, decode, encode, isDoc, numericOf, type Value } from "./bson/values.ts";
import { CommandError, errorCodes } from "./errors.ts";
import type { JournalEntry } from "./storage/frames.ts";
import type { Transaction } from "./storage/transaction.ts";

interface SessionTransaction {
  state: "active" | "committed" | "aborted";
  handle: Transaction | null;
  startedAt: number;
}

export interface Session {
  id: string;
  /** Of the newest transaction or retryable write. */
  number: bigint;
  transaction: SessionTransaction | null;
  reply: Promise<Doc> | null;
  /** As read from the log at start, for the compaction that may follow. */
  logged: Uint8Array | null;
  lastUsedAt: number;
}

export type Sessions = Map<string, Session>;

const sessionLifetimeMs = 30 * 60_000;
const transactionLifetimeMs = 60_000;

export function sessionIdOf(command: Doc): string | null {
  const lsid = command.lsid;
  const id = isDoc(lsid) ? lsid.id : undefined;
  return id instanceof Binary ? id.toString("hex") : null;
}

export function transactionNumberOf(command: Doc): bigint | null {
  const number = numericOf(command.txnNumber);
  return number === null ? null : BigInt(number);
}

/** Moves the session to this number; an older one is refused. */
export function enterSession(sessions: Sessions, id: string, number: bigint): Session {
  let session = sessions.get(id);
  if (session === undefined) {
    session = { id, number, transaction: null, reply: null, logged: null, lastUsedAt: Date.now() };
    sessions.set(id, session);
  }
  session.lastUsedAt = Date.now();
  if (number < session.number) {
    const message = `Cannot start transaction ${number} on session ${id} because a newer transaction ${session.number} has already started`;
    throw new CommandError(errorCodes.transactionTooOld, message);
  }
  if (number > session.number) {
    abortSessionTransaction(session);
    session.number = number;
    session.transaction = null;
    session.reply = null;
  }
  return session;
}

export function abortSessionTransaction(session: Session): void {
  const { transaction } = session;
  if (transaction?.state !== "active") return;
  transaction.state = "aborted";
  transaction.handle?.release();
}

export function noSuchTransaction(number: bigint | null): CommandError {
  const message = `Given transaction number ${number} does not match any in-progress transactions.`;
  return new CommandError(errorCodes.noSuchTransaction, message);
}

/** Abandoned transactions give their locks back; idle sessions forget their replies. */
export function expireSessions(sessions: Sessions, now: number): void {
  for (const [id, session] of sessions) {
    const { transaction } = session;
    if (transaction?.state === "active" && now - transaction.startedAt > transactionLifetimeMs) abortSessionTransaction(session);
    if (now - session.lastUsedAt > sessionLifetimeMs) {
      abortSessionTransaction(session);
      sessions.delete(id);
    }
  }
}

/** `reply` null records a committed transaction. */
export function sessionEntry(session: Pick<Session, "id" | "number">, reply: Doc | null, at: Date = new Date()): JournalEntry {
  return { type: "session", raw: encode({ id: session.id, number: Long.fromBigInt(session.number), at, reply }) };
}

/** Restores a logged session unless it is too old to keep; the newest entry wins. */
export function restoreSession(sessions: Sessions, raw: Uint8Array, now: number): void {
  const record = decode(raw);
  const at: Value = record.at;
  const number = numericOf(record.number);
  if (typeof record.id !== "string" || number === null || !(at instanceof Date) || now - at.getTime() > sessionLifetimeMs) return;
  const committed: SessionTransaction = { state: "committed", handle: null, startedAt: at.getTime() };
  sessions.set(record.id, {
    id: record.id,
    number: BigInt(number),
    transaction: isDoc(record.reply) ? null : committed,
    reply: isDoc(record.reply) ? Promise.resolve(record.reply) : null,
    logged: raw,
    lastUsedAt: at.getTime(),
  });
}
