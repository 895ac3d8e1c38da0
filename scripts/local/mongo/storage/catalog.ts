import { encode } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { type Collection, newCollection } from "./collection.ts";
import type { JournalEntry } from "./frames.ts";

/** Database name → collection name → collection. */
export type Catalog = Map<string, Map<string, Collection>>;

export function* listCollections(catalog: Catalog): Generator<Collection> {
  for (const collections of catalog.values()) yield* collections.values();
}

export function findCollection(catalog: Catalog, db: string, name: string): Collection | undefined {
  return catalog.get(db)?.get(name);
}

export function addCollection(catalog: Catalog, db: string, name: string): Collection {
  const isInvalid = name === "" || name.includes("$") || name.includes("\0") || name.startsWith(".") || `${db}.${name}`.length > 255;
  if (isInvalid || db === "" || /[/\\. "$\0]/.test(db)) {
    throw new CommandError(errorCodes.invalidNamespace, `Invalid namespace specified '${db}.${name}'`);
  }
  const collection = newCollection(db, name);
  let collections = catalog.get(db);
  if (collections === undefined) {
    collections = new Map();
    catalog.set(db, collections);
  }
  collections.set(name, collection);
  return collection;
}

export function removeCollection(catalog: Catalog, collection: Collection): void {
  collection.dropped = true;
  const collections = catalog.get(collection.db);
  collections?.delete(collection.name);
  if (collections?.size === 0) catalog.delete(collection.db);
}

/** The entry that recreates the collection with its identity and indexes. */
export function collectionEntry(collection: Collection): JournalEntry {
  const indexes = collection.view.indexes.map((index) => index.spec.document);
  return { type: "collection", namespace: collection.namespace, raw: encode({ uuid: collection.uuid, indexes }) };
}
