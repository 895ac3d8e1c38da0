import { Binary } from "bson";
import { type Doc, isDoc, isList } from "../../mongo/bson/values.ts";
import { isSet } from "../../mongo/commands/context.ts";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import { noSuchTransaction, sessionIdOf, transactionNumberOf } from "../../mongo/sessions.ts";
import { forgetCursorsOn } from "./cursors.ts";
import type { Call, Gateway } from "./gateway-state.ts";
import { abort, commit, endSession, enterSession, type GatewayTransaction, startTransaction, transactionCommitted } from "./sessions.ts";

/** Starts or finds the transaction a command belongs to. */
export async function enterTransaction(gateway: Gateway, command: Doc): Promise<GatewayTransaction> {
  const number = transactionNumberOf(command);
  const id = sessionIdOf(command);
  if (number === null || id === null) throw new CommandError(errorCodes.invalidOptions, "'autocommit' needs a session and a txnNumber");
  const isStart = isSet(command.startTransaction);
  if (!isStart && gateway.sessions.get(id)?.number !== number) throw noSuchTransaction(number);
  const session = await enterSession(gateway.sessions, id, number);
  const transaction = isStart ? await startTransaction(session, gateway.pool) : session.transaction;
  if (transaction === null || transaction.state === "aborted") throw noSuchTransaction(number);
  if (transaction.state === "committed") throw transactionCommitted(number);
  return transaction;
}

export async function abortTransaction(gateway: Gateway, transaction: GatewayTransaction): Promise<void> {
  if (transaction.client !== null) forgetCursorsOn(gateway, transaction.client);
  await abort(transaction);
}

/** commitTransaction and abortTransaction. A commit may be repeated: it answers as it did. */
export async function endTransaction({ gateway, name, command }: Call): Promise<Doc> {
  const number = transactionNumberOf(command);
  const session = gateway.sessions.get(sessionIdOf(command) ?? "");
  const transaction = session?.transaction ?? null;
  if (session === undefined || number === null || session.number !== number || transaction === null || transaction.state === "aborted") {
    throw noSuchTransaction(number);
  }
  if (transaction.state === "committed") {
    if (name === "abortTransaction") throw transactionCommitted(number);
    return { ok: 1 };
  }
  if (name === "abortTransaction") {
    await abortTransaction(gateway, transaction);
    return { ok: 1 };
  }
  if (transaction.client !== null) forgetCursorsOn(gateway, transaction.client);
  await commit(session, transaction);
  return { ok: 1 };
}

export async function endSessions({ gateway, command }: Call): Promise<Doc> {
  for (const session of isList(command.endSessions) ? command.endSessions : []) {
    if (isDoc(session) && session.id instanceof Binary) await endSession(gateway.sessions, session.id.toString("hex"));
  }
  return { ok: 1 };
}
