import type { SearchKeys } from "../../platform/search/search-keys.ts";
import { type Realm, TOKEN_REALMS } from "./realm.ts";
import type { TransactionInput } from "./transaction.schema.ts";

/** What stands in clear in place of names: tokens that only the organization's key makes. */
export type Named = { input: TransactionInput; externalKey: string; payerKey: string; payeeKey: string; contentHash: string };

/** Accounts have a realm of tokens to themselves; what a transaction is found by has another. */
export async function nameTransactions(
  searchKeys: SearchKeys,
  orgId: string,
  realm: Realm,
  inputs: readonly TransactionInput[],
): Promise<Named[]> {
  const [accounts, transactions] = await Promise.all([
    searchKeys.forOrganization(orgId, TOKEN_REALMS[realm]),
    searchKeys.forOrganization(orgId, `${TOKEN_REALMS[realm]}-transactions`),
  ]);
  return inputs.map((input) => ({
    input,
    externalKey: transactions.nameOf(`id:${input.id}`),
    payerKey: accounts.nameOf(input.from),
    payeeKey: accounts.nameOf(input.to),
    // Of what was read, so that 42.5 and "42.50" are the same content.
    contentHash: transactions.nameOf(`content:${JSON.stringify(contentOf(input))}`),
  }));
}

/** In one order, whatever order the sender had. */
function contentOf(input: TransactionInput): unknown[] {
  const { id, at, from, to, amountMinor, currency, exponent, network, category, description } = input;
  const { payerCountry, payeeCountry, location, home, balances } = input;
  return [
    ...[id, at.getTime(), from, to, amountMinor, currency, exponent, network, category, description, payerCountry, payeeCountry],
    ...[location && [location.latitude, location.longitude], home && [home.latitude, home.longitude]],
    ...[balances.fromBefore, balances.fromAfter, balances.toBefore, balances.toAfter],
  ];
}
