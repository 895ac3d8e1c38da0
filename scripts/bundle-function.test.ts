import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exitOf, startScript } from "./local/child-script.ts";

test("in a working copy nothing is bundled and the entry stays as it is", async () => {
  const before = readFileSync("api/index.ts", "utf8");
  const child = startScript("scripts/bundle-function.ts", { environment: { VERCEL: undefined }, output: "pipe" });
  let words = "";
  child.stderr?.on("data", (piece: Buffer) => {
    words += piece.toString();
  });
  expect(await exitOf(child)).toBe(1);
  expect(words).toContain("nothing was changed");
  expect(readFileSync("api/index.ts", "utf8")).toBe(before);
});
