import type { CaseStores } from "./cases/ports.ts";
import type { DemoRunStore } from "./demo/demo-run.store.ts";
import type { ShowDemo } from "./demo/show-demo.ts";
import type { RiskImportStore } from "./imports/import.store.ts";
import type { ModelStores } from "./models/ports.ts";
import type { MonitorStores } from "./monitors/ports.ts";
import type { PolicyStores } from "./policy/ports.ts";
import type { FoldPace } from "./populations/fold-pace.ts";
import type { PopulationStore } from "./populations/population.store.ts";
import type { Populations } from "./populations/populations.ts";
import type { ProfileStore } from "./profiles/profile.store.ts";
import type { ReviewStores } from "./reviews/ports.ts";
import type { RuleStores } from "./rules/ports.ts";
import type { RiskSettingsDeps } from "./settings/ports.ts";
import type { SnoozeDeps } from "./snoozes/ports.ts";
import type { TransactionGroups } from "./transactions/analyze-transactions.ts";
import type { CaseGroups } from "./transactions/follow-verdicts.ts";
import type { TransactionStore } from "./transactions/transaction.store.ts";
import type { RiskWebhookStore } from "./webhooks/webhook.store.ts";

export type SubmitStores = {
  riskTransactions: TransactionStore;
  riskProfiles: ProfileStore;
  riskPopulationStore: PopulationStore;
  riskPopulations: Populations;
  /** Who waits to be judged in this process. */
  transactionGroups: TransactionGroups;
  caseGroups: CaseGroups;
  foldPace: FoldPace;
};

/** What the module keeps; each topic asks for the part it needs. */
export type RiskDeps = SubmitStores &
  ModelStores &
  CaseStores &
  PolicyStores &
  MonitorStores &
  ReviewStores &
  RuleStores &
  Pick<SnoozeDeps, "snoozedTransactions"> &
  Pick<RiskSettingsDeps, "riskSettings" | "riskSettingsStore"> & {
    demoRuns: DemoRunStore;
    showDemo: ShowDemo;
    riskImports: RiskImportStore;
    riskWebhooks: RiskWebhookStore;
  };
