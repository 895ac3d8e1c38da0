import { BSON, type ClientSession, type Document, MongoServerError, Timestamp } from "mongodb";
import { type Database, isRefusedOnlyAsDuplicate } from "../../platform/db.ts";
import { toWritable } from "./document-bytes.store.ts";

/**
 * A whole database as bytes, whatever is in it. Documents are read as they are stored and written as they were read, in the order of
 * their ids; nothing here knows what a collection means.
 */
export type Moment = { session: ClientSession; clusterTime(): string | null };

const BATCH = 1_000;
const BATCH_BYTES = 8_000_000;
const IGNORED_OF_AN_INDEX = new Set(["v", "ns", "background"]);

/** The server keeps no history that old any more, or the collection has changed too much since. */
const MOMENT_GONE: ReadonlySet<number> = new Set([239, 246]);

export function isMomentGone(error: unknown): boolean {
  return error instanceof MongoServerError && MOMENT_GONE.has(Number(error.code));
}

export type DatabaseCopy = ReturnType<typeof createDatabaseCopy>;

export function createDatabaseCopy(database: Database) {
  const db = database.native;
  return {
    async listNames(): Promise<string[]> {
      const found = await db.listCollections({}, { nameOnly: true }).toArray();
      return found.flatMap(({ name, type }) => (type === "view" || name.startsWith("system.") ? [] : [name])).toSorted();
    },
    /** Everything is read at one moment where the server can: at a new one, or at that of an earlier step. */
    async atOneMoment<Result>(clusterTime: string | null, read: (moment: Moment) => Promise<Result>): Promise<Result> {
      const session = toTimed(db.client.startSession({ snapshot: true }));
      if (clusterTime !== null) session.snapshotTime = parseTime(clusterTime);
      try {
        return await read({ session, clusterTime: () => (session.snapshotTime ? formatTime(session.snapshotTime) : null) });
      } finally {
        await session.endSession();
      }
    },
    async count(name: string, moment: Moment | null): Promise<number> {
      const options = atMoment(moment);
      const [counted] = await db
        .collection(name)
        .aggregate([{ $count: "n" }], options)
        .toArray();
      return Number(counted?.n ?? 0);
    },
    async *readBehind(name: string, afterId: unknown, moment: Moment | null): AsyncGenerator<Buffer> {
      const filter: Document = afterId === null ? {} : { _id: { $gt: afterId } };
      const cursor = db
        .collection(name)
        .find(filter, { raw: true, batchSize: BATCH, ...atMoment(moment) })
        .sort({ _id: 1 });
      for await (const document of cursor) yield toBytes(document);
    },
    read: (document: Buffer): Document => BSON.deserialize(document),
    /** A few documents of a collection, for looking whether they open. */
    sample: (name: string, filter: Document, limit: number): Promise<Document[]> => db.collection(name).find(filter).limit(limit).toArray(),
    async listIndexes(name: string): Promise<string[]> {
      const found = await db.collection(name).indexes();
      return found
        .filter((index) => index.name !== "_id_")
        .map(toIndexText)
        .toSorted();
    },
    ...writing(db),
  };
}

function writing(db: Database["native"]) {
  return {
    /** Safe to repeat: what is there already stays. */
    async insert(name: string, documents: readonly Buffer[]): Promise<void> {
      for (const batch of inBatches(documents)) {
        const written = db.collection<Document>(name).insertMany(batch.map(toWritable), { ordered: false, forceServerObjectId: true });
        await written.catch((error: unknown) => {
          if (!isRefusedOnlyAsDuplicate(error)) throw error;
        });
      }
    },
    async createCollection(name: string, indexes: readonly string[]): Promise<void> {
      const isThere = (await db.listCollections({ name }, { nameOnly: true }).toArray()).length > 0;
      if (!isThere) await db.createCollection(name);
      const specs = indexes.map((text): Document => BSON.EJSON.parse(text, { relaxed: false }));
      if (specs.length > 0) await db.command({ createIndexes: name, indexes: specs, writeConcern: { w: "majority" } });
    },
    drop: async (name: string): Promise<void> => {
      await db.dropCollection(name);
    },
  };
}

/** Named here too: the client's own read concern would stand before the session's. */
const atMoment = (moment: Moment | null) => (moment ? { session: moment.session, readConcern: { level: "snapshot" } as const } : {});

function* inBatches(documents: readonly Buffer[]): Generator<Buffer[]> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for (const document of documents) {
    if (batch.length > 0 && (batch.length >= BATCH || bytes + document.length > BATCH_BYTES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(document);
    bytes += document.length;
  }
  if (batch.length > 0) yield batch;
}

/** The id of a document's bytes, as it is compared by the server. */
export function idOf(document: Buffer): unknown {
  return BSON.deserialize(document, { promoteValues: false })._id;
}

/** In the order of its keys, without what a server adds by itself. */
function toIndexText(index: Document): string {
  return BSON.EJSON.stringify(Object.fromEntries(Object.entries(index).filter(([key]) => !IGNORED_OF_AN_INDEX.has(key))), {
    relaxed: false,
  });
}

/** With `raw` the driver hands out bytes, which its types do not say. */
function toBytes(document: unknown): Buffer {
  return Buffer.from(document as Uint8Array);
}

/** The driver keeps the moment in a field its types leave out; an earlier step's moment goes in the same way. */
function toTimed(session: ClientSession): ClientSession & { snapshotTime?: Timestamp } {
  return session as ClientSession & { snapshotTime?: Timestamp };
}

const formatTime = (time: Timestamp): string => `${time.getHighBits() >>> 0}:${time.getLowBits() >>> 0}`;

function parseTime(text: string): Timestamp {
  const [t, i] = text.split(":").map(Number);
  return new Timestamp({ t: t ?? 0, i: i ?? 0 });
}
