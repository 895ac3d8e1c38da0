// Snapshot isolation: a transaction works on forks of the views taken at its start. What it writes it locks; a second
// writer fails (transaction) or waits (plain write), so a commit has nothing left to check and is one log frame.

import { encode } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { type Catalog, listCollections } from "./catalog.ts";
import { applyChange, type Collection, forkView, idOf, type LockOwner, type StoredDocument, type View } from "./collection.ts";
import type { JournalEntry } from "./frames.ts";
import { treeGet } from "./tree.ts";

export interface Transaction extends LockOwner {
  views: Map<Collection, View>;
  /** Record id → the document to commit, null for a removed one. */
  writes: Map<Collection, Map<number, StoredDocument | null>>;
  heldLocks: { collection: Collection; name: string }[];
  release(): void;
}

export function beginTransaction(catalog: Catalog): Transaction {
  const { promise, resolve } = Promise.withResolvers<void>();
  const views = new Map<Collection, View>();
  for (const collection of listCollections(catalog)) views.set(collection, forkView(collection.view));
  const transaction: Transaction = {
    views,
    writes: new Map(),
    heldLocks: [],
    finished: promise,
    release() {
      for (const { collection, name } of transaction.heldLocks) collection.locks.delete(name);
      transaction.heldLocks = [];
      resolve();
    },
  };
  return transaction;
}

export function transactionView(transaction: Transaction, collection: Collection): View {
  const known = transaction.views.get(collection);
  if (known !== undefined) return known;
  if (collection.view.documents.size > 0) {
    throw new CommandError(errorCodes.snapshotUnavailable, "Unable to read from a snapshot due to pending collection catalog changes");
  }
  const view = forkView(collection.view);
  transaction.views.set(collection, view);
  return view;
}

export function assertCatalogUnchanged(transaction: Transaction, collection: Collection): void {
  const view = transactionView(transaction, collection);
  if (!collection.dropped && view.catalogVersion === collection.view.catalogVersion) return;
  throw new CommandError(errorCodes.snapshotUnavailable, "Unable to write to a collection whose catalog changed since the snapshot");
}

/** Applies the writes and returns the log entries of the commit. */
export function commitTransaction(transaction: Transaction): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const [collection, writes] of transaction.writes) {
    for (const [recordId, after] of writes) {
      const before = treeGet(collection.view.documents, recordId);
      if (before === undefined && after === null) continue;
      applyChange(collection.view, before, after ?? undefined);
      if (after !== null) entries.push({ type: "put", namespace: collection.namespace, raw: after.raw });
      else if (before !== undefined) entries.push({ type: "remove", namespace: collection.namespace, raw: encode({ _id: idOf(before) }) });
    }
  }
  transaction.release();
  return entries;
}
