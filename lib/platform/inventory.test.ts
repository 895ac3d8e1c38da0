import { expect, test } from "vitest";
import { findAt, queryPath } from "./inventory.ts";

test("a path finds every value it leads to, each under its own path, and nothing else", () => {
  const document = {
    a: { b: "x" },
    steps: { "model:0": { result: "r0" }, "tool:0": { result: null }, done: {} },
    caps: [{ by: "u" }, { by: "v" }],
  };
  expect(findAt(document, "a.b")).toEqual([{ path: "a.b", value: "x", star: "" }]);
  expect(findAt(document, "a.missing.deeper")).toEqual([]);
  expect(findAt(document, "steps.*.result")).toEqual([
    { path: "steps.model:0.result", value: "r0", star: "model:0" },
    { path: "steps.tool:0.result", value: null, star: "tool:0" },
  ]);
  expect(findAt(document, "caps.*.by").map(({ path, value }) => [path, value])).toEqual([
    ["caps.0.by", "u"],
    ["caps.1.by", "v"],
  ]);
  expect(findAt(document, "toString")).toEqual([]);
  expect(queryPath("caps.*.scope.id")).toBe("caps.scope.id");
});
