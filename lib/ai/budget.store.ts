import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { BudgetPeriod } from "./budget-schema.ts";

/**
 * One account per organization holds its caps, a counter for each cap and period, and the money set aside for open calls. It is
 * one document so that a reservation against all caps concerned is one conditional update: all of them have room, or nothing
 * changes. In each counter, cap = free + held + spent + uncertain, always.
 */
export type BudgetCap = {
  id: string;
  scope: { type: "organization" | "user" | "key" | "feature"; id: string };
  period: BudgetPeriod;
  capMicros: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
};

export type BudgetAlert = { percent: number; at: Date; usedMicros: number };

export type BudgetCounter = {
  startsAt: Date;
  freeMicros: number;
  heldMicros: number;
  spentMicros: number;
  uncertainMicros: number;
  alerts: BudgetAlert[];
};

/** Money set aside for a call, or leased to a process as a block. Every change of a block raises `seq`. */
export type BudgetHold = { id: string; micros: number; counters: string[]; until: Date; seq: number };

export type BudgetAccount = {
  _id: string;
  orgId: string;
  /** Of the caps. */
  version: number;
  caps: BudgetCap[];
  counters: { [key: string]: BudgetCounter };
  holds: BudgetHold[];
};

export const budgetCollection = defineCollection<BudgetAccount>({
  name: "budgets",
  indexes: [{ key: { "holds.until": 1 } }],
});

/** A cap of another size. Alerts it has not come to are due again. */
export type CapChange = {
  cap: Pick<BudgetCap, "id" | "capMicros" | "updatedAt">;
  counters: readonly string[];
  moreMicros: number;
  undoneAlerts: readonly number[];
};

/** How a hold goes on: what was spent of it, and what is added to it (or given back, below zero). */
export type Draw = { seq: number; spentMicros: number; moreMicros: number; until: Date };

export type BudgetStore = ReturnType<typeof createBudgetStore>;

type Accounts = ReturnType<typeof collectionOf>;

function collectionOf(db: Database) {
  return db.collection(budgetCollection);
}

export function createBudgetStore(db: Database) {
  const accounts = collectionOf(db);
  return { ...holding(accounts), ...closing(accounts), ...counting(accounts), ...defining(db, accounts) };
}

const of = (orgId: string) => ({ _id: orgId, orgId });
const AFTER = { returnDocument: "after" } as const;
type Amount = "freeMicros" | "heldMicros" | "spentMicros" | "uncertainMicros";
type Condition = { [path: `counters.${string}`]: object };
type Increment = { [path: `counters.${string}`]: number };

const whereEach = (counters: readonly string[], amount: Amount, condition: object): Condition =>
  Object.fromEntries(counters.map((key) => [`counters.${key}.${amount}`, condition]));

/** Free is what the other amounts leave of the cap. */
function move(counters: readonly string[], amounts: Partial<Record<Exclude<Amount, "freeMicros">, number>>): Increment {
  const taken = Object.values(amounts).reduce((sum, micros) => sum + micros, 0);
  const all = Object.entries({ ...amounts, freeMicros: -taken }).filter(([, micros]) => micros !== 0);
  return Object.fromEntries(counters.flatMap((key) => all.map(([amount, micros]) => [`counters.${key}.${amount}`, micros])));
}

function holding(accounts: Accounts) {
  return {
    find: (orgId: string): Promise<BudgetAccount | null> => accounts.findOne(of(orgId)),
    findCaps: (orgId: string): Promise<Pick<BudgetAccount, "version" | "caps"> | null> =>
      accounts.findOne(of(orgId), { projection: { version: 1, caps: 1 } }),
    /** Null where a cap has no room, the caps have changed since, a counter is missing or the hold is there already. */
    take: (orgId: string, version: number, hold: BudgetHold): Promise<BudgetAccount | null> =>
      accounts.findOneAndUpdate(
        { ...of(orgId), version, "holds.id": { $ne: hold.id }, ...whereEach(hold.counters, "freeMicros", { $gte: hold.micros }) },
        { $push: { holds: hold }, $inc: move(hold.counters, { heldMicros: hold.micros }) },
        AFTER,
      ),
    /** Null where a cap has no room for more, a counter is missing, or the hold is gone or was changed by somebody else. */
    draw(orgId: string, hold: BudgetHold, { seq, spentMicros, moreMicros, until }: Draw): Promise<BudgetAccount | null> {
      const left = heldAfter(hold.micros, { spentMicros, moreMicros });
      const room = moreMicros > 0 ? { $gte: moreMicros } : { $exists: true };
      const increments = move(hold.counters, { heldMicros: left - hold.micros, spentMicros });
      return accounts.findOneAndUpdate(
        { ...of(orgId), holds: { $elemMatch: { id: hold.id, seq } }, ...whereEach(hold.counters, "freeMicros", room) },
        {
          $set: { "holds.$.micros": left, "holds.$.until": until, "holds.$.seq": seq + 1 },
          ...(Object.keys(increments).length > 0 && { $inc: increments }),
        },
        AFTER,
      );
    },
    /** What `uncertain` was of it is put right. Counters that are gone are left out. */
    async correct(orgId: string, counters: readonly string[], change: { uncertainMicros: number; spentMicros: number }): Promise<void> {
      await accounts.updateOne(
        { ...of(orgId), ...whereEach(counters, "freeMicros", { $exists: true }) },
        { $inc: move(counters, { uncertainMicros: -change.uncertainMicros, spentMicros: change.spentMicros }) },
      );
    },
  };
}

/** More spent than was held is taken from what is free: it is gone, whatever the cap says. */
function heldAfter(heldMicros: number, { spentMicros, moreMicros }: Pick<Draw, "spentMicros" | "moreMicros">): number {
  return Math.max(0, heldMicros + moreMicros - spentMicros);
}

function closing(accounts: Accounts) {
  return {
    /** `uncertain`: nobody saw its end. Null where the hold is gone or has changed, or a counter is missing. */
    async close(orgId: string, hold: BudgetHold, end: { type: "spent" | "uncertain"; micros: number }): Promise<BudgetAccount | null> {
      const increments = move(hold.counters, {
        heldMicros: -hold.micros,
        [end.type === "spent" ? "spentMicros" : "uncertainMicros"]: end.micros,
      });
      return accounts.findOneAndUpdate(
        {
          ...of(orgId),
          holds: { $elemMatch: { id: hold.id, seq: hold.seq } },
          ...whereEach(hold.counters, "freeMicros", { $exists: true }),
        },
        { $pull: { holds: { id: hold.id } }, ...(Object.keys(increments).length > 0 && { $inc: increments }) },
        AFTER,
      );
    },
    /** System work, so no orgId comes in; in order of ids. */
    listAfter: (afterId: string, limit: number): Promise<Pick<BudgetAccount, "_id" | "orgId" | "caps" | "counters">[]> =>
      accounts
        .find({ _id: { $gt: afterId } })
        .sort({ _id: 1 })
        .limit(limit)
        .project<Pick<BudgetAccount, "_id" | "orgId" | "caps" | "counters">>({ orgId: 1, caps: 1, counters: 1 })
        .toArray(),
    /** System work, so no orgId comes in. */
    listLapsed: (now: Date, limit: number): Promise<BudgetAccount[]> =>
      accounts
        .find({ "holds.until": { $lte: now } })
        .limit(limit)
        .toArray(),
  };
}

function defining(db: Database, accounts: Accounts) {
  return {
    /** An account without caps, where there is none. */
    async open(orgId: string): Promise<void> {
      await db.isInserted(accounts.insertOne({ _id: orgId, orgId, version: 0, caps: [], counters: {}, holds: [] }));
    },
    /** False where the caps have changed since they were read. */
    async addCap(
      orgId: string,
      version: number,
      { cap, key, counter }: { cap: BudgetCap; key: string; counter: BudgetCounter },
      session: ClientSession,
    ): Promise<boolean> {
      const update = { $push: { caps: cap }, $set: { [`counters.${key}`]: counter }, $inc: { version: 1 } };
      return (await accounts.updateOne({ ...of(orgId), version }, update, { session })).matchedCount === 1;
    },
    /** Every counter of the cap follows it. */
    async setCap(
      orgId: string,
      version: number,
      { cap, counters, moreMicros, undoneAlerts }: CapChange,
      session: ClientSession,
    ): Promise<boolean> {
      const increments: Increment = Object.fromEntries(counters.map((key) => [`counters.${key}.freeMicros`, moreMicros]));
      const undone = { percent: { $in: [...undoneAlerts] } };
      const { matchedCount } = await accounts.updateOne(
        { ...of(orgId), version, "caps.id": cap.id, ...whereEach(counters, "freeMicros", { $exists: true }) },
        {
          $set: { "caps.$.capMicros": cap.capMicros, "caps.$.updatedAt": cap.updatedAt },
          $inc: { version: 1, ...increments },
          ...(undoneAlerts.length > 0 && { $pull: Object.fromEntries(counters.map((key) => [`counters.${key}.alerts`, undone])) }),
        },
        { session },
      );
      return matchedCount === 1;
    },
    async removeCap(orgId: string, version: number, id: string, counters: readonly string[], session: ClientSession): Promise<boolean> {
      const dropped = Object.fromEntries(counters.map((key) => [`counters.${key}`, ""] as const));
      const update = { $pull: { caps: { id } }, $inc: { version: 1 }, ...(counters.length > 0 && { $unset: dropped }) };
      return (await accounts.updateOne({ ...of(orgId), version }, update, { session })).matchedCount === 1;
    },
  };
}

function counting(accounts: Accounts) {
  return {
    /** The first writer of a new period opens its counters; counters named in `stale` are dropped. */
    async openCounters(
      orgId: string,
      version: number,
      fresh: { readonly [key: string]: BudgetCounter },
      stale: readonly string[],
    ): Promise<void> {
      const paths = Object.entries(fresh).map(([key, counter]) => [`counters.${key}`, counter] as const);
      const dropped = Object.fromEntries(stale.map((key) => [`counters.${key}`, ""] as const));
      const missing: Condition = Object.fromEntries(Object.keys(fresh).map((key) => [`counters.${key}`, { $exists: false }]));
      await accounts.updateOne(
        { ...of(orgId), version, ...missing },
        { $set: Object.fromEntries(paths), ...(stale.length > 0 && { $unset: dropped }) },
      );
    },
    /** False where this alert has been raised. */
    async addAlert(orgId: string, key: string, alert: BudgetAlert, session: ClientSession): Promise<boolean> {
      const filter = {
        ...of(orgId),
        [`counters.${key}.freeMicros`]: { $exists: true },
        [`counters.${key}.alerts.percent`]: { $ne: alert.percent },
      };
      return (await accounts.updateOne(filter, { $push: { [`counters.${key}.alerts`]: alert } }, { session })).matchedCount === 1;
    },
  };
}
