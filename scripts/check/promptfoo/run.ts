// `pnpm check:promptfoo`: what is exported for promptfoo is run by promptfoo itself, over the same answers our evaluation judges, and has to
// come to the same prompt text and the same verdict for each deterministic assertion. Installs it into a folder of its own; ends with 77
// where the registry cannot be reached.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { writePromptfoo } from "../../../lib/prompts/versions/exchange/write-promptfoo.ts";
import { installApart, isInstalledApart } from "../install-apart.ts";
import { type Judged, judgeHere } from "./judge-here.ts";

const VERSION = "0.123.1";
const NOT_RUN = 77;
const EVAL_TIMEOUT_MS = 90_000;
const FOLDER = path.resolve(".local/promptfoo");
const DATABASE_PACKAGE = `@libsql/${process.platform}-${process.arch}${process.platform === "linux" ? "-gnu" : ""}`;
const DATABASE = path.join(FOLDER, "node_modules", DATABASE_PACKAGE);
const PROGRAM = path.join(FOLDER, "node_modules/promptfoo/dist/src/entrypoint.js");

/** Says what our evaluation was given, by the row's own name. */
const PROVIDER = `import { readFileSync } from "node:fs";
const answers = JSON.parse(readFileSync(new URL("answers.json", import.meta.url), "utf8"));
export default class {
  id() { return "answers"; }
  async callApi(prompt, context) { return { output: answers[context.vars.id] }; }
}
`;

const resultsSchema = z.object({
  results: z.object({
    results: z.array(
      z.object({
        vars: z.object({ id: z.string() }),
        prompt: z.object({ raw: z.string() }),
        gradingResult: z.object({
          componentResults: z.array(z.object({ pass: z.boolean(), assertion: z.looseObject({ type: z.string() }) })),
        }),
      }),
    ),
  }),
});

const WITHOUT_OPTIONAL = ["--omit=optional"];

/** Optional parts are left out but for one: it does not start without its database. */
function install(): boolean {
  if (isInstalledApart(FOLDER, "promptfoo", VERSION) && existsSync(DATABASE)) return true;
  if (!installApart(FOLDER, `promptfoo@${VERSION}`, WITHOUT_OPTIONAL)) return false;
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(FOLDER, "node_modules/libsql/package.json"), "utf8")));
  return installApart(FOLDER, `${DATABASE_PACKAGE}@${version}`, WITHOUT_OPTIONAL);
}

function runTheirs(config: string, judged: readonly Judged[]) {
  writeFileSync(path.join(FOLDER, "config.yaml"), config);
  writeFileSync(path.join(FOLDER, "provider.mjs"), PROVIDER);
  writeFileSync(
    path.join(FOLDER, "answers.json"),
    JSON.stringify(Object.fromEntries(judged.map(({ answer }, index) => [`case-${index}`, answer]))),
  );
  const quiet = {
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_DISABLE_SHARING: "1",
    PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
  };
  const flags = [
    "--no-cache",
    "--no-table",
    "--no-write",
    "--no-progress-bar",
    "--no-share",
    "-o",
    "out.json",
    "-r",
    "file://provider.mjs",
  ];
  // It counts a failing row as its own failure; what came out is compared instead.
  const { stderr } = spawnSync(process.execPath, [PROGRAM, "eval", "-c", "config.yaml", ...flags], {
    ...{ cwd: FOLDER, timeout: EVAL_TIMEOUT_MS, encoding: "utf8" },
    env: { ...process.env, HOME: FOLDER, PROMPTFOO_CONFIG_DIR: path.join(FOLDER, "state"), ...quiet },
  });
  if (!existsSync(path.join(FOLDER, "out.json"))) throw new Error(`promptfoo wrote nothing.\n${stderr}`);
  return resultsSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, "out.json"), "utf8"))).results.results;
}

async function compare(): Promise<number> {
  const { composed, tests, judged } = await judgeHere();
  const theirs = runTheirs(writePromptfoo({ title: "Check", version: 1, composed, tests }), judged);
  let count = 0;
  const faults = judged.flatMap((own, index) => {
    const found = theirs.find(({ vars }) => vars.id === `case-${index}`);
    if (!found) return [`row ${index} is missing`];
    const asked = JSON.stringify(JSON.parse(found.prompt.raw));
    const wanted = JSON.stringify([
      { role: "system", content: own.instructions },
      { role: "user", content: own.text },
    ]);
    const verdicts = found.gradingResult.componentResults;
    const differing = own.passed.flatMap((passed, at) => {
      count += 1;
      const theirOwn = verdicts[at];
      return theirOwn?.pass === passed ? [] : [`row ${index} “${own.answer}”, ${own.kinds[at]}: ${passed} here, ${theirOwn?.pass} there`];
    });
    return [...(asked === wanted ? [] : [`row ${index} asks ${asked}\n  instead of ${wanted}`]), ...differing];
  });
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(
    `${faults.length === 0 ? "✓" : "✗"} ${count} verdicts over ${judged.length} rows, ${faults.length} of them unlike promptfoo's`,
  );
  return faults.length === 0 ? 0 : 1;
}

const startedAt = performance.now();
const seconds = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
if (!install()) {
  console.log("promptfoo could not be installed: the registry cannot be reached.");
  process.exitCode = NOT_RUN;
} else {
  console.log(`promptfoo ${VERSION} is there after ${seconds()}`);
  process.exitCode = await compare();
  console.log(`done after ${seconds()}`);
}
