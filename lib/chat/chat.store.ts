import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** A conversation of one user. `title` is encrypted; `lastSeq` numbers its turns. */
export type ChatRecord = {
  _id: string;
  orgId: string;
  userId: string;
  title: string | null;
  lastSeq: number;
  /** The branch shown last, named by the turn that opens it; null or left out for the trunk. */
  branch?: string | null;
  createdAt: Date;
  activeAt: Date;
  deletedAt: Date | null;
  /** What a person has done to find it again. Left out, or null, where nothing was done. */
  isPinned?: true | null;
  isArchived?: true | null;
  projectId?: string | null;
  tagIds?: string[];
  /** Where the title is ours: the first words, or what a model made of the first exchange. Null once a person has chosen one. */
  madeTitle?: "words" | "model" | null;
  /** Of a chat that was imported: the same conversation in the same account has the same one. */
  importKey?: string;
  importId?: string;
};

/** Which of a person's chats; left out, all of them. */
export type ChatFilter = {
  shelf?: "active" | "archived" | "all" | undefined;
  isPinned?: boolean | undefined;
  projectId?: string | undefined;
  tagId?: string | undefined;
};

export type ChatKeeping = Partial<Pick<ChatRecord, "isPinned" | "isArchived" | "projectId" | "tagIds">>;

const BY_ACTIVITY = { activeAt: -1, _id: -1 } as const;
const OWN = { orgId: 1, userId: 1, deletedAt: 1 } as const;

export const chatCollection = defineCollection<ChatRecord>({
  name: "chats",
  indexes: [
    { key: { ...OWN, ...BY_ACTIVITY } },
    { key: { ...OWN, isArchived: 1, ...BY_ACTIVITY } },
    { key: { ...OWN, isPinned: 1, ...BY_ACTIVITY }, partialFilterExpression: { isPinned: true } },
    { key: { ...OWN, projectId: 1, ...BY_ACTIVITY }, partialFilterExpression: { projectId: { $type: "string" } } },
    { key: { ...OWN, tagIds: 1, ...BY_ACTIVITY }, partialFilterExpression: { tagIds: { $type: "string" } } },
    { key: { orgId: 1, userId: 1, importKey: 1 }, unique: true, partialFilterExpression: { importKey: { $type: "string" } } },
  ],
});

export type ChatStore = ReturnType<typeof createChatStore>;

export function createChatStore(db: Database) {
  const chats = db.collection(chatCollection);
  return {
    ...keeping(chats),
    ...removing(chats),
    ...titling(chats),
    async insert(record: ChatRecord, session?: ClientSession): Promise<void> {
      await chats.insertOne(record, session ? { session } : {});
    },
    find: (orgId: string, userId: string, id: string): Promise<ChatRecord | null> =>
      chats.findOne({ _id: id, orgId, userId, deletedAt: null }),
    /** Without those that are deleted. */
    listByIds: (orgId: string, userId: string, ids: readonly string[]): Promise<ChatRecord[]> =>
      chats.find({ _id: { $in: [...ids] }, orgId, userId, deletedAt: null }).toArray(),
    /** Null once the chat is deleted: a message that comes later finds nothing to go into. */
    async takeSeq(orgId: string, userId: string, id: string, now: Date): Promise<ChatRecord | null> {
      return chats.findOneAndUpdate(
        { _id: id, orgId, userId, deletedAt: null },
        { $inc: { lastSeq: 1 }, $set: { activeAt: now } },
        { returnDocument: "after" },
      );
    },
    async list(
      orgId: string,
      userId: string,
      page: { after: { activeAt: Date; id: string } | null; limit: number } & ChatFilter,
    ): Promise<ChatRecord[]> {
      const older = page.after && {
        $or: [{ activeAt: { $lt: page.after.activeAt } }, { activeAt: page.after.activeAt, _id: { $lt: page.after.id } }],
      };
      return chats
        .find({ orgId, userId, deletedAt: null, ...toFilter(page), ...older })
        .sort(BY_ACTIVITY)
        .limit(page.limit)
        .toArray();
    },
  };
}

function removing(chats: Collection<ChatRecord>) {
  return {
    async markDeleted(orgId: string, userId: string, id: string, at: Date, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await chats.updateOne({ _id: id, orgId, userId, deletedAt: null }, { $set: { deletedAt: at } }, { session });
      return matchedCount === 1;
    },
    async isDeleted(orgId: string, id: string): Promise<boolean> {
      return (await chats.findOne({ _id: id, orgId, deletedAt: null }, { projection: { _id: 1 } })) === null;
    },
    /** Also one that is being deleted. */
    async hasAny(orgId: string, userId: string): Promise<boolean> {
      return (await chats.findOne({ orgId, userId }, { projection: { _id: 1 } })) !== null;
    },
    async delete(orgId: string, id: string): Promise<void> {
      await chats.deleteOne({ _id: id, orgId });
    },
  };
}

function titling(chats: Collection<ChatRecord>) {
  const own = (orgId: string, userId: string, id: string) => ({ _id: id, orgId, userId, deletedAt: null });
  return {
    setTitle: (orgId: string, userId: string, id: string, title: string): Promise<ChatRecord | null> =>
      chats.findOneAndUpdate(own(orgId, userId, id), { $set: { title, madeTitle: null } }, { returnDocument: "after" }),
    /** The words it begins with, for a chat that has no name. */
    async titleByWords(orgId: string, userId: string, id: string, title: string): Promise<void> {
      await chats.updateOne({ ...own(orgId, userId, id), title: null }, { $set: { title, madeTitle: "words" } });
    },
    /** In place of the first words alone: a person's own stays, also when they chose it a moment ago. */
    async improveTitle(orgId: string, userId: string, id: string, title: string): Promise<ChatRecord | null> {
      const filter = { ...own(orgId, userId, id), madeTitle: "words" as const };
      return chats.findOneAndUpdate(filter, { $set: { title, madeTitle: "model" } }, { returnDocument: "after" });
    },
  };
}

function keeping(chats: Collection<ChatRecord>) {
  return {
    /** False once the chat is deleted. */
    async setBranch(orgId: string, userId: string, id: string, branch: string | null, session?: ClientSession): Promise<boolean> {
      const filter = { _id: id, orgId, userId, deletedAt: null };
      return (await chats.updateOne(filter, { $set: { branch } }, session ? { session } : {})).matchedCount === 1;
    },
    async keep(orgId: string, userId: string, id: string, keeping: ChatKeeping, session: ClientSession): Promise<ChatRecord | null> {
      const filter = { _id: id, orgId, userId, deletedAt: null };
      return chats.findOneAndUpdate(filter, { $set: keeping }, { returnDocument: "after", session });
    },
    /** Each chat with the one tag gets the other in its place; null takes it away. */
    async replaceTag(orgId: string, userId: string, tagId: string, by: string | null, session: ClientSession): Promise<void> {
      const tagged = { orgId, userId, deletedAt: null, tagIds: text(tagId) };
      if (by !== null) await chats.updateMany(tagged, { $addToSet: { tagIds: by } }, { session });
      await chats.updateMany(tagged, { $pull: { tagIds: tagId } }, { session });
    },
    findImported: (orgId: string, userId: string, importKey: string): Promise<ChatRecord | null> =>
      chats.findOne({ orgId, userId, importKey: text(importKey) }),
    async leaveProject(orgId: string, userId: string, projectId: string): Promise<void> {
      await chats.updateMany({ orgId, userId, deletedAt: null, projectId: text(projectId) }, { $set: { projectId: null } });
    },
  };
}

/** Said with its type, a value opens an index of those that have one. */
const text = (value: string) => ({ $eq: value, $type: "string" }) as const;

function toFilter({ shelf = "all", isPinned, projectId, tagId }: ChatFilter): Filter<ChatRecord> {
  return {
    ...(shelf !== "all" && { isArchived: shelf === "archived" ? true : null }),
    ...(isPinned && { isPinned: true }),
    ...(projectId !== undefined && { projectId: text(projectId) }),
    ...(tagId !== undefined && { tagIds: text(tagId) }),
  };
}
