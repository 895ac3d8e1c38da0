const MOST_MICROS = 1_000_000_000_000_000;

/** "1,250.50" as millionths of a dollar, exactly; null for what is no amount above zero or is finer than a millionth. */
export function parseDollars(text: string): number | null {
  const found = /^\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?\s*$/.exec(text);
  if (!found) return null;
  const [, whole = "", fraction = ""] = found;
  const micros = Number(whole.replaceAll(",", "")) * 1_000_000 + Number(fraction.padEnd(6, "0"));
  return Number.isSafeInteger(micros) && micros > 0 && micros <= MOST_MICROS ? micros : null;
}

/** The same amount as one writes it into a field. */
export function toDollars(micros: number): string {
  const cents = String(micros % 1_000_000)
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${Math.floor(micros / 1_000_000)}${/^0*$/.test(cents) ? "" : `.${cents}`}`;
}
