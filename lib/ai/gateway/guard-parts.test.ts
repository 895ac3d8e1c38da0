import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toOutputRules } from "../../guard/output-rules.ts";
import { DEFAULT_GUARD_POLICY } from "../../guard/policy.ts";
import type { StreamPart, ToolCall } from "../schema.ts";
import { type GuardedPart, guardParts, guardWhole } from "./guard-parts.ts";

const SECRET = "sk-proj-aB3dE5gH7jK9mN1pQ2rS";
const RULES = { rules: toOutputRules(DEFAULT_GUARD_POLICY) };
const usage = { inputTokens: 1, outputTokens: 1, isEstimated: false };
const finish: StreamPart = { type: "finish", reason: "stop", usage };

async function* from(parts: readonly (StreamPart | Error)[]): AsyncGenerator<StreamPart> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

const read = (parts: readonly StreamPart[]): Promise<GuardedPart[]> => Array.fromAsync(guardParts(from(parts), RULES));
const call = (fields: Partial<ToolCall>): StreamPart => ({
  type: "tool-call",
  call: { id: "call_0", name: "save", arguments: "{}", ...fields },
});
const callOf = (parts: readonly GuardedPart[]): ToolCall | undefined => parts.find((part) => part.type === "tool-call")?.call;

describe("an answer in parts", () => {
  test("is the same redacted text however it was cut, and its last part carries the verdict", async () => {
    const words = fc.array(fc.constantFrom("a word ", SECRET, " and ", "sk-", "ok.\n"), { maxLength: 8 }).map((list) => list.join(""));
    await fc.assert(
      fc.asyncProperty(words, fc.array(fc.nat(200), { maxLength: 6 }), async (text, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted((a, b) => a - b);
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        const parts = await read([...pieces.map((piece): StreamPart => ({ type: "text", text: piece })), finish]);
        const shown = parts.map((part) => (part.type === "text" ? part.text : "")).join("");
        const whole = guardWhole({ text, toolCalls: [], reason: "stop" }, RULES);
        expect(shown).toBe(whole.text);
        expect(shown).not.toContain(SECRET);
        expect(parts.at(-1)).toMatchObject({ type: "finish", verdict: { verdict: whole.verdict.verdict } });
      }),
    );
  });

  test("that breaks says nothing of what was still held back", async () => {
    const said: string[] = [];
    const reading = (async () => {
      const broken = [{ type: "text" as const, text: `Key: ${SECRET.slice(0, 14)}` }, new Error("cut")];
      for await (const part of guardParts(from(broken), RULES)) if (part.type === "text") said.push(part.text);
    })();
    await expect(reading).rejects.toThrow("cut");
    expect(said.join("")).toBe("Key: ");
  });
});

describe("a call", () => {
  test.each([
    ["in a value", JSON.stringify({ note: `It is ${SECRET}.` }), { note: "It is [redacted: openai-key]." }],
    ["in a list in an object", JSON.stringify({ a: [{ b: SECRET }] }), { a: [{ b: "[redacted: openai-key]" }] }],
    ["in a name", JSON.stringify({ [SECRET]: 1 }), { "[redacted: openai-key]": 1 }],
    ["behind an escape of JSON", `{"a":"${SECRET.replace("-", "\\u002d")}"}`, { a: "[redacted: openai-key]" }],
  ])("with a secret %s is still JSON without it", async (_where, text, expected) => {
    const parts = await read([call({ arguments: text }), finish]);
    expect(JSON.parse(callOf(parts)?.arguments ?? "")).toEqual(expected);
    expect(parts.at(-1)).toMatchObject({ verdict: { verdict: "PII_LEAK" } });
  });
  test("keeps arguments that are no JSON, or clean, as they came", async () => {
    for (const text of ['{ "a" : 1,\n "b": "x" }', '{"a":', "", "[".repeat(20_000)])
      expect(callOf(await read([call({ arguments: text }), finish]))?.arguments).toBe(text);
    expect(callOf(await read([call({ arguments: `{"a": ${SECRET}` }), finish]))?.arguments).toBe('{"a": [redacted: openai-key]');
  });
  test("has an id of ours that no other has, and loses a name or a signature in which a secret shows", async () => {
    const parts = await read([call({}), call({}), call({ name: SECRET, signature: SECRET }), call({ signature: "opaque" }), finish]);
    const calls = parts.flatMap((part) => (part.type === "tool-call" ? [part.call] : []));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(4);
    expect(calls[2]).toMatchObject({ name: "[redacted: openai-key]" });
    expect(calls.map(({ signature }) => signature)).toEqual([undefined, undefined, undefined, "opaque"]);
  });
});

describe("an organization's rules", () => {
  const CARD = "4111 1111 1111 1111";
  const withheld = { ...RULES.rules, data: { ...RULES.rules.data, card: "block" as const } };
  const text = (said: string): StreamPart => ({ type: "text", text: said });
  const listen = async (parts: readonly StreamPart[]) => Array.fromAsync(guardParts(from(parts), { rules: withheld }));

  test("a withheld answer ends there, whatever the model says or calls after it", async () => {
    const parts = await listen([text(`Card: ${CARD.slice(0, 9)}`), text(`${CARD.slice(9)}, and more`), call({}), text("more"), finish]);
    expect(parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("")).toBe("Card: [answer withheld: card]");
    expect(parts.slice(1).map(({ type }) => type)).not.toContain("tool-call");
    expect(parts.at(-1)).toMatchObject({ type: "finish", reason: "content-filter", verdict: { action: "block" } });
    expect(JSON.stringify(parts)).not.toMatch(/4111|more/);
    const whole = guardWhole(
      { text: `Card: ${CARD}, and more`, toolCalls: [{ id: "a", name: "b", arguments: "{}" }], reason: "stop" },
      { rules: withheld },
    );
    expect(whole).toMatchObject({
      text: "Card: [answer withheld: card]",
      toolCalls: [],
      reason: "content-filter",
      verdict: { action: "block" },
    });
  });
  test("a call that holds what is withheld is not made, nor is one after it", async () => {
    const calls = [{}, { arguments: JSON.stringify({ card: CARD }) }, {}];
    const parts = await listen([...calls.map(call), finish]);
    expect(parts.map(({ type }) => type)).toEqual(["tool-call", "text", "finish"]);
    expect(parts[1]).toEqual({ type: "text", text: "[answer withheld: card]" });
    const toolCalls = calls.map((fields) => ({ id: "a", name: "save", arguments: "{}", ...fields }));
    expect(guardWhole({ text: "", toolCalls, reason: "tool-calls" }, { rules: withheld })).toMatchObject({
      text: "[answer withheld: card]",
      toolCalls: [{ name: "save" }],
      reason: "content-filter",
    });
  });
  test("a link in a call's arguments stays: it is what the tool is called with", async () => {
    const url = "https://shop.example/search?q=shoes";
    expect(callOf(await read([call({ arguments: JSON.stringify({ url, text: `[a](${url})` }) }), finish]))?.arguments).toContain(
      `[a](${url})`,
    );
  });
});

describe("an answer in JSON", () => {
  const json = { ...RULES, isJson: true };
  const KEYED = `{"escaped":"${SECRET.replaceAll("-", "\\u002d")}","card":4111111111111111,"ok":"a\\nb"}`;
  const expected = { escaped: "[redacted: openai-key]", card: "[redacted: card]", ok: "a\nb" };
  test("is JSON without the secret, as a whole and at every split", async () => {
    expect(JSON.parse(guardWhole({ text: KEYED, toolCalls: [], reason: "stop" }, json).text)).toEqual(expected);
    for (let cut = 0; cut <= KEYED.length; cut++) {
      const pieces = [KEYED.slice(0, cut), KEYED.slice(cut)].map((piece): StreamPart => ({ type: "text", text: piece }));
      const parts = await Array.fromAsync(guardParts(from([...pieces, finish]), json));
      const shown = parts.map((part) => (part.type === "text" ? part.text : "")).join("");
      expect(JSON.parse(shown), `cut at ${cut}`).toEqual(expected);
    }
  });
});
