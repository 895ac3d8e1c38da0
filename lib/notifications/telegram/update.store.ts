import { type Database, defineCollection } from "../../platform/db.ts";

/** An update that was taken in; Telegram repeats those it has no answer to, for a day. */
export type TelegramUpdateRecord = { _id: number; at: Date };

const KEPT_SECONDS = 2 * 86_400;

export const telegramUpdateCollection = defineCollection<TelegramUpdateRecord>({
  name: "telegram_updates",
  indexes: [{ key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }],
});

export type TelegramUpdateStore = ReturnType<typeof createTelegramUpdateStore>;

export function createTelegramUpdateStore(db: Database) {
  const updates = db.collection(telegramUpdateCollection);
  return {
    /** False for one that is there already. */
    take: (updateId: number, at: Date): Promise<boolean> => db.isInserted(updates.insertOne({ _id: updateId, at })),
    /** It could not be worked off: the next time it comes it is taken again. */
    async giveBack(updateId: number): Promise<void> {
      await updates.deleteOne({ _id: updateId });
    },
  };
}
