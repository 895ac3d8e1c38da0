import type { ClientSession, Collection, Document, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { audiencesOf, type PromptRecord } from "./prompt-record.ts";
import { RATED_EXPRESSION, trendingExpression } from "./scores.ts";
import { type Choice, featuredShelf } from "./shelves.ts";

/** The field each order goes by, the greatest first. */
export const SORT_FIELDS = { trending: "trending", rated: "rated", recent: "updatedAt" } as const;
export type PromptSort = keyof typeof SORT_FIELDS;

export const promptCollection = defineCollection<PromptRecord>({
  name: "prompts",
  indexes: [
    { key: { audience: 1, shelves: 1, trending: -1, _id: -1 } },
    { key: { audience: 1, shelves: 1, rated: -1, _id: -1 } },
    { key: { audience: 1, shelves: 1, updatedAt: -1, _id: -1 } },
    { key: { audience: 1, words: 1, trending: -1, _id: -1 } },
    { key: { orgId: 1, ownerId: 1, trending: -1, _id: -1 } },
    { key: { orgId: 1, ownerId: 1, rated: -1, _id: -1 } },
    { key: { orgId: 1, ownerId: 1, updatedAt: -1, _id: -1 } },
    { key: { orgId: 1, privateOf: 1 } },
  ],
});

/** Who looks: what they may read is asked for in the query itself. */
export type Reader = { orgId: string; userId: string | null };
export type Among = "all" | "organization" | "public";
export type SortPosition = { value: number | Date; id: string };
export type PromptPage = { sort: PromptSort; after: SortPosition | null; limit: number };
type Rest = Omit<Choice, "tag"> & { tags?: string | undefined };
type Head = Pick<
  PromptRecord,
  "title" | "description" | "category" | "role" | "pattern" | "level" | "tags" | "words" | "shelves" | "updatedAt"
>;
type Reach = Pick<
  PromptRecord,
  "ownerId" | "visibility" | "audience" | "privateOf" | "publicVersion" | "isFeatured" | "shelves" | "updatedAt"
>;

/** All of a shipped prompt that a newer release may change. */
export type ShippedHead = Head & Pick<PromptRecord, "isFeatured" | "latest" | "publicVersion">;

export type PromptStore = ReturnType<typeof createPromptStore>;

export function createPromptStore(db: Database) {
  const prompts = db.collection(promptCollection);
  return { ...createLists(prompts), ...createChanges(prompts), ...createCounters(prompts), ...createShipped(db, prompts) };
}

type Prompts = Collection<PromptRecord>;

/** What a list shows is no word of the index's. */
const SHOWN = { words: 0, shelves: 0 } as const;
export type ListedPrompt = Omit<PromptRecord, "words" | "shelves">;

function createLists(prompts: Prompts) {
  const page = (filter: Filter<PromptRecord>, { sort, after, limit }: PromptPage): Promise<ListedPrompt[]> =>
    prompts
      .find({ ...filter, ...behind(SORT_FIELDS[sort], after) }, { projection: SHOWN })
      .sort({ [SORT_FIELDS[sort]]: -1, _id: -1 })
      .limit(limit)
      .toArray();
  return {
    /** Null for what this reader may not read, whatever the reason. */
    find: (orgId: string, userId: string | null, id: string, session?: ClientSession): Promise<PromptRecord | null> =>
      prompts.findOne({ _id: id, audience: { $in: audiencesOf({ orgId, userId }) } }, session && { session }),
    /** In no order; those the reader may not read are left out. */
    listOfIds: (orgId: string, userId: string | null, ids: readonly string[]): Promise<ListedPrompt[]> =>
      prompts.find({ _id: { $in: [...ids] }, audience: { $in: audiencesOf({ orgId, userId }) } }, { projection: SHOWN }).toArray(),
    /** Of one shelf. */
    list: (reader: Reader, among: Among, { shelf, rest }: { shelf: string; rest: Rest }, at: PromptPage): Promise<ListedPrompt[]> =>
      page({ audience: audience(reader, among), shelves: shelf, ...given(rest) }, at),
    /** What is shipped and what the organization has chosen itself, whatever others feature. */
    listFeatured: (orgId: string, limit: number): Promise<ListedPrompt[]> =>
      prompts
        .find({ audience: { $in: ["public", orgId] }, shelves: { $in: [featuredShelf(""), featuredShelf(orgId)] } }, { projection: SHOWN })
        .sort({ trending: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    /** A person's own, whoever may read them. */
    listOwn: (orgId: string, ownerId: string, rest: Rest, at: PromptPage): Promise<ListedPrompt[]> =>
      page({ orgId, ownerId, ...given(rest) }, at),
    /** One token of each condition; what these have is still to be looked through. */
    search: (reader: Reader, among: Among, conditions: Conditions, rest: Rest, at: Omit<PromptPage, "sort">): Promise<ListedPrompt[]> =>
      page({ audience: audience(reader, among), $and: having(conditions), ...given(rest) }, { ...at, sort: "trending" }),
    searchOwn: (
      orgId: string,
      ownerId: string,
      conditions: Conditions,
      rest: Rest,
      at: Omit<PromptPage, "sort">,
    ): Promise<ListedPrompt[]> => page({ orgId, ownerId, $and: having(conditions), ...given(rest) }, { ...at, sort: "trending" }),
  };
}

export type Conditions = readonly (readonly string[])[];

const having = (conditions: Conditions): Filter<PromptRecord>[] => conditions.map((any) => ({ words: { $in: [...any] } }));

function audience(reader: Reader, among: Among) {
  if (among === "all") return { $in: audiencesOf(reader) };
  return among === "public" ? "public" : reader.orgId;
}

function given(rest: Rest): Filter<PromptRecord> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}

/** `$lte` gives the index its bound, the choice leaves out what was shown. */
function behind(field: (typeof SORT_FIELDS)[PromptSort], after: SortPosition | null): Filter<PromptRecord> {
  if (!after) return {};
  return { [field]: { $lte: after.value }, $or: [{ [field]: { $lt: after.value } }, { _id: { $lt: after.id } }] };
}

function createChanges(prompts: Prompts) {
  return {
    async insert(record: PromptRecord, session: ClientSession): Promise<void> {
      await prompts.insertOne(record, { session });
    },
    /** False when it was changed since `revision` was read. */
    async change(orgId: string, id: string, revision: number, to: Partial<Head & Reach>, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await prompts.updateOne({ _id: id, orgId, revision }, { $set: to, $inc: { revision: 1 } }, { session });
      return matchedCount === 1;
    },
    /** False when somebody has saved a version meanwhile, or made it theirs alone or everybody's: the version was made for what it was. */
    async raise(
      { orgId, _id, latest, privateOf }: Pick<PromptRecord, "orgId" | "_id" | "latest" | "privateOf">,
      at: Date,
      session: ClientSession,
    ): Promise<boolean> {
      const to = { latest: latest + 1, updatedAt: at };
      const { matchedCount } = await prompts.updateOne({ _id, orgId, latest, privateOf }, { $set: to }, { session });
      return matchedCount === 1;
    },
    /** False when the labels are no longer what they were. */
    async label(
      orgId: string,
      id: string,
      { from, to }: { from: PromptRecord["labels"]; to: PromptRecord["labels"] },
      session: ClientSession,
    ): Promise<boolean> {
      const { matchedCount } = await prompts.updateOne({ _id: id, orgId, labels: [...from] }, { $set: { labels: [...to] } }, { session });
      return matchedCount === 1;
    },
    async protect(orgId: string, id: string, protectedLabels: readonly string[], session: ClientSession): Promise<void> {
      await prompts.updateOne({ _id: id, orgId }, { $set: { protectedLabels: [...protectedLabels] } }, { session });
    },
    async delete(orgId: string, id: string, session: ClientSession): Promise<void> {
      await prompts.deleteOne({ _id: id, orgId }, { session });
    },
  };
}

function createCounters(prompts: Prompts) {
  const update = async (orgId: string, id: string, stages: Document[], session?: ClientSession): Promise<void> => {
    await prompts.updateOne({ _id: id, orgId }, stages, session && { session });
  };
  return {
    async countRun(orgId: string, id: string, at: number, weight: number, session?: ClientSession): Promise<void> {
      await update(orgId, id, [{ $set: { runs: { $add: ["$runs", 1] }, trending: trendingExpression(at, weight) } }], session);
    },
    async countFavourite(orgId: string, id: string, by: 1 | -1, session?: ClientSession): Promise<void> {
      await prompts.updateOne({ _id: id, orgId }, { $inc: { favourites: by } }, session && { session });
    },
    /** Another rating of the same person changes the sum alone. */
    async countRating(
      orgId: string,
      id: string,
      { more, by, trending }: { more: 0 | 1; by: number; trending: Document | null },
      session?: ClientSession,
    ): Promise<void> {
      const sums = { ratings: { $add: ["$ratings", more] }, ratingSum: { $add: ["$ratingSum", by] }, ...(trending && { trending }) };
      await update(orgId, id, [{ $set: sums }, { $set: { rated: RATED_EXPRESSION } }], session);
    },
  };
}

/** What comes with the product belongs to no organization and to nobody. */
function createShipped(db: Database, prompts: Prompts) {
  const shipped = { orgId: "", ownerId: null } as const;
  return {
    listShipped: (): Promise<PromptRecord[]> => prompts.find(shipped).toArray(),
    /** What another process has inserted meanwhile stays. */
    insertShipped: (records: readonly PromptRecord[]): Promise<void> => db.insertMissing(records, prompts),
    async changeShipped(id: string, to: ShippedHead): Promise<void> {
      await prompts.updateOne({ _id: id, ...shipped }, { $set: to, $inc: { revision: 1 } });
    },
  };
}
