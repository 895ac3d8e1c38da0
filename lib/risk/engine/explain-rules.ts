// Reasons of rules beside those of the model: each side has the part of the weight that it has of the score.

import type { Assessment } from "../rules/assess-rules.ts";
import { learntAmount, type RuleView } from "../rules/compile-rules.ts";
import { NUMBER_FACTS } from "../rules/facts.ts";
import { fromFeature, positionOf } from "../rules/feature-scale.ts";
import type { Condition, Rule } from "../rules/rule.ts";
import type { Reason } from "./explain.ts";

const REASONS_MAX = 5;
/** Beside rules that are met, what weighs less is noise. */
const LEAST_WEIGHT = 0.02;
/** Of what asks for a decision, beside weights that are chances. */
const ASKED = 1;

type Said = { assessment: Assessment; probability: number; view: RuleView };

/** Strongest first, five at most. */
export function explainRules(ofModel: readonly Reason[], { assessment: { met }, probability, view }: Said): Reason[] {
  const warnings = met.filter(({ effect }) => !("at_most" in effect));
  if (warnings.length === 0) return [...ofModel];
  const strengthOf = ({ effect }: Rule): number => ("weight" in effect ? effect.weight : ASKED);
  const total = warnings.reduce((sum, rule) => sum + strengthOf(rule), ofModel.length > 0 ? probability : 0);
  const ofRules = warnings.map((rule) => ({
    code: rule.code,
    text: rule.description,
    ...figuresOf(rule.when, view),
    weight: strengthOf(rule) / total,
  }));
  return [...ofRules, ...ofModel.map((reason) => ({ ...reason, weight: (reason.weight * probability) / total }))]
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, REASONS_MAX);
}

/** Of the first comparison with a number; 1 of 0 where the rule goes by words and lists. */
function figuresOf(condition: Condition, view: RuleView): { value: number; expected: number } {
  const found = firstNumber(condition);
  if (!found) return { value: 1, expected: 0 };
  const fact = NUMBER_FACTS[found.fact];
  const value = fromFeature(fact, view.row[view.offset + positionOf(fact)] ?? Number.NaN);
  const expected = typeof found.value === "number" ? found.value : learntAmount(found.value, view.population, view.facts);
  return { value: Number.isFinite(value) ? value : 0, expected: Number.isFinite(expected) ? expected : 0 };
}

type Comparison = Extract<Condition, { op: unknown }>;

function firstNumber(condition: Condition): Comparison | null {
  if ("op" in condition) return condition;
  if ("not" in condition) return firstNumber(condition.not);
  const children = "all" in condition ? condition.all : "any" in condition ? condition.any : [];
  for (const child of children) {
    const found = firstNumber(child);
    if (found) return found;
  }
  return null;
}
