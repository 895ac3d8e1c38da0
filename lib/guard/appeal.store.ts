import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../platform/time-pages.ts";
import type { AppealState } from "./appeal.schema.ts";
import type { GuardVerdict } from "./schema.ts";

/** A verdict that somebody holds wrong, with a copy of what was judged: the organization's evaluation set. Text and note are encrypted. */
export type AppealRecord = {
  _id: string;
  orgId: string;
  userId: string;
  chatId: string;
  turnId: string;
  stage: GuardVerdict["stage"];
  state: AppealState;
  verdict: GuardVerdict;
  text: string;
  note: string | null;
  at: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
};

export const guardAppealCollection = defineCollection<AppealRecord>({
  name: "guard_appeals",
  indexes: [
    { key: { orgId: 1, turnId: 1, stage: 1 }, unique: true },
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, state: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, chatId: 1 } },
  ],
});

export type GuardAppealStore = ReturnType<typeof createGuardAppealStore>;

export function createGuardAppealStore(db: Database) {
  const appeals = db.collection(guardAppealCollection);
  return {
    findFor: (orgId: string, turnId: string, stage: GuardVerdict["stage"]): Promise<AppealRecord | null> =>
      appeals.findOne({ orgId, turnId, stage }),
    /** A unique index refuses a second one of the same verdict. */
    async insert(record: AppealRecord, session: ClientSession): Promise<void> {
      await appeals.insertOne(record, { session });
    },
    find: (orgId: string, id: string): Promise<AppealRecord | null> => appeals.findOne({ _id: id, orgId }),
    /** Newest first. */
    list: (orgId: string, state: AppealState | undefined, page: TimePage): Promise<AppealRecord[]> =>
      appeals
        .find({ orgId, ...(state && { state }), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** False when it is gone. */
    async decide(
      orgId: string,
      id: string,
      decision: { state: AppealState; decidedAt: Date; decidedBy: string },
      session: ClientSession,
    ): Promise<boolean> {
      const { matchedCount } = await appeals.updateOne({ _id: id, orgId }, { $set: decision }, { session });
      return matchedCount === 1;
    },
    async deleteOfChat(orgId: string, chatId: string): Promise<void> {
      await appeals.deleteMany({ orgId, chatId });
    },
  };
}
