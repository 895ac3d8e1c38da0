// Every command the server knows, the fields each takes, and the way through sessions: plain, retryable or inside a
// transaction. Whatever is not listed gets the error a MongoDB server gives for it.
import { type Doc, isDoc, numericOf } from "./bson/values.ts";
import { aggregate } from "./commands/aggregate.ts";
import { collStats, create, dbStats, drop, dropDatabase, listCollections, listDatabases, serverStatus } from "./commands/catalog.ts";
import { type CommandContext, type Handler, isSet, type Reply, type ServerState } from "./commands/context.ts";
import { explain } from "./commands/explain.ts";
import { findAndModify } from "./commands/find-and-modify.ts";
import { createIndexes, dropIndexes, listIndexes } from "./commands/indexes.ts";
import { find } from "./commands/query.ts";
import { count, distinct, getMore, killCursors } from "./commands/read.ts";
import { buildInfo, endSessions, hello, ping } from "./commands/session.ts";
import { assertPrimary, stepDown } from "./commands/step-down.ts";
import { endTransaction, enterTransaction } from "./commands/transaction.ts";
import { insert, remove, update } from "./commands/write.ts";
import { CommandError, codeName, errorCodes, notSupported } from "./errors.ts";
import { abortSessionTransaction, enterSession, type Session, sessionIdOf, transactionNumberOf } from "./sessions.ts";

interface Definition {
  run: Handler;
  fields: ReadonlySet<string>;
  inTransaction: boolean;
}

function define(run: Handler, fields: string, inTransaction = false): Definition {
  return { run, fields: new Set(fields.split(" ")), inTransaction };
}

const writeFields = "ordered bypassDocumentValidation";

const definitions: ReadonlyMap<string, Definition> = new Map([
  ["insert", define(insert, `documents ${writeFields}`, true)],
  ["update", define(update, `updates let ${writeFields}`, true)],
  ["delete", define(remove, `deletes let ${writeFields}`, true)],
  [
    "findAndModify",
    define(findAndModify, "query sort remove update new upsert fields arrayFilters hint let bypassDocumentValidation", true),
  ],
  [
    "find",
    define(find, "filter sort projection hint skip limit batchSize singleBatch let noCursorTimeout allowPartialResults allowDiskUse", true),
  ],
  ["getMore", define(getMore, "collection batchSize", true)],
  ["killCursors", define(killCursors, "cursors", true)],
  ["aggregate", define(aggregate, "pipeline cursor hint let allowDiskUse bypassDocumentValidation", true)],
  ["count", define(count, "query limit skip hint")],
  ["distinct", define(distinct, "key query hint let", true)],
  ["explain", define(explain, "verbosity")],
  ["createIndexes", define(createIndexes, "indexes commitQuorum")],
  ["dropIndexes", define(dropIndexes, "index")],
  ["listIndexes", define(listIndexes, "cursor")],
  [
    "create",
    define(
      create,
      "capped size max timeseries clusteredIndex validator validationLevel validationAction collation viewOn pipeline expireAfterSeconds",
    ),
  ],
  ["drop", define(drop, "")],
  ["dropDatabase", define(dropDatabase, "")],
  ["listCollections", define(listCollections, "filter nameOnly cursor authorizedCollections")],
  ["listDatabases", define(listDatabases, "filter nameOnly authorizedDatabases")],
  ["collStats", define(collStats, "scale")],
  ["dbStats", define(dbStats, "scale freeStorage")],
  ["serverStatus", define(serverStatus, "")],
  ["ping", define(ping, "")],
  [
    "hello",
    define(
      hello,
      "helloOk client compression loadBalanced saslSupportedMechs speculativeAuthenticate topologyVersion maxAwaitTimeMS backpressure",
    ),
  ],
  ["buildInfo", define(buildInfo, "")],
  ["replSetStepDown", define(stepDown, "force secondaryCatchUpPeriodSecs")],
  ["endSessions", define(endSessions, "")],
  ["commitTransaction", define(endTransaction, "recoveryToken")],
  ["abortTransaction", define(endTransaction, "recoveryToken")],
]);

const aliases: Readonly<Record<string, string>> = {
  isMaster: "hello",
  ismaster: "hello",
  findandmodify: "findAndModify",
  buildinfo: "buildInfo",
};
const genericFields = new Set(
  (
    "lsid $db txnNumber autocommit startTransaction readConcern writeConcern $clusterTime $readPreference maxTimeMS comment " +
    "apiVersion apiStrict apiDeprecationErrors"
  ).split(" "),
);
const knownUnsupportedFields = new Set("collation min max returnKey showRecordId tailable awaitData oplogReplay".split(" "));

export interface Command {
  name: string;
  db: string;
  doc: Doc;
  sequences: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** Never throws: a failure is a reply, too. Resolves only when everything the reply shows is in the log. */
export async function execute(server: ServerState, sent: Command): Promise<Reply> {
  const alias = aliases[sent.name];
  const name = alias ?? sent.name;
  const command = alias === undefined ? sent.doc : { ...sent.doc, [name]: sent.doc[sent.name] };
  const context: CommandContext = {
    server,
    name,
    db: sent.db,
    command,
    sequences: sent.sequences,
    sessionId: sessionIdOf(command),
    transaction: null,
    atClusterTime: null,
    retry: null,
    entries: [],
  };
  const reply = await run(context).catch((cause: unknown) => errorReply(context, cause));
  try {
    await server.journal.flushed();
    return withWriteConcern(command, reply);
  } catch (cause) {
    return errorReply(context, cause);
  }
}

function definitionOf(context: CommandContext): Definition {
  const definition = definitions.get(context.name);
  if (definition === undefined) throw new CommandError(errorCodes.commandNotFound, `no such command: '${context.name}'`);
  for (const field of Object.keys(context.command)) {
    if (field === context.name || genericFields.has(field) || definition.fields.has(field) || field === "isMaster" || field === "ismaster")
      continue;
    if (knownUnsupportedFields.has(field)) {
      if (isDoc(context.command[field]) || isSet(context.command[field])) throw notSupported(`The option '${field}'`);
    } else if (field !== "findandmodify" && field !== "buildinfo") {
      throw new CommandError(errorCodes.unknownField, `BSON field '${context.name}.${field}' is an unknown field.`);
    }
  }
  return definition;
}

async function run(context: CommandContext): Promise<Reply> {
  const definition = definitionOf(context);
  assertPrimary(context);
  const number = transactionNumberOf(context.command);
  if (context.command.autocommit === false) return runInTransaction(context, definition);
  if (number === null || context.sessionId === null) return definition.run(context);
  const session = enterSession(context.server.sessions, context.sessionId, number);
  session.reply ??= startRetryable(context, definition, session);
  return { ...(await session.reply) };
}

/** A write that failed as a whole may be tried again under its number; one that answered is answered the same way. */
async function startRetryable(context: CommandContext, definition: Definition, session: Session): Promise<Doc> {
  context.retry = session;
  try {
    const reply = await definition.run(context);
    return isDoc(reply) ? reply : { ok: 1 };
  } catch (cause) {
    session.reply = null;
    throw cause;
  }
}

async function runInTransaction(context: CommandContext, definition: Definition): Promise<Reply> {
  if (context.name === "commitTransaction" || context.name === "abortTransaction") return definition.run(context);
  const session = enterTransaction(context);
  try {
    if (!definition.inTransaction) {
      const message = `Cannot run '${context.name}' in a multi-document transaction.`;
      throw new CommandError(errorCodes.operationNotSupportedInTransaction, message);
    }
    const reply = await definition.run(context);
    // MongoDB aborts the transaction on any error, also on one it reports per statement.
    if (isDoc(reply) && reply.writeErrors !== undefined) abortSessionTransaction(session);
    return reply;
  } catch (cause) {
    abortSessionTransaction(session);
    throw cause;
  }
}

function withWriteConcern(command: Doc, reply: Reply): Reply {
  const w = isDoc(command.writeConcern) ? numericOf(command.writeConcern.w) : null;
  if (w === null || Number(w) <= 1 || !isDoc(reply) || reply.ok === 0) return reply;
  const code = errorCodes.unsatisfiableWriteConcern;
  return { ...reply, writeConcernError: { code, codeName: codeName(code), errmsg: "Not enough data-bearing nodes" } };
}

const transientCodes: ReadonlySet<number> = new Set([
  errorCodes.writeConflict,
  errorCodes.snapshotUnavailable,
  errorCodes.noSuchTransaction,
  errorCodes.notWritablePrimary,
]);

function errorReply(context: CommandContext, cause: unknown): Doc {
  const error =
    cause instanceof CommandError
      ? cause
      : new CommandError(errorCodes.internalError, cause instanceof Error ? cause.message : String(cause));
  const isTransient = context.command.autocommit === false && context.name !== "abortTransaction" && transientCodes.has(error.code);
  const isRetryable = error.code === errorCodes.notWritablePrimary && context.command.txnNumber !== undefined && !isTransient;
  const labels = isTransient ? { errorLabels: ["TransientTransactionError"] } : isRetryable ? { errorLabels: ["RetryableWriteError"] } : {};
  return { ok: 0, errmsg: error.message, code: error.code, codeName: codeName(error.code), ...error.extra, ...labels };
}
