import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findChaosTraces } from "./chaos-traces.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "aegis-traces-"));
  mkdirSync(path.join(folder, "lib"));
  writeFileSync(path.join(folder, "index.js"), 'const word = "chaos"; function crash() {} const AEGIS_CHAOSLESS = 1;');
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a function without crash points is as it should be", () => {
  expect(findChaosTraces(folder)).toEqual([]);
});

test.each(['if (process.env.CHAOS === "1") start();', '__crash("claim.after");', "process.env.CHAOS_PATCHES"])(
  "%s is found wherever it is",
  (code) => {
    writeFileSync(path.join(folder, "lib", "ledger.mjs"), code);
    expect(findChaosTraces(folder)).toEqual([expect.stringContaining("lib/ledger.mjs")]);
  },
);
