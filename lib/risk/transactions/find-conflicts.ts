import type { Context } from "../../platform/context.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import { nameTransactions } from "./name-transaction.ts";
import type { TransactionInput } from "./transaction.schema.ts";
import type { TransactionStore } from "./transaction.store.ts";

type Deps = { searchKeys: SearchKeys; riskTransactions: TransactionStore };

/** Of each, whether its id is known with other content; nothing is judged and nothing written. */
export async function findConflicts({ orgId, deps }: Context<Deps>, inputs: readonly TransactionInput[]): Promise<boolean[]> {
  const named = await nameTransactions(deps.searchKeys, orgId, "live", inputs);
  const known = await deps.riskTransactions.findByKeys(
    orgId,
    named.map(({ externalKey }) => externalKey),
  );
  const contents = new Map(known.map(({ externalKey, contentHash }) => [externalKey, contentHash]));
  return named.map(({ externalKey, contentHash }) => (contents.get(externalKey) ?? contentHash) !== contentHash);
}
