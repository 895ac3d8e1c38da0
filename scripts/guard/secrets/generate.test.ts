import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measureSecrets } from "../../bench/guard/secrets.ts";
import { generateSecrets } from "./generate.ts";
import { createRandom } from "./random.ts";
import { UNLISTED } from "./unlisted.ts";

const rows = generateSecrets(4);
const { figures } = measureSecrets(rows);

test("at least twenty-five styles begin with nothing that the guard's table lists", () => {
  const listed = [...readFileSync("docs/guard/secret-formats.md", "utf8").matchAll(/`([^`\s]{3,})`/g)].map(([, prefix]) => prefix ?? "");
  const free = UNLISTED.filter(({ make }) => {
    const secret = make(createRandom(3));
    return !listed.some((prefix) => secret.startsWith(prefix));
  });
  expect(free.length).toBeGreaterThanOrEqual(25);
});

test("the same seed gives the same rows, another one others", () => {
  expect(generateSecrets(4)).toEqual(rows);
  expect(generateSecrets(5)).not.toEqual(rows);
});

test("every secret stands in its text", () => {
  expect(rows.filter(({ label, text, core }) => label === 1 && !text.includes(core ?? "\0"))).toEqual([]);
});

test("listed keys are redacted, most of the others too, and harmless texts stay as they are", () => {
  expect(figures.redacted).toBeGreaterThanOrEqual(0.99);
  expect(figures.unseen).toBeGreaterThanOrEqual(0.95);
  expect(figures.evasion).toBeGreaterThanOrEqual(0.9);
  expect(figures.fp).toBeLessThanOrEqual(0.005);
});

test("a bench that sees no redaction says so", () => {
  const text = "Nothing to see here.";
  const measured = measureSecrets([
    { text, label: 1, type: "none", core: "Nothing" },
    { text, label: 0, type: "none" },
  ]);
  expect(measured.figures).toEqual({ redacted: 0, unseen: null, evasion: null, fp: 0 });
});
