import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** Whether anything is remembered: decided by a person for themselves, and with `userId` null by an organization for everybody in it. */
export type MemorySettingRecord = { _id: string; orgId: string; userId: string | null; isOn: boolean; updatedBy: string; updatedAt: Date };

export const memorySettingCollection = defineCollection<MemorySettingRecord>({
  name: "memory_settings",
  indexes: [{ key: { orgId: 1, userId: 1 }, unique: true }],
});

export type MemorySettingStore = ReturnType<typeof createMemorySettingStore>;

export function createMemorySettingStore(db: Database) {
  const settings = db.collection(memorySettingCollection);
  return {
    /** The person's and the organization's, as far as they have decided. */
    list: (orgId: string, userId: string): Promise<MemorySettingRecord[]> =>
      settings
        .find({ orgId, userId: { $in: [null, userId] } })
        .limit(2)
        .toArray(),
    async put(record: MemorySettingRecord, session: ClientSession): Promise<void> {
      await settings.replaceOne({ _id: record._id, orgId: record.orgId }, record, { upsert: true, session });
    },
  };
}
