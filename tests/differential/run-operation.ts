import { EJSON } from "bson";
import { type ClientSession, type Db, type Document, type MongoClient, MongoError } from "mongodb";
import type { Operation, Step } from "./operation.ts";
import { outcomeOf } from "./outcome.ts";

/** One server under comparison: every operation gets a collection of its own in one database. */
export type Server = { client: MongoClient; db: Db };

type Run = Server & { collection: string; sessions: Map<string, ClientSession> };

/** Everything a client can tell about the operation, as canonical Extended JSON: types and the order of fields included. */
export async function runOperation(server: Server, operation: Operation, collection: string): Promise<string> {
  const run: Run = { ...server, collection, sessions: new Map() };
  const outcomes: unknown[] = [];
  try {
    await prepare(run, operation);
    for (const step of operation.steps) outcomes.push(await stepOutcome(run, step));
    if (operation.steps.some(isWrite))
      outcomes.push({ afterwards: outcomeOf("find", await drained(run, { find: collection, sort: { _id: 1 } })) });
  } finally {
    for (const session of run.sessions.values()) await session.endSession();
    await server.db.dropCollection(collection).catch(() => false);
  }
  return EJSON.stringify(outcomes, undefined, 1, { relaxed: false });
}

async function prepare({ db, collection }: Run, { documents, indexes }: Operation): Promise<void> {
  if (indexes.length > 0) {
    const named = indexes.map((index) => ({ name: Object.keys(index.key).join("_"), ...index }));
    await db.command({ createIndexes: collection, indexes: named });
  }
  if (documents.length > 0) await db.command({ insert: collection, documents });
}

const isWrite = (step: Step): boolean => WRITES.some((name) => name in step);
const WRITES = ["insert", "update", "updates", "delete", "deletes", "findAndModify", "commit", "abort"] as const;

async function stepOutcome(run: Run, step: Step): Promise<unknown> {
  const [verb = ""] = Object.keys(step);
  try {
    return outcomeOf(verb, await perform(run, verb, step));
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    return { refused: error.code ?? error.name, ...(error.hasErrorLabel("TransientTransactionError") && { isTransient: true }) };
  }
}

async function perform(run: Run, verb: string, step: Step): Promise<Document> {
  switch (verb) {
    case "begin": {
      const session = run.client.startSession();
      session.startTransaction();
      run.sessions.set(String(step.begin), session);
      return {};
    }
    case "commit":
      await sessionOf(run, step.commit).commitTransaction();
      return {};
    case "abort":
      await sessionOf(run, step.abort).abortTransaction();
      return {};
    default:
      return command(run, step);
  }
}

function sessionOf({ sessions }: Run, name: unknown): ClientSession {
  const session = sessions.get(String(name));
  if (!session) throw new Error(`No step begins the transaction ${String(name)}.`);
  return session;
}

async function command(run: Run, step: Step): Promise<Document> {
  const { in: sessionName, drain, ...fields } = step;
  const session = sessionName === undefined ? undefined : sessionOf(run, sessionName);
  const document = toCommand(fields, run.collection);
  if (drain === true) return drained(run, document, session);
  return run.db.command(document, { promoteValues: false, ...(session && { session }) });
}

/** All batches; each one's size is part of the outcome. */
async function drained({ db, collection }: Run, document: Document, session?: ClientSession): Promise<Document> {
  const options = { promoteValues: false, ...(session && { session }) };
  const first = await db.command(document, options);
  const documents: unknown[] = [...first.cursor.firstBatch];
  const sizes = [documents.length];
  let { id } = first.cursor;
  while (id.toString() !== "0") {
    const next = await db.command({ getMore: id, collection, ...(document.batchSize > 0 && { batchSize: document.batchSize }) }, options);
    documents.push(...next.cursor.nextBatch);
    sizes.push(next.cursor.nextBatch.length);
    id = next.cursor.id;
  }
  return { cursor: { firstBatch: documents }, ...(document.batchSize !== undefined && { sizes: sizes.filter((size) => size > 0) }) };
}

/** From the short form of a step to MongoDB's command. */
function toCommand(step: Step, collection: string): Document {
  const [verb = ""] = Object.keys(step);
  const { [verb]: subject, ...rest } = step;
  switch (verb) {
    case "command":
      return placed(subject, collection);
    case "find":
      return { find: collection, filter: subject, ...rest, ...(rest.batchSize === undefined && { batchSize: 1_000 }) };
    case "aggregate":
      return placed({ aggregate: collection, pipeline: subject, cursor: { batchSize: rest.batchSize ?? 1_000 } }, collection);
    case "insert":
      return { insert: collection, documents: subject, ...rest };
    case "update": {
      const { with: change, ...options } = rest;
      return { update: collection, updates: [{ q: subject, u: change, ...options }] };
    }
    case "updates":
      return { update: collection, updates: subject, ...rest };
    case "delete":
      return { delete: collection, deletes: [{ q: subject, ...rest }] };
    case "deletes":
      return { delete: collection, deletes: subject, ...rest };
    case "findAndModify":
      return { findAndModify: collection, ...subject };
    case "count":
      return { count: collection, query: subject, ...rest };
    case "distinct":
      return { distinct: collection, key: subject, ...rest };
    case "createIndexes":
      return { createIndexes: collection, indexes: subject };
    case "dropIndexes":
      return { dropIndexes: collection, index: subject };
    case "listIndexes":
      return { listIndexes: collection };
    case "getMore":
      return { getMore: BigInt(subject), collection };
    default:
      throw new Error(`No step is called ${verb}.`);
  }
}

/** "$collection" stands for the collection's name wherever it appears as a value. */
function placed(value: Document, collection: string): Document {
  const place = (inner: unknown): unknown => {
    if (inner === "$collection") return collection;
    if (Array.isArray(inner)) return inner.map(place);
    const isPlain = typeof inner === "object" && inner !== null && Object.getPrototypeOf(inner) === Object.prototype;
    return isPlain ? Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, place(each)])) : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, place(each)]));
}
