import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { toOpenApi } from "../../api/_http/openapi.ts";
import { routes } from "../../api/_routes/registry.ts";
import { PROJECT_ROOT } from "../local/child-script.ts";

/** `pnpm openapi:write`: the routes' own document, committed so that a change of the contract is seen; `--check` compares. */
const FILE = path.join(PROJECT_ROOT, "docs", "openapi.json");
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8")));
const document = `${JSON.stringify(toOpenApi(routes, version), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(FILE, document);
  console.log("docs/openapi.json is written.");
} else if (!existsSync(FILE) || readFileSync(FILE, "utf8") !== document) {
  console.error("docs/openapi.json differs from the routes. If the change is meant: pnpm openapi:write, and say so in the commit.");
  process.exitCode = 1;
}
