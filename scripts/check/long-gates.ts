import { endWithParent } from "../local/end-with-parent.ts";
import { describe, runStep, type Step, stopRunningStep } from "./steps.ts";
import { addTallies, type Tally } from "./tally.ts";

/** `pnpm gates:long`: what is too slow for a pull request, nightly. Evaluations join when they exist. */
const REPEATS = 5;
const end = endWithParent(async () => stopRunningStep());

const steps: Step[] = [
  // Job and stream tests race real processes: what fails once in a hundred runs is found by running them again.
  ...Array.from(
    { length: REPEATS },
    (_, run): Step => ({ type: "suite", name: `API and job tests, run ${run + 1} of ${REPEATS}`, project: "api" }),
  ),
  { type: "check", name: "coverage", commands: [["vitest", "run", "--project", "unit", "--project", "api", "--coverage"]] },
  {
    type: "check",
    name: "300 kills, every fault five times, the mutants",
    commands: [["node", "tests/chaos/run.ts", "--kills", "300", "--repeat", "5", "--backlog", "5000", "--json"]],
    isShown: true,
  },
  {
    type: "check",
    name: "60 kills on the way of a transaction, and a mutant of it",
    commands: [
      ["node", "tests/chaos/risk/run.ts", "--kills", "60"],
      ["node", "tests/chaos/risk/run.ts", "--kills", "20", "--mutant"],
    ],
    isShown: true,
  },
  {
    type: "check",
    name: "ten thousand tampered audit trails",
    commands: [["vitest", "run", "--project", "unit", "lib/platform/audit"]],
    environment: { AUDIT_TAMPERS: "10000" },
  },
  {
    type: "check",
    name: "every query over 50,000 records",
    commands: [["vitest", "run", "--project", "api", "tests/api/query-plans.test.ts"]],
    environment: { QUERY_PLANS: "whole" },
  },
  {
    type: "check",
    name: "320 orders to a model that obeys them all",
    commands: [["vitest", "run", "--project", "api", "tests/evals/injection"]],
    environment: { INJECTION_ONE_IN: "1" },
  },
  {
    type: "check",
    name: "every kind of another's ids in every place that takes one",
    commands: [["vitest", "run", "--project", "api", "tests/api/foreign-ids.test.ts"]],
    environment: { FOREIGN_IDS_ONE_IN: "1" },
  },
  { type: "check", name: "the second database", commands: [["node", "scripts/check/documentdb.ts"]], isShown: true },
  { type: "check", name: "the host's build", commands: [["node", "scripts/check/vercel/run.ts"]] },
  { type: "check", name: "figures of the mounts", commands: [["node", "scripts/bench/api.ts"]], isShown: true },
  { type: "check", name: "mixed load over ten minutes", commands: [["node", "scripts/bench/mixed-load.ts"]], isShown: true },
  { type: "check", name: "figures of chat", commands: [["node", "scripts/bench/chat.ts"]], isShown: true },
  { type: "check", name: "memory over ten minutes", commands: [["node", "scripts/bench/chat.ts", "--memory", "600"]], isShown: true },
  { type: "check", name: "the embedded database's size", commands: [["node", "scripts/bench/embedded-mongo.ts"]], isShown: true },
  { type: "check", name: "figures of the gateway", commands: [["node", "scripts/bench/gateway.ts"]], isShown: true },
  { type: "check", name: "figures of the audit trail", commands: [["node", "scripts/bench/audit.ts"]], isShown: true },
  { type: "check", name: "figures of a cold start", commands: [["node", "scripts/bench/cold.ts"]], isShown: true },
];

const tallies: Tally[] = [];
for (const step of steps) tallies.push(await runStep(step));
const total = addTallies(tallies);
console.log(`\n${describe(total)}`);
end(total.failed === 0 ? 0 : 1);
