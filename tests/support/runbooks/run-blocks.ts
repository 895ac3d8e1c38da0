import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../../scripts/local/child-script.ts";
import type { RunbookBlock } from "./read-runbook.ts";

export type Ran = { code: number | null; output: string };

const LIMIT_MS = 110_000;

/**
 * All blocks of a runbook in one shell, as an operator with one terminal would run them. `pnpm` runs our own commands with this Node;
 * the host's own command line cannot reach its service from here, so in its place stands one that knows its commands and does nothing.
 */
export async function runBlocks(blocks: readonly RunbookBlock[], environment: Readonly<Record<string, string | undefined>>): Promise<Ran> {
  const parent = path.join(PROJECT_ROOT, ".local", "runbooks");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "run-"));
  try {
    writeStandIns(folder);
    const script = blocks.map(({ line, code }) => `echo '@@ line ${line}'\n${code}`).join("\n");
    writeFileSync(path.join(folder, "runbook.sh"), `set -euo pipefail\n${script}\n`);
    return await run(folder, environment);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ROOT = JSON.stringify(PROJECT_ROOT);
const NODE = JSON.stringify(process.execPath);

function writeStandIns(folder: string): void {
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  const files = {
    pnpm: `#!/bin/sh\nexec ${NODE} ${ROOT}/tests/support/runbooks/run-command-child.ts "$@"\n`,
    vercel:
      '#!/bin/sh\ncase "$1" in\n  rollback|deploy|promote|ls|inspect|env|redeploy) echo "stand-in: vercel $*" ;;\n  *) echo "vercel has no command $1" >&2; exit 1 ;;\nesac\n',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(bin, name), text);
    chmodSync(path.join(bin, name), 0o755);
  }
}

function run(folder: string, environment: Readonly<Record<string, string | undefined>>): Promise<Ran> {
  const env: NodeJS.ProcessEnv = {
    ...environment,
    NODE_ENV: "test",
    HOME: folder,
    PATH: `${path.join(folder, "bin")}:${process.env.PATH ?? ""}`,
  };
  const child = spawn("bash", ["runbook.sh"], { cwd: folder, env, timeout: LIMIT_MS });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
