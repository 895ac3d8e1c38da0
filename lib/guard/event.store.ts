import type { Filter } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../platform/time-pages.ts";
import type { EventRef, GuardEventView } from "./event.schema.ts";
import type { AttackClass, GuardAction } from "./policy.ts";
import type { GuardVerdict } from "./schema.ts";

/** A verdict that is to be seen again, under an id made of what it is about. No text: classes, kinds and codes. */
export type GuardEventRecord = Omit<GuardVerdict, "reasons"> & {
  _id: string;
  orgId: string;
  at: Date;
  userId: string | null;
  keyId: string | null;
  feature: string;
  level: GuardEventView["level"];
  reasons: readonly string[];
  ref: EventRef;
  expiresAt: Date;
};

export const guardEventCollection = defineCollection<GuardEventRecord>({
  name: "guard_events",
  indexes: [
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, level: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, level: 1, action: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, level: 1, stage: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, level: 1, feature: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, level: 1, verdict: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, level: 1, "classes.class": 1, at: -1, _id: -1 } },
    // Whoever runs the deployment counts those of every organization.
    { key: { level: 1, at: -1, action: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export type EventSelection = {
  level: GuardEventView["level"];
  action?: GuardAction | undefined;
  stage?: GuardVerdict["stage"] | undefined;
  feature?: string | undefined;
  verdict?: GuardVerdict["verdict"] | undefined;
  class?: AttackClass | undefined;
  since?: Date | undefined;
};
export type EventCount = { day: string; action: GuardAction; count: number };

export type GuardEventStore = ReturnType<typeof createGuardEventStore>;

export function createGuardEventStore(db: Database) {
  const events = db.collection(guardEventCollection);
  return {
    /** Safe to repeat. */
    insertAll: (records: readonly GuardEventRecord[]): Promise<void> => db.insertMissing(records, events),
    /** Newest first. */
    list: (orgId: string, selection: EventSelection, page: TimePage): Promise<GuardEventRecord[]> =>
      events
        .find({ ...toFilter(orgId, selection), ...olderThan(page.after, since(selection.since)) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Of both levels, newest first, down to `from`. */
    listSince: (orgId: string, from: Date, page: TimePage): Promise<GuardEventRecord[]> =>
      events
        .find({ orgId, ...olderThan(page.after, since(from)) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Flagged ones, by day of UTC and action; null: of every organization. Walks the index rows of the period. */
    countByDay: (orgId: string | null, period: { from: Date; until: Date }): Promise<EventCount[]> =>
      events
        .aggregate<EventCount>([
          { $match: { ...(orgId !== null && { orgId }), level: "flagged", at: { $gte: period.from, $lt: period.until } } },
          { $group: { _id: { day: { $dateToString: { date: "$at", format: "%Y-%m-%d" } }, action: "$action" }, count: { $sum: 1 } } },
          { $project: { _id: 0, day: "$_id.day", action: "$_id.action", count: 1 } },
        ])
        .toArray(),
  };
}

function toFilter(orgId: string, selection: EventSelection): Filter<GuardEventRecord> {
  const { level, action, stage, feature, verdict, class: name } = selection;
  return {
    ...{ orgId, level, ...(action && { action }), ...(stage && { stage }), ...(feature !== undefined && { feature }) },
    ...(verdict && { verdict }),
    ...(name && { "classes.class": name }),
  };
}

function since(from: Date | undefined): { $gte?: Date } {
  return from ? { $gte: from } : {};
}
