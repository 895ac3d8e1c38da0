import { expect, test } from "vitest";
import { countViolations } from "./checkers/check.ts";
import { findFailures, type Summary } from "./summary.ts";

const good: Summary = {
  ...{ seed: 1, commit: "abc", database: "embedded", kills: 1, messages: 1, lost: 0, duplicates: 0, doubleCharges: 0, stuck: 0 },
  violations: countViolations([]),
  crashPoints: { "claim.after": 1 },
  faults: { "redis-slow": { runs: 1, violations: 0, problems: [] } },
  mutants: { "no-fence": true },
  caughtBy: { "no-fence": ["duplicate"] },
  ...{ seconds: 1, machine: "one" },
};

test("a run in which everything held has no failures", () => {
  expect(findFailures(good)).toEqual([]);
});

test.each<[string, Partial<Summary>]>([
  ["a broken invariant", { violations: { ...good.violations, order: 2 } }],
  ["a crash point nobody died at", { crashPoints: { "claim.after": 0 } }],
  ["a fault that did not happen", { faults: { "redis-slow": { runs: 1, violations: 0, problems: ["the fault did not happen"] } } }],
  ["fewer kills than asked for", { kills: 0 }],
  ["a mutant that was not caught", { mutants: { "no-fence": false } }],
])("%s fails the run", (_, change) => {
  expect(findFailures({ ...good, ...change }, good.kills)).toHaveLength(1);
});

test("a smoke run need not die everywhere", () => {
  const crashPoints = { "claim.after": 1, "commit.after": 0 };
  expect(findFailures({ ...good, crashPoints }, 1)).toEqual([]);
  expect(findFailures({ ...good, crashPoints, kills: 2 }, 2)).toHaveLength(1);
});
