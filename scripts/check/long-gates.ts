import { readdirSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../local/child-script.ts";
import { endWithParent } from "../local/end-with-parent.ts";
import { describe, runStep, type Step, stopRunningStep } from "./steps.ts";
import { addTallies, type Tally } from "./tally.ts";

/** `pnpm gates:long`: what is too slow for a pull request, nightly. Suites of tests/chaos and tests/evals join when they exist. */
const REPEATS = 5;
const end = endWithParent(async () => stopRunningStep());

const steps: Step[] = [
  // Job and stream tests race real processes: what fails once in a hundred runs is found by running them again.
  ...Array.from(
    { length: REPEATS },
    (_, run): Step => ({ type: "suite", name: `API and job tests, run ${run + 1} of ${REPEATS}`, project: "api" }),
  ),
  { type: "check", name: "coverage", commands: [["vitest", "run", "--project", "unit", "--project", "api", "--coverage"]] },
  { type: "check", name: "the host's build", commands: [["node", "scripts/check/vercel/run.ts"]] },
  ...readdirSync(path.join(PROJECT_ROOT, "scripts"), { recursive: true, encoding: "utf8" })
    .filter((name) => /^bench\/[\w-]+\.ts$/.test(name) && !name.endsWith(".test.ts"))
    .map((name): Step => ({ type: "check", name, commands: [["node", `scripts/${name}`]] })),
];

const tallies: Tally[] = [];
for (const step of steps) tallies.push(await runStep(step));
const total = addTallies(tallies);
console.log(`\n${describe(total)}`);
end(total.failed === 0 ? 0 : 1);
