import { execFileSync } from "node:child_process";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { findBuilt, findWritten, type Pattern } from "./collect.ts";
import { decideAll } from "./decide.ts";
import { isBounded } from "./is-bounded.ts";

/**
 * `pnpm check:patterns`: no regular expression of the published code can be made slow by the text it reads (ReDoS). `recheck`
 * decides it; what is too large for it in the time given passes only when every repeat in it is bounded, which makes it linear.
 */
const DECIDE_MS = { bounded: 150, unbounded: 60_000 } as const;

const files = execFileSync("git", ["ls-files", "--", "lib/*.ts", "api/*.ts"], { cwd: PROJECT_ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.endsWith(".test.ts") && file !== "api/index.ts");

/** Libraries whose own expressions read nothing that anybody sends: by the module that loads them, each with its reason. */
const READ_OUR_WORDS_ONLY: ReadonlyMap<string, string> = new Map([
  ["lib/platform/reports/sheet.ts", "the PDF library reads colours of SVG by them; a report has no SVG, and its colours are constants"],
]);

// Loaded before anything that loads them: what is built then is theirs.
const built = (await findBuilt([...READ_OUR_WORDS_ONLY.keys(), ...files])).filter(
  ({ where }) => ![...READ_OUR_WORDS_ONLY.keys()].some((file) => where.includes(file)),
);
const patterns = new Map<string, Pattern>();
for (const pattern of [...built, ...files.flatMap(findWritten)]) patterns.set(`${pattern.source}/${pattern.flags}`, pattern);

const counts = { safe: 0, bounded: 0 };
const problems: string[] = [];
// What takes long goes first, or one core ends with it alone.
const asked = [...patterns.values()]
  .map((pattern) => ({ pattern, hasBounds: isBounded(pattern.source) }))
  .sort((one, other) => Number(one.hasBounds) - Number(other.hasBounds));
const findings = await decideAll(
  asked.map(({ pattern: { source, flags }, hasBounds }) => ({
    source,
    // `v` and `d` change nothing about the time of a match, and the checker does not know them.
    flags: flags.replace("v", "u").replace("d", ""),
    timeoutMs: hasBounds ? DECIDE_MS.bounded : DECIDE_MS.unbounded,
  })),
);
for (const [index, { pattern, hasBounds }] of asked.entries()) {
  const found = findings[index];
  if (found?.status === "safe") counts.safe += 1;
  else if (found && hasBounds) counts.bounded += 1;
  else problems.push(`${pattern.where}: ${found?.summary ?? "not decided"}: /${pattern.source}/${pattern.flags}`);
}
for (const problem of problems) console.error(problem);
console.log(
  `${patterns.size} regular expressions: ${counts.safe} found safe, ${counts.bounded} with bounded repeats only, ${problems.length} neither`,
);
process.exit(problems.length === 0 ? 0 : 1);
