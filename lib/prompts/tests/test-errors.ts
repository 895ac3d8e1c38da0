import { AppError } from "../../platform/errors.ts";
import { type ImportFault, TEST_ROWS_MAX, TEST_SETS_MAX } from "./test-set.schema.ts";

const most = TEST_ROWS_MAX.toLocaleString("en");

export function testSetNotFound(testSetId: string): AppError {
  return new AppError("not_found", "prompts.test_set_not_found", `No test set ${testSetId}.`);
}

export function testRowNotFound(rowId: string): AppError {
  return new AppError("not_found", "prompts.test_row_not_found", `No row ${rowId} in this test set.`);
}

export function evaluationNotFound(evaluationId: string): AppError {
  return new AppError("not_found", "prompts.evaluation_not_found", `No evaluation ${evaluationId}.`);
}

export function testSetsFull(): AppError {
  return new AppError("conflict", "prompts.test_sets_full", `A prompt has at most ${TEST_SETS_MAX} test sets. Delete one first.`);
}

/** `rows`: how many there would be. */
export function testRowsFull(rows: number): AppError {
  const detail = `That makes ${rows.toLocaleString("en")} rows, and a test set holds ${most}. Leave some out, or put the others into a second test set.`;
  return new AppError("invalid", "prompts.test_rows_full", detail, { errors: [{ pointer: "/body", detail }] });
}

export function testSetChanged(): AppError {
  return new AppError(
    "conflict",
    "prompts.test_set_changed",
    "Somebody has changed this test set meanwhile. Load it again, then make your change.",
  );
}

export function invalidAt(pointer: string, detail: string): AppError {
  return new AppError("invalid", "request.invalid", detail, { errors: [{ pointer, detail }] });
}

/** Nothing of the file was taken. */
export function testFileInvalid(faults: readonly ImportFault[]): AppError {
  const errors = faults.map(({ line, column, reason }) => ({
    pointer: "/body/text",
    detail: `Line ${line}${column === null ? "" : `, ${column}`}: ${reason}`,
  }));
  const detail = "Some of the file cannot be read, so nothing of it was taken. Mend these places and send it again.";
  return new AppError("invalid", "prompts.test_file_invalid", detail, { errors, members: { faults } });
}

export function testSetEmpty(): AppError {
  return new AppError("conflict", "prompts.test_set_empty", "This test set has no rows. Add one, import a file or take some from history.");
}

export function evaluationsFull(open: number): AppError {
  const detail = `${open} evaluations of your organization are running or waiting. Try again when one is done, or cancel one.`;
  return new AppError("conflict", "prompts.evaluations_full", detail);
}

export function evaluationClosed(): AppError {
  return new AppError("conflict", "prompts.evaluation_closed", "This evaluation has ended already.");
}
