import type { ClientSession, Collection, Filter } from "mongodb";
import type { Clock } from "../../platform/clock.ts";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { JobTiming } from "../../platform/jobs/job-timing.ts";
import { LEDGER_INDEXES } from "../../platform/jobs/job-view.ts";
import { createLedger, type LeaseFields, type Ledger } from "../../platform/jobs/ledger.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { DeliveryState, TryFailure } from "./webhook.schema.ts";

/** One try to bring an event. Of the answer there is its status and a digest of its beginning, never its words. */
export type TryRecord = { at: Date; status: number | null; failure: TryFailure | null; durationMs: number; answerDigest: string | null };

/** One event for one endpoint, and the job that brings it. */
export type DeliveryRecord = LeaseFields & {
  endpointId: string;
  /** The same for every endpoint and every redelivery: by it a receiver knows what it has had. */
  eventId: string;
  type: string;
  /** The very bytes that are signed, now and whenever it is sent again: ids and facts, no text of people. */
  body: string;
  at: Date;
  tries: readonly TryRecord[];
  /** Of the present round: a redelivery begins a new one. */
  failures: number;
  nextAt: Date | null;
  finishedAt: Date | null;
  reason: string | null;
  replays: number;
};

const KEPT_SECONDS = 30 * 86_400;

export const deliveryCollection = defineCollection<DeliveryRecord>({
  name: "webhook_deliveries",
  indexes: [
    ...LEDGER_INDEXES,
    { key: { orgId: 1, endpointId: 1, eventId: 1 }, unique: true },
    { key: { orgId: 1, endpointId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, endpointId: 1, state: 1, at: -1, _id: -1 } },
    { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
});

/** Of one redelivery of all that failed; whoever needs more asks again. */
export const REDELIVERED_MAX = 500;

type Found = Pick<DeliveryRecord, "_id" | "orgId" | "fence" | "publishCount">;
export type WebhookDeliveryStore = ReturnType<typeof createWebhookDeliveryStore>;

export function createWebhookDeliveryStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const deliveries = db.collection(deliveryCollection);
  const ledger: Ledger<DeliveryRecord> = createLedger<DeliveryRecord>({ records: deliveries, ...options, onReplay: NEW_ROUND });
  return {
    ledger,
    /** Which of these endpoints has this event already. */
    async listOfEvent(orgId: string, eventId: string, endpointIds: readonly string[], session: ClientSession): Promise<string[]> {
      const these = { orgId, eventId, endpointId: { $in: [...endpointIds] } };
      const found = await deliveries
        .find(these, { session })
        .limit(endpointIds.length)
        .project<Pick<DeliveryRecord, "endpointId">>({ endpointId: 1 })
        .toArray();
      return found.map(({ endpointId }) => endpointId);
    },
    async insertMany(records: readonly DeliveryRecord[], session: ClientSession): Promise<void> {
      await deliveries.insertMany(records, { session });
    },
    find: (orgId: string, endpointId: string, id: string): Promise<DeliveryRecord | null> =>
      deliveries.findOne({ _id: id, orgId, endpointId }),
    list: (orgId: string, endpointId: string, state: DeliveryState | null, { after, limit }: TimePage): Promise<DeliveryRecord[]> =>
      deliveries
        .find({ orgId, endpointId, ...(state !== null && { state }), ...asFilter(olderThan(after)) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    ...redeliveries(deliveries),
  };
}

/** What a new round begins with; the tries before it stay to be seen. */
const NEW_ROUND = { failures: 0, nextAt: null } as const;

function redeliveries(deliveries: Collection<DeliveryRecord>) {
  const startAgain = (now: Date) => ({
    $set: { state: "queued", attempts: 0, lastError: null, dueAt: now, reason: null, finishedAt: null, ...NEW_ROUND },
    $inc: { replays: 1, publishCount: 1 },
  });
  return {
    /** Whatever has come to an end, well or not; null while it is still under way. */
    redeliver: (orgId: string, endpointId: string, id: string, now: Date, session: ClientSession): Promise<DeliveryRecord | null> =>
      deliveries.findOneAndUpdate({ _id: id, orgId, endpointId, state: { $in: ["delivered", "failed"] } }, startAgain(now), {
        session,
        returnDocument: "after",
      }),
    listFailedSince: (orgId: string, endpointId: string, since: Date, session: ClientSession): Promise<Found[]> =>
      deliveries
        .find({ orgId, endpointId, state: "failed", at: { $gte: since } }, { session })
        .sort(NEWEST_FIRST)
        .limit(REDELIVERED_MAX)
        .project<Found>({ _id: 1, orgId: 1, fence: 1, publishCount: 1 })
        .toArray(),
    async redeliverAll(orgId: string, endpointId: string, ids: readonly string[], now: Date, session: ClientSession): Promise<number> {
      const these = { _id: { $in: [...ids] }, orgId, endpointId, state: "failed" };
      return (await deliveries.updateMany(these, startAgain(now), { session })).modifiedCount;
    },
  };
}

/** A page's bounds name `at` and `_id`, which every delivery has. */
function asFilter(bounds: object): Filter<DeliveryRecord> {
  return bounds as Filter<DeliveryRecord>;
}
