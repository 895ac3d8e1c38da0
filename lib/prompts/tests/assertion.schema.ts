import { z } from "zod";

export const ASSERTIONS_MAX = 20;
export const RUBRIC_MAX = 2_000;
const TEXT_MAX = 10_000;
const PATTERN_MAX = 1_000;
const VALUES_MAX = 50;
/** Comparing costs the length of a text times this. */
const DISTANCE_MAX = 1_000;

const text = z.string().min(1).max(TEXT_MAX);
const texts = z.array(text).min(1).max(VALUES_MAX);
const share = z.number().min(0).max(1);

/** One with a text of its own. `{{expected}}` and `{{parameter}}` in it stand for what the row has. */
const withText = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), value: text });
const withTexts = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), values: texts });
const withPattern = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), pattern: z.string().min(1).max(PATTERN_MAX) });

export const LENGTH_UNITS = ["characters", "words"] as const;

/** Both bounds count as within; one of them is there. */
const lengthSchema = z
  .strictObject({
    type: z.literal("length"),
    unit: z.enum(LENGTH_UNITS),
    min: z.int().min(0).max(100_000).optional(),
    max: z.int().min(0).max(100_000).optional(),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, "Give min, max or both.")
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, "min may not be above max.");

/** What an answer has to be. Each kind says in its docstring, or by its name, when it holds. */
export const assertionSchema = z.discriminatedUnion("type", [
  withText("equals"),
  withText("not-equals"),
  withText("contains"),
  /** As contains, whatever the case. */
  withText("icontains"),
  withText("not-contains"),
  withTexts("contains-all"),
  withTexts("contains-any"),
  withText("starts-with"),
  withText("ends-with"),
  /** Found anywhere, by RE2: `^` and `$` are the ends of the whole text. */
  withPattern("regex"),
  withPattern("not-regex"),
  /** The whole answer is JSON. */
  z.strictObject({ type: z.literal("is-json") }),
  /** The whole answer is JSON that the schema (draft 7 or 2020-12) allows. */
  z.strictObject({ type: z.literal("json-schema"), schema: z.record(z.string(), z.json()) }),
  lengthSchema,
  /** Cosine of the two texts' embeddings is at least the threshold. */
  z.strictObject({ type: z.literal("similarity"), value: text, threshold: share.default(0.75) }),
  /** At most so many characters put in, taken out or replaced. */
  z.strictObject({ type: z.literal("levenshtein"), value: text, maxDistance: z.int().min(1).max(DISTANCE_MAX).default(5) }),
  z.strictObject({ type: z.literal("latency"), maxMs: z.int().min(1).max(600_000) }),
  /** Micro-dollars: 1,000,000 is one dollar. */
  z.strictObject({ type: z.literal("cost"), maxMicros: z.int().min(0).max(1_000_000_000) }),
  /** A model judges the answer by the rubric, from 0 to 1. */
  z.strictObject({
    type: z.literal("model-graded"),
    rubric: z.string().trim().min(1).max(RUBRIC_MAX),
    threshold: share.default(0.7),
    model: z.string().max(200).optional(),
  }),
  /** The fail-safe's checks find the answer at least so safe. */
  z.strictObject({ type: z.literal("safety"), threshold: share.default(0.8) }),
]);
export type Assertion = z.infer<typeof assertionSchema>;
export type AssertionInput = z.input<typeof assertionSchema>;
export type AssertionType = Assertion["type"];

export const ASSERTION_TYPES = assertionSchema.options.map((option) => option.shape.type.value);

export const assertionsSchema = z.array(assertionSchema).max(ASSERTIONS_MAX);

/** What was held against one answer. `score` 0 to 1; `reason` in a sentence, of those that passed too. */
export const assertionResultSchema = z.object({
  type: z.string(),
  passed: z.boolean(),
  score: z.number().min(0).max(1),
  reason: z.string(),
});
export type AssertionResult = z.infer<typeof assertionResultSchema>;
