import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { ChannelName } from "../channels/channel.ts";
import type { Topic } from "../topics.ts";
import type { QuietHours } from "./quiet-hours.ts";

/** Only what somebody has chosen otherwise than it comes. */
export type ChosenChannels = { readonly [topic in Topic]?: { readonly [channel in ChannelName]?: boolean } };

export type PhoneProof = { sealed: string; codeHash: string; endsAt: Date; tries: number };

/** How one person wants to be told in one organization. Numbers are encrypted. */
export type PreferencesRecord = {
  _id: string;
  orgId: string;
  userId: string;
  channels: ChosenChannels;
  quietHours: QuietHours | null;
  reports: { daily: boolean; weekly: boolean };
  phone: { sealed: string; provenAt: Date } | null;
  /** A number somebody has named and not yet shown to be theirs. */
  phoneProof: PhoneProof | null;
  updatedAt: Date;
};

export type Choices = Pick<PreferencesRecord, "channels" | "quietHours" | "reports">;

export const preferencesCollection = defineCollection<PreferencesRecord>({
  name: "notification_preferences",
  indexes: [
    { key: { orgId: 1, userId: 1 }, unique: true },
    { key: { userId: 1 } },
    { key: { "reports.daily": 1, _id: 1 }, partialFilterExpression: { "reports.daily": true } },
    { key: { "reports.weekly": 1, _id: 1 }, partialFilterExpression: { "reports.weekly": true } },
  ],
});

/** Of one organization at once; receivers are far fewer. */
const PEOPLE_MAX = 500;

export type PreferencesStore = ReturnType<typeof createPreferencesStore>;

export function createPreferencesStore(db: Database) {
  const preferences = db.collection(preferencesCollection);
  return {
    find: (orgId: string, userId: string): Promise<PreferencesRecord | null> => preferences.findOne({ orgId, userId }),

    listOf: (orgId: string, userIds: readonly string[]): Promise<PreferencesRecord[]> =>
      preferences
        .find({ orgId, userId: { $in: [...userIds] } })
        .limit(PEOPLE_MAX)
        .toArray(),

    /** System work over every organization: who wants a report, in order of ids. */
    listReaders: (
      report: "daily" | "weekly",
      afterId: string,
      limit: number,
    ): Promise<Pick<PreferencesRecord, "_id" | "orgId" | "userId">[]> =>
      preferences
        .find(report === "daily" ? { "reports.daily": true, _id: { $gt: afterId } } : { "reports.weekly": true, _id: { $gt: afterId } })
        .sort({ _id: 1 })
        .limit(limit)
        .project<Pick<PreferencesRecord, "_id" | "orgId" | "userId">>({ orgId: 1, userId: 1 })
        .toArray(),

    /** Makes the record from `record` where there was none. */
    async update(orgId: string, record: PreferencesRecord, change: Partial<PreferencesRecord>, session?: ClientSession): Promise<void> {
      const { userId } = record;
      const missing = Object.fromEntries(
        Object.entries(record).filter(([name]) => !["orgId", "userId"].includes(name) && !(name in change)),
      );
      const update = { $set: change, $setOnInsert: missing };
      await preferences.updateOne({ orgId, userId }, update, { upsert: true, ...(session && { session }) });
    },

    /** Counts a try at the code; null when there is nothing to try, it is over, or it was tried too often. */
    takeTry: (orgId: string, userId: string, now: Date, triesMax: number): Promise<PreferencesRecord | null> =>
      preferences.findOneAndUpdate(
        { orgId, userId, "phoneProof.endsAt": { $gt: now }, "phoneProof.tries": { $lt: triesMax } },
        { $inc: { "phoneProof.tries": 1 } },
        { returnDocument: "after" },
      ),

    /** Compare-and-set: the number in `proof` is the one the code was sent to. */
    async provePhone(
      orgId: string,
      userId: string,
      proof: PhoneProof,
      phone: { sealed: string; provenAt: Date },
      session: ClientSession,
    ): Promise<boolean> {
      const filter = { orgId, userId, "phoneProof.codeHash": proof.codeHash };
      const change = { $set: { phone, phoneProof: null, updatedAt: phone.provenAt } };
      return (await preferences.updateOne(filter, change, { session })).matchedCount === 1;
    },

    async forgetPhone(orgId: string, userId: string, at: Date, session: ClientSession): Promise<void> {
      await preferences.updateOne({ orgId, userId }, { $set: { phone: null, phoneProof: null, updatedAt: at } }, { session });
    },
  };
}
