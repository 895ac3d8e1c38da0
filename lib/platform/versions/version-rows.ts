import type { ClientSession, Collection, Filter, OptionalUnlessRequiredId } from "mongodb";

/** One decision of an organization about something; the highest version is in force. Never changed, only followed by another. */
export type VersionRecord = {
  _id: string;
  orgId: string;
  version: number;
  /** Why, in the words of whoever decided it. */
  note: string | null;
  createdAt: Date;
  createdBy: string;
};

export const VERSION_INDEX = { key: { orgId: 1, version: -1 }, unique: true } as const;

/** How rows of versions are read and added to; their collection declares `VERSION_INDEX`. */
export function versionRows<Record extends VersionRecord>(rows: Collection<Record>) {
  return {
    find: (orgId: string, version: number): Promise<Record | null> => rows.findOne<Record>(whereOf({ orgId, version })),
    findLast: (orgId: string): Promise<Record | null> => rows.findOne<Record>(whereOf({ orgId }), { sort: { version: -1 } }),
    /** Newest first, below `beforeVersion`. */
    list: (orgId: string, page: { beforeVersion: number | null; limit: number }): Promise<Record[]> =>
      rows
        .find<Record>(whereOf({ orgId, ...(page.beforeVersion !== null && { version: { $lt: page.beforeVersion } }) }))
        .sort({ version: -1 })
        .limit(page.limit)
        .toArray(),
    /** A unique index refuses a version that somebody else has made since. */
    async insert(record: OptionalUnlessRequiredId<Record>, session: ClientSession): Promise<void> {
      await rows.insertOne(record, { session });
    },
  };

  /** Asks for fields that every record of versions has; the driver's own type of a filter is not worked out for a type parameter. */
  function whereOf(filter: Filter<VersionRecord>): Filter<Record> {
    return filter as Filter<Record>;
  }
}
