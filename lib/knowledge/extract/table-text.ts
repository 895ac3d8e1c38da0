/** One row a line, cells separated by tabs. Empty rows and columns at the end are nobody's text. */
export function toTableText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) =>
    row
      .map((cell) => cell.replace(/\s+/gu, " ").trim())
      .join("\t")
      .trimEnd(),
  );
  const last = lines.findLastIndex((line) => line !== "");
  return lines
    .slice(0, last + 1)
    .filter((line) => line !== "")
    .join("\n");
}
