import type { Context } from "../../platform/context.ts";
import { ROWS_OF_PAGE } from "./broken-rows.ts";
import type { BrokenRow } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import type { ImportDeps } from "./ports.ts";
import { openText } from "./preview-import.ts";
import { type Entry, openTable, readEntries } from "./read-entries.ts";

/** Asked before each stretch: somebody cancelled, or another run should go on. */
export type Stop = "cancelled" | "time" | null;

export type ValidEntry = Extract<Entry, { type: "valid" }>;
/** So many rows of the file as are judged, counted and stored together. The same file always has the same stretches. */
export type Stretch = { page: number; read: number; valid: ValidEntry[]; broken: BrokenRow[]; repeated: number };

export async function* readStretches(
  ctx: Context<Pick<ImportDeps, "cipher" | "riskImports">>,
  record: ImportRecord,
): AsyncGenerator<Stretch> {
  const { reading } = record;
  if (!reading) throw new Error(`Import ${record._id} was started without saying how it is read.`);
  const table = await openTable(await openText(ctx, record), reading.delimiter);
  let stretch = emptyStretch(0);
  for await (const entry of readEntries(table, reading, () => ctx.clock.now())) {
    add(stretch, entry);
    if (stretch.read < ROWS_OF_PAGE) continue;
    yield stretch;
    stretch = emptyStretch(stretch.page + 1);
  }
  if (stretch.read > 0) yield stretch;
}

const emptyStretch = (page: number): Stretch => ({ page, read: 0, valid: [], broken: [], repeated: 0 });

function add(stretch: Stretch, entry: Entry): void {
  stretch.read += 1;
  switch (entry.type) {
    case "valid":
      stretch.valid.push(entry);
      return;
    case "repeated":
      stretch.repeated += 1;
      return;
    case "broken":
      stretch.broken.push(entry.broken);
  }
}
