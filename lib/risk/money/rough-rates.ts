// What one unit is worth in US dollars, to a figure or two, about the middle of 2025. Amounts of several currencies are weighed on one
// scale with it, whose bins are a quarter of an octave wide; nothing is ever converted, shown or settled by these rates.

/** Typed by hand, from what central banks and exchanges were publishing then; a code that is missing is weighed like the dollar. */
const ROUGH_RATES: Readonly<Record<string, number>> = {
  ...{ EUR: 1.15, GBP: 1.35, CHF: 1.22, JPY: 0.0068, CNY: 0.14, HKD: 0.128, TWD: 0.033, KRW: 0.00073, INR: 0.0117, IDR: 0.000061 },
  ...{ AUD: 0.65, NZD: 0.6, CAD: 0.73, SGD: 0.78, MYR: 0.235, THB: 0.031, PHP: 0.0176, VND: 0.000038, PKR: 0.0035, BDT: 0.0082 },
  ...{ LKR: 0.0033, NPR: 0.0073, MMK: 0.00048, KHR: 0.00025, LAK: 0.000046, MNT: 0.00028, KZT: 0.0019, UZS: 0.00008, KGS: 0.0114 },
  ...{ TJS: 0.1, AMD: 0.0026, GEL: 0.37, AZN: 0.59, RUB: 0.0125, UAH: 0.024, BYN: 0.3, MDL: 0.058, PLN: 0.27, CZK: 0.047, HUF: 0.0029 },
  ...{ RON: 0.228, BGN: 0.59, RSD: 0.0098, ALL: 0.0118, MKD: 0.0187, ISK: 0.0082, NOK: 0.099, SEK: 0.105, DKK: 0.155, TRY: 0.025 },
  ...{ ILS: 0.29, AED: 0.272, SAR: 0.267, QAR: 0.275, KWD: 3.27, BHD: 2.65, OMR: 2.6, JOD: 1.41, IQD: 0.00076, IRR: 0.000024 },
  ...{ LBP: 0.000011, SYP: 0.000077, YER: 0.0041, AFN: 0.0143, EGP: 0.0202, MAD: 0.11, TND: 0.34, DZD: 0.0077, LYD: 0.18, SDG: 0.0017 },
  ...{ ZAR: 0.056, NGN: 0.00065, KES: 0.0077, GHS: 0.096, UGX: 0.00028, TZS: 0.00038, RWF: 0.00069, BIF: 0.00034, ETB: 0.0073 },
  ...{ XOF: 0.00175, XAF: 0.00175, GNF: 0.000115, CDF: 0.00035, AOA: 0.0011, MZN: 0.0157, ZMW: 0.042, MWK: 0.00058, MGA: 0.00022 },
  ...{ MUR: 0.022, BWP: 0.075, NAD: 0.056, SOS: 0.00175, SLE: 0.044, SLL: 0.000044, LRD: 0.005, GMD: 0.014, DJF: 0.0056, KMF: 0.0023 },
  ...{ BRL: 0.18, MXN: 0.053, ARS: 0.0008, CLP: 0.00106, CLF: 41, COP: 0.00024, PEN: 0.28, UYU: 0.025, PYG: 0.000125, BOB: 0.145 },
  ...{ VES: 0.009, CRC: 0.00197, GTQ: 0.13, HNL: 0.038, NIO: 0.027, DOP: 0.0168, JMD: 0.0062, HTG: 0.0076, TTD: 0.147, CUP: 0.042 },
  ...{ GYD: 0.0048, SRD: 0.027, XPF: 0.0096, VUV: 0.0083, PGK: 0.24, FJD: 0.44, XDR: 1.43, STN: 0.047, CVE: 0.0104, KPW: 0.0011 },
  ...{ BTC: 107_000, ETH: 2_500, WBTC: 107_000, SOL: 150, BNB: 650, XRP: 2.2, ADA: 0.58, DOGE: 0.165, TRX: 0.28, DOT: 3.4, LTC: 86 },
  ...{ BCH: 500, XLM: 0.24, ALGO: 0.18, ATOM: 4, XMR: 320, AVAX: 18, POL: 0.18, LINK: 13, UNI: 7, SHIB: 0.0000115, HBAR: 0.15, SUI: 2.8 },
  ...{ TON: 2.9, EURC: 1.15 },
};

export function roughRateOf(currency: string): number {
  return ROUGH_RATES[currency] ?? 1;
}
