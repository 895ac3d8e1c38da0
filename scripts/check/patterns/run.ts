import { execFileSync } from "node:child_process";
import { check } from "recheck";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { findBuilt, findWritten, type Pattern } from "./collect.ts";
import { isBounded } from "./is-bounded.ts";

/**
 * `pnpm check:patterns`: no regular expression of the published code can be made slow by the text it reads (ReDoS). `recheck`
 * decides it; what is too large for it in the time given passes only when every repeat in it is bounded, which makes it linear.
 */
const DECIDE_MS = { bounded: 150, unbounded: 20_000 } as const;

const files = execFileSync("git", ["ls-files", "--", "lib/*.ts", "api/*.ts"], { cwd: PROJECT_ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.endsWith(".test.ts") && file !== "api/index.ts");

/** Libraries whose own expressions read nothing that anybody sends: by the module that loads them, each with its reason. */
const READ_OUR_WORDS_ONLY: ReadonlyMap<string, string> = new Map([
  ["lib/platform/reports/sheet.ts", "the PDF library reads colours of SVG by them; a report has no SVG, and its colours are constants"],
]);

const built = (await findBuilt(files)).filter(({ where }) => ![...READ_OUR_WORDS_ONLY.keys()].some((file) => where.includes(file)));
const patterns = new Map<string, Pattern>();
for (const pattern of [...built, ...files.flatMap(findWritten)]) patterns.set(`${pattern.source}/${pattern.flags}`, pattern);

const counts = { safe: 0, bounded: 0 };
const problems: string[] = [];
for (const pattern of patterns.values()) {
  const bounded = isBounded(pattern.source);
  // `v` and `d` change nothing about the time of a match, and the checker does not know them.
  const flags = pattern.flags.replace("v", "u").replace("d", "");
  const found = await check(pattern.source, flags, { timeout: bounded ? DECIDE_MS.bounded : DECIDE_MS.unbounded });
  if (found.status === "safe") counts.safe += 1;
  else if (bounded) counts.bounded += 1;
  else
    problems.push(
      `${pattern.where}: ${found.status === "vulnerable" ? found.complexity.summary : found.status}: /${pattern.source}/${pattern.flags}`,
    );
}
for (const problem of problems) console.error(problem);
console.log(
  `${patterns.size} regular expressions: ${counts.safe} found safe, ${counts.bounded} with bounded repeats only, ${problems.length} neither`,
);
process.exit(problems.length === 0 ? 0 : 1);
