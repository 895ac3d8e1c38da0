import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { PROJECT_ROOT } from "../../scripts/local/child-script.ts";
import { endWithParent } from "../../scripts/local/end-with-parent.ts";
import { countViolations } from "./checkers/check.ts";
import type { Violation } from "./checkers/violation.ts";
import { CRASH_POINT_NAMES } from "./compile/crash-points.ts";
import { type FaultReport, runFaults } from "./faults/run-faults.ts";
import { inspect } from "./inspect.ts";
import { runKills } from "./kills/run-kills.ts";
import { runMutants } from "./mutants/run-mutants.ts";
import { findFailures, type Summary } from "./summary.ts";
import { writeReport } from "./write-report.ts";

/**
 * `pnpm chaos`: kills, faults and mutants, and one JSON object at the end (--json: nothing else on stdout). It fails when an
 * invariant is broken, a mutant is not caught, a crash point was never hit or a fault did not happen.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    seed: { type: "string" },
    faults: { type: "string", default: "all" },
    repeat: { type: "string", default: "1" },
    backlog: { type: "string", default: "500" },
    mutants: { type: "string", default: "all" },
    database: { type: "string", default: "embedded" },
    write: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

/** Said again at the end, where they are not lost among everything else. */
const EXAMPLES_MAX = 12;

const startedAt = performance.now();
let examples: readonly Violation[] = [];
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : toCount("seed", values.seed);
const mongodbUri = toDatabase(values.database, process.env.MONGODB_URI);
const database = mongodbUri === undefined ? {} : { mongodbUri };
// Every process of a world ends when its channel to this one closes.
const end = endWithParent(async () => undefined);

try {
  const summary = await run();
  const failures = findFailures(summary, toCount("kills", values.kills));
  for (const failure of failures) progress(`✗ ${failure}`);
  for (const { invariant, subject, detail } of examples) progress(`  ${invariant} ${subject}: ${detail}`);
  progress(failures.length === 0 ? "Everything held." : `${failures.length} failures; run it again with --seed ${seed}.`);
  if (values.write !== undefined) writeReport(values.write, summary);
  console.log(JSON.stringify(summary, null, values.json ? 0 : 2));
  end(failures.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  progress(`The run broke off; its seed is ${seed}.`);
  end(1);
}

async function run(): Promise<Summary> {
  progress(`seed ${seed}`);
  const kills = toCount("kills", values.kills);
  // Fewer kills than crash points cannot be at all of them, so none is waited for.
  const isAnyEnough = kills < CRASH_POINT_NAMES.length;
  const options = { seed, kills, isAnyEnough, ...database, progress: (line: string) => progress(`kills: ${line}`) };
  const killed = kills === 0 ? null : await runKills(options);
  const faults = values.faults === "none" ? { runs: [], violations: [] } : await runFaults(toFaultsOptions());
  const names = toNames(values.mutants);
  const mutants = values.mutants === "none" ? { runs: [], control: [] } : await runMutants({ seed, names, ...database, progress });
  const found = [...(killed?.violations ?? []), ...faults.violations, ...mutants.control];
  examples = found.slice(0, EXAMPLES_MAX);
  const violations = countViolations(found);
  return {
    seed,
    commit: readCommit(),
    database: values.database,
    kills: killed?.kills ?? 0,
    messages: killed?.messages ?? 0,
    lost: violations.lost,
    duplicates: violations.duplicate,
    doubleCharges: violations.doubleCharge,
    stuck: violations.stuck,
    violations,
    crashPoints: killed?.crashPoints ?? {},
    faults: groupFaults(faults),
    mutants: Object.fromEntries(mutants.runs.map(({ name, isCaught }) => [name, isCaught])),
    caughtBy: Object.fromEntries(mutants.runs.map(({ name, invariants }) => [name, invariants])),
    seconds: Math.round((performance.now() - startedAt) / 1_000),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  };
}

function toFaultsOptions(): Parameters<typeof runFaults>[0] {
  return {
    ...{ seed, names: toNames(values.faults), repeat: toCount("repeat", values.repeat), backlog: toCount("backlog", values.backlog) },
    ...database,
    inspect,
    progress: (line) => progress(`faults: ${line}`),
  };
}

function groupFaults({ runs, violations }: FaultReport): Summary["faults"] {
  const unnamed = violations.filter(({ fault }) => !runs.some(({ name }) => name === fault)).length;
  const rows = [...Map.groupBy(runs, ({ name }) => name)].map(([name, own]) => {
    const broken = violations.filter(({ fault }) => fault === name).length;
    return [name, { runs: own.length, violations: broken, problems: own.flatMap(({ problems }) => problems) }] as const;
  });
  return Object.fromEntries(unnamed === 0 ? rows : [...rows, ["of no one fault", { runs: 0, violations: unnamed, problems: [] }]]);
}

/** A working copy that differs from its commit says so: its figures are nobody else's. */
function readCommit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: PROJECT_ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return `${git("rev-parse", "--short=12", "HEAD")}${git("status", "--porcelain") === "" ? "" : " with changes"}`;
  } catch {
    return "unknown";
  }
}

function toDatabase(name: string, given: string | undefined): string | undefined {
  if (name === "embedded") return undefined;
  if (name !== "documentdb") throw new Error("--database is embedded or documentdb.");
  if (!given)
    throw new Error("With --database documentdb, MONGODB_URI has to name the server; pnpm check:documentdb starts one and sets it.");
  return given;
}

function toNames(value: string): "all" | string[] {
  return value === "all" ? "all" : value.split(",");
}

function toCount(name: string, value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) throw new Error(`--${name} is a whole number, not "${value}".`);
  return count;
}

function progress(line: string): void {
  console.error(`${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(4)} s  ${line}`);
}
