import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** A sender of transactions. `name`, `secret` and `previousSecret` are encrypted. */
export type WebhookRecord = {
  _id: string;
  orgId: string;
  name: string;
  secret: string;
  previousSecret: string | null;
  previousUntil: Date | null;
  isPaused: boolean;
  messages: number;
  transactions: number;
  lastReceivedAt: Date | null;
  lastRefusedAt: Date | null;
  createdAt: Date;
  createdBy: string;
  rotatedAt: Date | null;
  revision: number;
};

export const webhookCollection = defineCollection<WebhookRecord>({ name: "risk_webhooks", indexes: [{ key: { orgId: 1, _id: -1 } }] });

export const WEBHOOKS_MAX = 20;

type Changes = Partial<Pick<WebhookRecord, "name" | "isPaused" | "secret" | "previousSecret" | "previousUntil" | "rotatedAt">>;

export type RiskWebhookStore = ReturnType<typeof createRiskWebhookStore>;

export function createRiskWebhookStore(db: Database) {
  const webhooks = db.collection(webhookCollection);
  return {
    async insert(record: WebhookRecord, session: ClientSession): Promise<void> {
      await webhooks.insertOne(record, { session });
    },
    find: (orgId: string, id: string): Promise<WebhookRecord | null> => webhooks.findOne({ _id: id, orgId }),
    /** Without orgId: the address a sender was given says which organization it is of. */
    findByAddress: (id: string): Promise<WebhookRecord | null> => webhooks.findOne({ _id: id }),
    /** Newest first; there are few. */
    list: (orgId: string): Promise<WebhookRecord[]> => webhooks.find({ orgId }).sort({ _id: -1 }).limit(WEBHOOKS_MAX).toArray(),
    /** Compare-and-set on the revision; false when somebody else was first. */
    async change(orgId: string, id: string, revision: number, changes: Changes, session: ClientSession): Promise<boolean> {
      const update = { $set: changes, $inc: { revision: 1 } };
      return (await webhooks.updateOne({ _id: id, orgId, revision }, update, { session })).matchedCount === 1;
    },
    async remove(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      return (await webhooks.deleteOne({ _id: id, orgId }, { session })).deletedCount === 1;
    },
    async countReceived(orgId: string, id: string, transactions: number, at: Date): Promise<void> {
      await webhooks.updateOne({ _id: id, orgId }, { $inc: { messages: 1, transactions }, $max: { lastReceivedAt: at } });
    },
    /** Once a second at most: whoever knocks with a wrong secret writes no more than that. */
    async noteRefused(orgId: string, id: string, at: Date): Promise<void> {
      const before = new Date(at.getTime() - 1_000);
      await webhooks.updateOne(
        { _id: id, orgId, $or: [{ lastRefusedAt: null }, { lastRefusedAt: { $lt: before } }] },
        { $set: { lastRefusedAt: at } },
      );
    },
  };
}
