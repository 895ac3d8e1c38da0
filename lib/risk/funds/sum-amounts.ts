import { z } from "zod";

/** Digits without a limit and where the point stands: what a sum of money has to be. */
export const exactAmountSchema = z.object({ amountMinor: z.string().regex(/^\d+$/), currency: z.string(), exponent: z.int().min(0) });
export type ExactAmount = z.infer<typeof exactAmountSchema>;

/** Exact, one sum for each currency, in the order of their names. */
export function sumAmounts(amounts: Iterable<ExactAmount>): ExactAmount[] {
  const sums = new Map<string, { sum: bigint; currency: string; exponent: number }>();
  for (const { amountMinor, currency, exponent } of amounts) {
    const key = `${currency} ${exponent}`;
    const known = sums.get(key);
    if (known) known.sum += BigInt(amountMinor);
    else sums.set(key, { sum: BigInt(amountMinor), currency, exponent });
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { sum, currency, exponent }]) => ({ amountMinor: String(sum), currency, exponent }));
}
