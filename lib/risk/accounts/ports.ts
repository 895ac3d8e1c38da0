import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { RiskCaseEventStore } from "../cases/case-event.store.ts";
import type { CaseTransactionStore } from "../cases/case-transactions.store.ts";
import type { ProfileStore } from "../profiles/profile.store.ts";
import type { TransactionStore } from "../transactions/transaction.store.ts";
import type { TransactionReadStore } from "../transactions/transaction-reads.store.ts";

/** For looking at accounts, where their money went, and what it comes to. */
export type RiskViewDeps = {
  cipher: Cipher;
  riskProfiles: ProfileStore;
  riskTransactions: TransactionStore;
  riskTransactionReads: TransactionReadStore;
  riskCaseEvents: RiskCaseEventStore;
  caseTransactions: CaseTransactionStore;
};
