// Per client session: its one transaction, which is a PostgreSQL transaction on a connection of its own, and the reply of its
// last retryable write, so that a driver repeating a write gets the first answer. Both live as long as the gateway.
import type { Pool, PoolClient } from "pg";
import type { Reply } from "../../mongo/commands/context.ts";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import { noSuchTransaction } from "../../mongo/sessions.ts";
import { runStatement } from "./postgres-link.ts";

export type GatewayTransaction = { state: "active" | "committed" | "aborted"; client: PoolClient | null; startedAt: number };

export type GatewaySession = {
  id: string;
  /** Of the newest transaction or retryable write. */
  number: bigint;
  transaction: GatewayTransaction | null;
  reply: Promise<Reply> | null;
  lastUsedAt: number;
};

export type GatewaySessions = Map<string, GatewaySession>;

const SESSION_LIFETIME_MS = 30 * 60_000;
/**
 * MongoDB's `transactionLifetimeLimitSeconds`, 60 unless set. Tests kill clients and run time at a tenth: what a dead one has locked
 * must be free before the others' drivers give up waiting.
 */
const TRANSACTION_LIFETIME_MS = 5_000;
/** MongoDB fails a transaction at once on a conflicting write; PostgreSQL would wait for the other to end. */
const BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = '200ms'";

/** Moves the session to this number; an older one is refused. */
export async function enterSession(sessions: GatewaySessions, id: string, number: bigint): Promise<GatewaySession> {
  const session = sessions.get(id) ?? { id, number, transaction: null, reply: null, lastUsedAt: 0 };
  sessions.set(id, session);
  session.lastUsedAt = Date.now();
  if (number < session.number) {
    const message = `Cannot start transaction ${number} on session ${id} because a newer transaction ${session.number} has already started`;
    throw new CommandError(errorCodes.transactionTooOld, message);
  }
  if (number === session.number) return session;
  const previous = session.transaction;
  Object.assign(session, { number, transaction: null, reply: null });
  if (previous !== null) await abort(previous);
  return session;
}

export async function startTransaction(session: GatewaySession, pool: Pool): Promise<GatewayTransaction> {
  const known = session.transaction;
  if (known !== null && known.state !== "aborted") {
    throw new CommandError(errorCodes.conflictingOperationInProgress, `Given transaction number ${session.number} already started`);
  }
  const client = await pool.connect();
  const transaction: GatewayTransaction = { state: "active", client, startedAt: Date.now() };
  session.transaction = transaction;
  try {
    await runStatement(client, BEGIN);
  } catch (cause) {
    transaction.state = "aborted";
    release(transaction, true);
    throw cause;
  }
  return transaction;
}

export function transactionCommitted(number: bigint): CommandError {
  return new CommandError(errorCodes.transactionCommitted, `Transaction ${number} has been committed.`);
}

export async function commit(session: GatewaySession, transaction: GatewayTransaction): Promise<void> {
  if (transaction.client === null) throw noSuchTransaction(session.number);
  transaction.state = "aborted";
  let isBroken = true;
  try {
    const done = await runStatement(transaction.client, "COMMIT");
    isBroken = false;
    // PostgreSQL answers a COMMIT of a failed transaction with a rollback.
    if (done !== "COMMIT") throw noSuchTransaction(session.number);
    transaction.state = "committed";
  } finally {
    release(transaction, isBroken && transaction.state !== "committed");
  }
}

export async function abort(transaction: GatewayTransaction): Promise<void> {
  if (transaction.state !== "active" || transaction.client === null) return;
  transaction.state = "aborted";
  const isRolledBack = await runStatement(transaction.client, "ROLLBACK").then(
    () => true,
    () => false,
  );
  release(transaction, !isRolledBack);
}

function release(transaction: GatewayTransaction, isBroken: boolean): void {
  transaction.client?.release(isBroken);
  transaction.client = null;
}

export async function endSession(sessions: GatewaySessions, id: string): Promise<void> {
  const session = sessions.get(id);
  sessions.delete(id);
  if (session?.transaction) await abort(session.transaction);
}

/** Abandoned transactions give their locks back; idle sessions forget their replies. */
export async function expireSessions(sessions: GatewaySessions, now: number): Promise<void> {
  for (const [id, session] of sessions) {
    const { transaction } = session;
    if (transaction?.state === "active" && now - transaction.startedAt > TRANSACTION_LIFETIME_MS) await abort(transaction);
    if (now - session.lastUsedAt > SESSION_LIFETIME_MS) await endSession(sessions, id);
  }
}
