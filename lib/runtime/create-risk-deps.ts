import type { Clock } from "../platform/clock.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { RiskDeps } from "../risk/ports.ts";
import { createRiskCaseDeps, riskCaseCollections } from "./create-risk-case-deps.ts";
import { createRiskDemoDeps, riskDemoCollections } from "./create-risk-demo-deps.ts";
import { createRiskImportDeps, riskImportCollections } from "./create-risk-import-deps.ts";
import { createRiskModelDeps, riskModelCollections } from "./create-risk-model-deps.ts";
import { createRiskPolicyDeps, riskPolicyCollections } from "./create-risk-policy-deps.ts";
import { createRiskReviewDeps, riskReviewCollections } from "./create-risk-review-deps.ts";
import { createRiskSubmitDeps, riskSubmitCollections } from "./create-risk-submit-deps.ts";
import { createRiskViewDeps, riskViewCollections } from "./create-risk-view-deps.ts";

export const riskCollections = [
  ...riskSubmitCollections,
  ...riskDemoCollections,
  ...riskModelCollections,
  ...riskCaseCollections,
  ...riskPolicyCollections,
  ...riskViewCollections,
  ...riskReviewCollections,
  ...riskImportCollections,
] as const;

export type RiskParts = { db: Database; clock: Clock; cipher: Cipher; jobTiming: JobTiming };

/** What the risk guardian remembers, and what it judges by. */
export function createRiskDeps(parts: RiskParts): RiskDeps {
  const { db, clock } = parts;
  const modelDeps = createRiskModelDeps(parts);
  const policyDeps = createRiskPolicyDeps({ db, clock, riskModels: modelDeps.riskModels });
  return {
    ...createRiskSubmitDeps({ db, clock }),
    ...createRiskCaseDeps(db),
    ...modelDeps,
    ...policyDeps,
    ...createRiskViewDeps(db),
    ...createRiskReviewDeps({ db, clock, riskSettings: policyDeps.riskSettings }),
    ...createRiskImportDeps(parts),
    ...createRiskDemoDeps({ db, clock }),
  };
}
