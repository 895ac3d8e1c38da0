import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASSERTION_TYPES, type AssertionInput, assertionSchema } from "./assertion.schema.ts";
import { assertionsOf } from "./assertions-of.ts";
import { findAssertionFault } from "./check-assertions.ts";
import { evaluateAssertion, isJudged } from "./evaluate-assertion.ts";
import { fillText } from "./fill-text.ts";
import { distanceWithin } from "./levenshtein.ts";

const NO_ROW = { values: {}, expected: null };

async function holds(input: AssertionInput, text: string, facts: { latencyMs?: number; costMicros?: number } = {}): Promise<boolean> {
  const assertion = assertionSchema.parse(input);
  if (isJudged(assertion)) throw new Error(`${assertion.type} is judged elsewhere.`);
  const result = await evaluateAssertion(assertion, { text, latencyMs: 0, costMicros: 0, ...facts }, NO_ROW);
  expect(result.reason).toMatch(/\.$/);
  expect(result.score).toBe(result.passed ? 1 : 0);
  return result.passed;
}

const SCHEMA = { type: "object", required: ["name"], properties: { name: { type: "string", pattern: "^[a-z]+$" } } };

/** What holds for the first text and not for the second. */
const CASES: readonly (readonly [AssertionInput, string, string])[] = [
  [{ type: "equals", value: "Paris" }, "Paris", "Paris."],
  [{ type: "not-equals", value: "Paris" }, "paris", "Paris"],
  [{ type: "contains", value: "Par" }, "In Paris", "In paris"],
  [{ type: "icontains", value: "PAR" }, "in paris", "in Pau"],
  [{ type: "not-contains", value: "sorry" }, "Sorry", "so sorry"],
  [{ type: "contains-all", values: ["a", "b"] }, "b a", "a"],
  [{ type: "contains-any", values: ["a", "b"] }, "b", "c"],
  [{ type: "starts-with", value: "Yes" }, "Yes, it is", " Yes"],
  [{ type: "ends-with", value: "." }, "It is.", "It is. "],
  [{ type: "regex", pattern: "^\\d{4}$" }, "2026", "in 2026"],
  [{ type: "not-regex", pattern: "\\bTODO\\b" }, "done", "a TODO here"],
  [{ type: "is-json" }, ' {"a": [1]} ', '```json\n{"a": 1}\n```'],
  [{ type: "json-schema", schema: SCHEMA }, '{"name": "ana"}', '{"name": "Ana"}'],
  [{ type: "length", unit: "words", min: 2, max: 3 }, "two  words", "these are four words"],
  [{ type: "length", unit: "characters", max: 2 }, "👍🏻", "abc"],
  [{ type: "levenshtein", value: "kitten", maxDistance: 3 }, "sitting", "sittings"],
];

describe("an assertion", () => {
  test.each(CASES)("%j tells what holds from what does not", async (assertion, right, wrong) => {
    expect([await holds(assertion, right), await holds(assertion, wrong)]).toEqual([true, false]);
  });

  test("of time or cost holds up to its bound", async () => {
    expect(await holds({ type: "latency", maxMs: 100 }, "", { latencyMs: 100 })).toBe(true);
    expect(await holds({ type: "latency", maxMs: 100 }, "", { latencyMs: 101 })).toBe(false);
    expect(await holds({ type: "cost", maxMicros: 0 }, "", { costMicros: 0 })).toBe(true);
    expect(await holds({ type: "cost", maxMicros: 5 }, "", { costMicros: 6 })).toBe(false);
  });

  test("every kind is tried here or judged by somebody else", () => {
    const tried = [...CASES.map(([{ type }]) => type), "latency", "cost", "similarity", "model-graded", "safety"];
    expect(new Set(tried)).toEqual(new Set(ASSERTION_TYPES));
    expect(ASSERTION_TYPES.length).toBeGreaterThanOrEqual(14);
  });

  test("and its opposite never agree", async () => {
    const text = fc.string({ maxLength: 12 });
    const value = fc.string({ minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, value, async (answer, wanted) => {
        expect(await holds({ type: "equals", value: wanted }, answer)).toBe(!(await holds({ type: "not-equals", value: wanted }, answer)));
        expect(await holds({ type: "contains", value: wanted }, answer)).toBe(
          !(await holds({ type: "not-contains", value: wanted }, answer)),
        );
      }),
    );
  });
});

describe("what a user writes cannot keep the server busy", () => {
  const LONG = "x".repeat(100_000);
  const TIME_MS = 2_000;
  const isQuick = async (work: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt < TIME_MS;
  };

  test.each(["(x+x+)+y$", "(x|x)*y$", "(.*)*y$", "(x{1,10}){1,50}y$"])("the pattern %s", async (pattern) => {
    expect(await isQuick(() => holds({ type: "regex", pattern }, LONG))).toBe(true);
  });

  test("the distance to a long text", async () => {
    const value = "y".repeat(10_000);
    expect(await isQuick(() => holds({ type: "levenshtein", value, maxDistance: 1_000 }, "x".repeat(10_500)))).toBe(true);
  });

  const doubled = (name: number) => ({ anyOf: [{ $ref: `#/$defs/d${name}` }, { $ref: `#/$defs/d${name}` }] });
  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      "doubles itself",
      { ...doubled(0), $defs: Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`d${n}`, doubled(n + 1)])) },
      /parts|among|deep/,
    ],
    ["refers to itself", { $ref: "#/$defs/tree", $defs: { tree: { properties: { left: { $ref: "#/$defs/tree" } } } } }, /itself/],
    ["lies elsewhere", { $ref: "https://example.com/schema.json" }, /not among/],
    ["compares everything with everything", { type: "array", uniqueItems: true }, /maxItems/],
    ["is deep", Array.from({ length: 40 }).reduce<Record<string, unknown>>((inner) => ({ not: inner }), {}), /deep/],
    ["is none", { type: "nothing" }, /./],
  ])("a schema that %s is refused, with the reason", async (_name, schema, why) => {
    const fault = await findAssertionFault(assertionSchema.parse({ type: "json-schema", schema }));
    expect(fault?.detail).toMatch(why);
  });

  test("a schema's own patterns", async () => {
    const schema = { type: "string", pattern: "^(x+x+)+y$" };
    expect(await isQuick(() => holds({ type: "json-schema", schema }, JSON.stringify(LONG)))).toBe(true);
  });

  test("a pattern RE2 does not know is refused before it is kept", async () => {
    expect(await findAssertionFault({ type: "regex", pattern: "(?<=a)b" })).toMatchObject({ field: "pattern" });
    expect(await findAssertionFault({ type: "regex", pattern: "(" })).toMatchObject({ field: "pattern" });
    expect(await findAssertionFault({ type: "regex", pattern: "(?<year>\\d+)" })).toBeNull();
  });
});

/** Straight from the definition; slow. */
function fullDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [inA, inB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return fullDistance(inA, inB);
  return 1 + Math.min(fullDistance(inA, b), fullDistance(a, inB), fullDistance(inA, inB));
}

test("the distance within a band is the distance, or it is more than the band", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 7 }), (a, b, most) => {
      const distance = fullDistance(a, b);
      expect(distanceWithin(a, b, most)).toBe(distance > most ? null : distance);
    }),
  );
});

describe("a row's own words in an assertion", () => {
  test("stand where they are named, and are not read again", () => {
    const row = { values: { city: "{{expected}}", on: true, tags: ["a", "b"] }, expected: "Paris" };
    expect(fillText("{{expected}} {{ city }} {{on}} {{tags}} {{other}} {{Not}}", row)).toBe(
      "Paris {{expected}} yes a, b {{other}} {{Not}}",
    );
    expect(fillText("{{constructor}}", row)).toBe("{{constructor}}");
  });

  test("a row with an expected answer and no assertion is to equal it", async () => {
    const [assertion] = assertionsOf([], { assertions: [], expected: "Paris" });
    expect(assertion).toEqual({ type: "equals", value: "{{expected}}" });
    expect(assertionsOf([], { assertions: [], expected: null })).toEqual([]);
    expect(assertionsOf([{ type: "is-json" }], { assertions: [], expected: "x" })).toEqual([{ type: "is-json" }]);
  });
});
