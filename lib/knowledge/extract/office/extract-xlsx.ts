import readWorkbook from "read-excel-file/universal";
import type { Block, ExtractedDocument } from "../document.ts";
import { Refusal } from "../refusals.ts";
import { toTableText } from "../table-text.ts";
import type { Archive } from "./open-archive.ts";
import { type OfficeParts, openOffice, packAnew } from "./open-office.ts";

const MAX_CELLS = 200_000;
/** Of all sheets together, unpacked: what the most cells come to at 125 bytes each. */
const MAX_SHEET_BYTES = 25_000_000;
/** Rows times columns a reader sets up, empty cells too. */
const MAX_AREA = 2_000_000;
const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/;
const TEXT_PART = /\.(?:xml|rels)$/i;
const CELL = /<(?:\w+:)?c(?:\s[^<>]*)?>/g;
const REFERENCE = /\sr\s*=\s*["']([A-Za-z]{1,7})(\d{1,9})["']/;

export async function inspectXlsx(bytes: Uint8Array): Promise<OfficeParts> {
  const parts = await openOffice(bytes, assertSmall);
  assertBounded(parts);
  return parts;
}

export async function extractXlsx(bytes: Uint8Array): Promise<ExtractedDocument> {
  const parts = await inspectXlsx(bytes);
  const archive = packAnew(parts, (name) => TEXT_PART.test(name));
  const sheets = await readSheets(archive);
  const blocks = sheets.flatMap(({ sheet, data }): Block[] => {
    const text = toTableText(data.map((row) => row.map(toCellText)));
    return text === ""
      ? []
      : [
          { type: "heading", level: 1, text: sheet, sheet },
          { type: "table", text, sheet },
        ];
  });
  return { blocks, pages: null };
}

async function readSheets(archive: Uint8Array) {
  try {
    return await readWorkbook(new Blob([new Uint8Array(archive)]));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Refusal("knowledge.file_damaged");
  }
}

/** By the directory, with nothing unpacked yet. */
function assertSmall(archive: Archive): void {
  const sheets = [...archive].filter(([name]) => SHEET_PART.test(name));
  if (sheets.reduce((sum, [, { size }]) => sum + size, 0) > MAX_SHEET_BYTES) throw new Refusal("knowledge.file_too_complex");
}

function assertBounded(parts: OfficeParts): void {
  const sheets = [...parts].filter(([name]) => SHEET_PART.test(name)).map(([, bytes]) => bytes);
  if (sheets.length === 0) throw new Refusal("knowledge.file_damaged");
  let cells = 0;
  let area = 0;
  for (const bytes of sheets) {
    let [columns, rows] = [0, 0];
    for (const [tag] of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1").matchAll(CELL)) {
      const [, letters = "", row = "0"] = REFERENCE.exec(tag) ?? [];
      columns = Math.max(columns, toColumn(letters));
      rows = Math.max(rows, Number(row));
      cells += 1;
      if (cells > MAX_CELLS) throw new Refusal("knowledge.file_too_complex");
    }
    area += columns * rows;
  }
  if (area > MAX_AREA) throw new Refusal("knowledge.file_too_complex");
}

/** A is 1. */
function toColumn(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function toCellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace("T00:00:00.000Z", "").replace(".000Z", "Z");
  return String(value);
}
