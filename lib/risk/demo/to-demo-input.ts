import { exponentOf } from "../money/currencies.ts";
import { roughRateOf } from "../money/rough-rates.ts";
import type { TransactionInput } from "../transactions/transaction.schema.ts";
import type { DemoPayment } from "./demo-town.ts";

/** As if its sender had sent it: in the payer's own currency, to the smallest unit. The same place in the same run is the same transaction. */
export function toDemoInput(
  { at, payer, payee, amountUsd, balanceUsd }: DemoPayment,
  { tag, index }: { tag: string; index: number },
): TransactionInput {
  const { currency } = payer.place;
  const exponent = exponentOf(currency) ?? 2;
  const toMinor = (usd: number): number => Math.round((usd / roughRateOf(currency)) * 10 ** exponent);
  const amountMinor = Math.max(1, toMinor(amountUsd));
  // What is left is counted from what was there, so that not a cent goes astray by rounding.
  const before = balanceUsd.after === 0 ? amountMinor : Math.max(amountMinor, toMinor(balanceUsd.before));
  const toMajor = (minor: number): number => minor / 10 ** exponent;
  return {
    ...{ id: `generated-${tag}-${String(index + 1).padStart(5, "0")}`, at: new Date(at), from: payer.name, to: payee.name },
    ...{ amountMinor: String(amountMinor), currency, exponent, network: null, category: payee.category },
    ...{ description: null, payerCountry: payer.place.country, payeeCountry: payee.place.country, location: null, home: null },
    balances: { fromBefore: toMajor(before), fromAfter: toMajor(before - amountMinor), toBefore: null, toAfter: null },
  };
}
