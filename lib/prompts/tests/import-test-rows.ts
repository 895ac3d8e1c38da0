import type { Context } from "../../platform/context.ts";
import { findEditable } from "../library/find-prompt.ts";
import { composePrompt } from "../template/compose.ts";
import { openVersion } from "../versions/open-version.ts";
import { keepRows } from "./add-test-rows.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { readCsvRows } from "./read-csv-rows.ts";
import { readJsonRows } from "./read-json-rows.ts";
import { testFileInvalid, testRowsFull } from "./test-errors.ts";
import { type ImportResult, type ImportRowsInput, TEST_ROWS_MAX } from "./test-set.schema.ts";
import { toTestSet } from "./to-test-set.ts";

type At = { promptId: string; testSetId: string };

/** All rows of a file or none. Columns are told by the parameters of the prompt's newest version, with what it includes. */
export async function importTestRows(
  ctx: Context<TestDeps>,
  { promptId, testSetId, format, text, mode, isDryRun }: ImportRowsInput & At,
): Promise<ImportResult> {
  const prompt = await findEditable(ctx, promptId);
  const set = await findEditableTestSet(ctx, { promptId, testSetId });
  const { content } = await openVersion(ctx, prompt, { version: prompt.latest });
  const { parameters } = await composePrompt(ctx, prompt, content);
  const { rows, faults, total } = format === "csv" ? await readCsvRows(text, parameters) : await readJsonRows(text);
  const kept = mode === "append" ? set.rows : 0;
  if (kept + total > TEST_ROWS_MAX) throw testRowsFull(kept + total);
  if (isDryRun) return { rows: total, faults, testSet: toTestSet(await ctx.deps.cipher.forOrganization(ctx.orgId), set) };
  if (faults.length > 0) throw testFileInvalid(faults);
  const { testSet } = await keepRows(ctx, set, { rows, mode, source: "file" });
  return { rows: rows.length, faults: [], testSet };
}
