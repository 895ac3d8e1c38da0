import type { ClientSession, Filter } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { TimePage } from "../platform/time-pages.ts";

/** "stored": accepted, its text not looked at yet; "indexing" and "ready" are the ingestion's; "failed" says why in `failure`. */
export type FileState = "stored" | "indexing" | "ready" | "failed";

/** A file of one person. `name` is encrypted, `type` is what the content is, `contentRef` names the encrypted content. */
export type FileRecord = {
  _id: string;
  orgId: string;
  userId: string;
  projectId: string | null;
  /** Of the chat it came with; it can be used anywhere. */
  chatId: string | null;
  name: string;
  /** Keyed tokens of its words, by which it is found again. */
  nameTokens?: string[];
  /** MIME type, by content. */
  type: string;
  size: number;
  /** Hex, of the content in clear: the same file of the same person is kept once in each place. */
  sha256: string;
  contentRef: string;
  state: FileState;
  /** An error code; null unless failed. */
  failure: string | null;
  pages: number | null;
  /** 0 to 1, of the ingestion. */
  progress: number;
  tags: string[];
  /** "unscanned": this deployment has no scanner. */
  scan: "clean" | "unscanned";
  /** Which of the texts read from it counts (text/file-text.store.ts); missing until one was. */
  text?: { version: string; chars: number };
  /** How often reading it was started again, and when the last run said something. */
  run?: number;
  touchedAt?: Date;
  createdAt: Date;
  /** Nobody finds it any more; what is left of it is being removed. */
  deletedAt: Date | null;
};

export const fileCollection = defineCollection<FileRecord>({
  name: "files",
  indexes: [
    { key: { orgId: 1, userId: 1, deletedAt: 1, createdAt: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, deletedAt: 1, nameTokens: 1, createdAt: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, projectId: 1, sha256: 1 }, unique: true, partialFilterExpression: { deletedAt: null } },
  ],
});

export type FileStore = ReturnType<typeof createFileStore>;

export type FilePage = { after: { createdAt: Date; id: string } | null; limit: number };

export function createFileStore(db: Database) {
  const files = db.collection(fileCollection);
  return {
    /** A unique index refuses the same content of the same person in the same place. */
    async insert(record: FileRecord, session: ClientSession): Promise<void> {
      await files.insertOne(record, { session });
    },
    find: (orgId: string, userId: string, id: string): Promise<FileRecord | null> =>
      files.findOne({ _id: id, orgId, userId, deletedAt: null }),
    findMany: (orgId: string, userId: string, ids: readonly string[]): Promise<FileRecord[]> =>
      files.find({ _id: { $in: [...ids] }, orgId, userId, deletedAt: null }).toArray(),
    findSame: (orgId: string, userId: string, projectId: string | null, sha256: string): Promise<FileRecord | null> =>
      files.findOne({ orgId, userId, projectId, sha256, deletedAt: null }),
    list: (orgId: string, userId: string, { after, limit }: FilePage): Promise<FileRecord[]> =>
      files
        .find({ ...{ orgId, userId, deletedAt: null }, ...(after && before(after.createdAt, after.id)) })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    /** One token of each condition in the name, newest first; what these have is still to be looked through. */
    listByName: (orgId: string, userId: string, conditions: Conditions, page: TimePage): Promise<FileRecord[]> =>
      files
        .find({ ...{ orgId, userId, deletedAt: null }, $and: byName(conditions, page) })
        .sort({ createdAt: -1, _id: -1 })
        .limit(page.limit)
        .toArray(),
    /** Returns what was there, or null when nothing was. */
    markDeleted: (orgId: string, userId: string, id: string, at: Date, session: ClientSession): Promise<FileRecord | null> =>
      files.findOneAndUpdate({ _id: id, orgId, userId, deletedAt: null }, { $set: { deletedAt: at } }, { session }),
    /** By the run that has it; false when the file is gone or a later run has it. */
    async updateIngestion(orgId: string, userId: string, id: string, run: number, fields: Partial<FileRecord>): Promise<boolean> {
      const filter = { _id: id, orgId, userId, deletedAt: null, ...(run === 0 ? { run: { $not: { $gt: 0 } } } : { run }) };
      return (await files.updateOne(filter, { $set: fields })).matchedCount === 1;
    },
    /** Of one that failed, or whose run has said nothing since `staleBefore`. Returns the number of the new run. */
    async restart(
      orgId: string,
      userId: string,
      id: string,
      { at, staleBefore }: { at: Date; staleBefore: Date },
      session: ClientSession,
    ): Promise<number | null> {
      const isOver = { $or: [{ state: "failed" as const }, { state: "indexing" as const, touchedAt: { $lte: staleBefore } }] };
      const fresh = { state: "stored" as const, failure: null, progress: 0, touchedAt: at };
      const options = { session, returnDocument: "after" as const };
      const file = await files.findOneAndUpdate(
        { _id: id, orgId, userId, deletedAt: null, ...isOver },
        { $set: fresh, $inc: { run: 1 } },
        options,
      );
      return file?.run ?? null;
    },
    /** Also one that is being deleted. */
    hasAny: async (orgId: string, userId: string): Promise<boolean> =>
      (await files.findOne({ orgId, userId }, { projection: { _id: 1 } })) !== null,
    async delete(orgId: string, id: string): Promise<void> {
      await files.deleteOne({ _id: id, orgId, deletedAt: { $ne: null } });
    },
  };
}

type Conditions = readonly (readonly string[])[];

function byName(conditions: Conditions, { after }: TimePage): Filter<FileRecord>[] {
  return [...conditions.map((any) => ({ nameTokens: { $in: [...any] } })), ...(after ? [before(after.at, after.id)] : [])];
}

function before(createdAt: Date, id: string): Filter<FileRecord> {
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] };
}
