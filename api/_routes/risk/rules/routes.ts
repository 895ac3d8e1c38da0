import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { createRuleSet } from "../../../../lib/risk/rules/create-rule-set.ts";
import { getLearntAmount } from "../../../../lib/risk/rules/get-learnt-amount.ts";
import { getRuleSet } from "../../../../lib/risk/rules/get-rule-set.ts";
import { listRuleSets } from "../../../../lib/risk/rules/list-rule-sets.ts";
import { moveRuleSet } from "../../../../lib/risk/rules/move-rule-set.ts";
import {
  createRuleSetSchema,
  learntAmountQuerySchema,
  learntAmountSchema,
  listRuleSetsSchema,
  moveRuleSetSchema,
  ruleSetIdSchema,
  ruleSetPageSchema,
  ruleSetSchema,
  triedRulesSchema,
  tryRulesSchema,
} from "../../../../lib/risk/rules/rule-set.schema.ts";
import { tryRules } from "../../../../lib/risk/rules/try-rules.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";
import { ruleReplayRoutes } from "./replays.ts";

const params = z.object({ ruleSetId: ruleSetIdSchema });

const listRuleSetsRoute = defineRoute({
  method: "get",
  path: "/risk/rule-sets",
  summary: "Every version of the organization's rules, newest first, the set as shipped last",
  description: "One of them is live and judges; at most one more is in shadow and is tried beside it.",
  access: "risk.read",
  limit: limits.read,
  query: listRuleSetsSchema,
  output: ruleSetPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listRuleSets(ctx, query),
});

const createRuleSetRoute = defineRoute({
  method: "post",
  path: "/risk/rule-sets",
  summary: "Save rules as a new version, which judges nothing yet",
  description: "A version never changes once it is saved. Every fault in the rules is answered with where it is.",
  access: "risk-policy.write",
  limit: limits.write,
  body: createRuleSetSchema,
  output: ruleSetSchema,
  errors: ["risk.rule_set_not_found", "risk.rule_set_changed"],
  handle: ({ ctx, body }) => createRuleSet(ctx, body),
});

const getRuleSetRoute = defineRoute({
  method: "get",
  path: "/risk/rule-sets/{ruleSetId}",
  summary: "One version of the rules",
  access: "risk.read",
  limit: limits.read,
  params,
  output: ruleSetSchema,
  errors: ["risk.rule_set_not_found"],
  handle: ({ ctx, params }) => getRuleSet(ctx, params.ruleSetId),
});

const moveRuleSetRoute = defineRoute({
  method: "post",
  path: "/risk/rule-sets/{ruleSetId}/state",
  summary: "Try a version in the shadow, let it judge, bring a former one back, or give one up",
  description:
    "What stood in its place is retired. A version that has never judged needs a finished replay first; one that has may come back at " +
    "once. `shipped` in place of an id is the set as shipped.",
  access: "risk-policy.write",
  limit: limits.write,
  params,
  body: moveRuleSetSchema,
  output: ruleSetSchema,
  errors: ["risk.rule_set_not_found", "risk.rule_set_changed", "risk.rule_set_state", "risk.replay_required"],
  handle: ({ ctx, params, body }) => moveRuleSet(ctx, params.ruleSetId, body),
});

const tryRulesRoute = defineRoute({
  method: "post",
  path: "/risk/rules/try",
  summary: "What rules that nobody has saved would say of one stored transaction",
  access: "risk.write",
  limit: limits.write,
  body: tryRulesSchema,
  output: triedRulesSchema,
  errors: ["risk.transaction_not_found"],
  handle: ({ ctx, body }) => tryRules(ctx, body),
});

const getLearntAmountRoute = defineRoute({
  method: "get",
  path: "/risk/rules/learnt-amount",
  summary: "What a percentile of the organization's own amounts comes to at present",
  access: "risk.read",
  limit: limits.read,
  query: learntAmountQuerySchema,
  output: learntAmountSchema,
  errors: [],
  handle: ({ ctx, query }) => getLearntAmount(ctx, query),
});

export const riskRuleRoutes: readonly Route[] = [
  listRuleSetsRoute,
  createRuleSetRoute,
  getRuleSetRoute,
  moveRuleSetRoute,
  tryRulesRoute,
  getLearntAmountRoute,
  ...ruleReplayRoutes,
];
