import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../scripts/commands.ts";
import { PROJECT_ROOT } from "../../scripts/local/child-script.ts";
import { namedCommands, readRunbook } from "../support/runbooks/read-runbook.ts";
import { runBlocks } from "../support/runbooks/run-blocks.ts";
import { createRunbookWorld } from "../support/runbooks/runbook-world.ts";

/** What an operator types under pressure has been typed before: every block of every runbook runs as it stands, against the real product. */
const FOLDER = path.join(PROJECT_ROOT, "docs", "runbooks");
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".md") && name !== "README.md");
const LIMIT_MS = 120_000;

let world: Awaited<ReturnType<typeof createRunbookWorld>>;
beforeAll(async () => {
  world = await createRunbookWorld();
});

const textOf = (name: string) => readFileSync(path.join(FOLDER, name), "utf8");

describe.each(NAMES)("%s", (name) => {
  test("the commands it names exist", () => {
    expect(namedCommands(textOf(name)).filter((command) => !(command in COMMANDS))).toEqual([]);
  });

  const blocks = readRunbook(textOf(name));
  if (blocks.length === 0) return;
  test(
    "what it says to type runs as it stands",
    async () => {
      const { code, output } = await runBlocks(blocks, world);
      expect(code, output).toBe(0);
    },
    LIMIT_MS,
  );
});
