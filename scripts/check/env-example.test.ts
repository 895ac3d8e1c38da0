import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VARIABLES } from "../../lib/platform/env.variables.ts";
import { envExample } from "./env-example.ts";

test(".env.example is exactly what the variable table says", () => {
  expect(readFileSync(".env.example", "utf8")).toBe(envExample());
});

test("every variable the host does not set itself is in .env.example once", () => {
  const named = [...envExample().matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  const expected = Object.entries(VARIABLES).flatMap(([name, row]) => (row.section === "Host" ? [] : [name]));
  expect(named.toSorted()).toEqual(expected.toSorted());
});
