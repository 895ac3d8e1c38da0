import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { VersionRecord } from "./version-record.ts";

export const promptVersionCollection = defineCollection<VersionRecord>({
  name: "prompt_versions",
  indexes: [{ key: { orgId: 1, promptId: 1, number: -1 }, unique: true }, { key: { orgId: 1, privateOf: 1 } }],
});

/** Without its text. */
export type VersionHead = Omit<VersionRecord, "sealed" | "open">;
/** Of one version, when who may read it changes. */
export type VersionReach = Pick<VersionRecord, "sealed" | "open">;

export type ShippedVersion = Pick<VersionRecord, "promptId" | "number" | "contentHash">;

export type PromptVersionStore = ReturnType<typeof createPromptVersionStore>;

/** `orgId` is the prompt's: of a public one it may be another organization's than the reader's. */
export function createPromptVersionStore(db: Database) {
  const versions = db.collection(promptVersionCollection);
  return {
    async insert(record: VersionRecord, session: ClientSession): Promise<void> {
      await versions.insertOne(record, { session });
    },
    find: (orgId: string, promptId: string, number: number, session?: ClientSession): Promise<VersionRecord | null> =>
      versions.findOne({ orgId, promptId, number }, session && { session }),
    /** Newest first, without their texts. */
    list: (orgId: string, promptId: string, page: { before: number | null; limit: number }): Promise<VersionHead[]> =>
      versions
        .find({ orgId, promptId, ...(page.before !== null && { number: { $lt: page.before } }) })
        .project<VersionHead>({ sealed: 0, open: 0 })
        .sort({ number: -1 })
        .limit(page.limit)
        .toArray(),
    /** Of the prompts that come with the product. */
    listShipped: (): Promise<ShippedVersion[]> =>
      versions.find({ orgId: "" }).project<ShippedVersion>({ promptId: 1, number: 1, contentHash: 1 }).toArray(),
    insertShipped: (records: readonly VersionRecord[]): Promise<void> => db.insertMissing(records, versions),
    /** The one thing that changes in a version: the form its text is kept in. */
    async keepAs(orgId: string, promptId: string, number: number, reach: VersionReach, session: ClientSession): Promise<void> {
      await versions.updateOne({ orgId, promptId, number }, { $set: reach }, { session });
    },
    async assign(orgId: string, promptId: string, privateOf: string | null, session: ClientSession): Promise<void> {
      await versions.updateMany({ orgId, promptId }, { $set: { privateOf } }, { session });
    },
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await versions.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
