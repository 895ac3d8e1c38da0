import { type Database, defineCollection } from "../../platform/db.ts";

/** Something that can be said once, by one person, within minutes. `_id` is a digest of the word. */
export type TelegramTicketRecord = {
  _id: string;
  orgId: string;
  userId: string;
  type: "link" | "confirmation";
  /** What is confirmed, as it was written; null for a link. */
  command: string | null;
  endsAt: Date;
};

export const telegramTicketCollection = defineCollection<TelegramTicketRecord>({
  name: "telegram_tickets",
  indexes: [{ key: { orgId: 1, userId: 1, type: 1 } }, { key: { userId: 1 } }, { key: { endsAt: 1 }, expireAfterSeconds: 0 }],
});

export type TelegramTicketStore = ReturnType<typeof createTelegramTicketStore>;

export function createTelegramTicketStore(db: Database) {
  const tickets = db.collection(telegramTicketCollection);
  return {
    /** The newest counts: an older one of the same kind ends. */
    async replace(orgId: string, record: TelegramTicketRecord): Promise<void> {
      await tickets.deleteMany({ orgId, userId: record.userId, type: record.type });
      await tickets.insertOne(record);
    },
    /** Without orgId: whoever writes to the bot is known by the code alone. Gone once taken. */
    takeLink: (digest: string, now: Date): Promise<TelegramTicketRecord | null> =>
      tickets.findOneAndDelete({ _id: digest, type: "link", endsAt: { $gt: now } }),
    takeConfirmation: (orgId: string, userId: string, digest: string, now: Date): Promise<TelegramTicketRecord | null> =>
      tickets.findOneAndDelete({ _id: digest, orgId, userId, type: "confirmation", endsAt: { $gt: now } }),
  };
}
