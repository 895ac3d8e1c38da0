import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createKeptLists } from "../risk/lists/kept-lists.ts";
import { createListEntryStore, listEntryCollection } from "../risk/lists/list-entry.store.ts";
import type { RiskModels } from "../risk/models/risk-models.ts";
import type { PolicyStores } from "../risk/policy/ports.ts";
import { createRiskPolicies } from "../risk/policy/risk-policy.ts";
import type { RuleStores } from "../risk/rules/ports.ts";
import { createReplayRowStore } from "../risk/rules/replay/replay-rows.store.ts";
import { createRuleReplayStore, ruleReplayCollection } from "../risk/rules/replay/rule-replay.store.ts";
import { createRuleSetStore, ruleSetCollection } from "../risk/rules/rule-set.store.ts";
import { createRuleSets } from "../risk/rules/rule-sets.ts";
import { createKeptRiskSettings } from "../risk/settings/kept-settings.ts";
import type { RiskSettingsDeps } from "../risk/settings/ports.ts";
import { createRiskSettingsStore, riskSettingsCollection } from "../risk/settings/settings.store.ts";
import { readSnoozes } from "../risk/snoozes/kept-snoozes.ts";
import type { SnoozeDeps } from "../risk/snoozes/ports.ts";
import { createSnoozeStore, snoozeCollection } from "../risk/snoozes/snooze.store.ts";
import { createSnoozedTransactionStore } from "../risk/snoozes/snoozed-transactions.store.ts";

export const riskPolicyCollections = [
  riskSettingsCollection,
  ruleSetCollection,
  ruleReplayCollection,
  listEntryCollection,
  snoozeCollection,
] as const;

type Parts = { db: Database; clock: Clock; riskModels: RiskModels };

type Own = PolicyStores &
  RuleStores &
  Pick<SnoozeDeps, "snoozedTransactions"> &
  Pick<RiskSettingsDeps, "riskSettings" | "riskSettingsStore">;

/** Settings, rules, lists and snoozes, and the whole that an organization is judged by. */
export function createRiskPolicyDeps({ db, clock, riskModels }: Parts): Own {
  const riskSettingsStore = createRiskSettingsStore(db);
  const riskSettings = createKeptRiskSettings({ store: riskSettingsStore, clock });
  const ruleSetStore = createRuleSetStore(db);
  const listEntries = createListEntryStore(db);
  const riskSnoozes = createSnoozeStore(db);
  const ruleSets = createRuleSets({ store: ruleSetStore, clock });
  const { listsOf } = createKeptLists(listEntries);
  const parts = {
    modelOf: async (orgId: string) => (await riskModels.liveOf(orgId)).model,
    rulesOf: ruleSets.rulesOf,
    listsOf,
    snoozesOf: (orgId: string) => readSnoozes(riskSnoozes, clock, orgId),
    thresholdsOf: riskSettings.thresholdsOf,
  };
  return {
    riskPolicies: createRiskPolicies({ parts, clock }),
    ...{ ruleSetStore, ruleSets, listEntries, riskSnoozes, riskSettings, riskSettingsStore },
    ruleReplays: createRuleReplayStore(db),
    replayRows: createReplayRowStore(db),
    snoozedTransactions: createSnoozedTransactionStore(db),
  };
}
