import { hashName, type Movement } from "../engine/movement.ts";
import { roughAmount } from "../money/parse-amount.ts";
import { roughRateOf } from "../money/rough-rates.ts";
import type { TransactionInput } from "./transaction.schema.ts";
import type { SealedTransaction, TransactionRecord } from "./transaction-record.ts";

const UNKNOWN = Number.NaN;

/** US dollars, roughly. */
export function weightOf({ amountMinor, exponent, currency }: Pick<TransactionInput, "amountMinor" | "exponent" | "currency">): number {
  return roughAmount(amountMinor, exponent) * roughRateOf(currency);
}

type Keys = { payerKey: string; payeeKey: string };

/** As the engine weighs it. Accounts are hashed from their tokens, so that a profile tells nothing of a name. */
export function toMovement(input: TransactionInput, { payerKey, payeeKey }: Keys): Movement {
  const { at, category, location, home, balances, currency } = input;
  const rate = roughRateOf(currency);
  const inDollars = (balance: number | null): number => (balance === null ? UNKNOWN : balance * rate);
  return {
    at: at.getTime(),
    payer: hashName(payerKey),
    payee: hashName(payeeKey),
    amount: weightOf(input),
    category: category === null ? 0 : hashName(category),
    latitude: location?.latitude ?? UNKNOWN,
    longitude: location?.longitude ?? UNKNOWN,
    homeLatitude: home?.latitude ?? UNKNOWN,
    homeLongitude: home?.longitude ?? UNKNOWN,
    payerBalanceBefore: inDollars(balances.fromBefore),
    payerBalanceAfter: inDollars(balances.fromAfter),
    payeeBalanceBefore: inDollars(balances.toBefore),
    payeeBalanceAfter: inDollars(balances.toAfter),
  };
}

type Stored = Pick<TransactionRecord, "at" | "payerKey" | "payeeKey" | "weight" | "category">;

/** Of a stored one, all that a profile remembers of it: what it left on the accounts is only looked at. */
export function toObservedMovement({ at, payerKey, payeeKey, weight, category }: Stored, { location }: SealedTransaction): Movement {
  return {
    at: at.getTime(),
    payer: hashName(payerKey),
    payee: hashName(payeeKey),
    amount: weight,
    category: category === null ? 0 : hashName(category),
    latitude: location?.latitude ?? UNKNOWN,
    longitude: location?.longitude ?? UNKNOWN,
    homeLatitude: UNKNOWN,
    homeLongitude: UNKNOWN,
    payerBalanceBefore: UNKNOWN,
    payerBalanceAfter: UNKNOWN,
    payeeBalanceBefore: UNKNOWN,
    payeeBalanceAfter: UNKNOWN,
  };
}
