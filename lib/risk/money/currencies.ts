// How many digits stand behind the point of a currency or a token. Known are the codes of ISO 4217 that the runtime knows, and the
// tokens below.

/** ISO 4217, list one of 2024: all that are not named here have two digits. Intl gives what is usual in shops instead. */
const ISO_EXPONENTS: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

/** What the networks' own specifications say of their smallest unit; of a token, its contract on the network where it began. */
const TOKEN_EXPONENTS: Readonly<Record<number, string>> = {
  6: "ADA ALGO ATOM EURC PYUSD TRX USDC USDT XRP",
  7: "XLM",
  8: "BCH BTC DOGE HBAR LTC WBTC",
  9: "SOL SUI TON",
  10: "DOT",
  12: "XMR",
  18: "AVAX BNB DAI ETH LINK POL SHIB UNI",
};

const byCode = (rows: Readonly<Record<number, string>>): [string, number][] =>
  Object.entries(rows).flatMap(([exponent, codes]) => codes.split(" ").map((code): [string, number] => [code, Number(exponent)]));

const TOKENS = new Map(byCode(TOKEN_EXPONENTS));
const EXPONENTS = new Map([
  ...Intl.supportedValuesOf("currency").map((code): [string, number] => [code, 2]),
  ...byCode(ISO_EXPONENTS),
  ...TOKENS,
]);

/** Null for a code nobody has heard of. */
export function exponentOf(currency: string): number | null {
  return EXPONENTS.get(currency) ?? null;
}

/** For a message: the tokens, and the currencies that begin as this one does. */
export function currenciesLike(currency: string): string {
  const near = [...EXPONENTS.keys()].filter((code) => !TOKENS.has(code) && code.startsWith(currency.slice(0, 1).toUpperCase())).toSorted();
  return [...near, ...[...TOKENS.keys()].toSorted()].join(", ");
}
