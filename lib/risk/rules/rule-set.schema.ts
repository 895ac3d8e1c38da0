import { z } from "zod";
import { parseRules } from "./parse-rules.ts";
import { PERCENTILE_GROUPS, RULES_MAX } from "./rule.ts";
import { RULE_SET_STATES } from "./rule-set-states.ts";

const version = z.int().min(0);
const note = z.string().trim().min(1).max(500);
export const ruleSetIdSchema = z.string().max(64);

const CONDITION =
  'all, any (lists of conditions), not (one), {"fact", "op", "value"} where value is a number or {"percentile", "of"}, {"fact", "in"} for ' +
  'words, or {"list", "side"}';

export const ruleSchema = z.object({
  code: z.string(),
  name: z.string(),
  description: z.string(),
  effect: z.union([
    z.object({ weight: z.number() }),
    z.object({ at_least: z.enum(["monitor", "review", "hold", "block"]) }),
    z.object({ at_most: z.literal("approve") }),
  ]),
  when: z.unknown().describe(CONDITION),
  minHistory: z
    .object({ payer: z.int().optional(), payee: z.int().optional(), organization: z.int().optional() })
    .optional()
    .describe("Transactions that have to be known before the rule says anything"),
});

/** Checked in full by `parseRules`, which says of each fault where it is. */
export const rulesInputSchema = z
  .array(z.unknown())
  .max(RULES_MAX)
  .superRefine((rules, ctx) => {
    for (const { path, detail } of parseRules(rules).faults.slice(0, 50))
      ctx.addIssue({ code: "custom", path: [...path], message: detail });
  })
  .describe(`Each with code, name, description, effect and when. A condition is ${CONDITION}.`);

export const ruleSetSchema = z.object({
  id: z.string().nullable().describe("Null for the set as shipped"),
  version,
  /** As verdicts name it. */
  name: z.string(),
  state: z.enum(RULE_SET_STATES),
  wasLive: z.boolean(),
  rules: z.array(ruleSchema),
  note: z.string().nullable(),
  basedOn: version.nullable(),
  changes: z.array(z.object({ to: z.enum(RULE_SET_STATES), at: z.iso.datetime(), by: z.string(), note: z.string().nullable() })),
  createdAt: z.iso.datetime().nullable(),
  createdBy: z.string().nullable(),
});
export type RuleSetView = z.infer<typeof ruleSetSchema>;

export const ruleSetPageSchema = z.object({ items: z.array(ruleSetSchema), nextCursor: z.string().nullable() });
export const listRuleSetsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const createRuleSetSchema = z.strictObject({ basedOn: version, rules: rulesInputSchema, note: note.optional() });
export type CreateRuleSetInput = z.output<typeof createRuleSetSchema>;

export const moveRuleSetSchema = z.strictObject({
  current: z.enum(RULE_SET_STATES).describe("Where the set stood when this was decided"),
  to: z.enum(["shadow", "live", "retired"]),
  note: note.optional(),
});
export type MoveRuleSetInput = z.output<typeof moveRuleSetSchema>;

export const tryRulesSchema = z.strictObject({ rules: rulesInputSchema, transactionId: z.string().max(64) });
export type TryRulesInput = z.output<typeof tryRulesSchema>;

export const RULE_OUTCOMES = ["met", "not_met", "not_submitted", "no_history", "snoozed"] as const;
const decision = z.enum(["approve", "monitor", "review", "hold", "block"]);
export const triedRulesSchema = z.object({
  before: z.object({ decision, score: z.number() }).describe("What was said of the transaction"),
  after: z.object({ decision, score: z.number() }).describe("What these rules would say, all else as it was"),
  outcomes: z.array(
    z.object({
      code: z.string(),
      outcome: z.enum(RULE_OUTCOMES),
      facts: z.array(z.object({ fact: z.string(), value: z.union([z.number(), z.string()]).nullable(), limit: z.number().nullable() })),
    }),
  ),
});
export type TriedRules = z.infer<typeof triedRulesSchema>;

export const learntAmountQuerySchema = z.strictObject({
  percentile: z.coerce.number().min(1).max(99.99).default(99.5),
  of: z.enum(PERCENTILE_GROUPS).default("all"),
  group: z.string().max(64).optional().describe("A category or a currency"),
});
export type LearntAmountQuery = z.output<typeof learntAmountQuerySchema>;
export const learntAmountSchema = z.object({
  amountUsd: z.number().nullable().describe("Null while the organization has too few of them"),
  populationVersion: version,
});
