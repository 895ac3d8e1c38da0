import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { RiskPolicies } from "../policy/risk-policy.ts";
import type { ReviewedTransactionStore } from "../reviews/reviewed-transactions.store.ts";
import type { KeptRiskSettings } from "./kept-settings.ts";
import type { RiskSettingsStore } from "./settings.store.ts";

/** For looking at the settings and deciding about them. */
export type RiskSettingsDeps = {
  db: Database;
  audit: AuditStore;
  riskSettings: KeptRiskSettings;
  riskSettingsStore: RiskSettingsStore;
  /** Holds the thresholds too. */
  riskPolicies: Pick<RiskPolicies, "forget">;
  reviewedTransactions: ReviewedTransactionStore;
};
