import { AppError } from "../../platform/errors.ts";

const REFUSALS = {
  "risk.import_not_csv": "This is no table of text, whatever its name says. Export it as CSV and send that.",
  "risk.import_not_utf8": "This text is in another encoding than UTF-8 or UTF-16. Save it as “CSV UTF-8” and send it again.",
  "risk.import_empty": "The file is empty.",
  "risk.import_no_rows": "The file has a header and no row below it.",
  "risk.import_too_many_rows":
    "The file has more than 200,000 rows. Split it by rows, repeat the header in each piece, and import them one by one.",
} as const;

export const IMPORT_REFUSALS = Object.keys(REFUSALS);

/** About the file as a whole. */
export function importRefused(code: keyof typeof REFUSALS): AppError {
  return new AppError("invalid", code, REFUSALS[code]);
}

export function columnsMissing(missing: readonly string[]): AppError {
  const detail = `No column holds ${missing.join(", ")}. Say which one does, or name the columns so that they are found.`;
  return new AppError("invalid", "risk.import_columns_missing", detail, { errors: [{ pointer: "/body/columns", detail }] });
}

export function importNotFound(importId: string): AppError {
  return new AppError("not_found", "risk.import_not_found", `No import ${importId}.`);
}

export function importClosed(detail: string): AppError {
  return new AppError("conflict", "risk.import_closed", detail);
}
