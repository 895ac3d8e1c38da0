import {
  type ClientSession,
  type Collection,
  type Db,
  type Document,
  type IndexDescription,
  MongoBulkWriteError,
  MongoClient,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  type OptionalUnlessRequiredId,
} from "mongodb";
import { PLATFORM_LIMITS } from "./platform-limits.ts";

/** A collection's name and indexes, declared beside its store; `ensureIndexes` applies these declarations and nothing else. */
export type CollectionDefinition<Record extends Document> = {
  name: string;
  indexes: readonly IndexDescription[] /** Type only. */;
  record?: Record;
};

export function defineCollection<Record extends Document>(definition: {
  name: string;
  indexes: readonly IndexDescription[];
}): CollectionDefinition<Record> {
  return definition;
}

export type Database = {
  collection<Record extends Document>(definition: CollectionDefinition<Record>): Collection<Record>;
  /** Majority write concern, retried by the driver on transient conflicts. */
  withTransaction<Result>(run: (session: ClientSession) => Promise<Result>): Promise<Result>;
  /** True when the write went in, false when a unique index refused it; any other failure is thrown. */
  isInserted(write: Promise<unknown>): Promise<boolean>;
  /** What a unique index refuses was there already and stays, the rest goes in; any other failure is thrown, and repeating is safe. */
  insertMissing<Record extends Document>(records: readonly OptionalUnlessRequiredId<Record>[], into: Collection<Record>): Promise<void>;
  ping(timeoutMs: number): Promise<void>;
  ensureIndexes(definitions: readonly CollectionDefinition<Document>[]): Promise<void>;
  /** `collection: keys` of each declared index that is not there; those that nobody declared are nobody's business. */
  findMissingIndexes(definitions: readonly CollectionDefinition<Document>[]): Promise<string[]>;
  drop(): Promise<void>;
  close(): Promise<void>;
  /** Its name on the server. */
  name: string;
  /** Another database of the same server, over the same connections: what a backup is read back into. */
  sibling(name: string): Database;
  /** For copying whole databases, whatever is in them; a store asks by its own collection. */
  native: Db;
};

const SELECTION_TIMEOUT_MS = 3_000;
const SOCKET_TIMEOUT_MS = 20_000;

/** A command as it goes to the server; tests look at what the stores really ask. */
export type DatabaseCommand = { name: string; command: Document };

export type DatabaseOptions = { poolSize?: number; onCommand?: (command: DatabaseCommand) => void };

/** One pooled client per process; it connects on first use, so a cold start does not wait for it. */
export function createDatabase(uri: string, options: DatabaseOptions = {}): Database {
  const client = new MongoClient(uri, {
    appName: "aegis",
    maxPoolSize: options.poolSize ?? PLATFORM_LIMITS.mongodb.poolSize,
    minPoolSize: 0,
    maxIdleTimeMS: 60_000,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    connectTimeoutMS: SELECTION_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
    writeConcern: { w: "majority" },
    readConcern: { level: "majority" },
    retryWrites: true,
    retryReads: true,
    ignoreUndefined: false,
    monitorCommands: options.onCommand !== undefined,
  });
  if (options.onCommand) client.on("commandStarted", ({ commandName, command }) => options.onCommand?.({ name: commandName, command }));
  return databaseOf(client, client.db());
}

function databaseOf(client: MongoClient, db: Db): Database {
  return {
    name: db.databaseName,
    native: db,
    sibling: (name) => databaseOf(client, client.db(name)),
    collection: (definition) => collectionOf(db, definition),
    withTransaction: (run) =>
      client.withSession((session) =>
        session.withTransaction(run, { writeConcern: { w: "majority" }, readConcern: { level: "snapshot" } }),
      ),
    async isInserted(write) {
      try {
        await write;
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async insertMissing(records, into) {
      if (records.length === 0) return;
      try {
        await into.insertMany(records, { ordered: false });
      } catch (error) {
        if (!isRefusedOnlyAsDuplicate(error)) throw error;
      }
    },
    ping: async (timeoutMs) => {
      await db.command({ ping: 1 }, { timeoutMS: timeoutMs });
    },
    async ensureIndexes(definitions) {
      for (const definition of definitions) {
        if (definition.indexes.length > 0) await db.collection(definition.name).createIndexes([...definition.indexes]);
      }
    },
    async findMissingIndexes(definitions) {
      const missing = await Promise.all(definitions.map((definition) => missingOf(db, definition)));
      return missing.flat();
    },
    drop: async () => {
      await db.dropDatabase();
    },
    close: () => client.close(),
  };
}

function collectionOf<Record extends Document>(db: Db, definition: CollectionDefinition<Record>): Collection<Record> {
  return db.collection<Record>(definition.name);
}

const NO_SUCH_COLLECTION = 26;

async function missingOf(db: Db, { name, indexes }: CollectionDefinition<Document>): Promise<string[]> {
  if (indexes.length === 0) return [];
  const present = await db
    .collection(name)
    .listIndexes()
    .toArray()
    .catch((error: unknown): Document[] => {
      if (error instanceof MongoServerError && error.code === NO_SUCH_COLLECTION) return [];
      throw error;
    });
  const shape = ({ key, unique }: { key?: unknown; unique?: boolean }) => `${JSON.stringify(key)}${unique ? " unique" : ""}`;
  const there = new Set(present.map(shape));
  return indexes
    .map((index) => shape(indexShape(index)))
    .filter((each) => !there.has(each))
    .map((each) => `${name}: ${each}`);
}

/** A declaration's key may be a Map; the server tells plain objects. */
function indexShape({ key, unique }: IndexDescription): { key: unknown; unique?: boolean } {
  return { key: key instanceof Map ? Object.fromEntries(key) : key, ...(unique && { unique }) };
}

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11_000;
}

/** Of a write of several: all that was refused was there already, and the rest went in. */
export function isRefusedOnlyAsDuplicate(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return isDuplicateKey(error);
  const refused = [error.writeErrors].flat();
  return refused.length > 0 && error.result.getWriteConcernError() === undefined && refused.every(({ code }) => code === 11_000);
}

/** An election is on: the driver has tried once more by itself, and a write goes in as soon as there is a primary again. */
const NOT_PRIMARY_CODES: ReadonlySet<number> = new Set([189, 10_107, 11_602, 13_435, 13_436]);

/** The server could not be reached, did not answer in time or is not primary now; the same call may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof MongoServerError) return NOT_PRIMARY_CODES.has(Number(error.code));
  return error instanceof MongoServerSelectionError || error instanceof MongoNetworkError || error instanceof MongoOperationTimeoutError;
}
