import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { exitOf, PROJECT_ROOT } from "../local/child-script.ts";
import { blankProductVariables } from "../local/product-variables.ts";
import { sampleEnvironment } from "../local/sample-environment.ts";
import { countReport, type Tally } from "./tally.ts";

/** A check is one command that passes or fails, shown also when it passes if its figures are worth reading; a suite is one vitest project whose tests are counted one by one. */
export type Step = { environment?: Readonly<Record<string, string>> } & (
  | { type: "check"; name: string; commands: readonly (readonly string[])[]; isShown?: true }
  | { type: "suite"; name: string; project: string }
);

export const QUICK_STEPS: readonly Step[] = [
  { type: "check", name: "format", commands: [["biome", "format", "."]] },
  { type: "check", name: "lint", commands: [["biome", "lint", "--error-on-warnings", "."]] },
  {
    type: "check",
    name: "types",
    commands: [
      ["next", "typegen"],
      ["tsc", "--noEmit"],
    ],
  },
  { type: "check", name: "dead code", commands: [["knip"]] },
  { type: "check", name: "doc links", commands: [["node", "scripts/check/doc-links.ts"]] },
  { type: "check", name: "API document", commands: [["node", "scripts/openapi/write.ts", "--check"]] },
];

export const ARCHITECTURE_STEP: Step = { type: "check", name: "architecture", commands: [["vitest", "run", "tests/architecture.test.ts"]] };

const REPORTS = path.join(PROJECT_ROOT, ".local", "test-reports");
let running: ReturnType<typeof spawn> | null = null;

export function stopRunningStep(): void {
  running?.kill("SIGTERM");
}

/** Prints progress as it goes; a check's own words appear only when it fails. */
export async function runStep(step: Step): Promise<Tally> {
  const startedAt = performance.now();
  console.log(`\n▸ ${step.name}`);
  const tally = step.type === "check" ? await runCheck(step) : await runSuite(step);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const words = step.type === "check" ? (tally.failed === 0 ? "passed" : "FAILED") : describe(tally);
  console.log(`  ${step.name}: ${words} in ${seconds} s`);
  return tally;
}

export function describe(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

async function runCheck({ name, commands, environment, isShown }: Extract<Step, { type: "check" }>): Promise<Tally> {
  for (const command of commands) {
    const { code, output } = await run(command, "pipe", { ...sampleEnvironment(), ...environment });
    if (code !== 0 || isShown) console.log(output.trimEnd());
    if (code === 0) continue;
    return { passed: 0, failed: 1, skipped: 0, notes: [`failed: ${name}`] };
  }
  return { passed: 1, failed: 0, skipped: 0, notes: [] };
}

async function runSuite({ project, environment }: Extract<Step, { type: "suite" }>): Promise<Tally> {
  const report = path.join(REPORTS, `${project}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const args = ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await run(args, "inherit", { ...environment });
  return countReport(existsSync(report) ? readFileSync(report, "utf8") : null, code);
}

type Extra = Record<string, string>;

async function run(command: readonly string[], output: "pipe" | "inherit", extra: Extra): Promise<{ code: number; output: string }> {
  const [file = "", ...args] = command;
  const child = spawn(file === "node" ? process.execPath : file, args, {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", output, output],
    env: sealedEnvironment(extra),
    shell: process.platform === "win32" && file !== "node",
  });
  running = child;
  const pieces: Buffer[] = [];
  child.stdout?.on("data", (piece: Buffer) => pieces.push(piece));
  child.stderr?.on("data", (piece: Buffer) => pieces.push(piece));
  child.once("error", (error) => pieces.push(Buffer.from(`${file}: ${error.message}`)));
  const code = await exitOf(child);
  running = null;
  return { code, output: Buffer.concat(pieces).toString() };
}

/** A key or a database of the developer's own shell must not be met by a test, nor decide whether one passes. */
function sealedEnvironment(extra: Extra): NodeJS.ProcessEnv {
  return { ...process.env, ...blankProductVariables(), ...extra, NODE_ENV: "test", NEXT_TELEMETRY_DISABLED: "1" };
}
