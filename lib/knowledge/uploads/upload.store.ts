import { type Database, defineCollection } from "../../platform/db.ts";

export type UploadPart = { size: number; sha256: string };

/** A file that comes in parts. `parts` by number from 0; `name` is encrypted. Its content lies under `fileId` already. */
export type UploadRecord = {
  _id: string;
  orgId: string;
  userId: string;
  fileId: string;
  name: string;
  size: number;
  projectId: string | null;
  chatId: string | null;
  parts: { [part: string]: UploadPart };
  createdAt: Date;
  /** Moves on with each part; then the upload is abandoned. */
  expiresAt: Date;
};

export const uploadCollection = defineCollection<UploadRecord>({
  name: "file_uploads",
  indexes: [{ key: { orgId: 1, userId: 1, createdAt: -1 } }, { key: { expiresAt: 1 } }],
});

export type UploadStore = ReturnType<typeof createUploadStore>;

export function createUploadStore(db: Database) {
  const uploads = db.collection(uploadCollection);
  return {
    async insert(record: UploadRecord): Promise<void> {
      await uploads.insertOne(record);
    },
    find: (orgId: string, userId: string, id: string): Promise<UploadRecord | null> => uploads.findOne({ _id: id, orgId, userId }),
    list: (orgId: string, userId: string, limit: number): Promise<UploadRecord[]> =>
      uploads.find({ orgId, userId }).sort({ createdAt: -1 }).limit(limit).toArray(),
    /** Null when the upload is over, or its part is there with another content. */
    putPart: (orgId: string, id: string, number: number, part: UploadPart, expiresAt: Date): Promise<UploadRecord | null> => {
      const path = `parts.${number}`;
      const isFree = { $or: [{ [path]: { $exists: false } }, { [`${path}.sha256`]: part.sha256 }] };
      return uploads.findOneAndUpdate({ _id: id, orgId, ...isFree }, { $set: { [path]: part, expiresAt } }, { returnDocument: "after" });
    },
    /** True for the one who ended it. */
    async delete(orgId: string, id: string): Promise<boolean> {
      const { deletedCount } = await uploads.deleteOne({ _id: id, orgId });
      return deletedCount === 1;
    },
    /** Of every organization: abandoned uploads are system work. */
    listExpired: (at: Date, limit: number): Promise<UploadRecord[]> =>
      uploads
        .find({ expiresAt: { $lte: at } })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray(),
  };
}
