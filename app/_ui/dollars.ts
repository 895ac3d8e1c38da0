const SHOWN_DIGITS = 2;

/** Millionths as dollars with every digit that counts: $2.50, $0.075, $1,250.00. */
export function formatDollars(micros: number): string {
  const [whole = "0", fraction = ""] = toDecimal(micros).split(".");
  return `$${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",")}.${fraction.padEnd(SHOWN_DIGITS, "0")}`;
}

/** The same without sign and separators, as one writes it into a field. */
export function toDecimal(micros: number): string {
  const digits = String(micros).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${fraction}`;
}

/** Null for what is no amount of at most six decimal places. By digits, because 0.1 + 0.2 is no money. */
export function parseDollars(text: string): number | null {
  const match = /^\$?\s*(\d{1,6})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(`${match[1]}${(match[2] ?? "").padEnd(6, "0")}`);
}
