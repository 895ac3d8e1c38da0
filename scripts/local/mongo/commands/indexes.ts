import { equalValues } from "../bson/order.ts";
import { type Doc, encode, isDoc, isList, type Value } from "../bson/values.ts";
import { openCursor } from "../cursors.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { collectionEntry } from "../storage/catalog.ts";
import { buildIndex, type Collection, type Index, LockedByTransaction } from "../storage/collection.ts";
import { keyOfEntry } from "../storage/index-keys.ts";
import { type IndexSpec, parseIndexSpec, sameIndex } from "../storage/index-spec.ts";
import { treeGet, treeRange } from "../storage/tree.ts";
import { duplicateKey } from "../storage/write.ts";
import {
  type CommandContext,
  collectionName,
  docField,
  ensureSource,
  findSource,
  numberField,
  type Reply,
  runStatements,
} from "./context.ts";

/** Catalog changes wait for transactions that wrote to the collection. */
export function assertNoWriters(collection: Collection): void {
  for (const owner of collection.locks.values()) throw new LockedByTransaction(owner);
}

export function createIndexes(context: CommandContext): Promise<Reply> {
  const { command } = context;
  if (!isList(command.indexes) || command.indexes.length === 0)
    throw new CommandError(errorCodes.badValue, "Must specify at least one index to create");
  const requested = command.indexes.filter(isDoc).map(parseIndexSpec);
  const name = collectionName(context);
  const isNew = findSource(context, name) === null;
  const { collection } = ensureSource(context, name);
  const before = collection.view.indexes.length;
  const run = (): boolean => {
    assertNoWriters(collection);
    const fresh = requested.filter((spec) => !collection.view.indexes.some((index) => sameIndex(index.spec, spec)));
    const built = fresh.map((spec) => buildChecked(collection, spec));
    if (built.length === 0) return true;
    collection.view.indexes.push(...built);
    collection.view.catalogVersion++;
    context.entries.push(collectionEntry(collection));
    return true;
  };
  return runStatements(context, 1, run, () => {
    const after = collection.view.indexes.length;
    const note = after === before ? { note: "all indexes already exist" } : {};
    return { numIndexesBefore: before, numIndexesAfter: after, createdCollectionAutomatically: isNew, ...note, ok: 1 };
  });
}

function buildChecked(collection: Collection, spec: IndexSpec): Index {
  const { view } = collection;
  const index = buildIndex(spec, view);
  let previous: string | null = null;
  for (const { key, value: recordId } of spec.unique ? treeRange(index.entries, {}) : []) {
    const own = keyOfEntry(key);
    if (own === previous) throw duplicateKey(collection, index, treeGet(view.documents, recordId)?.doc ?? {});
    previous = own;
  }
  return index;
}

function existing(context: CommandContext): Collection {
  const name = collectionName(context);
  const source = findSource(context, name);
  if (source === null) throw new CommandError(errorCodes.namespaceNotFound, `ns does not exist: ${context.db}.${name}`);
  return source.collection;
}

export function dropIndexes(context: CommandContext): Promise<Reply> {
  const collection = existing(context);
  const { view } = collection;
  const before = view.indexes.length;
  const run = (): boolean => {
    assertNoWriters(collection);
    const dropped = selectIndexes(view.indexes, context.command.index);
    view.indexes = view.indexes.filter((index) => !dropped.has(index));
    view.catalogVersion++;
    context.entries.push(collectionEntry(collection));
    return true;
  };
  return runStatements(context, 1, run, () => ({ nIndexesWas: before, ok: 1 }));
}

function selectIndexes(indexes: readonly Index[], selector: Value): Set<Index> {
  if (selector === "*") return new Set(indexes.slice(1));
  const selected = (isList(selector) ? selector : [selector]).map((wanted) => {
    const index = indexes.find(({ spec }) => spec.name === wanted || (isDoc(wanted) && equalValues(spec.key, wanted)));
    if (index === undefined) throw new CommandError(errorCodes.indexNotFound, `index not found with name [${String(wanted)}]`);
    if (index.spec.name === "_id_") throw new CommandError(errorCodes.invalidOptions, "cannot drop _id index");
    return index;
  });
  return new Set(selected);
}

export function listIndexes(context: CommandContext): Reply {
  const { view, namespace } = existing(context);
  const documents = view.indexes.map((index) => encode(index.spec.document));
  const batchSize = numberField(docField(context.command, "cursor"), "batchSize");
  return openCursor(context.server.cursors, { namespace, sessionId: context.sessionId, documents: documents.values(), batchSize });
}

export function indexSizes(collection: Collection): Doc {
  const sizes: Doc = {};
  for (const { spec, entries } of collection.view.indexes) sizes[spec.name] = entries.size * 16;
  return sizes;
}
