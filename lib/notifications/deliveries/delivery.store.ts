import type { ClientSession } from "mongodb";
import type { Clock } from "../../platform/clock.ts";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { JobTiming } from "../../platform/jobs/job-timing.ts";
import { LEDGER_INDEXES } from "../../platform/jobs/job-view.ts";
import { createLedger, type LeaseFields } from "../../platform/jobs/ledger.ts";
import type { ChannelName } from "../channels/channel.ts";

/**
 * One notification by one channel, and the job that sends it. `state` is queued, running, sent, folded (it went out in a digest), suppressed or
 * failed; `reason` says why it was not sent. No text and no address stands here.
 */
export type DeliveryRecord = LeaseFields & {
  userId: string;
  channel: ChannelName;
  /** Null for a digest. */
  notificationId: string | null;
  /** Of a digest: the hour whose rest it holds. Of what was folded: the digest it went into. */
  digest: string | null;
  /** What it is, once and for all: one for each notification and channel, one digest for each person and hour. */
  key: string;
  /** How often it was begun without anybody having seen how it ended. */
  unseenSends: number;
  /** Whether it is among the letters of its hour. */
  isCounted: boolean;
  createdAt: Date;
  finishedAt: Date | null;
  reason: string | null;
};

const KEPT_SECONDS = 90 * 86_400;

export const deliveryCollection = defineCollection<DeliveryRecord>({
  name: "notification_deliveries",
  indexes: [
    ...LEDGER_INDEXES,
    { key: { orgId: 1, key: 1 }, unique: true },
    { key: { orgId: 1, userId: 1, digest: 1, _id: 1 } },
    { key: { userId: 1 } },
    { key: { finishedAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
});

export const DIGEST_MAX = 100;

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const deliveries = db.collection(deliveryCollection);
  return {
    ledger: createLedger<DeliveryRecord>({ records: deliveries, ...options, onReplay: { unseenSends: 0 } }),

    async insert(_orgId: string, records: readonly DeliveryRecord[], session?: ClientSession): Promise<void> {
      if (records.length > 0) await deliveries.insertMany([...records], session ? { session } : {});
    },

    /** The digest there is for this person and hour, made where there was none. */
    async findOrInsert(orgId: string, record: DeliveryRecord): Promise<DeliveryRecord> {
      const { key, orgId: _orgId, ...rest } = record;
      const found = await deliveries.findOneAndUpdate({ orgId, key }, { $setOnInsert: rest }, { upsert: true, returnDocument: "after" });
      return found ?? record;
    },

    /** Holds a digest that nobody has begun open for one more; false when it is too late for that. */
    async isOpenStill(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      const filter = { _id: id, orgId, state: "queued", attempts: 0 };
      return (await deliveries.updateOne(filter, { $inc: { unseenSends: 0, fence: 1 } }, { session })).matchedCount === 1;
    },

    listFolded: (orgId: string, userId: string, digest: string): Promise<DeliveryRecord[]> =>
      deliveries.find({ orgId, userId, digest, state: "folded" }).sort({ _id: 1 }).limit(DIGEST_MAX).toArray(),
  };
}

export const keyOfDelivery = (notificationId: string, channel: ChannelName) => `${notificationId}:${channel}`;
