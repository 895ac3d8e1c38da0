// What the gateway answers itself, and which of DocumentDB's functions answers the rest.
import { type Doc, decode, encode, isDoc, isList, numericOf } from "../../mongo/bson/values.ts";
import type { Reply } from "../../mongo/commands/context.ts";
import { buildInfo, hello, ping } from "../../mongo/commands/session.ts";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import { firstPage, getMore, killCursors } from "./cursors.ts";
import { forgetCollections } from "./ensure-collection.ts";
import { codeOfPacked } from "./error-codes.ts";
import { explain } from "./explain.ts";
import type { Call } from "./gateway-state.ts";
import { bson, bsonCell, callFunction, text } from "./postgres-link.ts";
import { endSessions, endTransaction } from "./transaction-commands.ts";
import { findAndModify, write } from "./write-commands.ts";

type Definition = { run: (call: Call) => Reply | Promise<Reply>; inTransaction: boolean };

const everywhere = (run: Definition["run"]): Definition => ({ run, inTransaction: true });
const outside = (run: Definition["run"]): Definition => ({ run, inTransaction: false });

export const COMMANDS: ReadonlyMap<string, Definition> = new Map([
  ["insert", everywhere(write)],
  ["update", everywhere(write)],
  ["delete", everywhere(write)],
  ["findAndModify", everywhere(findAndModify)],
  ["find", everywhere((call) => firstPage(call, "find_cursor_first_page"))],
  ["aggregate", everywhere(aggregate)],
  ["distinct", everywhere((call) => answer(call, "distinct_query"))],
  ["getMore", everywhere(getMore)],
  ["killCursors", everywhere(killCursors)],
  ["create", everywhere((call) => answer(call, "create_collection_view"))],
  ["createIndexes", everywhere(createIndexes)],
  ["count", outside((call) => answer(call, "count_query"))],
  ["explain", outside(explain)],
  ["dropIndexes", outside(dropIndexes)],
  ["listIndexes", outside((call) => firstPage(call, "list_indexes_cursor_first_page"))],
  ["listCollections", outside((call) => firstPage(call, "list_collections_cursor_first_page"))],
  ["listDatabases", outside(listDatabases)],
  ["drop", outside(drop)],
  ["dropDatabase", outside(dropDatabase)],
  ["collMod", outside((call) => onCollection(call, "coll_mod", bson(encode(call.command))))],
  ["collStats", outside((call) => onCollection(call, "coll_stats", scaleOf(call)))],
  ["dbStats", outside(dbStats)],
  ["renameCollection", outside(renameCollection)],
  ["hello", outside((call) => hello({ server: { ...call.gateway, secondaryUntil: 0 } }))],
  ["ping", outside(ping)],
  ["buildInfo", outside(buildInfo)],
  ["endSessions", outside(endSessions)],
  ["commitTransaction", outside(endTransaction)],
  ["abortTransaction", outside(endTransaction)],
]);

async function answer(call: Call, functionName: string): Promise<Reply> {
  const [reply] = await callFunction(call.on, `documentdb_api.${functionName}`, [text(call.db), bson(encode(call.command))]);
  return bsonCell(reply);
}

function aggregate(call: Call): Promise<Reply> {
  const [first] = isList(call.command.pipeline) ? call.command.pipeline : [];
  // It has the stage's name but no source of changes: a stream would stay silent for ever.
  if (isDoc(first) && first.$changeStream !== undefined) {
    throw new CommandError(errorCodes.changeStreamUnavailable, "The $changeStream stage is only supported on replica sets");
  }
  return firstPage(call, "aggregate_cursor_first_page");
}

type LastArgument = Parameters<typeof callFunction>[2][number];

async function onCollection(call: Call, functionName: string, last: LastArgument): Promise<Reply> {
  const args = [text(call.db), text(String(call.command[call.name])), last];
  const [reply] = await callFunction(call.on, `documentdb_api.${functionName}`, args);
  return bsonCell(reply);
}

const scaleOf = ({ command }: Call): LastArgument => ({ type: "float8", value: Number(numericOf(command.scale) ?? 1) });

async function dbStats(call: Call): Promise<Reply> {
  const [reply] = await callFunction(call.on, "documentdb_api.db_stats", [text(call.db), scaleOf(call)]);
  return bsonCell(reply);
}

async function listDatabases(call: Call): Promise<Reply> {
  const [reply] = await callFunction(call.on, "documentdb_api.list_databases", [bson(encode(call.command))]);
  return bsonCell(reply);
}

async function renameCollection(call: Call): Promise<Reply> {
  call.gateway.namespaces.clear();
  const [reply] = await callFunction(call.on, "documentdb_api.rename_collection", [bson(encode(call.command))]);
  return bsonCell(reply);
}

async function drop(call: Call): Promise<Reply> {
  forgetCollections(call);
  const name = String(call.command.drop);
  const [isDropped] = await callFunction(call.on, "documentdb_api.drop_collection", [text(call.db), text(name)]);
  return isDropped === "t" ? { nIndexesWas: 1, ns: `${call.db}.${name}`, ok: 1 } : { ok: 1 };
}

async function dropDatabase(call: Call): Promise<Reply> {
  forgetCollections(call);
  await callFunction(call.on, "documentdb_api.drop_database", [text(call.db)]);
  return { dropped: call.db, ok: 1 };
}

/** In the foreground: when the answer comes, the index is there. */
async function createIndexes(call: Call): Promise<Reply> {
  const name = "documentdb_api_internal.create_indexes_non_concurrently";
  const args = [text(call.db), bson(encode(call.command)), { type: "bool", value: true } as const];
  const [reply] = await callFunction(call.on, name, args);
  return { ...shardReply(decode(bsonCell(reply))), ok: 1 };
}

async function dropIndexes(call: Call): Promise<Reply> {
  const args = [text(call.db), bson(encode(call.command)), bson(null)];
  const [reply] = await callFunction(call.on, "documentdb_api.drop_indexes", args, "CALL");
  return shardReply(decode(bsonCell(reply)));
}

/** Both answer as a cluster of one shard would. */
function shardReply(reply: Doc): Doc {
  const { raw } = reply;
  const inner = isDoc(raw) && isDoc(raw.defaultShard) ? raw.defaultShard : reply;
  if (inner.code !== undefined) throw new CommandError(codeOfPacked(Number(numericOf(inner.code) ?? 1)), String(inner.errmsg));
  return inner;
}
