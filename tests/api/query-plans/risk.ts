import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { riskCasePast, riskCaseStores } from "./risk-cases.ts";
import { askRiskDemo, riskDemoPast, riskDemoStores } from "./risk-demo.ts";
import { askRiskImports, riskImportPast, riskImportStores } from "./risk-imports.ts";
import { askRiskModels, riskModelPast, riskModelStores } from "./risk-models.ts";
import { askRiskReviews, riskReviewPast, riskReviewStores } from "./risk-reviews.ts";
import { askRiskRules, riskRulePast, riskRuleStores } from "./risk-rules.ts";
import { askRiskTransactions, riskTransactionPast, riskTransactionStores } from "./risk-transactions.ts";
import { askRiskViews, riskViewPast, riskViewStores } from "./risk-views.ts";
import type { Owner } from "./tenancy.ts";

/** The risk guardian, piece by piece: its stores, what they are asked, and what stands in their collections before. */
export function riskStores(deps: AppDeps) {
  return {
    ...riskTransactionStores(deps),
    ...riskDemoStores(deps),
    ...riskCaseStores(deps),
    ...riskViewStores(deps),
    ...riskReviewStores(deps),
    ...riskImportStores(deps),
    ...riskRuleStores(deps),
    ...riskModelStores(deps),
  };
}

export async function askRisk(deps: AppDeps, owner: Owner): Promise<void> {
  await askRiskTransactions(deps, owner);
  await askRiskDemo(deps, owner);
  await askRiskViews(deps, owner);
  await askRiskRules(deps, owner);
  await askRiskReviews(deps, owner);
  await askRiskImports(deps, owner);
  await askRiskModels(deps, owner);
}

export function riskPast(past: Parameters<typeof riskCasePast>[0]): Record<string, (index: number) => Document> {
  return {
    ...riskTransactionPast(past),
    ...riskDemoPast(past),
    ...riskCasePast(past),
    ...riskViewPast(past),
    ...riskReviewPast(past),
    ...riskImportPast(past),
    ...riskRulePast(past),
    ...riskModelPast(past),
  };
}
