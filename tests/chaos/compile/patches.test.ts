import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { PROJECT_ROOT } from "../../../scripts/local/child-script.ts";
import { MUTANTS } from "../mutants/catalogue.ts";
import { CRASH_POINT_NAMES, CRASH_POINT_PATCHES } from "./crash-points.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { patches as shorterTimes } from "./shorter-times.ts";

const read = (file: string) => readFileSync(path.join(PROJECT_ROOT, file), "utf8");
const ALWAYS = [...shorterTimes, ...CRASH_POINT_PATCHES];

/** As a worker loads them: what is always there and one further module. */
function compile(further: readonly Patch[]): string[] {
  return [...Map.groupBy([...ALWAYS, ...further], ({ file }) => file)].map(([file, patches]) =>
    stripTypeScriptTypes(applyPatches(file, read(file), patches)),
  );
}

const RISK = "tests/chaos/risk/crash-points.ts";
const OTHERS = ["tests/chaos/faults/older-version.ts", RISK, "tests/chaos/risk/no-unconfirmed-check.ts"];

async function load(file: string): Promise<readonly Patch[]> {
  const { patches }: { patches?: readonly Patch[] } = await import(pathToFileURL(path.join(PROJECT_ROOT, file)).href);
  return patches ?? [];
}

describe("every patch fits the source as it stands", () => {
  test("crash points and short times: each anchor once, and the result is still TypeScript", () => {
    const compiled = compile([]).join("\n");
    expect(compiled.match(/__crash\(/g)).toHaveLength(CRASH_POINT_PATCHES.length);
  });
  test.each([...MUTANTS.map(({ file }) => file), ...OTHERS])("%s changes the source and still compiles beside them", async (file) => {
    const patches = await load(file);
    expect(patches.length).toBeGreaterThan(0);
    expect(compile(patches).join("\n")).not.toBe(compile([]).join("\n"));
  });
  test("every mutant in the folder is listed", () => {
    const files = readdirSync(path.join(PROJECT_ROOT, "tests/chaos/mutants")).filter((name) => !/^(?:catalogue|run-mutants)\./.test(name));
    expect(files.toSorted()).toEqual(MUTANTS.map(({ name }) => `${name}.ts`).toSorted());
  });
  test("no two crash points have one name", () => {
    expect(new Set(CRASH_POINT_NAMES).size).toBe(CRASH_POINT_NAMES.length);
  });
});

describe("a patch is refused", () => {
  const patch = (anchor: string): Patch => ({ file: "a.ts", anchor, at: "before", insert: "x();" });
  test("when its anchor is gone, or occurs twice", () => {
    expect(() => applyPatches("a.ts", "one();", [patch("two();")])).toThrow("occurs nowhere");
    expect(() => applyPatches("a.ts", "one(); one();", [patch("one();")])).toThrow("more than once");
  });
  test("when another one takes the same text away", () => {
    const instead: Patch = { file: "a.ts", anchor: "one(two)", at: "instead", replacement: "" };
    expect(() => applyPatches("a.ts", "one(two);", [instead, patch("two")])).toThrow("overlap");
  });
  test("but before and after one anchor stand side by side", () => {
    const after: Patch = { file: "a.ts", anchor: "one();", at: "after", insert: "z();" };
    expect(applyPatches("a.ts", "one();", [after, patch("one();")])).toBe("x(); one(); z();");
  });
});
