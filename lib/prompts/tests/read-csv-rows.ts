import type { Options } from "csv-parse/sync";
import type { Parameter, ParameterValues } from "../content.schema.ts";
import type { Assertion } from "./assertion.schema.ts";
import { isAssertionType, readAssertionCell } from "./assertion-cell.ts";
import { findAssertionFault } from "./check-assertions.ts";
import { isTooLong } from "./check-rows.ts";
import { readValueCell } from "./read-value-cell.ts";
import { EXPECTED_MAX, type ImportFault, TEST_ROWS_MAX, type TestRowInput } from "./test-set.schema.ts";

/** `total` counts all rows of the file, also when they are too many to be read. */
export type ReadRows = { rows: TestRowInput[]; faults: ImportFault[]; total: number };

/** Who mends these finds the next ones. */
export const FAULTS_MAX = 20;
const ASSERTION_PREFIX = "assert:";
const EXPECTED_NAMES = ["expected", "__expected"];

type Column =
  | { type: "parameter"; name: string; parameter: Parameter }
  | { type: "expected"; name: string }
  | { type: "assertion"; name: string; kind: Parameters<typeof readAssertionCell>[0] };
type Line = { line: number; cells: string[] };

/** The first line names the columns: parameters, `expected`, and `assert:` with a kind, as often as one likes. */
export async function readCsvRows(text: string, parameters: readonly Parameter[]): Promise<ReadRows> {
  const table = await readTable(text);
  if (table.type === "fault") return { rows: [], faults: [table.fault], total: 0 };
  const [head, ...lines] = table.lines;
  if (!head || lines.length === 0) {
    const reason = head ? "The file has a header and no row below it." : "The file is empty.";
    return { rows: [], faults: [{ line: 1, column: null, reason }], total: 0 };
  }
  const { columns, faults } = readHead(head, parameters);
  const total = lines.length;
  if (faults.length > 0 || total > TEST_ROWS_MAX) return { rows: [], faults: faults.slice(0, FAULTS_MAX), total };
  const rows: TestRowInput[] = [];
  for (const line of lines) {
    if (faults.length >= FAULTS_MAX) break;
    const read = await readRow(line, columns);
    if (read.type === "row") rows.push(read.row);
    else faults.push(...read.faults);
  }
  return { rows, faults: faults.slice(0, FAULTS_MAX), total };
}

type Table = { type: "lines"; lines: Line[] } | { type: "fault"; fault: ImportFault };

async function readTable(text: string): Promise<Table> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const [first = ""] = text.split("\n", 1);
  const delimiter = first.includes(";") && !first.includes(",") ? ";" : first.includes("\t") && !first.includes(",") ? "\t" : ",";
  const options: Options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true };
  try {
    return { type: "lines", lines: parse(text, options).map(toLine) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(Reflect.get(error, "lines") ?? 1);
    return { type: "fault", fault: { line, column: null, reason: reasonOf(error.code) } };
  }
}

function reasonOf(code: string): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "A quotation mark is opened and never closed.";
  return "This is no table: a quotation mark inside a cell is written twice, and the whole cell stands in quotation marks.";
}

/** With `info` a record comes beside the line it ended on; where it began is told by the line ends within. */
function toLine(parsed: unknown): Line {
  const { record, info } = asRecord(parsed);
  const inside = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  return { line: info.lines - inside, cells: record };
}

/** The parser's own types say nothing of `info`; its documentation does. */
function asRecord(parsed: unknown): { record: string[]; info: { lines: number } } {
  return parsed as { record: string[]; info: { lines: number } };
}

function readHead({ line, cells }: Line, parameters: readonly Parameter[]): { columns: Column[]; faults: ImportFault[] } {
  const columns: Column[] = [];
  const faults: ImportFault[] = [];
  for (const name of cells.map((cell) => cell.trim())) {
    const column = toColumn(name, parameters);
    if (typeof column === "string") faults.push({ line, column: name.slice(0, 80), reason: column });
    else if (column.type !== "assertion" && columns.some((other) => other.name === name))
      faults.push({ line, column: name, reason: "This column stands there twice." });
    else columns.push(column);
  }
  return { columns, faults };
}

function toColumn(name: string, parameters: readonly Parameter[]): Column | string {
  if (name.startsWith(ASSERTION_PREFIX)) {
    const kind = name.slice(ASSERTION_PREFIX.length).trim();
    return isAssertionType(kind) ? { type: "assertion", name, kind } : "There is no assertion of this kind.";
  }
  const parameter = parameters.find((each) => each.name === name);
  if (parameter) return { type: "parameter", name, parameter };
  if (EXPECTED_NAMES.includes(name)) return { type: "expected", name };
  const known = parameters.map((each) => each.name).join(", ");
  return `The prompt has no parameter of this name. ${known === "" ? "It has none at all." : `It has ${known}.`}`;
}

type ReadRow = { type: "row"; row: TestRowInput } | { type: "faults"; faults: ImportFault[] };

async function readRow({ line, cells }: Line, columns: readonly Column[]): Promise<ReadRow> {
  if (cells.length > columns.length) {
    const reason = `This row has ${cells.length} cells and the header ${columns.length}.`;
    return { type: "faults", faults: [{ line, column: null, reason }] };
  }
  const faults: ImportFault[] = [];
  const values: Record<string, ParameterValues[string]> = {};
  const assertions: Assertion[] = [];
  let expected: string | null = null;
  for (const [index, column] of columns.entries()) {
    const read = await readCell(column, cells[index] ?? "");
    if (read.type === "fault") faults.push({ line, column: column.name, reason: `${read.reason}.` });
    if (read.type === "value") values[column.name] = read.value;
    if (read.type === "expected") expected = read.expected;
    if (read.type === "assertion") assertions.push(read.assertion);
  }
  const row = { values, expected, assertions };
  if (faults.length === 0 && isTooLong(row)) faults.push({ line, column: null, reason: "This row is too long." });
  return faults.length > 0 ? { type: "faults", faults } : { type: "row", row };
}

async function readCell(column: Column, cell: string) {
  if (column.type === "parameter") return readValueCell(column.parameter, cell);
  if (column.type === "expected") {
    if (cell.length > EXPECTED_MAX) return { type: "fault" as const, reason: `has more than ${EXPECTED_MAX} characters` };
    return cell === "" ? { type: "none" as const } : { type: "expected" as const, expected: cell };
  }
  const read = readAssertionCell(column.kind, cell);
  const fault = read.type === "assertion" ? await findAssertionFault(read.assertion) : null;
  return fault ? { type: "fault" as const, reason: fault.detail.replace(/\.$/, "") } : read;
}
