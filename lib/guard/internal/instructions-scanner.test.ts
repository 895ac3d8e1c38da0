import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOutputGuard, type OutputGuardOptions } from "../output-guard.ts";
import { toDataRules } from "../output-rules.ts";

const INSTRUCTIONS = [
  "You are the assistant of the harbour office and answer in the language of the person.",
  "Never mention the discount of forty percent for crews from Rotterdam, and close each letter with the tide table of tomorrow.",
].join("\n");
const RULES = { ...toDataRules([]), instructions: "redact" as const };

function show(pieces: string | readonly string[], options: OutputGuardOptions = {}) {
  const guard = createOutputGuard({ rules: RULES, instructions: INSTRUCTIONS, ...options });
  const text = [...(typeof pieces === "string" ? [pieces] : pieces).map((piece) => guard.push(piece)), guard.end()].join("");
  return { text, verdict: guard.verdict() };
}

const COPIED = "Never mention the discount of forty percent for crews from Rotterdam, and close each letter";
const LEFT = "Never mention the discount [redacted: instructions]";

describe("instructions repeated word for word", () => {
  test.each([
    ["as they stand", COPIED, LEFT],
    ["in capitals", COPIED.toUpperCase(), "NEVER MENTION THE DISCOUNT [redacted: instructions]"],
    ["over lines of a list", COPIED.replaceAll(" ", "\n- "), "Never\n- mention\n- the\n- discount\n- [redacted: instructions]"],
    ["in bold", COPIED.replaceAll(/\w+/g, "**$&**"), "**Never** **mention** **the** **discount** **[redacted: instructions]**"],
    [
      "with invisible characters",
      COPIED.replaceAll("e", "\u200be"),
      "N\u200bev\u200ber m\u200bention th\u200be discount [redacted: instructions]",
    ],
  ])("are cut after their first four words: %s", (_, copied, left) => {
    for (const pieces of [`It says: ${copied}. Good?`, `It says: ${copied}. Good?`.split("")]) {
      const { text, verdict } = show(pieces);
      expect(text).toBe(`It says: ${left}. Good?`);
      expect(verdict).toMatchObject({ verdict: "JAILBREAK", action: "redact", reasons: [{ code: "guard.instructions_repeated" }] });
      expect(JSON.stringify(verdict)).not.toContain("crews");
    }
  });
  test("of a script without spaces, eighty characters", () => {
    const instructions = Array.from({ length: 240 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 37) % 211))).join("");
    const shown = show(`说：${instructions.slice(20, 160)}。`, { instructions }).text;
    expect(shown).toMatch(/\[redacted: instructions\]。$/);
    expect(shown.length).toBeLessThan(60);
    expect(show(instructions.slice(20, 80), { instructions }).text).toBe(instructions.slice(20, 80));
  });
  test("pass where they are only a phrase, mixed up, or nobody minds", () => {
    for (const text of [
      "Answer in the language of the person who asks you, please.",
      "crews from Rotterdam and the harbour office of the discount tide table",
      COPIED.split(" ").toReversed().join(" "),
    ])
      expect(show(text)).toMatchObject({ text, verdict: { verdict: "SAFE", action: "allow" } });
    expect(show(COPIED, { rules: { ...RULES, instructions: "allow" } }).text).toBe(COPIED);
    expect(show("You are a helpful assistant.", { instructions: "You are a helpful assistant." }).text).toBe(
      "You are a helpful assistant.",
    );
  });
  test("are left, reported and never held back where the policy only warns", () => {
    const guard = createOutputGuard({ rules: { ...RULES, instructions: "warn" }, instructions: INSTRUCTIONS });
    for (const word of `${COPIED}. `.split(/(?<= )/)) expect(guard.push(word)).toBe(word);
    guard.end();
    expect(guard.verdict()).toMatchObject({ verdict: "SAFE", action: "warn", redactions: [] });
  });
});

test("plain text is not delayed, and a run of known words no longer than it lasts", () => {
  const guard = createOutputGuard({ rules: RULES, instructions: INSTRUCTIONS });
  for (const word of ["The ", "tide ", "table ", "for ", "today ", "is ", "here. "]) expect(guard.push(word)).toBe(word);
  expect(guard.push("answer in the language ")).toBe("answer in the language");
  expect(guard.push("of the ")).toBe("");
  expect(guard.push("sea ")).toBe(" of the sea ");
});

test("what is cut never depends on how the text is split", () => {
  const words = INSTRUCTIONS.split(/\s+/);
  const part = fc.tuple(fc.nat(words.length), fc.nat(30)).map(([from, count]) => `${words.slice(from, from + count).join(" ")} `);
  const texts = fc
    .array(fc.oneof(part, fc.constantFrom("and ", "\n", "**", "crews ", "\u200b", "汉")), { maxLength: 8 })
    .map((list) => list.join(""));
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 12 }), (text, cuts) => {
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
      const whole = show(text).text;
      expect(show(places.slice(1).map((place, index) => text.slice(places[index], place))).text).toBe(whole);
      expect(show(text.split("")).text).toBe(whole);
    }),
    { numRuns: 500 },
  );
});
