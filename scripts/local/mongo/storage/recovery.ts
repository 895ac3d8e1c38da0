// Builds memory from the log, cuts a torn tail off, and rewrites the log when most of it is history.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync, truncateSync, writeSync } from "node:fs";
import { UUID } from "bson";
import { encodeValue } from "../bson/order.ts";
import { decode, isDoc, isList } from "../bson/values.ts";
import { restoreSession, type Sessions } from "../sessions.ts";
import { addCollection, type Catalog, collectionEntry, findCollection, listCollections, removeCollection } from "./catalog.ts";
import { applyChange, buildIndex, type Collection, findById } from "./collection.ts";
import { encodeFrame, type JournalEntry, scanFrames } from "./frames.ts";
import { type IndexSpec, parseIndexSpec } from "./index-spec.ts";
import { treeRange } from "./tree.ts";

const compactAboveBytes = 1024 * 1024;
const compactionBatch = 256;

/** Indexes a collection has beside that of its ids: built once, when all documents are there. */
type Declared = Map<Collection, IndexSpec[]>;

export function recover(file: string, catalog: Catalog, sessions: Sessions): void {
  if (!existsSync(file)) return;
  const declared: Declared = new Map();
  const scan = scanFrames(file, (entries) => {
    for (const entry of entries) replay(entry, catalog, sessions, declared);
  });
  for (const collection of listCollections(catalog)) {
    const { view } = collection;
    for (const spec of declared.get(collection) ?? []) view.indexes.push(buildIndex(spec, view));
  }
  if (scan.validBytes < statSync(file).size) truncateSync(file, scan.validBytes);
  if (scan.validBytes > compactAboveBytes && scan.validBytes > 2 * liveBytes(catalog)) compact(file, catalog, sessions);
}

function replay(entry: JournalEntry, catalog: Catalog, sessions: Sessions, declared: Declared): void {
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
  if (entry.type === "collection") replayCollection(collection, entry.raw, declared);
  else replayDocument(collection, entry.raw, entry.type === "put");
}

function replayCollection(collection: Collection, raw: Uint8Array, declared: Declared): void {
  const { uuid, indexes } = decode(raw);
  if (uuid instanceof UUID) collection.uuid = uuid;
  const specs = (isList(indexes) ? indexes : []).filter(isDoc).map(parseIndexSpec);
  declared.set(
    collection,
    specs.filter(({ name }) => name !== "_id_"),
  );
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
