import { createHash } from "node:crypto";
import { parseTransaction, type TransactionInput } from "../transactions/transaction.schema.ts";
import { toAmountText, toTimestamp } from "./csv/cell-values.ts";
import { type CsvRow, createRowReader, type RowProblem } from "./csv/row-reader.ts";
import { importRefused } from "./errors.ts";
import { type BrokenRow, type Columns, type Delimiter, IMPORT_MAX_ROWS } from "./import.schema.ts";
import type { Reading } from "./import.store.ts";
import { IMPORT_FIELDS, type ImportField } from "./import-fields.ts";

/** What one row of the file is. Of rows with one id the first counts, others say the same again or something else. */
export type Entry =
  | { type: "valid"; row: number; cells: string[]; input: TransactionInput }
  | { type: "repeated"; row: number }
  | { type: "broken"; broken: BrokenRow };

/** The header, and the rows below it. */
export type Table = { headers: string[]; rows: AsyncGenerator<CsvRow> };

/** Rows from a stream of text; the header is read at once. */
export async function openTable(text: AsyncIterable<string>, delimiter: Delimiter): Promise<Table> {
  const rows = readRows(text, delimiter);
  const first = await rows.next();
  if (first.done) throw importRefused("risk.import_empty");
  const headers = first.value.cells.map((cell) => cell.trim());
  // Spreadsheets leave empty columns at the end.
  while (headers.at(-1) === "") headers.pop();
  return { headers, rows };
}

async function* readRows(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<CsvRow> {
  const reader = createRowReader(delimiter);
  for await (const piece of text) yield* reader.push(piece);
  yield* reader.end();
}

export async function* readEntries({ headers, rows }: Table, reading: Reading, now: () => number): AsyncGenerator<Entry> {
  const seen = new Map<string, string>();
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > IMPORT_MAX_ROWS) throw importRefused("risk.import_too_many_rows");
    const entry = toEntry(row, headers, reading, now());
    yield entry.type === "valid" ? againstSeen(entry, seen) : entry;
  }
  if (count === 0) throw importRefused("risk.import_no_rows");
}

type Valid = Extract<Entry, { type: "valid" }>;

function againstSeen(entry: Valid, seen: Map<string, string>): Entry {
  const content = digest(JSON.stringify(entry.input));
  const key = digest(entry.input.id);
  const known = seen.get(key);
  if (known === undefined) {
    seen.set(key, content);
    return entry;
  }
  if (known === content) return { type: "repeated", row: entry.row };
  return toBroken(entry, "id", "An earlier row of this file has the same id and says something else.");
}

/** A hundred and twenty-eight bits tell 200,000 rows apart, and as bytes they stay small in memory. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest().toString("latin1", 0, 16);
}

export function toEntry(row: CsvRow, headers: readonly string[], reading: Reading, now: number): Entry {
  if (row.problem !== null) return toBroken(row, null, ROW_PROBLEMS[row.problem]);
  const surplus = row.cells.slice(headers.length).some((cell) => cell !== "");
  if (surplus || row.cells.length < headers.length)
    return toBroken(
      row,
      null,
      `${row.cells.length} cells where the header has ${headers.length}: a cell with “${shownOf(reading.delimiter)}” in it needs quotes.`,
    );
  const read = toTransaction(row.cells, reading);
  if ("problem" in read) return toBroken(row, headerOf(read.field, headers, reading.columns), read.problem);
  const parsed = parseTransaction(read.transaction, now);
  if (parsed.type === "parsed") return { type: "valid", row: row.row, cells: row.cells, input: parsed.input };
  const [first] = parsed.problems;
  const field = fieldOf(first?.path ?? "", reading.columns);
  return toBroken(row, field && headerOf(field, headers, reading.columns), first?.detail ?? "This is no transaction.");
}

const ROW_PROBLEMS: Readonly<Record<RowProblem, string>> = {
  quote_not_closed: "A quote is opened and not closed.",
  text_after_quote: "Text stands behind a closing quote: a quote inside a cell is written twice.",
  row_too_long: "The row is longer than 32,768 characters.",
};

function shownOf(delimiter: Delimiter): string {
  return delimiter === "\t" ? "tab" : delimiter;
}

/** Enough to find and mend a row; a file of long cells must not make a longer one. */
const ROW_SHOWN_CHARS = 2_000;
const CELLS_SHOWN = 60;

export function toBrokenRow({ row, cells }: Pick<CsvRow, "row" | "cells">, column: string | null, reason: string): BrokenRow {
  let left = ROW_SHOWN_CHARS;
  const shown = cells.slice(0, CELLS_SHOWN).map((cell) => {
    const part = cell.slice(0, left);
    left -= part.length;
    return part;
  });
  return { row, column, reason, cells: shown };
}

function toBroken(row: Pick<CsvRow, "row" | "cells">, column: string | null, reason: string): Entry {
  return { type: "broken", broken: toBrokenRow(row, column, reason) };
}

type Read = { transaction: Record<string, unknown> } | { field: ImportField; problem: string };

/** An empty cell says nothing. */
function toTransaction(cells: readonly string[], reading: Reading): Read {
  const transaction: Record<string, unknown> = {};
  for (const [field, { path, kind }] of fieldEntries()) {
    const column = reading.columns[field];
    const cell = typeof column === "number" ? (cells[column] ?? "") : "";
    if (cell.trim() === "") continue;
    const value = toValue(cell, kind, reading);
    if (value === null) return { field, problem: `“${cell.trim().slice(0, 40)}” is no number as this file writes them.` };
    put(transaction, path, value);
  }
  if (transaction.currency === undefined && reading.currency !== null) transaction.currency = reading.currency;
  return { transaction };
}

function toValue(cell: string, kind: (typeof IMPORT_FIELDS)[ImportField]["kind"], { decimal }: Reading): string | number | null {
  switch (kind) {
    case "exact":
      return cell;
    case "text":
      return cell.trim();
    case "time":
      return toTimestamp(cell);
    case "amount":
      return toAmountText(cell, decimal);
    case "number":
      return toNumber(toAmountText(cell, decimal));
  }
}

function toNumber(text: string | null): number | null {
  return text !== null && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

function put(transaction: Record<string, unknown>, path: string, value: string | number): void {
  const [first = "", second] = path.split("/");
  if (second === undefined) transaction[first] = value;
  else transaction[first] = { ...(transaction[first] ?? {}), [second]: value };
}

/** The table's own keys, with their type. */
function fieldEntries() {
  return Object.entries(IMPORT_FIELDS) as [ImportField, (typeof IMPORT_FIELDS)[ImportField]][];
}

/** What a refusal points at; the amount may stand in either of two. */
function fieldOf(path: string, columns: Columns): ImportField | null {
  const found = fieldEntries().find(([, field]) => field.path === path)?.[0] ?? null;
  return found === "amount" && typeof columns.amount !== "number" ? "amountMinor" : found;
}

function headerOf(field: ImportField, headers: readonly string[], columns: Columns): string {
  const column = columns[field];
  return (typeof column === "number" ? headers[column] : undefined) || field;
}
