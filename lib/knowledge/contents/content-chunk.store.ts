import { Binary } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { CHUNKS_PER_PART, type PartStore } from "./part-store.ts";

/** The chunks of GridFS, in its own layout, so that any of its tools finds them; each says whose it is. `data` is sealed. */
export type ContentChunkRecord = { _id: string; orgId: string; userId: string; files_id: string; n: number; data: Binary };

export const contentChunkCollection = defineCollection<ContentChunkRecord>({
  name: "contents.chunks",
  indexes: [{ key: { orgId: 1, files_id: 1, n: 1 }, unique: true }, { key: { orgId: 1, userId: 1 } }, { key: { files_id: 1, n: 1 } }],
});

export function createGridFsParts(db: Database): PartStore {
  const chunks = db.collection(contentChunkCollection);
  return {
    async put({ orgId, userId, contentId, part }, sealed) {
      const first = part * CHUNKS_PER_PART;
      const records = sealed.map((data, index): ContentChunkRecord => {
        const n = first + index;
        return { _id: `${contentId}:${n}`, orgId, userId, files_id: contentId, n, data: new Binary(data) };
      });
      await chunks.bulkWrite(
        records.map((replacement) => ({ replaceOne: { filter: { _id: replacement._id, orgId }, replacement, upsert: true } })),
      );
    },
    async get({ orgId, contentId, part }) {
      const first = part * CHUNKS_PER_PART;
      const found = await chunks
        .find({ orgId, files_id: contentId, n: { $gte: first, $lt: first + CHUNKS_PER_PART } })
        .sort({ n: 1 })
        .toArray();
      return found.map(({ data }) => data.buffer);
    },
    async remove(orgId, contentId) {
      await chunks.deleteMany({ orgId, files_id: contentId });
    },
  };
}
