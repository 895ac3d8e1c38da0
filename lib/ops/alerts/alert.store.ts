import type { ClientSession, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { Standing } from "./alert-machine.ts";

/** What is wrong, or was. `acknowledgedBy` is a person's id; nobody's words are kept here. */
export type AlertRecord = Standing & {
  _id: string;
  version: number;
  isOpen: boolean;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  /** When people were last told of this firing. */
  notifiedAt: Date | null;
};

const KEPT_SECONDS = 400 * 86_400;

export const alertCollection = defineCollection<AlertRecord>({
  name: "alerts",
  indexes: [
    // One open alert of a rule and subject, whoever evaluates at the same time.
    { key: { rule: 1, subject: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
    { key: { isOpen: 1, _id: -1 } },
    { key: { resolvedAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
    { key: { acknowledgedBy: 1 } },
  ],
});

/** More rules and subjects than there are. */
const STANDING_MAX = 500;

export type AlertStore = ReturnType<typeof createAlertStore>;

export function createAlertStore(db: Database) {
  const alerts = db.collection(alertCollection);
  return {
    find: (id: string): Promise<AlertRecord | null> => alerts.findOne({ _id: id }),
    /** All that are open, and those resolved since then. */
    async listStanding(resolvedSince: Date): Promise<AlertRecord[]> {
      const open = alerts.find({ isOpen: true }).sort({ _id: -1 }).limit(STANDING_MAX).toArray();
      const lately = alerts
        .find({ resolvedAt: { $gte: resolvedSince } })
        .limit(STANDING_MAX)
        .toArray();
      const all = await Promise.all([open, lately]);
      return [...new Map(all.flat().map((alert) => [alert._id, alert])).values()];
    },
    /** Newest first. */
    list: (isOpen: boolean, { after, limit }: { after: string | null; limit: number }): Promise<AlertRecord[]> => {
      const filter: Filter<AlertRecord> = { isOpen, ...(after !== null && { _id: { $lt: after } }) };
      return alerts.find(filter).sort({ _id: -1 }).limit(limit).toArray();
    },
    async insert(record: AlertRecord, session: ClientSession): Promise<void> {
      await alerts.insertOne(record, { session });
    },
    /** Compare-and-set: false when it is no longer at `version`. Raises it. */
    async change(id: string, version: number, change: Partial<Omit<AlertRecord, "_id" | "version">>, session: ClientSession) {
      const update = { $set: { ...change, version: version + 1 } };
      return (await alerts.updateOne({ _id: id, version }, update, { session })).matchedCount === 1;
    },
    async drop(id: string, version: number, session: ClientSession): Promise<boolean> {
      return (await alerts.deleteOne({ _id: id, version }, { session })).deletedCount === 1;
    },
  };
}
