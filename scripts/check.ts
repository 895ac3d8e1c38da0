import { ARCHITECTURE_STEP, describe, QUICK_STEPS, runStep, stopRunningStep } from "./check/steps.ts";
import { addTallies, type Tally } from "./check/tally.ts";
import { endWithParent } from "./local/end-with-parent.ts";

/** `pnpm check`: everything that needs no database, in under a minute. */
const end = endWithParent(async () => stopRunningStep());

const tallies: Tally[] = [];
for (const step of [...QUICK_STEPS, ARCHITECTURE_STEP]) tallies.push(await runStep(step));
const total = addTallies(tallies);
console.log(`\n${describe(total)}`);
end(total.failed === 0 ? 0 : 1);
