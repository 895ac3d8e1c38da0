import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../local/child-script.ts";
import { sampleEnvironment } from "../local/sample-environment.ts";

/** `pnpm openapi:write`: the routes' own document, committed so that a change of the contract is seen; `--check` compares. */
const FILE = path.join(PROJECT_ROOT, "docs", "openapi.json");

// The document does not depend on the environment, and nothing is connected to before a route needs it.
Object.assign(process.env, sampleEnvironment(), { NODE_ENV: "test" });
const { default: app } = await import("../../api/index.ts");
const response = await app.fetch(new Request("http://localhost:3000/api/openapi.json"));
if (!response.ok) throw new Error(`GET /api/openapi.json answered ${response.status}.`);
const document = `${JSON.stringify(await response.json(), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(FILE, document);
  console.log("docs/openapi.json is written.");
} else if (!existsSync(FILE) || readFileSync(FILE, "utf8") !== document) {
  console.error("docs/openapi.json differs from the routes. If the change is meant: pnpm openapi:write, and say so in the commit.");
  process.exit(1);
}
process.exit(0);
