import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { EmbedderName } from "../embedding/embedder.ts";

/** What up to 256 chunks of one file are found by: their vectors and the words they hold, packed (pack-segment.ts) and encrypted as one. */
export type SegmentRecord = {
  /** `<file>.<version>.<number>` */
  _id: string;
  orgId: string;
  userId: string;
  fileId: string;
  version: string;
  /** Index of its first chunk. */
  first: number;
  count: number;
  embedder: EmbedderName;
  /** Encrypted, base64 inside. */
  packed: string;
};

export const segmentCollection = defineCollection<SegmentRecord>({
  name: "knowledge_segments",
  indexes: [{ key: { orgId: 1, userId: 1, fileId: 1, version: 1, first: 1 }, unique: true }],
});

export type SegmentStore = ReturnType<typeof createSegmentStore>;
type Owner = { orgId: string; userId: string };

export function createSegmentStore(db: Database) {
  const segments = db.collection(segmentCollection);
  return {
    insertMissing: (record: SegmentRecord): Promise<boolean> => db.isInserted(segments.insertOne(record)),
    /** Which segments of this version stand already. */
    async listFirsts({ orgId, userId }: Owner, fileId: string, version: string): Promise<number[]> {
      const found = await segments.find({ orgId, userId, fileId, version }, { projection: { first: 1 } }).toArray();
      return found.map(({ first }) => first);
    },
    list: ({ orgId, userId }: Owner, fileId: string, version: string): Promise<SegmentRecord[]> =>
      segments.find({ orgId, userId, fileId, version }).sort({ first: 1 }).toArray(),
    async deleteOthers({ orgId, userId }: Owner, fileId: string, version: string): Promise<void> {
      await segments.deleteMany({ orgId, userId, fileId, version: { $ne: version } });
    },
    async deleteOfFile({ orgId, userId }: Owner, fileId: string, session?: ClientSession): Promise<void> {
      await segments.deleteMany({ orgId, userId, fileId }, session ? { session } : {});
    },
  };
}
