import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { VERSION_INDEX, type VersionRecord, versionRows } from "../../platform/versions/version-rows.ts";
import type { Rule } from "./rule.ts";
import type { RuleSetMove, RuleSetState } from "./rule-set-states.ts";

/** Who moved it where, newest last. */
export type RuleSetChange = { to: RuleSetState; at: Date; by: string; note: string | null };

/** `rules` never change once written. Version 0 is the set as shipped, which is in no database. */
export type RuleSetRecord = VersionRecord & {
  rules: readonly Rule[];
  /** The version the draft was made from. */
  basedOn: number;
  state: RuleSetState;
  /** While it is one of these; a unique index allows one of each. */
  place: "live" | "shadow" | null;
  wasLive: boolean;
  changes: readonly RuleSetChange[];
};

const CHANGES_KEPT = 30;

export const ruleSetCollection = defineCollection<RuleSetRecord>({
  name: "risk_rule_sets",
  indexes: [VERSION_INDEX, { key: { orgId: 1, place: 1 }, unique: true, partialFilterExpression: { place: { $type: "string" } } }],
});

export type RuleSetStore = ReturnType<typeof createRuleSetStore>;

export function createRuleSetStore(db: Database) {
  const sets = db.collection(ruleSetCollection);
  const { find: findByVersion, findLast, list, insert } = versionRows(sets);
  return {
    find: (orgId: string, id: string): Promise<RuleSetRecord | null> => sets.findOne({ _id: id, orgId }),
    ...{ findByVersion, findLast, list, insert },
    /** Who judges, and who is tried beside it. */
    listPlaced: (orgId: string, session?: ClientSession): Promise<RuleSetRecord[]> =>
      sets.find({ orgId, place: { $type: "string" } }, session ? { session } : {}).toArray(),
    /** False when it does not stand where the move begins. */
    move: async (orgId: string, { id, from, to }: RuleSetMove, change: RuleSetChange, session: ClientSession): Promise<boolean> => {
      const place = to === "live" || to === "shadow" ? to : null;
      const { matchedCount } = await sets.updateOne(
        { _id: id, orgId, state: from },
        {
          $set: { state: to, place, ...(to === "live" && { wasLive: true }) },
          $push: { changes: { $each: [change], $slice: -CHANGES_KEPT } },
        },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
