import { parseArgs } from "node:util";
import { startAegis } from "../local/start-aegis.ts";
import { loadGuides } from "./quick-starts/guides.ts";
import { runProgram } from "./quick-starts/run-program.ts";

/**
 * `pnpm check:quick-starts`: runs every program of the quick starts against a running server (`--url`), or one started for it. What
 * this machine has no language for is named and counted as skipped; REQUIRE_ALL=1 makes curl and python3 a condition.
 */
const { values } = parseArgs({ options: { url: { type: "string" } } });
const aegis = values.url === undefined ? await startAegis({ dataDir: null, port: 0, isSealed: true }) : null;
const counts = { passed: 0, failed: 0, skipped: 0 };

try {
  for (const { name, guide, environment } of loadGuides(values.url ?? aegis?.url ?? "")) {
    for (const program of guide.programs) {
      const outcome = await runProgram(program, environment);
      if (outcome.type === "passed") Object.assign(environment, outcome.exported);
      const isRequired = process.env.REQUIRE_ALL === "1" && outcome.type === "skipped" && !outcome.reason.includes("package");
      counts[isRequired ? "failed" : outcome.type]++;
      const words = outcome.type === "failed" ? `\n${outcome.words}` : outcome.type === "skipped" ? ` (${outcome.reason})` : "";
      console.log(`${isRequired ? "failed" : outcome.type}: ${name}, ${program.title}, ${program.language}${words}`);
    }
  }
} finally {
  await aegis?.close();
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
