import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { decodeCsv } from "./csv/decode-csv.ts";
import { findDelimiter } from "./csv/find-delimiter.ts";
import { importRefused } from "./errors.ts";
import { chooseColumns, missingFields } from "./find-columns.ts";
import { getImportRecord } from "./get-import.ts";
import type { ImportPreview, ReadingInput } from "./import.schema.ts";
import type { ImportRecord, Reading } from "./import.store.ts";
import { readParts } from "./parts.ts";
import type { ImportDeps } from "./ports.ts";
import { openTable, toEntry } from "./read-entries.ts";

const ROWS_SHOWN = 8;
/** A person waits for it. */
const ROWS_CHECKED = 2_000;
const SAMPLE_CHARS = 65_536;

/** How the file would be read: its first rows, what is wrong with them, and how many of the first stretch are. Nothing is stored. */
export async function previewImport(
  ctx: Context<ImportDeps>,
  { importId, ...input }: ReadingInput & { importId: string },
): Promise<ImportPreview> {
  assertPermission(ctx, "risk.write");
  const record = await getImportRecord(ctx, importId);
  const { headers, reading } = await resolveReading(ctx, record, input);
  const missing = missingFields(reading.columns);
  const { rows } = await openTable(await openText(ctx, record), reading.delimiter);
  const shown: ImportPreview["rows"] = [];
  const counts = { read: 0, broken: 0 };
  for await (const row of rows) {
    const entry = toEntry(row, headers, reading, ctx.clock.now());
    counts.read += 1;
    const problem = entry.type === "broken" ? { column: entry.broken.column, reason: entry.broken.reason } : null;
    // Without its columns every row would be called broken.
    const told = missing.length > 0 ? null : problem;
    if (told) counts.broken += 1;
    if (shown.length < ROWS_SHOWN) shown.push({ row: row.row, cells: row.cells.map((cell) => cell.slice(0, 200)), problem: told });
    if (counts.read >= ROWS_CHECKED) break;
  }
  if (counts.read === 0) throw importRefused("risk.import_no_rows");
  return { delimiter: reading.delimiter, headers, columns: chooseColumns(headers, reading.columns), missing, rows: shown, ...counts };
}

type ReadDeps = Pick<ImportDeps, "cipher" | "riskImports">;

/** What was left open is found in the file, once: whoever reads it later reads it the same. */
export async function resolveReading(
  ctx: Context<ReadDeps>,
  record: ImportRecord,
  { delimiter, decimal, currency, columns }: ReadingInput,
): Promise<{ headers: string[]; reading: Reading }> {
  const found = delimiter ?? findDelimiter(await readSample(await openText(ctx, record)));
  const { headers } = await openTable(await openText(ctx, record), found);
  return { headers, reading: { delimiter: found, decimal, currency: currency ?? null, columns: chooseColumns(headers, columns) } };
}

export async function openText({ deps }: Context<ReadDeps>, record: ImportRecord): Promise<AsyncGenerator<string>> {
  const cipher = await deps.cipher.forOrganization(record.orgId);
  return decodeCsv(readParts(cipher, deps.riskImports, record));
}

async function readSample(text: AsyncIterable<string>): Promise<string> {
  let sample = "";
  for await (const piece of text) {
    sample += piece;
    if (sample.length >= SAMPLE_CHARS) break;
  }
  return sample;
}
