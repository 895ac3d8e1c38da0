import { z } from "zod";

export type Tally = { passed: number; failed: number; skipped: number; notes: readonly string[] };

const assertionSchema = z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) });
const reportSchema = z.object({
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(assertionSchema) })),
});

const NONE: Tally = { passed: 0, failed: 0, skipped: 0, notes: [] };

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
      notes: [...sum.notes, ...tally.notes],
    }),
    NONE,
  );
}

/**
 * Counts a vitest JSON report. A file that could not be loaded holds no test and still is a failure, and so is a run
 * that ended badly without saying why.
 */
export function countReport(json: string | null, exitCode: number): Tally {
  if (json === null) return { ...NONE, failed: 1, notes: ["a test run ended without a report"] };
  const { testResults } = reportSchema.parse(JSON.parse(json));
  const tests = testResults.flatMap((file) => file.assertionResults);
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((each) => each.status !== "failed"),
  );
  const passed = tests.filter((each) => each.status === "passed").length;
  const broken = tests.filter((each) => each.status === "failed");
  const skipped = tests.filter((each) => each.status !== "passed" && each.status !== "failed");
  const failed = broken.length + unloaded.length;
  const silent = exitCode !== 0 && failed === 0 ? ["the test run failed outside its tests"] : [];
  return {
    passed,
    failed: failed + silent.length,
    skipped: skipped.length,
    notes: [
      ...broken.map((each) => `failed: ${each.fullName}`),
      ...unloaded.map((file) => `failed: ${file.name} (outside its tests)`),
      ...skipped.map((each) => `skipped: ${each.fullName}`),
      // A browser test may try twice; that it had to is said.
      ...tests.flatMap(({ status, fullName, failureMessages: [first] }) =>
        status === "passed" && first !== undefined ? [`passed at its second try: ${fullName} (${first.split("\n")[0]})`] : [],
      ),
      ...silent,
    ],
  };
}

/** CI has everything installed, so a skipped test there is a hole, not a courtesy. */
export function withoutSkips(tally: Tally): Tally {
  return { ...tally, failed: tally.failed + tally.skipped, skipped: 0 };
}
