import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { ModelEvaluation } from "./evaluation.schema.ts";
import type { ModelState } from "./model-states.ts";

/** Who moved it where, newest last; the system is named by its job. */
export type ModelChange = { to: ModelState; at: Date; by: string; reason: string };

export type RiskModelRecord = {
  _id: string;
  orgId: string;
  /** In the order they were trained. */
  number: number;
  /** What verdicts name it by: its number and the beginning of the hash of its bytes. */
  version: string;
  kind: "trees" | "logistic";
  state: ModelState;
  /** While it is one of these; a unique index allows one of each. */
  place: "live" | "shadow" | null;
  wasLive: boolean;
  /** `encodeModel` in base64, encrypted: what it has learnt from can be guessed from it. */
  sealed: string;
  /** `FeatureSpreads` of what it has learnt from as JSON, encrypted. */
  spreads: string;
  trainedOn: { from: Date; to: Date; rows: number; frauds: number; outcomes: number };
  evaluation: ModelEvaluation;
  changes: readonly ModelChange[];
  /** Where it stands now since then. */
  since: Date;
  createdAt: Date;
  createdBy: string;
  revision: number;
};

export type RiskModelSummary = Omit<RiskModelRecord, "sealed" | "spreads">;
const WITHOUT_BYTES = { sealed: 0, spreads: 0 } as const;
const CHANGES_KEPT = 30;

export const riskModelCollection = defineCollection<RiskModelRecord>({
  name: "risk_models",
  indexes: [
    { key: { orgId: 1, number: -1 }, unique: true },
    { key: { orgId: 1, version: 1 }, unique: true },
    { key: { orgId: 1, place: 1 }, unique: true, partialFilterExpression: { place: { $type: "string" } } },
  ],
});

export type RiskModelStore = ReturnType<typeof createRiskModelStore>;

export function createRiskModelStore(db: Database) {
  const models = db.collection(riskModelCollection);
  return {
    /** Who judges, and who is tried beside it. */
    listPlaced: (orgId: string, session?: ClientSession): Promise<RiskModelSummary[]> =>
      models.find({ orgId, place: { $type: "string" } }, { projection: WITHOUT_BYTES, ...(session && { session }) }).toArray(),

    findByVersion: (orgId: string, version: string): Promise<RiskModelRecord | null> => models.findOne({ orgId, version }),

    find: (orgId: string, id: string): Promise<RiskModelSummary | null> =>
      models.findOne({ _id: id, orgId }, { projection: WITHOUT_BYTES }),

    /** Newest first, below `beforeNumber`. */
    list: (orgId: string, page: { beforeNumber: number | null; limit: number }): Promise<RiskModelSummary[]> =>
      models
        .find({ orgId, ...(page.beforeNumber !== null && { number: { $lt: page.beforeNumber } }) }, { projection: WITHOUT_BYTES })
        .sort({ number: -1 })
        .limit(page.limit)
        .toArray(),

    /** A unique index refuses a number that somebody else has taken since. */
    async insert(record: RiskModelRecord, session: ClientSession): Promise<void> {
      await models.insertOne(record, { session });
    },

    /** Compare-and-set on the revision; false when somebody else was first. */
    async move(
      orgId: string,
      { _id, revision }: Pick<RiskModelRecord, "_id" | "revision">,
      change: ModelChange,
      session: ClientSession,
    ): Promise<boolean> {
      const place = change.to === "live" || change.to === "shadow" ? change.to : null;
      const { matchedCount } = await models.updateOne(
        { _id, orgId, revision },
        {
          $set: { state: change.to, place, since: change.at, ...(change.to === "live" && { wasLive: true }) },
          $push: { changes: { $each: [change], $slice: -CHANGES_KEPT } },
          $inc: { revision: 1 },
        },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
