import { parse } from "csv-parse/sync";
import { decodeText } from "./decode-text.ts";
import type { ExtractedDocument } from "./document.ts";
import { Refusal } from "./refusals.ts";
import { toTableText } from "./table-text.ts";

const MAX_CELLS = 200_000;
const DELIMITERS = [",", ";", "\t", "|"];
/** Enough to see which delimiter a file uses. */
const SAMPLE_CHARS = 4_000;

export function extractCsv(bytes: Uint8Array): ExtractedDocument {
  const text = decodeText(bytes);
  let cells = 0;
  const rows = parse(text, {
    delimiter: delimiterOf(text.slice(0, SAMPLE_CHARS)),
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    on_record: (record: string[]) => {
      cells += record.length;
      if (cells > MAX_CELLS) throw new Refusal("knowledge.file_too_complex");
      return record;
    },
  });
  return { blocks: [{ type: "table", text: toTableText(rows) }], pages: null };
}

/** The one that parts most lines into the same number of cells, at least two. */
function delimiterOf(sample: string): string {
  const lines = sample.split(/\r?\n/).filter((line) => line !== "");
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const usual = counts[0] ?? 1;
    return usual < 2 ? 0 : counts.filter((count) => count === usual).length + usual / 1_000;
  });
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ",";
}
