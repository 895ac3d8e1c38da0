// What happens by itself: documents past their TTL go, abandoned transactions and idle cursors and sessions end.
import { encodeValue, rankKey } from "./bson/order.ts";
import type { ServerState } from "./commands/context.ts";
import { closeIdleCursors } from "./cursors.ts";
import { directedStretches } from "./query/bounds.ts";
import { expireSessions } from "./sessions.ts";
import { listCollections } from "./storage/catalog.ts";
import { type Collection, type Index, LockedByTransaction, type StoredDocument } from "./storage/collection.ts";
import type { JournalEntry } from "./storage/frames.ts";
import { dropOldSnapshots } from "./storage/snapshots.ts";
import { treeGet, treeRange } from "./storage/tree.ts";
import { applyChanges } from "./storage/write.ts";

export function runMonitor(server: ServerState, now: number): void {
  if (!server.journal.isWritable()) return;
  expireSessions(server.sessions, now);
  closeIdleCursors(server.cursors, now);
  dropOldSnapshots(server.snapshots, now);
  const entries: JournalEntry[] = [];
  for (const collection of listCollections(server.catalog)) {
    for (const index of collection.view.indexes) {
      if (index.spec.expireAfterSeconds === null) continue;
      for (const document of expired(collection, index, now - index.spec.expireAfterSeconds * 1000))
        removeUnlocked(collection, document, entries);
    }
  }
  if (entries.length > 0) server.journal.append(entries);
}

/** By the index: from the first date to the cutoff. Values that are no dates never expire. */
function expired(collection: Collection, index: Index, cutoff: number): StoredDocument[] {
  const limit = new Date(cutoff);
  const stretches = directedStretches([{ from: rankKey(limit), to: encodeValue(limit) }], index.spec.fields[0]?.direction ?? 1);
  const found = new Set<StoredDocument>();
  for (const stretch of stretches) {
    for (const { value: recordId } of treeRange(index.entries, stretch)) {
      const document = treeGet(collection.view.documents, recordId);
      if (document !== undefined) found.add(document);
    }
  }
  return [...found];
}

/** A document a transaction holds is left to the next round. */
function removeUnlocked(collection: Collection, before: StoredDocument, entries: JournalEntry[]): void {
  try {
    applyChanges({ transaction: null, entries }, collection, [{ before, after: undefined }]);
  } catch (cause) {
    if (!(cause instanceof LockedByTransaction)) throw cause;
  }
}
