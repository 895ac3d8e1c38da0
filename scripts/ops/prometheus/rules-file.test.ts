import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RULES } from "../../../lib/ops/alerts/rules.ts";
import { CASES } from "./cases.ts";
import { evaluateCase } from "./evaluate-case.ts";
import { RULE_TESTS_FILE, RULES_FILE, rulesFile, ruleTestsFile } from "./rules-file.ts";

test("the rules file is what the table says: pnpm ops:prometheus-rules writes it", () => {
  expect(readFileSync(RULES_FILE, "utf8")).toBe(rulesFile());
  expect(readFileSync(RULE_TESTS_FILE, "utf8")).toBe(ruleTestsFile());
});

test("every rule has a case that fires it and one that does not", () => {
  for (const { name } of RULES)
    expect(new Set(CASES.filter(({ rule }) => rule === name).map(({ fires }) => fires)), name).toEqual(new Set([true, false]));
});

test.each(CASES)("$rule, $name: fires $fires", (each) => {
  expect(evaluateCase(each).some((firing) => firing.length > 0)).toBe(each.fires);
});

const promtool = (...args: string[]) => spawnSync("promtool", args, { encoding: "utf8" });
const isInstalled = promtool("--version").status === 0;

/** Debian's `prometheus` brings it; where everything is required, it has to be there. */
describe.skipIf(!isInstalled && process.env.REQUIRE_ALL !== "1")("promtool", () => {
  test("finds nothing wrong with the rules", () => {
    const { status, stderr } = promtool("check", "rules", RULES_FILE);
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("has the same alerts firing in every minute of every case as our own evaluation", () => {
    const { status, stdout, stderr } = promtool("test", "rules", RULE_TESTS_FILE);
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining("SUCCESS")]);
  });
});
