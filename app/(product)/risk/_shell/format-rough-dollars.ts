const whole = new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });
const short = new Intl.NumberFormat("en", { style: "currency", currency: "USD", notation: "compact", maximumSignificantDigits: 3 });

/** Sums over currencies are rough, so cents are shown only where they are all there is. */
export function formatRoughDollars(dollars: number): string {
  if (dollars >= 1_000_000) return short.format(dollars);
  return dollars > 0 && dollars < 100 ? exact.format(dollars) : whole.format(dollars);
}
