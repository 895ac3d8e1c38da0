import { type Doc, encode } from "../bson/values.ts";
import { openCursor } from "../cursors.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { matches } from "../query/match.ts";
import { listCollections as allCollections, removeCollection } from "../storage/catalog.ts";
import type { Collection } from "../storage/collection.ts";
import { treeRange } from "../storage/tree.ts";
import {
  type CommandContext,
  collectionName,
  docField,
  ensureSource,
  findSource,
  isSet,
  numberField,
  type Reply,
  runStatements,
} from "./context.ts";
import { assertNoWriters, indexSizes } from "./indexes.ts";
import { parseCondition } from "./query.ts";

const refusedCreateOptions = (
  "capped size max timeseries clusteredIndex validator validationLevel validationAction collation viewOn pipeline expireAfterSeconds " +
  "changeStreamPreAndPostImages encryptedFields storageEngine indexOptionDefaults"
).split(" ");

export function create(context: CommandContext): Doc {
  const name = collectionName(context);
  const refused = refusedCreateOptions.find((option) => option in context.command && context.command[option] !== false);
  if (refused !== undefined) throw notSupported(`Creating a collection with '${refused}'`);
  if (findSource(context, name) !== null)
    throw new CommandError(errorCodes.namespaceExists, `Collection ${context.db}.${name} already exists.`);
  ensureSource(context, name);
  return { ok: 1 };
}

function dropCollection(context: CommandContext, collection: Collection): void {
  assertNoWriters(collection);
  removeCollection(context.server.catalog, collection);
  context.entries.push({ type: "drop", namespace: collection.namespace });
}

export function drop(context: CommandContext): Promise<Reply> | Doc {
  const source = findSource(context, collectionName(context));
  if (source === null) return { ok: 1 };
  const { collection } = source;
  const run = (): boolean => {
    dropCollection(context, collection);
    return true;
  };
  return runStatements(context, 1, run, () => ({ nIndexesWas: collection.view.indexes.length, ns: collection.namespace, ok: 1 }));
}

export function dropDatabase(context: CommandContext): Promise<Reply> {
  const run = (): boolean => {
    for (const collection of [...(context.server.catalog.get(context.db)?.values() ?? [])]) dropCollection(context, collection);
    return true;
  };
  return runStatements(context, 1, run, () => ({ dropped: context.db, ok: 1 }));
}

export function listCollections(context: CommandContext): Reply {
  const { command, db, server, sessionId } = context;
  const filter = parseCondition(docField(command, "filter"), {});
  const described = [...(server.catalog.get(db)?.values() ?? [])].map(({ name, uuid }): Doc => {
    const idIndex = { v: 2, key: { _id: 1 }, name: "_id_" };
    return { name, type: "collection", options: {}, info: { readOnly: false, uuid }, idIndex };
  });
  const shown = described
    .filter((doc) => matches(filter, doc))
    .map((doc) => (isSet(command.nameOnly) ? { name: doc.name, type: doc.type } : doc));
  const batchSize = numberField(docField(command, "cursor"), "batchSize");
  return openCursor(server.cursors, {
    namespace: `${db}.$cmd.listCollections`,
    sessionId,
    documents: shown.map(encode).values(),
    batchSize,
  });
}

export function listDatabases(context: CommandContext): Doc {
  const { command, server } = context;
  const filter = parseCondition(docField(command, "filter"), {});
  const databases = [...server.catalog.keys()].sort().map((name): Doc => {
    const sizeOnDisk = [...(server.catalog.get(name)?.values() ?? [])].reduce((total, collection) => total + dataBytes(collection), 0);
    return isSet(command.nameOnly) ? { name } : { name, sizeOnDisk, empty: sizeOnDisk === 0 };
  });
  const shown = databases.filter((doc) => matches(filter, doc));
  const totalSize = shown.reduce((total, doc) => total + Number(doc.sizeOnDisk ?? 0), 0);
  return isSet(command.nameOnly) ? { databases: shown, ok: 1 } : { databases: shown, totalSize, ok: 1 };
}

function dataBytes(collection: Collection): number {
  let bytes = 0;
  for (const { value } of treeRange(collection.view.documents, {})) bytes += value.raw.length;
  return bytes;
}

export function collStats(context: CommandContext): Doc {
  const name = collectionName(context);
  const collection = findSource(context, name)?.collection;
  const ns = `${context.db}.${name}`;
  if (collection === undefined) return { ns, count: 0, size: 0, storageSize: 0, totalIndexSize: 0, nindexes: 0, indexSizes: {}, ok: 1 };
  const size = dataBytes(collection);
  const count = collection.view.documents.size;
  const sizes = indexSizes(collection);
  const totalIndexSize = Object.values(sizes).reduce<number>((total, bytes) => total + Number(bytes), 0);
  const avgObjSize = count === 0 ? 0 : Math.round(size / count);
  return {
    ns,
    count,
    size,
    avgObjSize,
    storageSize: size,
    totalIndexSize,
    nindexes: Object.keys(sizes).length,
    indexSizes: sizes,
    capped: false,
    ok: 1,
  };
}

export function dbStats(context: CommandContext): Doc {
  const collections = [...(context.server.catalog.get(context.db)?.values() ?? [])];
  const dataSize = collections.reduce((total, collection) => total + dataBytes(collection), 0);
  const objects = collections.reduce((total, collection) => total + collection.view.documents.size, 0);
  const indexes = collections.reduce((total, collection) => total + collection.view.indexes.length, 0);
  const avgObjSize = objects === 0 ? 0 : dataSize / objects;
  return {
    db: context.db,
    collections: collections.length,
    views: 0,
    objects,
    avgObjSize,
    dataSize,
    storageSize: dataSize,
    indexes,
    ok: 1,
  };
}

export function serverStatus(context: CommandContext): Doc {
  const { server } = context;
  const uptime = (Date.now() - server.startedAt) / 1000;
  const collections = [...allCollections(server.catalog)].length;
  const memory = { resident: Math.round(process.memoryUsage.rss() / 2 ** 20) };
  const connections = { current: server.connections.size };
  const identity = { host: `127.0.0.1:${server.port}`, version: serverVersion, process: "embedded", pid: process.pid };
  const metrics = { cursor: { open: { total: server.cursors.size } } };
  return { ...identity, uptime, localTime: new Date(), connections, mem: memory, catalogStats: { collections }, metrics, ok: 1 };
}

export const serverVersion = "8.0.0";
