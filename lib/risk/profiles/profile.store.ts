import { Binary } from "mongodb";
import { type Database, defineCollection, isRefusedOnlyAsDuplicate } from "../../platform/db.ts";
import type { Realm } from "../transactions/realm.ts";

type StoredProfile = {
  /** Token of the account: of its organization and no other. */
  _id: string;
  orgId: string;
  realm: Realm;
  /** `PROFILE_BYTES` of them. */
  bytes: Binary;
  /** Raised by each write; the next one has to know it. */
  version: number;
  /** Ids of moves that are in the bytes and perhaps not yet marked as done. */
  unconfirmed: string[];
};
export type ProfileRecord = Omit<StoredProfile, "bytes"> & { bytes: Uint8Array };

export const profileCollection = defineCollection<StoredProfile>({
  name: "risk_profiles",
  indexes: [{ key: { orgId: 1, realm: 1, _id: 1 } }],
});

export type ProfileStore = ReturnType<typeof createProfileStore>;

export function createProfileStore(db: Database) {
  const profiles = db.collection(profileCollection);
  return {
    find: async (orgId: string, accountKey: string): Promise<ProfileRecord | null> => {
      const stored = await profiles.findOne({ _id: accountKey, orgId });
      return stored && toRecord(stored);
    },
    findAll: async (orgId: string, accountKeys: readonly string[]): Promise<ProfileRecord[]> =>
      (await profiles.find({ _id: { $in: [...accountKeys] }, orgId }).toArray()).map(toRecord),
    async deleteAll(orgId: string, accountKeys: readonly string[]): Promise<void> {
      await profiles.deleteMany({ _id: { $in: [...accountKeys] }, orgId });
    },
    /** Each only if it still is one version behind; a first one only if there is none. False when some stayed as they were. */
    replaceAll: async (orgId: string, records: readonly ProfileRecord[]): Promise<boolean> => {
      const writes = records.map((record) => {
        const { _id, version } = record;
        const stored = { ...record, orgId, bytes: new Binary(record.bytes) };
        if (version === 1) return { insertOne: { document: stored } };
        const set = { bytes: stored.bytes, version, unconfirmed: stored.unconfirmed };
        return { updateOne: { filter: { _id, orgId, version: version - 1 }, update: { $set: set } } };
      });
      try {
        const { insertedCount, matchedCount } = await profiles.bulkWrite(writes, { ordered: false });
        return insertedCount + matchedCount === records.length;
      } catch (error) {
        if (isRefusedOnlyAsDuplicate(error)) return false;
        throw error;
      }
    },
  };
}

function toRecord(stored: StoredProfile): ProfileRecord {
  return { ...stored, bytes: stored.bytes.value() };
}
