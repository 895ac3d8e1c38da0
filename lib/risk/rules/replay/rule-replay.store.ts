import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../../platform/db.ts";
import type { ReplaySums } from "./replay-sums.ts";

export type ReplayState = "queued" | "running" | "done" | "failed" | "cancelled";

/** The last run of one set over stored history; `_id` is the set's. */
export type RuleReplayRecord = {
  _id: string;
  orgId: string;
  version: number;
  /** Counts how often it was begun: a run that somebody has cancelled writes nothing more. */
  run: number;
  state: ReplayState;
  total: number;
  after: { at: Date; id: string } | null;
  sums: ReplaySums;
  startedAt: Date;
  finishedAt: Date | null;
  by: string;
  reason: string | null;
};

export const ruleReplayCollection = defineCollection<RuleReplayRecord>({
  name: "risk_rule_replays",
  indexes: [{ key: { orgId: 1, startedAt: -1 } }],
});

export type RuleReplayStore = ReturnType<typeof createRuleReplayStore>;
type Key = Pick<RuleReplayRecord, "_id" | "orgId" | "run">;

export function createRuleReplayStore(db: Database) {
  const replays = db.collection(ruleReplayCollection);
  return {
    find: (orgId: string, id: string, session?: ClientSession): Promise<RuleReplayRecord | null> =>
      replays.findOne({ _id: id, orgId }, session ? { session } : {}),
    /** Takes the place of the run before, which has ended. */
    start: async (record: RuleReplayRecord, session: ClientSession): Promise<void> => {
      const { _id, orgId } = record;
      await replays.replaceOne({ _id, orgId }, record, { upsert: true, session });
    },
    /** False when it is over or another run has begun. */
    report: async ({ _id, orgId, run }: Key, change: Partial<Omit<RuleReplayRecord, "_id" | "orgId" | "run">>): Promise<boolean> => {
      const { matchedCount } = await replays.updateOne({ _id, orgId, run, state: { $in: ["queued", "running"] } }, { $set: change });
      return matchedCount === 1;
    },
  };
}
