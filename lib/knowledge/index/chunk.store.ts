import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** A passage of a file as it is shown and cited. What it is found by stands in the segments (segment.store.ts). */
export type ChunkRecord = {
  /** `<file>.<version>.<index>` */
  _id: string;
  orgId: string;
  userId: string;
  fileId: string;
  /** Which indexing of the file it belongs to; only the one its index record names is shown. */
  version: string;
  index: number;
  /** Encrypted. */
  text: string;
  /** Encrypted JSON of the headings above it, outermost first. */
  headings: string;
  page: number | null;
  /** Characters of the extracted text, first and behind the last. */
  start: number;
  end: number;
};

export const chunkCollection = defineCollection<ChunkRecord>({
  name: "knowledge_chunks",
  indexes: [{ key: { orgId: 1, userId: 1, fileId: 1, version: 1, index: 1 }, unique: true }],
});

export type ChunkStore = ReturnType<typeof createChunkStore>;
type Owner = { orgId: string; userId: string };
export type ChunkPlace = { fileId: string; version: string; index: number };

export const chunkIdOf = ({ fileId, version, index }: ChunkPlace): string => `${fileId}.${version}.${index}`;

export function createChunkStore(db: Database) {
  const chunks = db.collection(chunkCollection);
  return {
    /** Those that are there already stay: an interrupted indexing goes on where it was. */
    insertMissing: (records: readonly ChunkRecord[]): Promise<void> => db.insertMissing(records, chunks),
    list: ({ orgId, userId }: Owner, places: readonly ChunkPlace[]): Promise<ChunkRecord[]> =>
      chunks.find({ _id: { $in: places.map(chunkIdOf) }, orgId, userId }).toArray(),
    /** In order, from `from` on. */
    page: (
      { orgId, userId }: Owner,
      { fileId, version, from, limit }: { fileId: string; version: string; from: number; limit: number },
    ): Promise<ChunkRecord[]> =>
      chunks
        .find({ orgId, userId, fileId, version, index: { $gte: from } })
        .sort({ index: 1 })
        .limit(limit)
        .toArray(),
    async deleteOthers({ orgId, userId }: Owner, fileId: string, version: string): Promise<void> {
      await chunks.deleteMany({ orgId, userId, fileId, version: { $ne: version } });
    },
    async deleteOfFile({ orgId, userId }: Owner, fileId: string, session?: ClientSession): Promise<void> {
      await chunks.deleteMany({ orgId, userId, fileId }, session ? { session } : {});
    },
  };
}
