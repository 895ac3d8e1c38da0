import { toCsvLine } from "../../../platform/to-csv-line.ts";

// An export is its list, page by page: nothing is held but the page that is being sent, however long it is. The first page comes from
// the caller, so that a refusal is an answer of its own and not the end of a file.

type Page<Row> = { items: readonly Row[]; nextCursor: string | null };
type List<Row> = (cursor: string) => Promise<Page<Row>>;

/** The title is the API's name of the field, so that a script finds what it knows. */
export type Column<Row> = readonly [title: string, read: (row: Row) => string | number | boolean | null];

export async function* toCsv<Row>(columns: readonly Column<Row>[], list: List<Row>, first: Page<Row>): AsyncGenerator<string> {
  yield toCsvLine(columns.map(([title]) => title));
  for await (const items of pagesOf(list, first)) yield items.map((row) => toCsvLine(columns.map(([, read]) => read(row)))).join("");
}

/** One JSON object a line. */
export async function* toNdjson<Row>(list: List<Row>, first: Page<Row>): AsyncGenerator<string> {
  for await (const items of pagesOf(list, first)) yield items.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* pagesOf<Row>(list: List<Row>, first: Page<Row>): AsyncGenerator<readonly Row[]> {
  for (let page = first; ; page = await list(page.nextCursor)) {
    if (page.items.length > 0) yield page.items;
    if (page.nextCursor === null) return;
  }
}
