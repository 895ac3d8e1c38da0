import { parseArgs } from "node:util";
import { signUp, startWorld } from "./chat/world.ts";
import { explainQuestions } from "./prompts/explain-questions.ts";
import { fillLibrary } from "./prompts/fill-library.ts";
import { measureLists } from "./prompts/measure-lists.ts";
import { type Figure, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun } from "./report/write-section.ts";
import { quantile } from "./statistics.ts";

/**
 * `pnpm bench:prompts [--size 100000]`: what a reader waits for the library, warm, with 100,000 prompts in it, two fifths of them
 * everybody's and two fifths of one organization. Then the database explains every question the library asks it: none may scan, sort in
 * memory or look at far more than it returns.
 */
const LIST_P95_MAX_MS = 50;
const FEATURED_P95_MAX_MS = 5;

const { values } = parseArgs({ options: { size: { type: "string", default: "100000" } } });
const size = Number(values.size);
const world = await startWorld({ tokenDelayMs: 0, environment: { MAX_REQUESTS_PER_WINDOW: "10000000", RATE_LIMIT_WINDOW: "60000" } });
try {
  const token = await signUp(world.runtime);
  const startedAt = performance.now();
  const reader = await fillLibrary(world, token, size);
  console.log(describeRun(["the database in a process of its own", `${size.toLocaleString("en")} prompts`]));
  console.log(`filled in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
  const figures: Figure[] = [];
  for (const { what, times, isCached } of await measureLists(world.runtime, reader))
    figures.push(milliseconds(`${what}, p95`, quantile(times, 0.95), isCached ? FEATURED_P95_MAX_MS : LIST_P95_MAX_MS));
  printFigures(figures);
  for (const { question, fault } of await explainQuestions(world.runtime.env.mongodbUri, reader))
    console.log(`${fault === null ? "✓" : "✗"} ${question}${fault === null ? "" : `: ${fault}`}`);
} finally {
  await world.close();
}
