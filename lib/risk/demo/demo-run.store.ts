import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { Decision } from "../transactions/transaction-record.ts";

export const DEMO_KINDS = ["town", "incident", "sample"] as const;
export const DEMO_STATES = ["preparing", "playing", "finished", "stopped", "failed", "removing"] as const;

/** How the generated payments came out: of honest ones, and of those somebody stole. */
export type DemoTally = { honest: number; honestStopped: number; fraud: number; fraudStopped: number };

/** Everything a run plays follows from this record: its payments are made again from the seed in each step, and kept nowhere else. */
export type DemoRunRecord = {
  _id: string;
  orgId: string;
  kind: (typeof DEMO_KINDS)[number];
  state: (typeof DEMO_STATES)[number];
  /** One of an organization plays at a time. */
  isOpen: boolean;
  seed: number;
  perSecond: number;
  /** Payments of the past, then of the live part; `position` counts both. */
  historyTotal: number;
  liveTotal: number;
  position: number;
  decisions: Record<Decision, number>;
  tally: DemoTally;
  /** Null for the sample organization's. */
  createdBy: string | null;
  at: Date;
  /** When the live part began. */
  liveFrom: Date | null;
  stopRequestedAt: Date | null;
  finishedAt: Date | null;
  reason: string | null;
};

export const demoRunCollection = defineCollection<DemoRunRecord>({
  name: "risk_demo_runs",
  indexes: [
    { key: { orgId: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, isOpen: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
  ],
});

export type DemoRunPlace = Pick<DemoRunRecord, "_id" | "orgId">;
export type DemoAdvance = { from: number; to: number; decisions: Record<Decision, number>; tally: DemoTally };
export type DemoRunStore = ReturnType<typeof createDemoRunStore>;

export function createDemoRunStore(db: Database) {
  const runs = db.collection(demoRunCollection);
  const placeOf = ({ _id, orgId }: DemoRunPlace) => ({ _id, orgId });
  return {
    /** False when another run of the organization is under way. */
    insert: async (record: DemoRunRecord, session?: ClientSession): Promise<boolean> => {
      if (!session) return db.isInserted(runs.insertOne(record));
      await runs.insertOne(record, { session });
      return true;
    },
    find: (orgId: string, id: string): Promise<DemoRunRecord | null> => runs.findOne({ _id: id, orgId }),
    list: (orgId: string, page: TimePage): Promise<DemoRunRecord[]> =>
      runs
        .find({ orgId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** The first one to say when the live part began is believed. */
    async startLive(of: DemoRunPlace, liveFrom: Date): Promise<DemoRunRecord | null> {
      await runs.updateOne({ ...placeOf(of), liveFrom: null, isOpen: true }, { $set: { liveFrom, state: "playing" } });
      return runs.findOne(placeOf(of));
    },
    /** Each payment is counted by whoever moves the position past it; false when somebody else has. */
    async advance(of: DemoRunPlace, { from, to, decisions, tally }: DemoAdvance): Promise<boolean> {
      const counted = [
        ...Object.entries(decisions).map(([name, count]) => [`decisions.${name}`, count] as const),
        ...Object.entries(tally).map(([name, count]) => [`tally.${name}`, count] as const),
      ];
      const update = { $set: { position: to }, $inc: Object.fromEntries(counted) };
      return (await runs.updateOne({ ...placeOf(of), position: from, isOpen: true }, update)).matchedCount === 1;
    },
    /** False when it does not play any more. */
    async requestStop(of: DemoRunPlace, at: Date, session: ClientSession): Promise<boolean> {
      const update = { $set: { stopRequestedAt: at, isOpen: false, state: "stopped" as const, finishedAt: at } };
      return (await runs.updateOne({ ...placeOf(of), isOpen: true }, update, { session })).matchedCount === 1;
    },
    async finish(of: DemoRunPlace, end: Pick<DemoRunRecord, "state" | "reason"> & { finishedAt: Date }): Promise<void> {
      await runs.updateOne({ ...placeOf(of), isOpen: true }, { $set: { ...end, isOpen: false } });
    },
    /** From now on nothing is played; false when it is not there. */
    async startRemoval(of: DemoRunPlace, session: ClientSession): Promise<boolean> {
      return (await runs.updateOne(placeOf(of), { $set: { state: "removing", isOpen: false } }, { session })).matchedCount === 1;
    },
    async delete(of: DemoRunPlace): Promise<void> {
      await runs.deleteOne(placeOf(of));
    },
  };
}
