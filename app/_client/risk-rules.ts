import * as z from "zod/mini";
import { parseRules } from "../../lib/risk/rules/parse-rules.ts";
import type { Rule } from "../../lib/risk/rules/rule.ts";
import { requestJson } from "./http.ts";
import { DECISIONS } from "./risk-views.ts";

export const RULE_SET_STATES = ["draft", "shadow", "live", "retired"] as const;
export type RuleSetState = (typeof RULE_SET_STATES)[number];
const decision = z.enum(DECISIONS);
const caught = z.object({ total: z.number(), before: z.number(), after: z.number() });

/** Rules that this page does not know, of a newer server, are none: then the answer cannot be used. */
const rules = z.pipe(
  z.unknown(),
  z.transform((value, ctx): readonly Rule[] => {
    const read = parseRules(value);
    if (read.faults.length > 0) ctx.issues.push({ code: "custom", input: value, message: "Unknown rules" });
    return read.rules;
  }),
);

const ruleSetSchema = z.object({
  id: z.nullable(z.string()),
  version: z.number(),
  name: z.string(),
  state: z.enum(RULE_SET_STATES),
  wasLive: z.boolean(),
  rules,
  note: z.nullable(z.string()),
  basedOn: z.nullable(z.number()),
  createdAt: z.nullable(z.string()),
  createdBy: z.nullable(z.string()),
});
export type RuleSet = z.infer<typeof ruleSetSchema>;

const PATH = "/api/risk/rule-sets";
const pageSchema = z.object({ items: z.array(ruleSetSchema), nextCursor: z.nullable(z.string()) });

export function listRuleSets(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}?${query}`, pageSchema, { signal });
}

export function saveRules(body: { basedOn: number; rules: readonly Rule[]; note?: string }): Promise<RuleSet> {
  return requestJson(PATH, ruleSetSchema, { method: "POST", body });
}

/** `current` is where it stood when this was decided: if it has moved since, nothing is changed. */
export function moveRuleSet({ id, state }: Pick<RuleSet, "id" | "state">, to: "shadow" | "live" | "retired"): Promise<RuleSet> {
  return requestJson(`${PATH}/${id ?? "shipped"}/state`, ruleSetSchema, { method: "POST", body: { current: state, to } });
}

const pairs = z.array(z.object({ from: decision, to: decision, count: z.number() }));
export type DecisionPairs = z.infer<typeof pairs>;

const replaySchema = z.object({
  state: z.enum(["none", "queued", "running", "done", "failed", "cancelled"]),
  looked: z.number(),
  total: z.number(),
  generated: z.number(),
  decisions: pairs,
  frauds: caught,
  honest: caught,
  rules: z.array(z.object({ code: z.string(), before: z.number(), after: z.number() })),
  examples: z.array(
    z.object({ id: z.string(), at: z.string(), from: decision, to: decision, scoreBefore: z.number(), scoreAfter: z.number() }),
  ),
  finishedAt: z.nullable(z.string()),
});
export type RuleReplay = z.infer<typeof replaySchema>;

export function getRuleReplay(id: string, signal: AbortSignal): Promise<RuleReplay> {
  return requestJson(`${PATH}/${encodeURIComponent(id)}/replay`, replaySchema, { signal });
}

export function startRuleReplay(id: string): Promise<RuleReplay> {
  return requestJson(`${PATH}/${encodeURIComponent(id)}/replay`, replaySchema, { method: "POST" });
}

export function cancelRuleReplay(id: string): Promise<RuleReplay> {
  return requestJson(`${PATH}/${encodeURIComponent(id)}/replay/cancel`, replaySchema, { method: "POST" });
}

const shadowSchema = z.object({
  version: z.nullable(z.number()),
  since: z.nullable(z.string()),
  judged: z.number(),
  decisions: pairs,
  frauds: caught,
  honest: caught,
});

export function getShadowReport(signal: AbortSignal) {
  return requestJson("/api/risk/rules/shadow", shadowSchema, { signal });
}

const verdictSchema = z.object({ decision, score: z.number() });
const triedSchema = z.object({
  before: verdictSchema,
  after: verdictSchema,
  outcomes: z.array(
    z.object({
      code: z.string(),
      outcome: z.enum(["met", "not_met", "not_submitted", "no_history", "snoozed"]),
      facts: z.array(z.object({ fact: z.string(), value: z.nullable(z.union([z.number(), z.string()])), limit: z.nullable(z.number()) })),
    }),
  ),
});
export type TriedRules = z.infer<typeof triedSchema>;

export function tryRules(body: { rules: readonly Rule[]; transactionId: string }): Promise<TriedRules> {
  return requestJson("/api/risk/rules/try", triedSchema, { method: "POST", body });
}

const learntSchema = z.object({ amountUsd: z.nullable(z.number()), populationVersion: z.number() });

export function getLearntAmount(query: string, signal: AbortSignal) {
  return requestJson(`/api/risk/rules/learnt-amount?${query}`, learntSchema, { signal });
}
