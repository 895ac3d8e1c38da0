import { Timestamp } from "bson";
import { type Doc, isDoc, numericOf, typeName, type Value } from "../bson/values.ts";
import type { Cursors } from "../cursors.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { type Session, type Sessions, sessionEntry } from "../sessions.ts";
import { addCollection, type Catalog, collectionEntry, findCollection } from "../storage/catalog.ts";
import { type Collection, LockedByTransaction, type View } from "../storage/collection.ts";
import type { JournalEntry } from "../storage/frames.ts";
import type { Journal } from "../storage/journal.ts";
import { findSnapshot, type Snapshots, takeSnapshot } from "../storage/snapshots.ts";
import { type Transaction, transactionView } from "../storage/transaction.ts";

export interface ServerState {
  catalog: Catalog;
  journal: Journal;
  cursors: Cursors;
  sessions: Sessions;
  snapshots: Snapshots;
  startedAt: number;
  /** Until then it answers as a replica set member that is not primary. */
  secondaryUntil: number;
  port: number;
  connections: Set<unknown>;
}

export interface CommandContext {
  server: ServerState;
  name: string;
  db: string;
  command: Doc;
  /** Documents sent beside the command, undecoded. */
  sequences: ReadonlyMap<string, readonly Uint8Array[]>;
  sessionId: string | null;
  transaction: Transaction | null;
  /** The moment it reads at, for the reply; set by the first look at a collection. */
  atClusterTime: Timestamp | null;
  /** Set for a retryable write: its reply is logged with its effect. */
  retry: Session | null;
  entries: JournalEntry[];
}

/** A document, or the bytes of one. */
export type Reply = Doc | Uint8Array;
export type Handler = (context: CommandContext) => Reply | Promise<Reply>;

export function collectionName(context: CommandContext): string {
  const name = context.command[context.name];
  if (typeof name === "string" && name !== "") return name;
  throw new CommandError(errorCodes.invalidNamespace, `collection name has invalid type ${typeName(name)}`);
}

export interface Source {
  collection: Collection;
  view: View;
}

/** What the command may read of a collection; null when there is no such collection. */
export function findSource(context: CommandContext, name: string): Source | null {
  const collection = findCollection(context.server.catalog, context.db, name);
  const moment = context.transaction === null ? momentOf(context) : null;
  if (collection === undefined) return null;
  if (moment !== null) {
    const view = moment.get(collection);
    return view === undefined ? null : { collection, view };
  }
  const view = context.transaction === null ? collection.view : transactionView(context.transaction, collection);
  return { collection, view };
}

/** What a read with the concern "snapshot" sees: everything as it was at one moment, its own or one that was given before. */
function momentOf(context: CommandContext): ReadonlyMap<Collection, View> | null {
  const { command, server } = context;
  if (!isDoc(command.readConcern) || command.readConcern.level !== "snapshot") return null;
  const given = context.atClusterTime ?? command.readConcern.atClusterTime;
  context.atClusterTime = given instanceof Timestamp ? given : takeSnapshot(server.snapshots, server.catalog, Date.now());
  const views = findSnapshot(server.snapshots, context.atClusterTime, Date.now());
  if (views === undefined) throw new CommandError(errorCodes.snapshotTooOld, "Read timestamp is older than the oldest available timestamp");
  return views;
}

/** Creation is not undone when a transaction aborts: an empty collection stays. */
export function ensureSource(context: CommandContext, name: string): Source {
  const known = findSource(context, name);
  if (known !== null) return known;
  const collection = addCollection(context.server.catalog, context.db, name);
  context.server.journal.append([collectionEntry(collection)]);
  const view = context.transaction === null ? collection.view : transactionView(context.transaction, collection);
  return { collection, view };
}

/** Logs what the command changed; must run in the same turn as the change, or the log's order could differ from memory's. */
export function commit(context: CommandContext, reply: Doc | null = null): void {
  if (reply !== null && context.retry !== null) context.entries.push(sessionEntry(context.retry, reply));
  if (context.entries.length > 0) context.server.journal.append(context.entries);
  context.entries = [];
}

/**
 * Runs `count` statements and then `reply`, without giving way to other commands unless a statement meets a
 * transaction's lock: then it waits for that transaction and runs the statement again.
 */
export async function runStatements(context: CommandContext, count: number, run: (at: number) => boolean, reply: () => Doc): Promise<Doc> {
  const deadline = deadlineOf(context.command);
  try {
    for (let at = 0; at < count; ) {
      try {
        if (!run(at)) break;
        at++;
      } catch (cause) {
        if (!(cause instanceof LockedByTransaction)) throw cause;
        commit(context);
        await waitFor(cause, deadline);
      }
    }
    const result = reply();
    commit(context, result);
    return result;
  } finally {
    commit(context);
  }
}

function deadlineOf(command: Doc): number {
  const maxTimeMs = Number(numericOf(command.maxTimeMS) ?? 0);
  return maxTimeMs > 0 ? Date.now() + maxTimeMs : Number.POSITIVE_INFINITY;
}

async function waitFor(cause: LockedByTransaction, deadline: number): Promise<void> {
  if (deadline === Number.POSITIVE_INFINITY) return cause.owner.finished;
  const { promise, reject } = Promise.withResolvers<never>();
  const expired = new CommandError(errorCodes.maxTimeExpired, "operation exceeded time limit");
  const timer = setTimeout(() => reject(expired), Math.max(0, deadline - Date.now()));
  try {
    await Promise.race([cause.owner.finished, promise]);
  } finally {
    clearTimeout(timer);
  }
}

export function docField(command: Doc, name: string): Doc {
  const value = command[name];
  if (value === undefined || value === null) return {};
  if (isDoc(value)) return value;
  throw new CommandError(errorCodes.typeMismatch, `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`);
}

export function numberField(command: Doc, name: string): number | undefined {
  const value = command[name];
  if (value === undefined || value === null) return undefined;
  const number = numericOf(value);
  if (number !== null) return Number(number);
  throw new CommandError(errorCodes.typeMismatch, `BSON field '${name}' is the wrong type '${typeName(value)}', expected a number`);
}

export function isSet(value: Value): boolean {
  return value === true || Number(numericOf(value) ?? 0) !== 0;
}
