import { describe, expect, test } from "vitest";
import { ABSTAIN } from "../../consensus-schema.ts";
import { createDemoProvider } from "../../providers/demo.ts";
import { toFormat, toMessages } from "../consensus/verdict.ts";
import { judgeText } from "./judge-text.ts";
import { DEMO_TEMPERAMENTS, temperamentOf } from "./temperaments.ts";

const DECISIONS = ["approve", "review", "block"];
const judge = (text: string, decisions: readonly string[] = DECISIONS) => judgeText(text, decisions, temperamentOf("balanced"));

describe("by words of alarm and calm", () => {
  test.each([
    ["A stolen card, and the account is on a sanctioned list.", "block"],
    ["The monthly rent, to a verified and trusted landlord.", "approve"],
    ["An unusual amount, late at night.", "review"],
  ])("%s", (text, decision) => expect(judge(text).decision).toBe(decision));

  test("a negated word turns round", () => {
    expect(judge("The sender is not verified.").score).toBeGreaterThan(judge("The sender is verified.").score);
    expect(judge("There is no fraud here.").score).toBeLessThan(judge("There is fraud here.").score);
  });

  test("more alarm never lowers the score, and the cautious one never hears less than the bold one", () => {
    const texts = [
      "It is urgent.",
      "It is urgent and unknown.",
      "It is urgent, unknown and suspicious.",
      "Urgent, unknown, suspicious, stolen.",
    ];
    const scores = texts.map((text) => DEMO_TEMPERAMENTS.map((temperament) => judgeText(text, DECISIONS, temperament).score));
    for (const [cautious = 0, balanced = 0, bold = 0] of scores) {
      expect(cautious).toBeGreaterThanOrEqual(balanced);
      expect(balanced).toBeGreaterThanOrEqual(bold);
    }
    const middle = scores.map(([, balanced = 0]) => balanced);
    expect(middle).toEqual(middle.toSorted((a, b) => a - b));
  });

  test("every verdict says that no model made it, and names the words that did", () => {
    const { reasons, confidence } = judge("A stolen card, but a verified owner.");
    expect(reasons).toEqual([
      "Demo rules, no AI model (balanced): words were counted, nothing was understood.",
      "Raised by “stolen”.",
      "Lowered by “verified”.",
    ]);
    expect(confidence).toBeLessThanOrEqual(0.6);
  });
});

describe("what it cannot tell it does not decide", () => {
  test.each([
    ["a text without any of its words", "The weather is fine.", DECISIONS],
    ["yes or no, which depends on the question", "Is this stolen?", ["yes", "no"]],
    ["subjects the text does not name", "The weather is fine.", ["invoice", "contract"]],
    ["subjects it names equally often", "An invoice and a contract.", ["invoice", "contract"]],
  ])("%s", (_name, text, decisions) => expect(judge(text, decisions)).toMatchObject({ decision: ABSTAIN, confidence: 0 }));

  test("subjects are told by how often the text names them", () => {
    expect(judge("This contract ends the contract of 2024; see the invoice.", ["invoice", "contract"])).toMatchObject({
      decision: "contract",
      score: 0.67,
    });
  });

  test("another shape than a verdict's is refused by name", async () => {
    const provider = createDemoProvider({ clock: { now: () => 0, sleep: async () => {} }, tokenDelayMs: 0 });
    const question = { question: "A stolen card?", decisions: DECISIONS };
    const request = { model: "bold", messages: toMessages(question), signal: new AbortController().signal };
    const { text, reason } = await provider.doGenerate({ ...request, responseFormat: toFormat(DECISIONS) });
    expect([JSON.parse(text).decision, reason]).toEqual(["review", "stop"]);
    const other = { ...toFormat(DECISIONS), schema: { type: "object", properties: { city: { type: "string" } } } };
    await expect(provider.doGenerate({ ...request, responseFormat: other })).rejects.toMatchObject({ parameter: "responseFormat" });
  });

  test("what is judged is the context, not the words of the question about it", async () => {
    const provider = createDemoProvider({ clock: { now: () => 0, sleep: async () => {} }, tokenDelayMs: 0 });
    const messages = toMessages({ question: "Is this fraud?", context: "The monthly rent, verified.", decisions: DECISIONS });
    const signal = new AbortController().signal;
    const { text } = await provider.doGenerate({ model: "demo-1", messages, signal, responseFormat: toFormat(DECISIONS) });
    expect(JSON.parse(text).decision).toBe("approve");
  });
});
