// Rows of a CSV as it comes in (RFC 4180, any line end). A parser that loses its place at a broken quote takes all that follows for one
// cell; this one gives up the row and goes on at the next line, so that one broken row costs one row.

export type RowProblem = "quote_not_closed" | "text_after_quote" | "row_too_long";
/** `row` counts as a spreadsheet does: the header is row 1, a cell of several lines is still one row. */
export type CsvRow = { row: number; cells: string[]; problem: RowProblem | null };

/** Beyond this a quote was not closed: no row of ours comes near. */
const ROW_MAX_CHARS = 32_768;
/** Of a row that cannot be read, enough to find it again. */
const SHOWN_CHARS = 2_000;

type Scanned = { cells: string[]; problem: RowProblem | null; next: number };

export type RowReader = {
  push(text: string): CsvRow[];
  /** What is left when nothing more comes. */
  end(): CsvRow[];
};

export function createRowReader(delimiter: string): RowReader {
  let held = "";
  let row = 0;

  function read(isEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < held.length) {
      const scanned = scanRow(held, at, { delimiter, isEnd });
      if (!scanned) break;
      row += 1;
      at = scanned.next;
      if (scanned.problem !== null || scanned.cells.some((cell) => cell !== ""))
        rows.push({ row, cells: scanned.cells, problem: scanned.problem });
    }
    held = held.slice(at);
    return rows;
  }

  return {
    push(text) {
      held += text;
      return read(false);
    },
    end: () => read(true),
  };
}

type Options = { delimiter: string; isEnd: boolean };

/** Null when the row goes on in what has not come yet. */
function scanRow(text: string, start: number, options: Options): Scanned | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? scanQuoted(text, at, options) : scanPlain(text, at, options);
    if (cell === null) return null;
    if ("problem" in cell) return giveUp(text, start, cell.problem, options);
    cells.push(cell.value);
    at = cell.next;
    if (!cell.isLast) continue;
    return at - start > ROW_MAX_CHARS
      ? { cells: [text.slice(start, start + SHOWN_CHARS)], problem: "row_too_long", next: at }
      : { cells, problem: null, next: at };
  }
}

type Cell = { value: string; next: number; isLast: boolean };

function scanPlain(text: string, start: number, options: Options): Cell | null {
  let at = start;
  while (at < text.length && text[at] !== options.delimiter && !isLineEnd(text[at])) at += 1;
  return closeCell(text, at, text.slice(start, at), options);
}

function scanQuoted(text: string, start: number, options: Options): Cell | { problem: RowProblem } | null {
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || quote - start > ROW_MAX_CHARS) {
      if (options.isEnd || text.length - start > ROW_MAX_CHARS) return { problem: "quote_not_closed" };
      return null;
    }
    value += text.slice(at, quote);
    // A quote at the very end may be the first half of a doubled one.
    if (quote + 1 === text.length && !options.isEnd) return null;
    if (text[quote + 1] !== '"') return closeQuoted(text, quote + 1, value, options);
    value += '"';
    at = quote + 2;
  }
}

function closeQuoted(text: string, at: number, value: string, options: Options): Cell | { problem: RowProblem } | null {
  if (at < text.length && text[at] !== options.delimiter && !isLineEnd(text[at])) return { problem: "text_after_quote" };
  return closeCell(text, at, value, options);
}

function closeCell(text: string, at: number, value: string, { isEnd }: Options): Cell | null {
  if (at >= text.length) return isEnd ? { value, next: at, isLast: true } : null;
  if (!isLineEnd(text[at])) return { value, next: at + 1, isLast: false };
  if (text[at] === "\r" && at + 1 === text.length && !isEnd) return null;
  return { value, next: at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1), isLast: true };
}

/** The line the row begins with is all of it that is shown; reading goes on behind it, once its end has come. */
function giveUp(text: string, start: number, problem: RowProblem, { isEnd }: Options): Scanned | null {
  let end = start;
  while (end < text.length && !isLineEnd(text[end])) end += 1;
  const isWhole = end + 1 < text.length || (end < text.length && text[end] === "\n");
  if (!isWhole && !isEnd && end - start <= ROW_MAX_CHARS) return null;
  const next = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
  return { cells: [text.slice(start, Math.min(end, start + SHOWN_CHARS))], problem, next: Math.min(next, text.length) };
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
