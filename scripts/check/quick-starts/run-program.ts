import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { type Block, compareOutput, type Language, type Program } from "./programs.ts";

/** `exported` is what a shell program leaves to those after it, as in the terminal of a reader. */
export type Outcome =
  | { type: "passed"; exported: Readonly<Record<string, string>> }
  | { type: "failed"; words: string }
  | { type: "skipped"; reason: string };

const LIMIT_MS = 60_000;

/** Runs a program as its reader would, and holds what each block prints against the lines below it. */
export async function runProgram(program: Program, environment: Readonly<Record<string, string>>): Promise<Outcome> {
  const missing = findMissing(program);
  if (missing !== null) return { type: "skipped", reason: missing };
  const mark = `@@${Math.random().toString(36).slice(2)}@@`;
  const source = program.blocks.map(({ code }) => `${code}${MARKS[program.language](mark)}`).join("\n");
  const { code, stdout, stderr } = await run(program.language, source + (program.language === "sh" ? TELL_EXPORTS : ""), environment);
  const printed = stdout.split(`${mark}\n`);
  const wrong = program.blocks.flatMap((block, index) => wrongLines(block, printed[index] ?? ""));
  if (code !== 0) wrong.push(`ended with ${code}: ${stderr.trim() || (printed.at(-1) ?? "").trim()}`);
  return wrong.length === 0 ? { type: "passed", exported: readExports(printed.at(-1) ?? "") } : { type: "failed", words: wrong.join("\n") };
}

const TELL_EXPORTS = "\nenv | grep '^AEGIS_' || true\n";

function readExports(printed: string): Record<string, string> {
  const found = [...printed.matchAll(/^(AEGIS_\w+)=(.*)$/gm)];
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name, value]));
}

function wrongLines({ prints, line }: Block, printed: string): string[] {
  const wrong = prints === null ? null : compareOutput(prints, printed);
  return wrong === null ? [] : [`the block at line ${line}: ${wrong}`];
}

const MARKS: Readonly<Record<Language, (mark: string) => string>> = {
  sh: (mark) => `\nprintf '%s\\n' '${mark}'\n`,
  ts: (mark) => `\nconsole.log("${mark}");\n`,
  python: (mark) => `\nprint("${mark}", flush=True)\n`,
};

/** A language or a package this machine does not have; our own are always there. */
export function findMissing({ language, blocks }: Program): string | null {
  const uses = (text: RegExp) => blocks.some(({ code }) => text.test(code));
  if (language === "sh") return uses(/\bcurl\b/) && !runs("curl", ["--version"]) ? "curl is not installed" : null;
  if (language === "ts") return null;
  if (!runs("python3", ["--version"])) return "python3 is not installed";
  return uses(/^(?:import|from) openai\b/m) && !runs("python3", ["-c", "import openai"])
    ? "the Python package openai is not installed"
    : null;
}

function runs(file: string, args: readonly string[]): boolean {
  return spawnSync(file, args, { stdio: "ignore" }).status === 0;
}

type Ended = { code: number | null; stdout: string; stderr: string };

async function run(language: Language, source: string, environment: Readonly<Record<string, string>>): Promise<Ended> {
  // Inside the project, so that a TypeScript program finds the packages it imports.
  const parent = path.join(PROJECT_ROOT, ".local", "quick-starts");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "run-"));
  const file = path.join(folder, { sh: "quick-start.sh", ts: "quick-start.ts", python: "quick_start.py" }[language]);
  writeFileSync(file, language === "sh" ? `set -euo pipefail\n${source}` : source);
  const command = { sh: "bash", ts: process.execPath, python: "python3" }[language];
  try {
    return await ended(
      spawn(command, [file], {
        cwd: folder,
        env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: folder, ...environment },
        timeout: LIMIT_MS,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ended(child: ReturnType<typeof spawn>): Promise<Ended> {
  const read = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8");
    child[name]?.on("data", (text: string) => {
      read[name] += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, ...read };
}
