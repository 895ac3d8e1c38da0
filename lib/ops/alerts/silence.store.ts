import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { RuleName, SILENCE_REASONS } from "./alert.schema.ts";

/** Nobody is told of what it covers until it ends; `subject` null covers every one of the rule. */
export type SilenceRecord = {
  _id: string;
  rule: RuleName;
  subject: string | null;
  reason: (typeof SILENCE_REASONS)[number];
  until: Date;
  createdAt: Date;
  createdBy: string | null;
};

export const silenceCollection = defineCollection<SilenceRecord>({
  name: "alert_silences",
  indexes: [{ key: { until: 1 }, expireAfterSeconds: 7 * 86_400 }, { key: { createdBy: 1 } }],
});

const ACTIVE_MAX = 200;

export type SilenceStore = ReturnType<typeof createSilenceStore>;

export function createSilenceStore(db: Database) {
  const silences = db.collection(silenceCollection);
  return {
    find: (id: string): Promise<SilenceRecord | null> => silences.findOne({ _id: id }),
    /** Those that hold now, the first to end first. */
    listActive: (now: Date): Promise<SilenceRecord[]> =>
      silences
        .find({ until: { $gt: now } })
        .sort({ until: 1 })
        .limit(ACTIVE_MAX)
        .toArray(),
    async insert(record: SilenceRecord, session: ClientSession): Promise<void> {
      await silences.insertOne(record, { session });
    },
    async remove(id: string, session: ClientSession): Promise<boolean> {
      return (await silences.deleteOne({ _id: id }, { session })).deletedCount === 1;
    },
  };
}

/** Until when the alert is silent; null where it is not. */
export function silencedUntil(alert: { rule: RuleName; subject: string }, silences: readonly SilenceRecord[]): Date | null {
  const own = silences.filter(({ rule, subject }) => rule === alert.rule && (subject === null || subject === alert.subject));
  return own.length === 0 ? null : new Date(Math.max(...own.map(({ until }) => until.getTime())));
}
