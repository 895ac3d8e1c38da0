import type { Clock } from "../platform/clock.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import { createModelStatusStore, modelStatusCollection } from "../risk/models/model-status.store.ts";
import { createModelTrainer } from "../risk/models/model-trainer.ts";
import { createModelTransactionStore } from "../risk/models/model-transactions.store.ts";
import type { ModelStores } from "../risk/models/ports.ts";
import { createRiskModelStore, riskModelCollection } from "../risk/models/risk-model.store.ts";
import { createRiskModels } from "../risk/models/risk-models.ts";

export const riskModelCollections = [riskModelCollection, modelStatusCollection] as const;

/** Who judges transactions, and what teaches the next one. */
export function createRiskModelDeps({ db, clock, cipher }: { db: Database; clock: Clock; cipher: Cipher }): ModelStores {
  const riskModelStore = createRiskModelStore(db);
  return {
    riskModelStore,
    riskModels: createRiskModels({ store: riskModelStore, cipher, clock }),
    modelStatuses: createModelStatusStore(db),
    modelTransactions: createModelTransactionStore(db),
    modelTrainer: createModelTrainer(),
  };
}
