import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createFoldPace } from "../risk/populations/fold-pace.ts";
import { createPopulationStore, populationCollection } from "../risk/populations/population.store.ts";
import { createPopulations } from "../risk/populations/populations.ts";
import type { SubmitStores } from "../risk/ports.ts";
import { createProfileStore, profileCollection } from "../risk/profiles/profile.store.ts";
import { createCaseGroups } from "../risk/transactions/follow-verdicts.ts";
import { createTransactionStore, transactionCollection } from "../risk/transactions/transaction.store.ts";
import { createTransactionGroups } from "../risk/transactions/transaction-groups.ts";

export const riskSubmitCollections = [transactionCollection, profileCollection, populationCollection] as const;

/** Transactions, what is known of their accounts, what is usual, and who waits to be judged in this process. */
export function createRiskSubmitDeps({ db, clock }: { db: Database; clock: Clock }): SubmitStores {
  const riskPopulationStore = createPopulationStore(db);
  return {
    riskTransactions: createTransactionStore(db),
    riskProfiles: createProfileStore(db),
    riskPopulationStore,
    riskPopulations: createPopulations({ store: riskPopulationStore, clock }),
    foldPace: createFoldPace({ clock }),
    transactionGroups: createTransactionGroups(),
    caseGroups: createCaseGroups(),
  };
}
