// Cells as people export them, made into what a transaction may hold. What cannot be read for sure stays as it is, and the schema says
// what is wrong with it: a guess here would judge a payment nobody made.

const GROUPED = { ".": /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, ",": /^-?\d{1,3}(?:[.\u00a0\u202f' ]\d{3})+(?:,\d+)?$/ } as const;
const SEPARATORS = { ".": /,/g, ",": /[.\u00a0\u202f' ]/g } as const;

/** "1,234.50" and with a decimal comma "1.234,50" as 1234.50; null where a point may group or may part: "1.5" in a file of decimal commas. */
export function toAmountText(cell: string, decimal: "." | ","): string | null {
  const text = cell.trim();
  const plain = GROUPED[decimal].test(text) ? text.replaceAll(SEPARATORS[decimal], "") : text;
  if (decimal === ".") return plain;
  return plain.includes(".") ? null : plain.replace(",", ".");
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?)?$/;
const ZONED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}.*)$/;
const EPOCH_SECONDS = /^\d{9,10}$/;
const EPOCH_MS = /^\d{12,13}$/;

/** ISO 8601, also with a space and without a zone (then UTC), or a Unix time. Days before months, or after them, are nobody's guess. */
export function toTimestamp(cell: string): string | number {
  const text = cell.trim();
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1_000;
  if (EPOCH_MS.test(text)) return Number(text);
  const local = LOCAL.exec(text);
  if (local) return `${local[1]}T${local[2] ?? "00:00"}${local[3] ?? ":00"}Z`;
  const zoned = ZONED.exec(text);
  return zoned ? `${zoned[1]}T${zoned[2]}` : text;
}
