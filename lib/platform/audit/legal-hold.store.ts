import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../time-pages.ts";

/** Why a trail must stay whole for now. `until` null: until somebody releases it. The reason is encrypted under the trail's own key. */
export type LegalHoldRecord = {
  _id: string;
  orgId: string;
  reason: string;
  at: Date;
  placedBy: string;
  until: Date | null;
  releasedAt: Date | null;
  releasedBy: string | null;
};

export const legalHoldCollection = defineCollection<LegalHoldRecord>({
  name: "legal_holds",
  indexes: [{ key: { orgId: 1, at: -1, _id: -1 } }, { key: { orgId: 1, releasedAt: 1, until: 1 } }],
});

export type LegalHoldStore = ReturnType<typeof createLegalHoldStore>;

export function createLegalHoldStore(db: Database) {
  const holds = db.collection(legalHoldCollection);
  return {
    async insert(record: LegalHoldRecord, session: ClientSession): Promise<void> {
      await holds.insertOne(record, { session });
    },
    find: (orgId: string, id: string): Promise<LegalHoldRecord | null> => holds.findOne({ _id: id, orgId }),
    list: (orgId: string, { after, limit }: TimePage): Promise<LegalHoldRecord[]> =>
      holds
        .find({ orgId, ...olderThan(after) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** The one that lasts longest, an open end before all; null when nothing is held. */
    async findActive(orgId: string, now: Date, session?: ClientSession): Promise<LegalHoldRecord | null> {
      const options = session ? { session } : {};
      const open = await holds.findOne({ orgId, releasedAt: null, until: null }, options);
      return open ?? holds.findOne({ orgId, releasedAt: null, until: { $gt: now } }, { ...options, sort: { until: -1 } });
    },
    /** False when it was released already. */
    async release(orgId: string, id: string, release: { at: Date; by: string }, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await holds.updateOne(
        { _id: id, orgId, releasedAt: null },
        { $set: { releasedAt: release.at, releasedBy: release.by } },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
