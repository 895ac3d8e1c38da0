import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCursor, toCursor } from "./cursor.ts";
import { AppError } from "./errors.ts";

const isRefused = (cursor: string, kinds: readonly ("string" | "number")[] = ["number", "string"]): boolean => {
  try {
    parseCursor(cursor, kinds);
    return false;
  } catch (error) {
    return error instanceof AppError && error.kind === "invalid" && error.code === "request.invalid_cursor";
  }
};
const encoded = (text: string) => Buffer.from(text).toString("base64url");

test("a cursor says again what went in", () => {
  const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer());
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (values) => {
      const kinds = values.map((each) => (typeof each === "string" ? ("string" as const) : ("number" as const)));
      expect(parseCursor(toCursor(values), kinds)).toEqual(values.map((each) => (Object.is(each, -0) ? 0 : each)));
    }),
  );
});

test("anything else is one refusal, never another error", () => {
  fc.assert(fc.property(fc.string(), (text) => isRefused(text)));
  fc.assert(fc.property(fc.json(), (text) => isRefused(encoded(text), ["string", "string", "string", "number", "string"])));
  for (const text of ["", "[]", "[1]", '["1","x"]', '[1,"x",2]', '{"0":1,"1":"x","length":2}', "null", '[{"$gt":""},"x"]', "[1,null]"]) {
    expect(isRefused(encoded(text)), text).toBe(true);
  }
});

test("a number no time can have is refused, so that no invalid date reaches a query", () => {
  for (const number of ["1e999", "-1e999", "8.64e15001", "8640000000000001", "1e300"]) {
    expect(isRefused(encoded(`[${number},"x"]`)), number).toBe(true);
  }
  expect(parseCursor(encoded('[8640000000000000,"x"]'), ["number", "string"])).toEqual([8.64e15, "x"]);
});
