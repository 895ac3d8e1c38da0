// Builds memory from the log, cuts a torn tail off, and rewrites the log when most of it is history.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync, truncateSync, writeSync } from "node:fs";
import { UUID } from "bson";
import { encodeValue } from "../bson/order.ts";
import { decode, isDoc, isList } from "../bson/values.ts";
import { restoreSession, type Sessions } from "../sessions.ts";
import { addCollection, type Catalog, collectionEntry, findCollection, listCollections, removeCollection } from "./catalog.ts";
import { applyChange, type Collection, findById, indexDocument, newIndex } from "./collection.ts";
import { encodeFrame, type JournalEntry, scanFrames } from "./frames.ts";
import { parseIndexSpec } from "./index-spec.ts";
import { treeRange } from "./tree.ts";

const compactAboveBytes = 1024 * 1024;
const compactionBatch = 256;

export function recover(file: string, catalog: Catalog, sessions: Sessions): void {
  if (!existsSync(file)) return;
  const scan = scanFrames(file, (entries) => {
    for (const entry of entries) replay(entry, catalog, sessions);
  });
  if (scan.validBytes < statSync(file).size) truncateSync(file, scan.validBytes);
  if (scan.validBytes > compactAboveBytes && scan.validBytes > 2 * liveBytes(catalog)) compact(file, catalog, sessions);
}

function replay(entry: JournalEntry, catalog: Catalog, sessions: Sessions): void {
  if (entry.type === "session") {
    restoreSession(sessions, entry.raw, Date.now());
    return;
  }
  const dot = entry.namespace.indexOf(".");
  const [db, name] = [entry.namespace.slice(0, dot), entry.namespace.slice(dot + 1)];
  const known = findCollection(catalog, db, name);
  if (entry.type === "drop") {
    if (known !== undefined) removeCollection(catalog, known);
    return;
  }
  const collection = known ?? addCollection(catalog, db, name);
  if (entry.type === "collection") replayCollection(collection, entry.raw);
  else replayDocument(collection, entry.raw, entry.type === "put");
}

function replayCollection(collection: Collection, raw: Uint8Array): void {
  const { uuid, indexes } = decode(raw);
  if (uuid instanceof UUID) collection.uuid = uuid;
  const { view } = collection;
  const specs = (isList(indexes) ? indexes : []).filter(isDoc).map(parseIndexSpec);
  view.indexes = specs.map((spec) => {
    const kept = view.indexes.find(
      (index) => index.spec.name === spec.name && encodeValue(index.spec.document) === encodeValue(spec.document),
    );
    if (kept !== undefined) return kept;
    const index = newIndex(spec, view.edit);
    for (const { value } of treeRange(view.documents, {})) indexDocument(index, value, view.edit);
    return index;
  });
}

function replayDocument(collection: Collection, raw: Uint8Array, isPut: boolean): void {
  const doc = decode(raw);
  const before = findById(collection.view, encodeValue(doc._id));
  const recordId = before?.recordId ?? collection.nextRecordId++;
  applyChange(collection.view, before, isPut ? { recordId, doc, raw } : undefined);
}

function liveBytes(catalog: Catalog): number {
  let bytes = 0;
  for (const collection of listCollections(catalog)) {
    for (const { value } of treeRange(collection.view.documents, {})) bytes += value.raw.length + collection.namespace.length;
  }
  return bytes;
}

function* currentEntries(catalog: Catalog, sessions: Sessions): Generator<JournalEntry> {
  for (const collection of listCollections(catalog)) {
    yield collectionEntry(collection);
    for (const { value } of treeRange(collection.view.documents, {}))
      yield { type: "put", namespace: collection.namespace, raw: value.raw };
  }
  for (const session of sessions.values()) if (session.logged !== null) yield { type: "session", raw: session.logged };
}

/** The new log replaces the old in one rename: a crash leaves one of the two, complete. */
function compact(file: string, catalog: Catalog, sessions: Sessions): void {
  const temporary = `${file}.compacting`;
  const descriptor = openSync(temporary, "w");
  let batch: JournalEntry[] = [];
  const write = (): void => {
    const frame = encodeFrame(batch);
    batch = [];
    for (let at = 0; at < frame.length; ) at += writeSync(descriptor, frame, at);
  };
  for (const entry of currentEntries(catalog, sessions)) {
    batch.push(entry);
    if (batch.length >= compactionBatch) write();
  }
  if (batch.length > 0) write();
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, file);
}
