import type { ListDeps } from "../lists/ports.ts";
import type { SnoozedTransactionStore } from "./snoozed-transactions.store.ts";

export type SnoozeDeps = ListDeps & { snoozedTransactions: SnoozedTransactionStore };
