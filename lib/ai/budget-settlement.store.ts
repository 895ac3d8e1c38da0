import { type Database, defineCollection } from "../platform/db.ts";

/**
 * What became of a hold, written before the account changes: a settlement that is repeated, or that a crash cut in two, goes by
 * what stands here. `uncertain` holds were not settled in time and may still be.
 */
export type BudgetSettlement = {
  _id: string;
  orgId: string;
  state: "settled" | "uncertain";
  heldMicros: number;
  spentMicros: number;
  counters: string[];
  expiresAt: Date;
};

/** Longer than anything queued is tried again. */
const KEPT_MS = 14 * 86_400_000;

export const budgetSettlementCollection = defineCollection<BudgetSettlement>({
  name: "budget_settlements",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type BudgetSettlementStore = ReturnType<typeof createBudgetSettlementStore>;

export function createBudgetSettlementStore(db: Database) {
  const settlements = db.collection(budgetSettlementCollection);
  // The id of a hold is its caller's: the organization in front keeps two callers apart.
  const idOf = (orgId: string, holdId: string) => ({ _id: `${orgId}/${holdId}`, orgId });
  return {
    find: (orgId: string, holdId: string): Promise<BudgetSettlement | null> => settlements.findOne(idOf(orgId, holdId)),
    /** What stands there when somebody was first. Uncertain once more, it goes by the later amount. */
    async write(
      orgId: string,
      holdId: string,
      fields: Omit<BudgetSettlement, "_id" | "orgId" | "expiresAt">,
      now: number,
    ): Promise<BudgetSettlement> {
      const record = { ...idOf(orgId, holdId), ...fields, expiresAt: new Date(now + KEPT_MS) };
      if (await db.isInserted(settlements.insertOne(record))) return record;
      const again = { ...idOf(orgId, holdId), state: "uncertain" } as const;
      if (fields.state === "uncertain" && (await settlements.updateOne(again, { $set: fields })).matchedCount === 1) return record;
      return (await settlements.findOne(idOf(orgId, holdId))) ?? record;
    },
    /** As it was before; null where it is not uncertain, or not any more. */
    settleUncertain: (orgId: string, holdId: string, spentMicros: number): Promise<BudgetSettlement | null> =>
      settlements.findOneAndUpdate({ ...idOf(orgId, holdId), state: "uncertain" }, { $set: { state: "settled", spentMicros } }),
  };
}
