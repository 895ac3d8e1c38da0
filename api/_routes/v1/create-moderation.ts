import { z } from "zod";
import { moderateTexts } from "../../../lib/ai/gateway/moderate-texts.ts";
import { RULES_VERSION } from "../../../lib/guard/rules-version.ts";
import { type GuardVerdict, guardVerdictSchema } from "../../../lib/guard/schema.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineWireRoute } from "../../_http/define-route.ts";

const MODEL = `aegis-guard-${RULES_VERSION}`;

/** OpenAI's own categories. Our guard judges attacks and secrets, not these: null says that nobody looked. */
const NOT_JUDGED = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "illicit",
  "illicit/violent",
  "self-harm",
  "self-harm/instructions",
  "self-harm/intent",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic",
] as const;

const textPart = z.strictObject({ type: z.literal("text"), text: z.string() });

const requestSchema = z.strictObject({
  model: z.string().max(200).nullish().describe("Left out or any name: there is one guard."),
  input: z.union([
    z.string(),
    z
      .array(z.union([z.string(), textPart]))
      .min(1)
      .max(256),
  ]),
});

const judged = { jailbreak: z.boolean(), unsafe: z.boolean(), secret: z.boolean() };
const scored = { jailbreak: z.number(), unsafe: z.number(), secret: z.number() };
const unjudged = Object.fromEntries(NOT_JUDGED.map((name) => [name, z.null()]));

const outputSchema = z.strictObject({
  id: z.string(),
  model: z.string(),
  results: z.array(
    z.strictObject({
      flagged: z.boolean(),
      categories: z.strictObject({ ...unjudged, ...judged }),
      category_scores: z.strictObject({ ...unjudged, ...scored }),
      category_applied_input_types: z.record(z.string(), z.array(z.literal("text"))),
      aegis: guardVerdictSchema,
    }),
  ),
});

export const createModerationRoute = defineWireRoute({
  method: "post",
  path: "/v1/moderations",
  summary: "Ask the guard for its verdict on texts, in the shape of OpenAI's moderations",
  description:
    "`jailbreak`, `unsafe` and `secret` are what the guard looks for; OpenAI's categories are null, because it does not. The whole " +
    "verdict is in `aegis`.",
  access: "ai.write",
  limit: limits.gateway,
  isIdempotent: true,
  body: requestSchema,
  output: outputSchema,
  errors: ["gateway.unsupported_parameter"],
  handle: async ({ ctx, body }) => {
    const inputs = typeof body.input === "string" ? [body.input] : body.input;
    const verdicts = await moderateTexts(
      ctx,
      inputs.map((input) => (typeof input === "string" ? input : input.text)),
    );
    return { type: "json", body: { id: toModerationId(), model: MODEL, results: verdicts.map(toResult) }, headers: {} };
  },
});

function toModerationId(): string {
  return `modr-${createId("modelCall").slice("cal_".length)}`;
}

function toResult(verdict: GuardVerdict) {
  const isJailbreak = verdict.verdict === "JAILBREAK";
  const isUnsafe = verdict.verdict === "UNSAFE";
  const hasSecret = verdict.redactions.length > 0;
  const nobody = Object.fromEntries(NOT_JUDGED.map((name) => [name, null]));
  return {
    flagged: verdict.verdict !== "SAFE" || hasSecret,
    categories: { ...nobody, jailbreak: isJailbreak, unsafe: isUnsafe, secret: hasSecret },
    category_scores: {
      ...nobody,
      jailbreak: isUnsafe ? 0 : verdict.score,
      unsafe: isJailbreak ? 0 : verdict.score,
      secret: hasSecret ? 1 : 0,
    },
    category_applied_input_types: { jailbreak: ["text"], unsafe: ["text"], secret: ["text"] },
    aegis: verdict,
  };
}
