// A collection is one current view: its documents by record id, and its indexes. A fork of a view costs nothing until
// one of the two is written (see tree.ts); transactions and open cursors live on forks.
import { UUID } from "bson";
import { type Doc, fieldOf, type Value } from "../bson/values.ts";
import { documentKeys, entryKey } from "./index-keys.ts";
import { type IndexSpec, idIndexDocument, parseIndexSpec } from "./index-spec.ts";
import { type EditToken, emptyTree, newEditToken, type Tree, treeDelete, treeFrom, treeGet, treeRange, treeSet } from "./tree.ts";

export interface StoredDocument {
  /** Counts up per collection: the natural order is the order of insertion. */
  recordId: number;
  doc: Doc;
  raw: Uint8Array;
}

export interface Index {
  spec: IndexSpec;
  /** Key and record id → record id. */
  entries: Tree<string, number>;
  /** Per field: whether any document ever had an array there. */
  multikey: boolean[];
}

export interface View {
  documents: Tree<number, StoredDocument>;
  indexes: Index[];
  edit: EditToken;
  /** Changes with every index built or dropped. */
  catalogVersion: number;
}

export interface LockOwner {
  /** Resolves when the transaction has committed or aborted. */
  finished: Promise<void>;
}

export interface Collection {
  db: string;
  name: string;
  namespace: string;
  uuid: UUID;
  view: View;
  nextRecordId: number;
  /** Written but uncommitted records and unique keys. */
  locks: Map<string, LockOwner>;
  dropped: boolean;
}

/** Thrown by a plain write that meets a transaction's lock: the statement waits and runs again. */
export class LockedByTransaction extends Error {
  readonly owner: LockOwner;
  constructor(owner: LockOwner) {
    super("locked by a transaction");
    this.owner = owner;
  }
}

export function newCollection(db: string, name: string, uuid: UUID = new UUID()): Collection {
  const edit = newEditToken();
  const view: View = { documents: emptyTree(edit), indexes: [], edit, catalogVersion: 0 };
  view.indexes.push(newIndex(parseIndexSpec(idIndexDocument), edit));
  return { db, name, namespace: `${db}.${name}`, uuid, view, nextRecordId: 1, locks: new Map(), dropped: false };
}

export function newIndex(spec: IndexSpec, edit: EditToken): Index {
  return { spec, entries: emptyTree(edit), multikey: spec.fields.map(() => false) };
}

/** After this nothing reachable from the view's trees is changed in place any more. */
export function freeze(view: View): void {
  view.edit = newEditToken();
}

export function forkView(view: View): View {
  freeze(view);
  return {
    documents: { ...view.documents },
    indexes: view.indexes.map((index) => ({ spec: index.spec, entries: { ...index.entries }, multikey: [...index.multikey] })),
    edit: newEditToken(),
    catalogVersion: view.catalogVersion,
  };
}

function indexDocument(index: Index, document: StoredDocument, edit: EditToken): void {
  const { keys, multikey } = documentKeys(index.spec, document.doc);
  for (const [position, flag] of multikey.entries()) if (flag) index.multikey[position] = true;
  for (const key of keys) treeSet(index.entries, entryKey(key, document.recordId), document.recordId, edit);
}

/** An index over everything the view holds. */
export function buildIndex(spec: IndexSpec, view: View): Index {
  const index = newIndex(spec, view.edit);
  const entries: { key: string; value: number }[] = [];
  for (const { value: document } of treeRange(view.documents, {})) {
    const { keys, multikey } = documentKeys(spec, document.doc);
    for (const [position, flag] of multikey.entries()) if (flag) index.multikey[position] = true;
    for (const key of keys) entries.push({ key: entryKey(key, document.recordId), value: document.recordId });
  }
  entries.sort((left, right) => (left.key < right.key ? -1 : 1));
  index.entries = treeFrom(entries, view.edit);
  return index;
}

function unindexDocument(index: Index, document: StoredDocument, edit: EditToken): void {
  for (const key of documentKeys(index.spec, document.doc).keys) treeDelete(index.entries, entryKey(key, document.recordId), edit);
}

function touchesIndex(index: Index, before: Doc, after: Doc): boolean {
  if (index.spec.partial !== null) return true;
  return index.spec.fields.some((field) => {
    const root = field.parts[0] ?? "";
    return fieldOf(before, root) !== fieldOf(after, root);
  });
}

export function applyChange(view: View, before: StoredDocument | undefined, after: StoredDocument | undefined): void {
  for (const index of view.indexes) {
    if (before !== undefined && after !== undefined && !touchesIndex(index, before.doc, after.doc)) continue;
    if (before !== undefined) unindexDocument(index, before, view.edit);
    if (after !== undefined) indexDocument(index, after, view.edit);
  }
  if (after !== undefined) treeSet(view.documents, after.recordId, after, view.edit);
  else if (before !== undefined) treeDelete(view.documents, before.recordId, view.edit);
}

/** The records an index holds under exactly this key. */
export function* recordsAtKey(index: Index, key: string): Generator<number> {
  for (const entry of treeRange(index.entries, { from: key, to: `${key}\uffff\uffff\uffff` })) yield entry.value;
}

export function findById(view: View, key: string): StoredDocument | undefined {
  const [index] = view.indexes;
  if (index === undefined) return undefined;
  for (const recordId of recordsAtKey(index, key)) return treeGet(view.documents, recordId);
  return undefined;
}

export function idOf(document: StoredDocument): Value {
  return document.doc._id;
}
