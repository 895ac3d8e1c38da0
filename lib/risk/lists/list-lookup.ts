/** Who takes part in a transaction, as lists know them: tokens of accounts, codes of countries. */
export type Parties = {
  payerKey: string;
  payeeKey: string;
  payerCountry: string | null;
  payeeCountry: string | null;
  network: string | null;
};

/** What the lists of one organization say. Marks are sorted, so that the same lists say the same: "block:payer", "sanctioned:payee". */
export type ListLookup = { marksOf(parties: Parties, at: number): readonly string[] };

/** Rules that sleep for a payer, by code. */
export type Snoozes = { asleepFor(payerKey: string, at: number): readonly string[] };

export const NO_LISTS: ListLookup = { marksOf: () => [] };
export const NO_SNOOZES: Snoozes = { asleepFor: () => [] };
