import type { Delimiter } from "../import.schema.ts";
import { DELIMITERS } from "../import.schema.ts";
import { createRowReader } from "./row-reader.ts";

const SAMPLE_CHARS = 65_536;
const SAMPLE_ROWS = 30;

/** The one that parts most rows into as many cells as the header has, at least two; the more cells, the better. */
export function findDelimiter(sample: string): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const [header, ...rows] = createRowReader(delimiter).push(sample.slice(0, SAMPLE_CHARS)).slice(0, SAMPLE_ROWS);
    const count = header?.cells.length ?? 0;
    const alike = rows.filter(({ cells }) => cells.length === count).length;
    return { delimiter, score: count < 2 ? 0 : (1 + alike) * count };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ",";
}
