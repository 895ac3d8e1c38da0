import { z } from "zod";
import { findAssertionFault } from "./check-assertions.ts";
import { isTooLong } from "./check-rows.ts";
import { FAULTS_MAX, type ReadRows } from "./read-csv-rows.ts";
import { type ImportFault, TEST_ROWS_MAX, type TestRowInput, testRowInputSchema } from "./test-set.schema.ts";

const listSchema = z.union([z.array(z.unknown()), z.object({ rows: z.array(z.unknown()) }).transform(({ rows }) => rows)]);

/** A list of rows, or an object with one under `rows`. A fault's `line` is the number of the row, counted from 1. */
export async function readJsonRows(text: string): Promise<ReadRows> {
  const list = listSchema.safeParse(parse(text));
  if (!list.success || list.data.length === 0) {
    const reason = list.success ? "There is no row in it." : "This is no JSON list of rows with values, expected and assertions.";
    return { rows: [], faults: [{ line: 1, column: null, reason }], total: 0 };
  }
  const total = list.data.length;
  if (total > TEST_ROWS_MAX) return { rows: [], faults: [], total };
  const rows: TestRowInput[] = [];
  const faults: ImportFault[] = [];
  for (const [index, given] of list.data.entries()) {
    if (faults.length >= FAULTS_MAX) break;
    const row = testRowInputSchema.safeParse(given);
    const fault = row.success ? await faultOf(row.data) : toFault(row.error);
    if (fault) faults.push({ line: index + 1, ...fault });
    else if (row.success) rows.push(row.data);
  }
  return { rows, faults, total };
}

async function faultOf(row: TestRowInput): Promise<Omit<ImportFault, "line"> | null> {
  if (isTooLong(row)) return { column: null, reason: "This row is too long." };
  for (const [index, assertion] of row.assertions.entries()) {
    const fault = await findAssertionFault(assertion);
    if (fault) return { column: `assertions/${index}`, reason: fault.detail };
  }
  return null;
}

function toFault({ issues }: z.ZodError): Omit<ImportFault, "line"> {
  const [issue] = issues;
  return { column: issue?.path.join("/") || null, reason: issue?.message ?? "This row cannot be read." };
}

/** undefined: it is none. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
