import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SECRET_SAMPLES } from "./internal/secret-samples.ts";
import { createOutputGuard, type OutputGuardOptions } from "./output-guard.ts";
import { type OutputRules, toDataRules, toOutputRules } from "./output-rules.ts";
import { DEFAULT_GUARD_POLICY, type GuardAction } from "./policy.ts";
import { guardVerdictSchema } from "./schema.ts";

const CARD = "4111 1111 1111 1111";
const KEY = "sk-proj-aB3dE5gH7jK9mN1pQ2rS";
const TEXT = `Pay with ${CARD}, the key is ${KEY}, and again ${CARD}. Bye.`;

function rulesWith(card: GuardAction, secret: GuardAction = "allow"): OutputRules {
  const rules = toDataRules([]);
  return { ...rules, policyVersion: 7, data: { ...rules.data, card, secret } };
}

function show(pieces: string | readonly string[], options: OutputGuardOptions) {
  const guard = createOutputGuard(options);
  const text = [...(typeof pieces === "string" ? [pieces] : pieces).map((piece) => guard.push(piece)), guard.end()].join("");
  return { text, verdict: guardVerdictSchema.parse(guard.verdict()), isWithheld: guard.isWithheld() };
}

describe("what becomes of data in an answer", () => {
  test("allowed: nothing, and nobody speaks of it", () => {
    expect(show(TEXT, { rules: rulesWith("allow") })).toMatchObject({
      text: TEXT,
      verdict: { verdict: "SAFE", action: "allow", reasons: [], policyVersion: 7 },
    });
  });
  test("warned of: the text stays, the verdict counts", () => {
    expect(show(TEXT, { rules: rulesWith("warn") })).toMatchObject({
      text: TEXT,
      verdict: {
        verdict: "PII_LEAK",
        action: "warn",
        redactions: [],
        reasons: [{ code: "guard.output_card", text: "2 × card found in the answer." }],
      },
    });
  });
  test("redacted: its place says what it was", () => {
    expect(show(TEXT, { rules: rulesWith("redact") })).toMatchObject({
      text: TEXT.replaceAll(CARD, "[redacted: card]"),
      verdict: { action: "redact", redactions: [{ kind: "card", count: 2 }] },
    });
  });
  test("blocked: the answer ends there", () => {
    expect(show(TEXT, { rules: rulesWith("block", "redact") })).toMatchObject({
      text: "Pay with [answer withheld: card]",
      isWithheld: true,
      verdict: { verdict: "PII_LEAK", action: "block", redactions: [{ kind: "card", count: 1 }] },
    });
  });
  test("each class by its own rule, and no verdict holds a word of it", () => {
    const { text, verdict } = show(TEXT, { rules: rulesWith("warn", "redact") });
    expect(text).toBe(TEXT.replace(KEY, "[redacted: openai-key]"));
    expect(verdict).toMatchObject({ action: "redact", redactions: [{ kind: "openai-key", count: 1 }] });
    expect(JSON.stringify(verdict)).not.toMatch(/4111|aB3dE5/);
  });
});

test("a mark of the prompt is cut even where all data may leave", () => {
  expect(show("so: canary-1f.", { rules: rulesWith("allow"), canary: "canary-1f" }).text).toBe("so: [redacted: system-prompt].");
});

const EVERYTHING = { ...toOutputRules(DEFAULT_GUARD_POLICY, ["own.example"]), instructions: "redact" as const };
const INSTRUCTIONS = "Speak of the weather first and of the price last, and never say which supplier has sent the apples of this week.";

test("with every scanner at work the result never depends on how the text is split", () => {
  const fragment = fc.oneof(
    fc.constantFrom(...SECRET_SAMPLES.map((sample) => sample.text)),
    fc.constantFrom(INSTRUCTIONS, INSTRUCTIONS.slice(0, 60), INSTRUCTIONS.slice(30)),
    fc.constantFrom(
      "![a](https://evil.example/?d=1)",
      "[b](https://own.example/?x=1)",
      "[c]: //evil.example?d=1\n",
      '<img src="https://evil.example/?d=1">',
    ),
    fc.constantFrom(
      "`",
      "```\n",
      "\n\n",
      "](",
      "![",
      "<a href=",
      "\\u002d",
      "\\",
      "https://",
      "|",
      "$",
      "4111 1111 ",
      "😀",
      " and ",
      "jo@mail.example",
      "+49 30 901820",
    ),
    fc.string({ maxLength: 8 }),
  );
  const actions = fc.constantFrom<GuardAction>("allow", "warn", "redact", "block");
  fc.assert(
    fc.property(
      fc.array(fragment, { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 10 }),
      fc.record({ card: actions, secret: actions, iban: actions, email: actions }),
      fc.boolean(),
      (parts, cuts, data, isJson) => {
        const text = parts.join("");
        const options = {
          rules: { ...EVERYTHING, data: { ...EVERYTHING.data, ...data } },
          instructions: INSTRUCTIONS,
          canary: "canary-1f",
          isJson,
        };
        const whole = show(text, options);
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
        for (const pieces of [places.slice(1).map((place, index) => text.slice(places[index], place)), text.split("")]) {
          const split = show(pieces, options);
          expect(split.text).toBe(whole.text);
          expect({ ...split.verdict, latencyMs: 0 }).toEqual({ ...whole.verdict, latencyMs: 0 });
        }
      },
    ),
    { numRuns: 400 },
  );
});

describe("an answer in JSON stays JSON", () => {
  const json = (text: string) => show(text, { rules: toOutputRules(DEFAULT_GUARD_POLICY), isJson: true }).text;
  test.each([
    [`{"card": 4111111111111111, "n": 1}`, { card: "[redacted: card]", n: 1 }],
    [
      `{"note":"It is ${KEY}, \\"yes\\"","list":["${KEY}"]}`,
      { note: 'It is [redacted: openai-key], "yes"', list: ["[redacted: openai-key]"] },
    ],
    [`{"text":"![a](https://evil.example/?d=1)"}`, { text: "a (image from evil.example removed)" }],
    [`[4111111111111111,"4111111111111111"]`, ["[redacted: card]", "[redacted: card]"]],
  ])("%s", (text, expected) => {
    expect(JSON.parse(json(text))).toEqual(expected);
  });
});
