import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { RunRecord } from "./run-record.ts";

export const promptRunCollection = defineCollection<RunRecord>({
  name: "prompt_runs",
  indexes: [
    { key: { orgId: 1, userId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, promptId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, promptId: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

/** Without what is encrypted. */
export type RunRow = Omit<RunRecord, "sealed" | "note">;
type Feedback = Pick<RunRecord, "thumb" | "note">;

export type PromptRunStore = ReturnType<typeof createPromptRunStore>;

/** Runs are their person's own, so every question names the person. */
export function createPromptRunStore(db: Database) {
  const runs = db.collection(promptRunCollection);
  return {
    async insert(record: RunRecord, session: ClientSession): Promise<void> {
      await runs.insertOne(record, { session });
    },
    find: (orgId: string, userId: string, id: string): Promise<RunRecord | null> => runs.findOne({ _id: id, orgId, userId }),
    /** In no order; what is not theirs is left out. */
    findMany: (orgId: string, userId: string, ids: readonly string[]): Promise<RunRecord[]> =>
      runs.find({ _id: { $in: [...ids] }, orgId, userId }).toArray(),
    /** Newest first; `promptId` null: of all prompts. */
    list: (orgId: string, userId: string, promptId: string | null, page: TimePage): Promise<RunRow[]> =>
      runs
        .find<RunRow>(
          { orgId, userId, ...(promptId !== null && { promptId }), ...olderThan(page.after) },
          { projection: { sealed: 0, note: 0 } },
        )
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** As it was before; null when it is gone. */
    rate: (orgId: string, userId: string, id: string, feedback: Feedback, session: ClientSession): Promise<RunRecord | null> =>
      runs.findOneAndUpdate({ _id: id, orgId, userId }, { $set: feedback }, { session, returnDocument: "before" }),
    async delete(orgId: string, userId: string, id: string): Promise<boolean> {
      return (await runs.deleteOne({ _id: id, orgId, userId })).deletedCount === 1;
    },
    /** Of everybody in the organization: the prompt is gone. */
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await runs.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
