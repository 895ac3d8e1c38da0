import { NUMBER_FACTS, TEXT_FACTS } from "../../../../../lib/risk/rules/facts.ts";
import type { Condition, ListName, ListSide, Rule, RuleEffect } from "../../../../../lib/risk/rules/rule.ts";

export const LIST_WORDS: Readonly<Record<ListName, string>> = {
  block: "block list",
  watch: "watch list",
  allow: "allow list",
  sanctioned: "sanctioned countries",
  high_risk: "countries of high risk",
};
export const SIDE_WORDS: Readonly<Record<ListSide, string>> = {
  any: "payer, payee or network",
  payer: "payer",
  payee: "payee",
  network: "network",
};
export const GROUP_WORDS = { all: "all amounts", category: "amounts of this category", currency: "amounts in this currency" } as const;

const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 4 });

/** A condition as a sentence without its full stop. */
export function describeCondition(condition: Condition): string {
  if ("all" in condition) return joined(condition.all, " and ");
  if ("any" in condition) return joined(condition.any, " or ");
  if ("not" in condition) return `not (${describeCondition(condition.not)})`;
  if ("list" in condition) return `${SIDE_WORDS[condition.side]} on ${LIST_WORDS[condition.list]}`;
  if ("in" in condition) return `${TEXT_FACTS[condition.fact].label.toLowerCase()} is ${condition.in.join(" or ")}`;
  const { label, unit } = NUMBER_FACTS[condition.fact];
  const { value } = condition;
  const limit =
    typeof value === "number" ? `${number(value)}${unit === "" ? "" : ` ${unit}`}` : `p${value.percentile} of ${GROUP_WORDS[value.of]}`;
  return `${label} ${condition.op} ${limit}`;
}

function joined(conditions: readonly Condition[], word: string): string {
  return conditions.map((each) => ("all" in each || "any" in each ? `(${describeCondition(each)})` : describeCondition(each))).join(word);
}

export function describeEffect(effect: RuleEffect): string {
  if ("weight" in effect) return `weight ${number(effect.weight)}`;
  return "at_least" in effect ? `at least ${effect.at_least}` : "at most approve";
}

export type RuleChange = { code: string; what: "added" | "removed" | "changed"; before: string | null; after: string | null };

/** What differs in what rules do; names and descriptions are only told apart. */
export function diffRules(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.code, rule]));
  const changes = after.flatMap((rule): RuleChange[] => {
    const known = old.get(rule.code);
    old.delete(rule.code);
    if (!known) return [{ code: rule.code, what: "added", before: null, after: sayRule(rule) }];
    const isSame = JSON.stringify(toComparable(known)) === JSON.stringify(toComparable(rule));
    return isSame ? [] : [{ code: rule.code, what: "changed", before: sayRule(known), after: sayRule(rule) }];
  });
  return [
    ...changes,
    ...[...old.values()].map((rule): RuleChange => ({ code: rule.code, what: "removed", before: sayRule(rule), after: null })),
  ];
}

const toComparable = ({ name, description, effect, when, minHistory }: Rule) => [name, description, effect, when, minHistory ?? null];

function sayRule({ effect, when, minHistory }: Rule): string {
  const history = Object.entries(minHistory ?? {}).map(([who, count]) => `${who} with ${number(count ?? 0)} before`);
  return [`${describeCondition(when)}: ${describeEffect(effect)}`, ...history].join("; ");
}
