import { ObjectId } from "bson";
import { valueAtPath } from "../bson/paths.ts";
import { type Doc, encode, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import {
  applyChange,
  type Collection,
  type Index,
  idOf,
  LockedByTransaction,
  recordsAtKey,
  type StoredDocument,
  type View,
} from "./collection.ts";
import type { JournalEntry } from "./frames.ts";
import { documentKeys } from "./index-keys.ts";
import { assertCatalogUnchanged, type Transaction, transactionView } from "./transaction.ts";
import { treeGet } from "./tree.ts";

interface WriteScope {
  transaction: Transaction | null;
  /** Collects what a plain write has to log. */
  entries: JournalEntry[];
}

export interface Change {
  before: StoredDocument | undefined;
  after: StoredDocument | undefined;
}

/** Nothing is applied unless no document of the statement is locked: a statement that waits can run again from its start. */
export function applyChanges(scope: WriteScope, collection: Collection, changes: readonly Change[]): void {
  if (scope.transaction !== null) assertCatalogUnchanged(scope.transaction, collection);
  if (scope.transaction === null && collection.locks.size > 0) {
    for (const change of changes) assertUnlocked(collection, change);
  }
  for (const change of changes) {
    if (scope.transaction !== null) applyInTransaction(scope.transaction, collection, change);
    else applyPlain(scope.entries, collection, change);
  }
}

function applyPlain(entries: JournalEntry[], collection: Collection, { before, after }: Change): void {
  if (after !== undefined) assertUnique(collection, collection.view, before, after);
  applyChange(collection.view, before, after);
  const { namespace } = collection;
  if (after !== undefined) entries.push({ type: "put", namespace, raw: after.raw });
  else if (before !== undefined) entries.push({ type: "remove", namespace, raw: encode({ _id: idOf(before) }) });
}

function applyInTransaction(transaction: Transaction, collection: Collection, change: Change): void {
  const { before, after } = change;
  const view = transactionView(transaction, collection);
  const names = lockNames(collection, change);
  for (const name of names) {
    const owner = collection.locks.get(name);
    if (owner !== undefined && owner !== transaction) throw writeConflict();
  }
  let writes = transaction.writes.get(collection);
  if (writes === undefined) {
    writes = new Map();
    transaction.writes.set(collection, writes);
  }
  const recordId = after?.recordId ?? before?.recordId ?? 0;
  if (before !== undefined && !writes.has(recordId) && treeGet(collection.view.documents, recordId) !== before) throw writeConflict();
  if (after !== undefined) {
    assertUnique(collection, view, before, after);
    assertUncontested(collection, writes, after);
  }
  for (const name of names) {
    if (collection.locks.has(name)) continue;
    collection.locks.set(name, transaction);
    transaction.heldLocks.push({ collection, name });
  }
  applyChange(view, before, after);
  writes.set(recordId, after ?? null);
}

function writeConflict(): CommandError {
  const advice = "Please retry your operation or multi-document transaction.";
  return new CommandError(errorCodes.writeConflict, `Write conflict during plan execution and yielding is disabled. :: ${advice}`);
}

/** Both the keys given up and the keys taken: another writer may rely on neither until the transaction ends. */
function lockNames(collection: Collection, { before, after }: Change): string[] {
  const names = new Set<string>();
  for (const document of [before, after]) {
    if (document === undefined) continue;
    names.add(`record ${document.recordId}`);
    for (const { spec } of collection.view.indexes) {
      if (spec.unique) for (const key of documentKeys(spec, document.doc).keys) names.add(`key ${spec.name} ${key}`);
    }
  }
  return [...names];
}

function assertUnlocked(collection: Collection, change: Change): void {
  for (const name of lockNames(collection, change)) {
    const owner = collection.locks.get(name);
    if (owner !== undefined) throw new LockedByTransaction(owner);
  }
}

function assertUnique(collection: Collection, view: View, before: StoredDocument | undefined, after: StoredDocument): void {
  for (const index of view.indexes) {
    if (!index.spec.unique || (before !== undefined && index.spec.name === "_id_")) continue;
    for (const key of documentKeys(index.spec, after.doc).keys) {
      for (const recordId of recordsAtKey(index, key)) {
        if (recordId !== after.recordId) throw duplicateKey(collection, index, after.doc);
      }
    }
  }
}

/** A key committed by someone else after the snapshot is a conflict, not a duplicate: the retry will see it. */
function assertUncontested(collection: Collection, writes: ReadonlyMap<number, unknown>, after: StoredDocument): void {
  for (const index of collection.view.indexes) {
    if (!index.spec.unique) continue;
    for (const key of documentKeys(index.spec, after.doc).keys) {
      for (const recordId of recordsAtKey(index, key)) {
        if (recordId !== after.recordId && !writes.has(recordId)) throw writeConflict();
      }
    }
  }
}

export function duplicateKey(collection: Collection, index: Index, doc: Doc): CommandError {
  const keyValue: Doc = {};
  for (const { path } of index.spec.fields) keyValue[path] = valueAtPath(doc, path) ?? null;
  const shown = Object.keys(keyValue).map((path) => `${path}: ${showValue(keyValue[path])}`);
  const message = `E11000 duplicate key error collection: ${collection.namespace} index: ${index.spec.name} dup key: { ${shown.join(", ")} }`;
  return new CommandError(errorCodes.duplicateKey, message, { keyPattern: index.spec.key, keyValue });
}

function showValue(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  return typeof value === "object" && value !== null && !("value" in value) ? JSON.stringify(value) : String(value);
}
