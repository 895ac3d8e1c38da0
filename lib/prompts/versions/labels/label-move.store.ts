import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../../platform/db.ts";
import type { LabelMoveRecord } from "./label-record.ts";

export const labelMoveCollection = defineCollection<LabelMoveRecord>({
  name: "prompt_label_moves",
  indexes: [{ key: { orgId: 1, promptId: 1, label: 1, sequence: -1 }, unique: true }],
});

type Of = { promptId: string; label: string };

export type LabelMoveStore = ReturnType<typeof createLabelMoveStore>;

export function createLabelMoveStore(db: Database) {
  const moves = db.collection(labelMoveCollection);
  return {
    async append(record: LabelMoveRecord, session: ClientSession): Promise<void> {
      await moves.insertOne(record, { session });
    },
    async findNewest(orgId: string, { promptId, label }: Of, session?: ClientSession): Promise<LabelMoveRecord | null> {
      const [newest] = await moves
        .find({ orgId, promptId, label }, session && { session })
        .sort({ sequence: -1 })
        .limit(1)
        .toArray();
      return newest ?? null;
    },
    /** Newest first. */
    list: (orgId: string, { promptId, label }: Of, page: { before: number | null; limit: number }): Promise<LabelMoveRecord[]> =>
      moves
        .find({ orgId, promptId, label, ...(page.before !== null && { sequence: { $lt: page.before } }) })
        .sort({ sequence: -1 })
        .limit(page.limit)
        .toArray(),
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await moves.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
