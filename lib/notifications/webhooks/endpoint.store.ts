import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { EndpointState, PauseReason } from "./webhook.schema.ts";

/** Where an organization has its events sent. `url`, `description`, `secret` and `previousSecret` are encrypted. */
export type EndpointRecord = {
  _id: string;
  orgId: string;
  url: string;
  description: string;
  /** A closed list, and no text of anybody. */
  topics: readonly string[];
  secret: string;
  previousSecret: string | null;
  previousUntil: Date | null;
  state: EndpointState;
  pausedBecause: PauseReason | null;
  /** Since when nothing has arrived; null while all is well. */
  failingSince: Date | null;
  lastDeliveredAt: Date | null;
  lastFailedAt: Date | null;
  createdAt: Date;
  createdBy: string;
  rotatedAt: Date | null;
  revision: number;
};

export const endpointCollection = defineCollection<EndpointRecord>({
  name: "webhook_endpoints",
  indexes: [{ key: { orgId: 1, _id: -1 } }],
});

/** Each costs a request for every event. */
export const ENDPOINTS_MAX = 20;

export type EndpointChanges = Partial<Omit<EndpointRecord, "_id" | "orgId" | "revision" | "createdAt" | "createdBy">>;

export type WebhookEndpointStore = ReturnType<typeof createWebhookEndpointStore>;

export function createWebhookEndpointStore(db: Database) {
  const endpoints = db.collection(endpointCollection);
  return {
    async insert(record: EndpointRecord, session: ClientSession): Promise<void> {
      await endpoints.insertOne(record, { session });
    },
    find: (orgId: string, id: string): Promise<EndpointRecord | null> => endpoints.findOne({ _id: id, orgId }),
    /** Newest first. */
    list: (orgId: string, page: { after: string | null; limit: number }): Promise<EndpointRecord[]> =>
      endpoints
        .find({ orgId, ...(page.after !== null && { _id: { $lt: page.after } }) })
        .sort({ _id: -1 })
        .limit(page.limit)
        .toArray(),
    /** There are few, so those of a topic are picked from all. */
    listAll: (orgId: string, session?: ClientSession): Promise<EndpointRecord[]> =>
      endpoints
        .find({ orgId }, session ? { session } : {})
        .sort({ _id: -1 })
        .limit(ENDPOINTS_MAX)
        .toArray(),
    /** Compare-and-set on the revision; false when somebody else was first. */
    async change(orgId: string, id: string, revision: number, changes: EndpointChanges, session: ClientSession): Promise<boolean> {
      const update = { $set: changes, $inc: { revision: 1 } };
      return (await endpoints.updateOne({ _id: id, orgId, revision }, update, { session })).matchedCount === 1;
    },
    /** What arrived ends a failure; whatever paused the endpoint meanwhile stays. */
    async noteDelivered(orgId: string, id: string, at: Date): Promise<void> {
      await endpoints.updateOne({ _id: id, orgId }, { $max: { lastDeliveredAt: at } });
      await endpoints.updateOne({ _id: id, orgId, state: "failing" }, { $set: { state: "active", failingSince: null } });
    },
    async noteFailed(orgId: string, id: string, at: Date): Promise<void> {
      await endpoints.updateOne({ _id: id, orgId }, { $max: { lastFailedAt: at } });
      await endpoints.updateOne({ _id: id, orgId, state: "active" }, { $set: { state: "failing", failingSince: at } });
    },
    async remove(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      return (await endpoints.deleteOne({ _id: id, orgId }, { session })).deletedCount === 1;
    },
  };
}
