// Rules become closures once; a transaction then costs a few comparisons each. Logic has four values: a comparison that cannot be made is
// neither met nor not met, and it is told apart whether history is missing or nobody submitted the figure.

import { currencyGroup, type Population, percentileAmount } from "../engine/population.ts";
import { NUMBER_FACTS, type NumberFact, type TextFactName } from "./facts.ts";
import { positionOf, toFeature } from "./feature-scale.ts";
import type { Condition, MinHistory, Operator, Percentile, Rule } from "./rule.ts";

export const NOT_MET = 0;
export const MET = 1;
export const NOT_SUBMITTED = 2;
export const NO_HISTORY = 3;
export type Outcome = typeof NOT_MET | typeof MET | typeof NOT_SUBMITTED | typeof NO_HISTORY;

/** Of a transaction, what is not in its row of features. Marks are what the lists said of it, such as "block:payer". */
export type Facts = {
  currency: string;
  network: string | null;
  category: string | null;
  payerCountry: string | null;
  payeeCountry: string | null;
  marks: readonly string[];
};

export type RuleView = { row: Float32Array; offset: number; population: Population; facts: Facts };
type Check = (view: RuleView) => Outcome;

export type CompiledRule = { rule: Rule; check: Check };
/** `version`: of the set, as it stands in verdicts. */
export type CompiledRules = { version: string; rules: readonly CompiledRule[] };

export function compileRules(version: string, rules: readonly Rule[]): CompiledRules {
  return { version, rules: rules.map((rule) => ({ rule, check: withHistory(rule.minHistory, compile(rule.when)) })) };
}

function compile(condition: Condition): Check {
  if ("all" in condition) return allOf(condition.all.map(compile));
  if ("any" in condition) return anyOf(condition.any.map(compile));
  if ("not" in condition) return negated(compile(condition.not));
  if ("list" in condition) return onList(condition);
  if ("in" in condition) return oneOf(condition);
  return compared(condition);
}

function allOf(checks: readonly Check[]): Check {
  return (view) => {
    let found: Outcome = MET;
    for (const check of checks) {
      const outcome = check(view);
      if (outcome === NOT_MET) return NOT_MET;
      if (outcome > found) found = outcome;
    }
    return found;
  };
}

function anyOf(checks: readonly Check[]): Check {
  return (view) => {
    let found: Outcome = NOT_MET;
    for (const check of checks) {
      const outcome = check(view);
      if (outcome === MET) return MET;
      if (outcome > found) found = outcome;
    }
    return found;
  };
}

function negated(check: Check): Check {
  return (view) => {
    const outcome = check(view);
    if (outcome === MET) return NOT_MET;
    return outcome === NOT_MET ? MET : outcome;
  };
}

function onList({ list, side }: Extract<Condition, { list: string }>): Check {
  const marks = (side === "any" ? ["payer", "payee", "network"] : [side]).map((each) => `${list}:${each}`);
  return ({ facts }) => (facts.marks.length > 0 && marks.some((mark) => facts.marks.includes(mark)) ? MET : NOT_MET);
}

const READ_TEXT = {
  currency: ({ currency }: Facts) => currency,
  network: ({ network }: Facts) => network,
  category: ({ category }: Facts) => category,
  payer_country: ({ payerCountry }: Facts) => payerCountry,
  payee_country: ({ payeeCountry }: Facts) => payeeCountry,
} as const;

export const factOf = (name: TextFactName, facts: Facts): string | null => READ_TEXT[name](facts);

function oneOf({ fact, in: words }: Extract<Condition, { in: unknown }>): Check {
  const known = new Set(words.map((word) => word.toLowerCase()));
  const read = READ_TEXT[fact];
  return ({ facts }) => {
    const value = read(facts);
    if (value === null) return NOT_SUBMITTED;
    return known.has(value.toLowerCase()) ? MET : NOT_MET;
  };
}

function compared({ fact: name, op, value }: Extract<Condition, { op: unknown }>): Check {
  const fact: NumberFact = NUMBER_FACTS[name];
  const position = positionOf(fact);
  const isHeld = COMPARE[op];
  const missing = fact.origin === "history" ? NO_HISTORY : NOT_SUBMITTED;
  if (typeof value !== "number") return comparedWithLearnt(fact, isHeld, value);
  const limit = toFeature(fact, value);
  return ({ row, offset }) => {
    const found = row[offset + position] ?? Number.NaN;
    if (Number.isNaN(found)) return missing;
    return isHeld(found, limit) ? MET : NOT_MET;
  };
}

function comparedWithLearnt(fact: NumberFact, isHeld: (a: number, b: number) => boolean, learnt: Percentile): Check {
  const position = positionOf(fact);
  return ({ row, offset, population, facts }) => {
    const limit = learntAmount(learnt, population, facts);
    if (Number.isNaN(limit)) return NO_HISTORY;
    return isHeld(row[offset + position] ?? Number.NaN, toFeature(fact, limit)) ? MET : NOT_MET;
  };
}

const COMPARE: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
};

/** US dollars; NaN while the organization has too few of them. */
export function learntAmount({ percentile, of }: Percentile, population: Population, facts: Pick<Facts, "category" | "currency">): number {
  if (of === "all") return percentileAmount(population, percentile / 100);
  const name = of === "currency" ? currencyGroup(facts.currency) : facts.category;
  return name === null ? Number.NaN : percentileAmount(population, percentile / 100, name);
}

function withHistory(minHistory: MinHistory | undefined, check: Check): Check {
  if (!minHistory) return check;
  const payer = toFeature(NUMBER_FACTS.payer_count, minHistory.payer ?? 0);
  const payee = toFeature(NUMBER_FACTS.payee_count, minHistory.payee ?? 0);
  const [payerAt, payeeAt] = [positionOf(NUMBER_FACTS.payer_count), positionOf(NUMBER_FACTS.payee_count)];
  const organization = minHistory.organization ?? 0;
  return (view) => {
    const { row, offset, population } = view;
    const isShort = (row[offset + payerAt] ?? 0) < payer || (row[offset + payeeAt] ?? 0) < payee || population.total < organization;
    return isShort ? NO_HISTORY : check(view);
  };
}
