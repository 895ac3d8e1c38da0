import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { z } from "zod";
import { PROJECT_ROOT } from "../../local/child-script.ts";

const MESSAGE =
  "Could you tell me which of these three flats is the better one to rent, and what I should ask the owner before I sign anything? ";

/** Milliseconds of processor from the first import to the first verdict, each in a new process; bundled as it ships, no compile cache. */
export async function measureColdLoad(processes: number): Promise<number[]> {
  const directory = mkdtempSync(path.join(tmpdir(), "guard-cold-"));
  try {
    const file = path.join(directory, "guard.mjs");
    const bundle = await rolldown({ input: path.join(PROJECT_ROOT, "lib/guard/inspect-text.ts"), platform: "node", logLevel: "silent" });
    await bundle.write({ file, format: "esm" });
    await bundle.close();
    return Array.from({ length: processes }, () => startCold(file));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function startCold(file: string): number {
  const program = `const before = process.cpuUsage();
const { inspectText } = await import(${JSON.stringify(pathToFileURL(file).href)});
inspectText(${JSON.stringify(MESSAGE)}, "user");
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify((user + system) / 1000));`;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, NODE_COMPILE_CACHE: undefined },
  });
  return z.number().parse(JSON.parse(output));
}
