type Cell = string | number | boolean | null;

/** One line of RFC 4180, with its line end. Null is an empty cell. */
export function toCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}

/**
 * A spreadsheet runs text that begins like a formula, also behind spaces, when it opens the file; an apostrophe in front makes it text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Numbers of ours stay numbers.
 */
function toCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
