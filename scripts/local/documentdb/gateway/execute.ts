// The way of a command through the gateway: plain, as a retryable write, or inside a transaction.
import { type Doc, decode, isDoc, numericOf } from "../../mongo/bson/values.ts";
import type { Reply } from "../../mongo/commands/context.ts";
import type { Command } from "../../mongo/dispatch.ts";
import { CommandError, codeName, errorCodes } from "../../mongo/errors.ts";
import { sessionIdOf, transactionNumberOf } from "../../mongo/sessions.ts";
import { COMMANDS } from "./commands.ts";
import { isConnectionLost } from "./error-codes.ts";
import type { Call, Gateway } from "./gateway-state.ts";
import { enterSession, type GatewaySession } from "./sessions.ts";
import { abortTransaction, enterTransaction } from "./transaction-commands.ts";

const ALIASES: Readonly<Record<string, string>> = {
  isMaster: "hello",
  ismaster: "hello",
  findandmodify: "findAndModify",
  buildinfo: "buildInfo",
};

/** A failure is a reply, too; only a lost database rejects, and the client's connection ends with it. */
export async function execute(gateway: Gateway, sent: Command): Promise<Reply> {
  const alias = ALIASES[sent.name];
  const { [sent.name]: value, ...fields } = sent.doc;
  const name = alias ?? sent.name;
  const command = alias === undefined ? sent.doc : { [name]: value, ...fields };
  const call: Call = { gateway, name, db: sent.db, command, sequences: sent.sequences, transactionClient: null, on: gateway.pool };
  try {
    return withWriteConcern(command, await run(call));
  } catch (cause) {
    if (cause instanceof Error && !(cause instanceof CommandError) && isConnectionLost(cause)) throw cause;
    return errorReply(call, cause);
  }
}

async function run(call: Call): Promise<Reply> {
  const definition = COMMANDS.get(call.name);
  if (definition === undefined) throw new CommandError(errorCodes.commandNotFound, `no such command: '${call.name}'`);
  const { command, gateway } = call;
  if (command.autocommit === false && !/^(?:commit|abort)Transaction$/.test(call.name)) return runInTransaction(call, definition);
  const number = transactionNumberOf(command);
  const id = sessionIdOf(command);
  if (number === null || id === null || command.autocommit === false) return retryConflicts(call, definition.run);
  const session = await enterSession(gateway.sessions, id, number);
  session.reply ??= startRetryable(call, definition.run, session);
  return session.reply;
}

/** A write that failed as a whole may be tried again under its number; one that answered is answered the same way. */
async function startRetryable(call: Call, write: (call: Call) => Reply | Promise<Reply>, session: GatewaySession): Promise<Reply> {
  try {
    return await retryConflicts(call, write);
  } catch (cause) {
    session.reply = null;
    throw cause;
  }
}

const CONFLICT_ATTEMPTS = 20;
const CONFLICT_PAUSE_MS = 10;

/** Outside transactions MongoDB tries again itself. A conflict undid the whole command, so doing it once more is safe. */
async function retryConflicts(call: Call, command: (call: Call) => Reply | Promise<Reply>): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await command(call);
    } catch (cause) {
      const isConflict = cause instanceof CommandError && cause.code === errorCodes.writeConflict;
      if (!isConflict || attempt === CONFLICT_ATTEMPTS) throw cause;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * CONFLICT_PAUSE_MS * attempt));
    }
  }
}

async function runInTransaction(
  call: Call,
  definition: { run: (call: Call) => Reply | Promise<Reply>; inTransaction: boolean },
): Promise<Reply> {
  const transaction = await enterTransaction(call.gateway, call.command);
  try {
    if (!definition.inTransaction) {
      const message = `Cannot run '${call.name}' in a multi-document transaction.`;
      throw new CommandError(errorCodes.operationNotSupportedInTransaction, message);
    }
    const { client } = transaction;
    const reply = await definition.run(client === null ? call : { ...call, transactionClient: client, on: client });
    // MongoDB aborts the transaction on any error, also on one it reports per statement.
    if (isDoc(reply) && reply.writeErrors !== undefined) await abortTransaction(call.gateway, transaction);
    return reply;
  } catch (cause) {
    await abortTransaction(call.gateway, transaction);
    throw cause;
  }
}

function withWriteConcern(command: Doc, reply: Reply): Reply {
  const w = isDoc(command.writeConcern) ? numericOf(command.writeConcern.w) : null;
  if (w === null || Number(w) <= 1) return reply;
  const doc = isDoc(reply) ? reply : decode(reply);
  const code = errorCodes.unsatisfiableWriteConcern;
  return { ...doc, writeConcernError: { code, codeName: codeName(code), errmsg: "Not enough data-bearing nodes" } };
}

const TRANSIENT: ReadonlySet<number> = new Set([errorCodes.writeConflict, errorCodes.snapshotUnavailable, errorCodes.noSuchTransaction]);

function errorReply({ command, name }: Call, cause: unknown): Doc {
  const message = cause instanceof Error ? cause.message : String(cause);
  const error = cause instanceof CommandError ? cause : new CommandError(errorCodes.internalError, message);
  const isTransient = command.autocommit === false && name !== "abortTransaction" && TRANSIENT.has(error.code);
  const labels = isTransient ? { errorLabels: ["TransientTransactionError"] } : {};
  return { ok: 0, errmsg: error.message, code: error.code, codeName: codeName(error.code), ...error.extra, ...labels };
}
