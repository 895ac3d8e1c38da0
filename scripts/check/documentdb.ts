import { parseArgs } from "node:util";
import { UnavailableError } from "../local/documentdb/install/install.ts";
import { type DocumentDb, startDocumentDb } from "../local/documentdb/start.ts";
import { endWithParent } from "../local/end-with-parent.ts";
import { describe, runStep, type Step, stopRunningStep } from "./steps.ts";
import { addTallies, type Tally } from "./tally.ts";

/**
 * `pnpm check:documentdb`: the suites that meet the database, on a second one. What passes here and on the embedded server rests on
 * MongoDB's contract and not on one implementation of it. `--smoke` leaves the API and job tests out. Exit 77, which test harnesses
 * read as "not run": this machine cannot have DocumentDB.
 */
const CANNOT_RUN = 77;
const { values } = parseArgs({ options: { smoke: { type: "boolean", default: false } } });
let database: DocumentDb | null = null;
const end = endWithParent(async () => {
  stopRunningStep();
  await database?.close();
});

try {
  const startedAt = performance.now();
  database = await startDocumentDb({ report: (words) => console.log(words) });
  console.log(`${database.description} answers after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  const total = addTallies(await runAll(stepsOn(database.uri)));
  for (const note of total.notes) console.log(note);
  console.log(`\n${describe(total)}`);
  end(total.failed === 0 ? 0 : 1);
} catch (error) {
  if (!(error instanceof UnavailableError)) throw error;
  console.error(error.message);
  end(CANNOT_RUN);
}

async function runAll(steps: readonly Step[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await runStep(step));
  return tallies;
}

function stepsOn(uri: string): Step[] {
  const environment = { TEST_MONGODB_URI: uri };
  const smoke = ["--database", "documentdb", "--kills", "10", "--faults", "none", "--mutants", "none", "--json"];
  const whole: Step = { type: "suite", name: "API and job tests on DocumentDB", project: "api", environment };
  return [
    ...(values.smoke ? [] : [whole]),
    { type: "suite", name: "the embedded server against DocumentDB", project: "differential", environment },
    {
      type: "check",
      name: "ten kills on DocumentDB",
      commands: [["node", "tests/chaos/run.ts", ...smoke]],
      environment: { MONGODB_URI: uri },
      isShown: true,
    },
  ];
}
