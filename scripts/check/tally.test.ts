import { expect, test } from "vitest";
import { addTallies, countReport, withoutSkips } from "./tally.ts";

const report = (files: object[]) => JSON.stringify({ testResults: files });
const file = (status: string, ...statuses: string[]) => ({
  name: "x.test.ts",
  status,
  assertionResults: statuses.map((each) => ({ status: each, fullName: each })),
});

test("passed, failed and skipped tests are counted one by one", () => {
  const tally = countReport(report([file("failed", "passed", "failed", "skipped", "todo"), file("passed", "passed")]), 1);
  expect(tally).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
});

test("a test file that does not load is a failure", () => {
  expect(countReport(report([file("failed")]), 1)).toMatchObject({ passed: 0, failed: 1 });
  expect(countReport(report([file("failed", "passed")]), 1)).toMatchObject({ passed: 1, failed: 1 });
});

test("a run without a report, or with a bad exit code and no failed test, is a failure", () => {
  expect(countReport(null, 0).failed).toBe(1);
  expect(countReport(report([file("passed", "passed")]), 1).failed).toBe(1);
});

test("where everything is required a skip is a failure", () => {
  const tally = addTallies([countReport(report([file("passed", "passed", "skipped")]), 0)]);
  expect(withoutSkips(tally)).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
});

test("what passed at its second try is counted as passed and named with what went wrong at first", () => {
  const flaky = { status: "passed", fullName: "opens the page", failureMessages: ["Error: it was late\n    at a place"] };
  const tally = countReport(report([{ name: "x.test.ts", status: "passed", assertionResults: [flaky] }]), 0);
  expect(tally).toEqual({ passed: 1, failed: 0, skipped: 0, notes: ["passed at its second try: opens the page (Error: it was late)"] });
});
