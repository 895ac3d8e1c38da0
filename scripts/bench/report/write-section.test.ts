import { expect, test } from "vitest";
import { formatSection, replaceSection } from "./write-section.ts";

const DOCUMENT =
  "# Title\n\nProse.\n\n<!-- bench:api -->\n\nold\n\n<!-- /bench:api -->\n\nMore prose.\n\n<!-- bench:cold -->\n\ncold\n\n<!-- /bench:cold -->\n";

test("a command rewrites what stands between its own marks and nothing else", () => {
  expect(replaceSection(DOCUMENT, "api", "new")).toBe(DOCUMENT.replace("old", "new"));
});

test("writing twice leaves what writing once left", () => {
  const once = replaceSection(DOCUMENT, "cold", "new");
  expect(replaceSection(once, "cold", "new")).toBe(once);
});

test.each([
  ["are missing", "memory", DOCUMENT],
  ["stand twice", "api", DOCUMENT + DOCUMENT],
  ["stand in the wrong order", "api", "<!-- /bench:api --> <!-- bench:api -->"],
])("marks that %s are refused", (_, name, document) => {
  expect(() => replaceSection(document, name, "new")).toThrow(`<!-- bench:${name} -->`);
});

test("a missed target is written down as missed", () => {
  const figures = [
    { what: "fast", value: 90.4, unit: "ms", target: { type: "at-most", value: 100 } },
    { what: "slow", value: 1234.5, unit: "ms", target: { type: "at-most", value: 1_000 } },
    { what: "ratio", value: 0.694, unit: "", target: { type: "at-least", value: 0.7 } },
    { what: "rate", value: 45_678, unit: "/s", target: null },
  ] as const;
  const text = formatSection({ figures }, "Measured.");
  const cells = text.split("\n").flatMap((line) =>
    line.startsWith("|")
      ? [
          line
            .split("|")
            .map((cell) => cell.trim())
            .slice(1, -1),
        ]
      : [],
  );
  expect(cells.slice(2)).toEqual([
    ["fast", "90.4 ms", "≤ 100 ms", "yes"],
    ["slow", "1,235 ms", "≤ 1,000 ms", "**no**"],
    ["ratio", "0.69", "≥ 0.7", "**no**"],
    ["rate", "45,678 /s", "", ""],
  ]);
});
