import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PROJECT_ROOT } from "../../../scripts/local/child-script.ts";

/** `pnpm NAME …` without pnpm: the line of package.json, with the installation it begins with left out. */
const [name = "", ...rest] = process.argv.slice(2);
const text = readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8");
const line = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(text)).scripts[name];
if (line === undefined) {
  console.error(`There is no command ${name}.`);
  process.exit(1);
}
const [file = "", ...args] = line.replace("node scripts/bootstrap.js ", "").split(" ");
const { status } = spawnSync(process.execPath, [path.join(PROJECT_ROOT, file), ...args, ...rest], { stdio: "inherit" });
process.exit(status ?? 1);
