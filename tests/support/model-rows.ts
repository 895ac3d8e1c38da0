import { createId } from "../../lib/platform/ids.ts";
import { defaultModel } from "../../lib/risk/model/default-model.ts";
import { encodeModel } from "../../lib/risk/model/encode-model.ts";
import type { RiskModelRecord } from "../../lib/risk/models/risk-model.store.ts";
import { sealModelField } from "../../lib/risk/models/risk-models.ts";
import type { Harness, Person } from "./harness.ts";

const MEASURES = { ap: 0.5, auc: 0.9, recallAt01: 0.4, recallAt1: 0.6, ece: 0.005 };

/** A trained model as it is stored; its bytes are the shipped one's. */
export function modelRow(orgId: string, values: Partial<RiskModelRecord> = {}): RiskModelRecord {
  const at = new Date("2026-03-01T00:00:00Z");
  return {
    ...{ _id: createId("riskModel"), orgId, number: 1, version: "own-1-00000000", kind: "trees", state: "candidate", place: null },
    ...{ wasLive: false, sealed: "", spreads: "" },
    trainedOn: { from: new Date("2026-01-01T00:00:00Z"), to: at, rows: 5_000, frauds: 60, outcomes: 90 },
    evaluation: {
      ...{ rows: 1_250, frauds: 15, own: MEASURES, other: { ...MEASURES, kind: "logistic" } },
      live: { ...MEASURES, version: defaultModel().version },
      baselines: { amount: 0.1, rules: 0.2, profile: 0.2 },
      calibration: [{ count: 1_250, predicted: 0.012, observed: 0.012 }],
    },
    changes: [{ to: "candidate", at, by: "system", reason: "Trained." }],
    ...{ since: at, createdAt: at, createdBy: "system", revision: 0 },
    ...values,
  };
}

let inserted = 0;

export async function insertModel(harness: Harness, by: Person, values: Partial<RiskModelRecord> = {}): Promise<RiskModelRecord> {
  const { db, cipher, riskModelStore } = harness.runtime.deps;
  inserted += 1;
  const row = modelRow(by.orgId, { number: inserted, version: `own-${inserted}-00000000`, ...values });
  const sealed = await sealModelField(cipher, row, "sealed", Buffer.from(encodeModel(defaultModel())).toString("base64"));
  const record = { ...row, sealed, spreads: await sealModelField(cipher, row, "spreads", "{}") };
  await db.withTransaction((session) => riskModelStore.insert(record, session));
  return record;
}
