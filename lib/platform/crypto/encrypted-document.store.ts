import type { Document, Filter } from "mongodb";
import type { Database } from "../db.ts";
import type { KeyScope } from "../inventory.ts";

/** Documents of any collection, for encrypting their fields anew. Which collections and fields there are says the inventory. */
export type Stored = Document & { _id: string };
export type EncryptedDocumentStore = ReturnType<typeof createEncryptedDocumentStore>;

export function createEncryptedDocumentStore(db: Database) {
  const documentsOf = (name: string) => db.collection<Stored>({ name, indexes: [] });
  return {
    /** In order of their ids, behind `afterId`. */
    list: (name: string, owner: DocumentOwner, afterId: string | null, limit: number): Promise<Stored[]> =>
      documentsOf(name)
        .find(afterId === null ? owner : behind(owner, afterId))
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    find: (name: string, owner: DocumentOwner, id: string): Promise<Stored | null> => documentsOf(name).findOne({ ...owner, _id: id }),
    count: (name: string, owner: DocumentOwner): Promise<number> => documentsOf(name).countDocuments(owner),
    /** Compare-and-set on every changed field: false when a writer was faster, and the document has to be read again. */
    async replaceFields(
      name: string,
      owner: DocumentOwner,
      id: string,
      changes: readonly { path: string; from: string; to: string }[],
    ): Promise<boolean> {
      const before = Object.fromEntries(changes.map(({ path, from }) => [path, from]));
      const after = Object.fromEntries(changes.map(({ path, to }) => [path, to]));
      const { matchedCount } = await documentsOf(name).updateOne({ ...owner, _id: id, ...before }, { $set: after });
      return matchedCount === 1;
    },
  };
}

function behind(owner: DocumentOwner, afterId: string): Filter<Stored> {
  const _id = { $gt: afterId };
  return "_id" in owner ? { $and: [owner, { _id }] } : { ...owner, _id };
}

export type DocumentOwner = { orgId: string } | { userId: string } | { _id: string };

const TRAIL = ":audit";

/** A data key's owner, as the key store names it, says which documents it encrypts. */
export function keyScopeOf(scopeId: string): KeyScope {
  if (scopeId.endsWith(TRAIL)) return "trail";
  return scopeId.startsWith("usr_") ? "person" : "organization";
}

/** `path`: where a document names its owner, when not as usual. */
export function documentOwner(scopeId: string, path?: "_id"): DocumentOwner {
  if (path === "_id") return { _id: scopeId };
  if (scopeId.endsWith(TRAIL)) return { orgId: scopeId.slice(0, -TRAIL.length) };
  return scopeId.startsWith("usr_") ? { userId: scopeId } : { orgId: scopeId };
}
