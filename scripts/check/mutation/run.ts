// Changes the code in small ways, one at a time, and asks whether a test notices. Stryker stands outside the lockfile, in one version: the
// product does not need it, and the lockfile would carry two hundred packages for one command.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { FLOOR_PERCENT, GROUPS, type MutationGroup } from "./groups.ts";

const VERSION = "10.1.1";
const PACKAGES = [`@stryker-mutator/core@${VERSION}`, `@stryker-mutator/vitest-runner@${VERSION}`];
const HOME = path.join(PROJECT_ROOT, ".local", "mutation");
const MODULES = path.join(HOME, VERSION, "node_modules");
const STRYKER = path.join(MODULES, "@stryker-mutator", "core", "bin", "stryker.js");
const RUNNER = path.join(MODULES, "@stryker-mutator", "vitest-runner", "dist", "src", "index.js");
const REPORT = path.join(HOME, "report.json");
const INSTALL_MS = 300_000;

const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
        }),
      ),
    }),
  ),
});

type Score = { name: string; percent: number; caught: number; timedOut: number; all: number; survivors: string[] };

const { values } = parseArgs({ options: { group: { type: "string", multiple: true }, survivors: { type: "boolean", default: false } } });
if (!existsSync(STRYKER)) install();
const chosen = GROUPS.filter(({ name }) => !values.group || values.group.includes(name));
const scores = chosen.map(measure);
for (const { name, percent, caught, timedOut, all, survivors } of scores) {
  // Many by time mean a machine that was too busy to measure on.
  console.log(`${name.padEnd(18)} ${percent.toFixed(1).padStart(5)} %  ${caught} of ${all} mutants noticed, ${timedOut} of them by time`);
  if (values.survivors) for (const line of survivors) console.log(`    ${line}`);
}
if (scores.some(({ percent }) => percent < FLOOR_PERCENT)) {
  console.error(`Below ${FLOOR_PERCENT} %. --survivors lists what no test notices.`);
  process.exitCode = 1;
}

function install(): void {
  const quiet = ["--no-save", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--prefix", path.join(HOME, VERSION), ...quiet, ...PACKAGES], { stdio: "inherit", timeout: INSTALL_MS });
  // The runner has to start the very Vitest that the tests import.
  const vitest = path.join(MODULES, "vitest");
  rmSync(vitest, { recursive: true, force: true });
  symlinkSync(path.join(PROJECT_ROOT, "node_modules", "vitest"), vitest);
}

function measure(group: MutationGroup): Score {
  const options = {
    packageManager: "npm",
    testRunner: "vitest",
    plugins: [RUNNER],
    vitest: { configFile: "scripts/check/mutation/vitest.config.ts", related: false },
    mutate: group.files,
    ignorePatterns: ["*", "!lib", "!lib/**", "!tests", "!tests/support/**", "!scripts", "!scripts/check/mutation/**", "!package.json"],
    tempDirName: ".local/mutation/tmp",
    cleanTempDir: "always",
    reporters: ["json"],
    jsonReporter: { fileName: REPORT },
    concurrency: 1,
    // TypeScript 7 has no programming interface that would rewrite one.
    tsconfigFile: ".local/mutation/no-tsconfig.json",
    timeoutMS: 30_000,
    allowConsoleColors: false,
  };
  mkdirSync(HOME, { recursive: true });
  const file = path.join(HOME, "stryker.json");
  writeFileSync(file, JSON.stringify(options));
  rmSync(REPORT, { force: true });
  const environment = { ...process.env, ...group.environment, MUTATION_TESTS: group.tests.join(",") };
  const { status } = spawnSync(process.execPath, [STRYKER, "run", file], { cwd: PROJECT_ROOT, env: environment, stdio: ["ignore", 2, 2] });
  if (status !== 0 || !existsSync(REPORT)) throw new Error(`Stryker could not measure "${group.name}"; the reason stands above.`);
  return toScore(group.name, reportSchema.parse(JSON.parse(readFileSync(REPORT, "utf8"))));
}

/** A mutant that never ends was noticed too; one that does not load was none. */
function toScore(name: string, { files }: z.infer<typeof reportSchema>): Score {
  const mutants = Object.entries(files).flatMap(([file, { mutants: own }]) => own.map((mutant) => ({ file, ...mutant })));
  const counted = mutants.filter(({ status }) => ["Killed", "Timeout", "Survived", "NoCoverage"].includes(status));
  const missed = counted.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const caught = counted.length - missed.length;
  const timedOut = counted.filter(({ status }) => status === "Timeout").length;
  const survivors = missed.map(
    ({ file, location: { start }, mutatorName, replacement = "" }) =>
      `${file}:${start.line}:${start.column} ${mutatorName} → ${replacement.replaceAll(/\s+/g, " ").slice(0, 100)}`,
  );
  return { name, percent: counted.length === 0 ? 0 : (100 * caught) / counted.length, caught, timedOut, all: counted.length, survivors };
}
