import { describe, expect, test } from "vitest";
import { compareOutput, readGuide } from "./programs.ts";

const GUIDE = [
  "# Title",
  "## One",
  "```sh",
  "export AEGIS_URL=http://localhost:3000",
  "export AEGIS_PASSWORD='two words'",
  "```",
  "```sh",
  'echo "$AEGIS_URL"',
  "```",
  "```text",
  "http://…",
  "```",
  "## Two",
  "```json",
  "{}",
  "```",
  "```ts",
  "1;",
  "```",
  "```python",
  "1",
  "```",
  "```text",
  "1",
  "```",
].join("\n");

describe("a guide as programs", () => {
  test("one per section and language, with the settings its shell exports", () => {
    const { programs, settings } = readGuide(GUIDE);
    expect(programs.map(({ title, language, blocks }) => `${title} ${language} ${blocks.length}`)).toEqual([
      "One sh 2",
      "Two ts 1",
      "Two python 1",
    ]);
    expect(settings).toEqual({ AEGIS_URL: "http://localhost:3000", AEGIS_PASSWORD: "two words" });
  });
  test("the text below a block is what it prints, and nobody else's", () => {
    const { programs } = readGuide(GUIDE);
    expect(programs.flatMap(({ blocks }) => blocks.map(({ prints }) => prints))).toEqual([null, "http://…\n", null, "1\n"]);
  });
});

describe("what was printed", () => {
  test("may differ where the guide says so, and nowhere else", () => {
    expect(compareOutput("id_… (ok)", "id_123 (ok)\n")).toBeNull();
    expect(compareOutput("id_… (ok)", "id_123 (bad)")).toContain("printed\nid_123 (bad)");
    expect(compareOutput("a.c", "abc")).not.toBeNull();
  });
  test("one line does not stand for two, and more than the guide says is not the same", () => {
    expect(compareOutput("a…c", "a\nc")).not.toBeNull();
    expect(compareOutput("a", "a\nb")).not.toBeNull();
  });
});
