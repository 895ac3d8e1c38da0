import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { ChatImport } from "./import.schema.ts";
import type { Skipped } from "./parse/parsed-chat.ts";

/** A file of conversations on its way in. `name` is encrypted. */
export type ImportRecord = {
  _id: string;
  orgId: string;
  userId: string;
  name: string;
  sizeBytes: number;
  parts: number;
  state: ChatImport["state"];
  reason: string | null;
  done: number;
  total: number | null;
  imported: number;
  messages: number;
  skipped: Skipped;
  at: Date;
  finishedAt: Date | null;
};

/** A piece of the file, encrypted, until it has been read. */
export type ImportPartRecord = { _id: string; orgId: string; userId: string; importId: string; part: number; data: string; at: Date };

const KEPT_SECONDS = 30 * 86_400;
/** Pieces of an upload that nobody goes on with. */
const PARTS_KEPT_SECONDS = 86_400;

export const importCollection = defineCollection<ImportRecord>({
  name: "chat_imports",
  indexes: [{ key: { orgId: 1, userId: 1, ...NEWEST_FIRST } }, { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }],
});

export const importPartCollection = defineCollection<ImportPartRecord>({
  name: "chat_import_parts",
  indexes: [
    { key: { orgId: 1, importId: 1, part: 1 } },
    { key: { orgId: 1, userId: 1 } },
    { key: { at: 1 }, expireAfterSeconds: PARTS_KEPT_SECONDS },
  ],
});

export type ImportStore = ReturnType<typeof createImportStore>;

export function createImportStore(db: Database) {
  const imports = db.collection(importCollection);
  const parts = db.collection(importPartCollection);
  return {
    async insert(record: ImportRecord): Promise<void> {
      await imports.insertOne(record);
    },
    find: (orgId: string, userId: string, id: string): Promise<ImportRecord | null> => imports.findOne({ _id: id, orgId, userId }),
    list: (orgId: string, userId: string, page: TimePage): Promise<ImportRecord[]> =>
      imports
        .find({ orgId, userId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    async putPart(record: ImportPartRecord): Promise<void> {
      const { _id, ...fields } = record;
      await parts.updateOne({ _id, orgId: record.orgId }, { $set: fields }, { upsert: true });
    },
    listPartNumbers: async (orgId: string, importId: string): Promise<number[]> =>
      (await parts.find({ orgId, importId }).project<{ part: number }>({ part: 1 }).sort({ part: 1 }).toArray()).map(({ part }) => part),
    findPart: (orgId: string, id: string): Promise<ImportPartRecord | null> => parts.findOne({ _id: id, orgId }),
    async deleteParts(orgId: string, importId: string): Promise<void> {
      await parts.deleteMany({ orgId, importId });
    },
    /** False when it takes no more parts. */
    async start(of: Pick<ImportRecord, "_id" | "orgId" | "userId">, session: ClientSession): Promise<boolean> {
      const filter = { _id: of._id, orgId: of.orgId, userId: of.userId, state: "receiving" as const };
      return (await imports.updateOne(filter, { $set: { state: "queued" } }, { session })).matchedCount === 1;
    },
    async report(of: Pick<ImportRecord, "_id" | "orgId">, change: Partial<ImportRecord>): Promise<void> {
      await imports.updateOne({ _id: of._id, orgId: of.orgId }, { $set: change });
    },
  };
}
