import { type Database, defineCollection } from "../../platform/db.ts";

/** Whose private chat with the bot it is, and as a member of which organization they act there. `chatId` is encrypted. */
export type TelegramChatRecord = {
  _id: string;
  orgId: string;
  userId: string;
  /** Finds the chat by what Telegram calls it; see `keyOfChat`. */
  chatKey: string;
  chatId: string;
  linkedAt: Date;
};

export const telegramChatCollection = defineCollection<TelegramChatRecord>({
  name: "telegram_chats",
  indexes: [{ key: { chatKey: 1 }, unique: true }, { key: { orgId: 1, userId: 1 }, unique: true }, { key: { userId: 1 } }],
});

export type TelegramChatStore = ReturnType<typeof createTelegramChatStore>;

export function createTelegramChatStore(db: Database) {
  const chats = db.collection(telegramChatCollection);
  return {
    find: (orgId: string, userId: string): Promise<TelegramChatRecord | null> => chats.findOne({ orgId, userId }),
    /** Without orgId: the chat a message comes from says whose it is. */
    findByKey: (chatKey: string): Promise<TelegramChatRecord | null> => chats.findOne({ chatKey }),
    /** A chat is one person's in one organization: whatever it was before ends. */
    async link(orgId: string, record: TelegramChatRecord): Promise<void> {
      await chats.deleteMany({ chatKey: record.chatKey });
      await chats.deleteMany({ orgId, userId: record.userId });
      await chats.insertOne(record);
    },
    async unlink(orgId: string, userId: string): Promise<boolean> {
      return (await chats.deleteOne({ orgId, userId })).deletedCount === 1;
    },
  };
}
