import { checkAssertions } from "./check-assertions.ts";
import { invalidAt } from "./test-errors.ts";
import type { TestRowInput } from "./test-set.schema.ts";

/** Of a row as JSON: five thousand of them stay what a job reads in a moment. */
export const ROW_CHARS_MAX = 65_536;

/** Before rows are kept. `at` is where the list stands in the request. */
export async function checkRows(at: string, rows: readonly TestRowInput[]): Promise<void> {
  const long = rows.findIndex(isTooLong);
  if (long >= 0) throw invalidAt(`${at}/${long}`, `A row has at most ${ROW_CHARS_MAX.toLocaleString("en")} characters in all.`);
  await checkAssertions(rows.map(({ assertions }, index) => ({ at: `${at}/${index}/assertions`, assertions })));
}

export function isTooLong(row: TestRowInput): boolean {
  return JSON.stringify(row).length > ROW_CHARS_MAX;
}
