import type { Database } from "../platform/db.ts";
import { createRiskCaseStore, riskCaseCollection } from "../risk/cases/case.store.ts";
import { createRiskCaseEventStore, riskCaseEventCollection } from "../risk/cases/case-event.store.ts";
import { createCaseTransactionStore } from "../risk/cases/case-transactions.store.ts";
import type { CaseStores } from "../risk/cases/ports.ts";

export const riskCaseCollections = [riskCaseCollection, riskCaseEventCollection] as const;

/** Files of a case lie where all files lie, and are not among these. */
export function createRiskCaseDeps(db: Database): CaseStores {
  return {
    riskCases: createRiskCaseStore(db),
    riskCaseEvents: createRiskCaseEventStore(db),
    caseTransactions: createCaseTransactionStore(db),
  };
}
