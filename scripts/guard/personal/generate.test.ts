import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measurePersonalData } from "../../bench/guard/pii.ts";
import { generateRows } from "./generate.ts";

const UNTUNED_SEED = 20261121;

test("the same seed gives the same texts, another one others", () => {
  expect(generateRows(3, 200)).toEqual(generateRows(3, 200));
  expect(generateRows(4, 200)).not.toEqual(generateRows(3, 200));
});

test("what must be gone from a text stands in it", () => {
  for (const { text, label, core } of generateRows(5, 500)) expect(label === 0 || text.includes(core ?? "\0")).toBe(true);
});

test("made-up personal data is cut and harmless numbers stay, in texts no rule was tuned on", () => {
  const folder = mkdtempSync(join(tmpdir(), "personal-"));
  try {
    const file = join(folder, "rows.jsonl");
    writeFileSync(
      file,
      generateRows(UNTUNED_SEED, 1500)
        .map((row) => JSON.stringify(row))
        .join("\n"),
    );
    const { figures } = measurePersonalData(file);
    expect(figures?.recall).toBeGreaterThanOrEqual(0.97);
    expect(figures?.fp).toBeLessThanOrEqual(0.02);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
