import { expect, test } from "vitest";
import { countViolations } from "./checkers/check.ts";
import type { Summary } from "./summary.ts";
import { insertReport } from "./write-report.ts";

const summary: Summary = {
  ...{ seed: 42, commit: "abc123", database: "embedded", kills: 3, messages: 9, lost: 0, duplicates: 0, doubleCharges: 0, stuck: 0 },
  violations: { ...countViolations([]), order: 7 },
  crashPoints: { "claim.after": 3 },
  faults: {},
  mutants: { "no-fence": true, "no-sweep": false },
  caughtBy: { "no-fence": ["duplicate", "auditGap"] },
  ...{ seconds: 5, machine: "two processors" },
};
const document = "# Before\n\n<!-- figures: begin -->\nold\n<!-- figures: end -->\n\nAfter\n";

const narrow = (text: string) => text.replaceAll(/ +/g, " ");

test("the figures replace the old ones and the words around them stay", () => {
  const written = insertReport(document, summary);
  for (const text of [
    "# Before",
    "\n\nAfter\n",
    "| seed | 42 |",
    "| `order` | 7 |",
    "| `claim.after` | 3 |",
    "| `no-fence` | `duplicate`, `auditGap` |",
  ])
    expect(narrow(written)).toContain(text);
  expect(narrow(written)).toContain("| `no-sweep` | not caught |");
  expect(written).not.toContain("old");
  expect(insertReport(written, summary)).toBe(written);
});

test("a document without a place for them is refused", () => {
  expect(() => insertReport("# Nothing", summary)).toThrow("needs the lines");
});
