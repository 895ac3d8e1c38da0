import { AppError } from "./errors.ts";

/** Opaque page cursors: base64url of a JSON list of the last row's sort values. */
export function toCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Throws `request.invalid_cursor` for anything `toCursor` did not make for this list. */
export function parseCursor(cursor: string, kinds: readonly ("string" | "number")[]): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(values) &&
      values.length === kinds.length &&
      values.every((value, index) => isSortValue(value) && typeof value === kinds[index])
    )
      return values.filter(isSortValue);
  } catch {
    // Falls through to the one answer for every bad cursor.
  }
  throw new AppError("invalid", "request.invalid_cursor", "This cursor is not from this list. Start again without one.", {
    errors: [{ pointer: "/query/cursor", detail: "Not a cursor of this list." }],
  });
}

/** The largest time a Date can hold (ECMA-262): a larger number makes an invalid Date of a crafted cursor. */
const TIME_MAX = 8.64e15;

function isSortValue(value: unknown): value is string | number {
  return typeof value === "string" || (typeof value === "number" && Math.abs(value) <= TIME_MAX);
}
