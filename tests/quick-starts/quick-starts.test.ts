import { beforeAll, describe, expect, test } from "vitest";
import { loadGuides } from "../../scripts/check/quick-starts/guides.ts";
import { findMissing, runProgram } from "../../scripts/check/quick-starts/run-program.ts";
import { createHarness, type Harness } from "../support/harness.ts";

/** The code blocks of the quick starts are the tests: run as they stand, in order, with what each prints compared. */
const LIMIT_MS = 120_000;

let harness: Harness;
let guides: ReturnType<typeof loadGuides>;

beforeAll(async () => {
  harness = await createHarness();
  guides = loadGuides(harness.url);
});

const isEverythingRequired = process.env.REQUIRE_ALL === "1";
const loaded = loadGuides("http://localhost:3000");

describe.each(loaded.map(({ name, guide }, index) => ({ name, guide, index })))("$name", ({ guide, index }) => {
  // curl and python3 have to be there where everything is; a package from outside is the reader's choice, and beside its program
  // stands one that needs none.
  const programs = guide.programs.map((program, position) => ({
    title: program.title,
    language: program.language,
    program,
    position,
    missing: findMissing(program),
  }));
  for (const { title, language, position, missing } of programs) {
    if (isEverythingRequired && missing?.includes("package")) {
      console.log(`Not run: ${title} (${language}), since ${missing}.`);
      continue;
    }
    const isSkipped = missing !== null && !isEverythingRequired;
    test.skipIf(isSkipped)(
      `${title} (${language}) prints what it says${isSkipped ? `; not run: ${missing}` : ""}`,
      async () => {
        const own = guides[index];
        const program = own?.guide.programs[position];
        if (!own || !program) throw new Error("The guide changed while it was read.");
        const outcome = await runProgram(program, own.environment);
        if (outcome.type === "passed") Object.assign(own.environment, outcome.exported);
        expect(outcome.type === "passed" ? "" : JSON.stringify(outcome, null, 2).replaceAll("\\n", "\n")).toBe("");
      },
      LIMIT_MS,
    );
  }
});
