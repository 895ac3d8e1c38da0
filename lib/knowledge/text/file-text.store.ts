import { type Database, defineCollection } from "../../platform/db.ts";

/** A piece of the text read from a file. `content` is encrypted JSON: the text and its blocks. */
export type FileTextRecord = {
  /** `<file>.<version>.<start>` */
  _id: string;
  orgId: string;
  userId: string;
  fileId: string;
  /** Of what it says: the file's record names the one that counts. */
  version: string;
  /** Characters of the whole text, first and behind the last. */
  start: number;
  end: number;
  content: string;
};

export const fileTextCollection = defineCollection<FileTextRecord>({
  name: "knowledge_texts",
  indexes: [{ key: { orgId: 1, userId: 1, fileId: 1, version: 1, start: 1 }, unique: true }],
});

type Owner = { orgId: string; userId: string };
export type FileTextStore = ReturnType<typeof createFileTextStore>;

/** Pieces are this long or a little longer; a range is looked for from one piece before it. */
const LONGEST_PART = 50_000;

export function createFileTextStore(db: Database) {
  const texts = db.collection(fileTextCollection);
  return {
    /** Those that are there stay: an interrupted run goes on where it was. */
    insertMissing: (records: readonly FileTextRecord[]): Promise<void> => db.insertMissing(records, texts),
    /** Every piece with a character of the range, in order. */
    async listRange({ orgId, userId }: Owner, fileId: string, version: string, { from, to }: { from: number; to: number }) {
      const start = { $gte: from - LONGEST_PART, $lt: to };
      const found = await texts.find({ orgId, userId, fileId, version, start }).sort({ start: 1 }).toArray();
      return found.filter(({ end }) => end > from);
    },
    async deleteOthers({ orgId, userId }: Owner, fileId: string, version: string): Promise<void> {
      await texts.deleteMany({ orgId, userId, fileId, version: { $ne: version } });
    },
    async deleteOfFile({ orgId, userId }: Owner, fileId: string): Promise<void> {
      await texts.deleteMany({ orgId, userId, fileId });
    },
  };
}
