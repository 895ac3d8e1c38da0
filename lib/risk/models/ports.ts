import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { RiskPolicies } from "../policy/risk-policy.ts";
import type { KeptRiskSettings } from "../settings/kept-settings.ts";
import type { ModelStatusStore } from "./model-status.store.ts";
import type { ModelTrainer } from "./model-trainer.ts";
import type { ModelTransactionStore } from "./model-transactions.store.ts";
import type { RiskModelStore } from "./risk-model.store.ts";
import type { RiskModels } from "./risk-models.ts";

export type ModelStores = {
  riskModels: RiskModels;
  riskModelStore: RiskModelStore;
  modelStatuses: ModelStatusStore;
  modelTransactions: ModelTransactionStore;
  modelTrainer: ModelTrainer;
};

/** For training models, trying them, and deciding which of them judges. */
export type ModelDeps = ModelStores &
  PublishDeps & {
    clock: Clock;
    db: Database;
    audit: AuditStore;
    cipher: Cipher;
    jobs: JobStore;
    riskSettings: Pick<KeptRiskSettings, "thresholdsOf">;
    riskPolicies: Pick<RiskPolicies, "forget">;
  };
