import { execFileSync } from "node:child_process";
import { parseEnv } from "../../lib/platform/env.ts";
import { loadEnvironmentFiles } from "../local/dotenv.ts";
import { CHROMIUM_ADVICE, findChromium } from "../local/find-executable.ts";
import { isUnconfigured } from "../local/sample-environment.ts";
import { inspectVariables, type Row } from "./environment-rows.ts";
import { reachMongo, reachQStash, reachRedis } from "./reach.ts";

/** `pnpm doctor`: every variable, every service behind one, and the tools of this machine; exit code 1 when one is wrong. */
const MARKS = { ok: "✓", note: "·", problem: "✗" } as const;

loadEnvironmentFiles();
const environment = process.env;
const rows: Row[] = [nodeRow(), chromiumRow()];

if (isUnconfigured(environment)) {
  rows.push({
    state: "problem",
    name: "environment",
    words:
      "none of the product's variables is set. To try it with nothing configured: npm run demo. To run it: copy .env.example to .env.local",
  });
} else {
  rows.push(...inspectVariables(environment), ...wholeRows());
  const { MONGODB_URI, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, QSTASH_TOKEN } = environment;
  const reached = await Promise.all([
    MONGODB_URI ? reachMongo(MONGODB_URI) : null,
    UPSTASH_REDIS_REST_URL && UPSTASH_REDIS_REST_TOKEN && environment.REDIS_ENABLED !== "false"
      ? reachRedis(UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN)
      : null,
    QSTASH_TOKEN ? reachQStash(environment.QSTASH_URL || "https://qstash.upstash.io", QSTASH_TOKEN) : null,
  ]);
  rows.push(...reached.filter((row) => row !== null));
}

const width = Math.max(...rows.map((row) => row.name.length));
for (const { state, name, words } of rows) console.log(`${MARKS[state]} ${name.padEnd(width)}  ${words}`);
const problems = rows.filter((row) => row.state === "problem").length;
console.log(problems === 0 ? "\nEverything is in order." : `\n${problems} to mend, marked ✗.`);
process.exitCode = problems === 0 ? 0 : 1;
// Only now: it starts the product's own parts, which a plain look at the variables can do without.
if (process.argv.includes("--deploy") && !isUnconfigured(environment)) await (await import("./readiness.ts")).printReadiness();

/** Groups, weak values and equal secrets can only be judged together; the product's own parse does it. */
function wholeRows(): Row[] {
  try {
    parseEnv({ ...environment, NODE_ENV: "production" });
    return [{ state: "ok", name: "production rules", words: "groups complete, no weak or equal secrets" }];
  } catch (error) {
    const problems = error instanceof Error && "problems" in error && Array.isArray(error.problems) ? error.problems : [String(error)];
    return problems.map((problem) => ({ state: "problem", name: "production rules", words: String(problem) }));
  }
}

function nodeRow(): Row {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > 24 || (major === 24 && minor >= 7);
  const words = isNew ? process.version : `${process.version}; 24.7 or newer is needed for signatures: https://nodejs.org`;
  return { state: isNew ? "ok" : "problem", name: "Node", words };
}

function chromiumRow(): Row {
  const file = findChromium();
  if (!file) return { state: "note", name: "Chromium", words: `not found; only the browser tests need it. ${CHROMIUM_ADVICE}` };
  try {
    const version = execFileSync(file, ["--version"], { encoding: "utf8", timeout: 10_000, stdio: ["ignore", "pipe", "ignore"] });
    return { state: "ok", name: "Chromium", words: `${version.trim()} (${file})` };
  } catch {
    return { state: "note", name: "Chromium", words: `${file} does not start. ${CHROMIUM_ADVICE}` };
  }
}
