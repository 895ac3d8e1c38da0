import { type Database, defineCollection } from "../db.ts";

/** The key an organization's search tokens are made with, one for good: `sealed` is encrypted under the organization's data key. */
export type SearchKeyRecord = { _id: string; orgId: string; sealed: string };

export const searchKeyCollection = defineCollection<SearchKeyRecord>({ name: "search_keys", indexes: [] });

export type SearchKeyStore = ReturnType<typeof createSearchKeyStore>;

export function createSearchKeyStore(db: Database) {
  const keys = db.collection(searchKeyCollection);
  return {
    find: (orgId: string): Promise<SearchKeyRecord | null> => keys.findOne({ _id: orgId, orgId }),
    /** False when another process was first; its key is the one that counts. */
    insert: (record: SearchKeyRecord): Promise<boolean> => db.isInserted(keys.insertOne(record)),
  };
}
