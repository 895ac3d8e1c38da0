import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { COMMANDS } from "./commands.ts";

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync("package.json", "utf8")));

test("the list of commands and package.json name the same commands", () => {
  expect(Object.keys(COMMANDS).toSorted()).toEqual(Object.keys(scripts).toSorted());
});

test("every file a command runs exists", () => {
  const files = Object.values(scripts).flatMap((line) => line.match(/\bscripts\/[\w/.-]+\.(?:ts|js)\b/g) ?? []);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
