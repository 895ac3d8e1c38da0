import { describe, QUICK_STEPS, runStep, type Step, stopRunningStep } from "./check/steps.ts";
import { addTallies, type Tally, withoutSkips } from "./check/tally.ts";
import { endWithParent } from "./local/end-with-parent.ts";
import { CHROMIUM_ADVICE, findChromium } from "./local/find-executable.ts";

/** `npm test`: every check and every suite, one line at the end. REQUIRE_ALL=1 turns each skip into a failure. */
const SUITES: readonly Step[] = [
  { type: "suite", name: "unit and architecture tests", project: "unit" },
  { type: "suite", name: "API and job tests", project: "api" },
  { type: "suite", name: "browser tests", project: "e2e" },
];

const isEverythingRequired = process.env.REQUIRE_ALL === "1";
const startedAt = performance.now();
const end = endWithParent(async () => stopRunningStep());

const tallies: Tally[] = [];
for (const step of [...QUICK_STEPS, ...SUITES]) tallies.push(await runStep(step));

const counted = addTallies(tallies);
const total = isEverythingRequired ? withoutSkips(counted) : counted;
console.log(`\n${counted.notes.map((note) => `  ${note}\n`).join("")}  ${Math.round((performance.now() - startedAt) / 1_000)} s in all`);
if (!findChromium()) console.log(`  Without a Chromium the browser tests are skipped. ${CHROMIUM_ADVICE}`);
console.log(`\n${describe(total)}`);
end(total.failed === 0 ? 0 : 1);
