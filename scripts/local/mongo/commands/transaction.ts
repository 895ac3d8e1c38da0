import { type Doc, isDoc } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { abortSessionTransaction, enterSession, noSuchTransaction, type Session, sessionEntry, transactionNumberOf } from "../sessions.ts";
import { beginTransaction, commitTransaction } from "../storage/transaction.ts";
import { type CommandContext, isSet } from "./context.ts";

function committed(number: bigint): CommandError {
  return new CommandError(errorCodes.transactionCommitted, `Transaction ${number} has been committed.`);
}

/** Starts or finds the transaction a command belongs to and puts it into the context. */
export function enterTransaction(context: CommandContext): Session {
  const { command, server, sessionId } = context;
  const number = transactionNumberOf(command);
  if (number === null || sessionId === null)
    throw new CommandError(errorCodes.invalidOptions, "'autocommit' needs a session and a txnNumber");
  const isStart = isSet(command.startTransaction);
  if (isDoc(command.readConcern) && command.readConcern.atClusterTime !== undefined) {
    throw new CommandError(errorCodes.snapshotUnavailable, "reading at a chosen cluster time is not available");
  }
  const known = server.sessions.get(sessionId);
  if (!isStart && known?.number !== number) throw noSuchTransaction(number);
  const session = enterSession(server.sessions, sessionId, number);
  if (isStart) {
    if (session.transaction !== null && session.transaction.state !== "aborted") {
      throw new CommandError(errorCodes.conflictingOperationInProgress, `Given transaction number ${number} already started`);
    }
    session.transaction = { state: "active", handle: beginTransaction(server.catalog), startedAt: Date.now() };
  }
  if (session.transaction === null || session.transaction.state === "aborted") throw noSuchTransaction(number);
  if (session.transaction.state === "committed") throw committed(number);
  context.transaction = session.transaction.handle;
  return session;
}

/** commitTransaction and abortTransaction. A commit may be repeated: it answers as it did. */
export function endTransaction(context: CommandContext): Doc {
  const { server, sessionId } = context;
  const number = transactionNumberOf(context.command);
  const session = sessionId === null ? undefined : server.sessions.get(sessionId);
  const transaction = session?.transaction ?? null;
  if (session === undefined || number === null || session.number !== number || transaction === null || transaction.state === "aborted") {
    throw noSuchTransaction(number);
  }
  const isAbort = context.name === "abortTransaction";
  if (transaction.state === "committed") {
    if (isAbort) throw committed(number);
    return { ok: 1 };
  }
  if (isAbort) abortSessionTransaction(session);
  else if (transaction.handle !== null) {
    const entries = commitTransaction(transaction.handle);
    transaction.state = "committed";
    transaction.handle = null;
    if (entries.length > 0) server.journal.append([...entries, sessionEntry(session, null)]);
  }
  return { ok: 1 };
}
