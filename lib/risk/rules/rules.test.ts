import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../engine/decide.ts";
import { DEFAULT_THRESHOLDS } from "../engine/decision-of.ts";
import { FEATURES } from "../engine/features.ts";
import { createPopulation, learnPopulation } from "../engine/population.ts";
import { assessRules } from "./assess-rules.ts";
import { compileRules, type Facts, MET, NO_HISTORY, NOT_MET, NOT_SUBMITTED, type RuleView } from "./compile-rules.ts";
import { NUMBER_FACTS } from "./facts.ts";
import { positionOf, toFeature } from "./feature-scale.ts";
import { LIST_RULES } from "./list-rules.ts";
import { parseRules } from "./parse-rules.ts";
import type { Condition, Rule } from "./rule.ts";
import { planRuleSetMove, RULE_SET_STATES, type RuleSetStanding } from "./rule-set-states.ts";
import { SHIPPED_RULES } from "./shipped-rules.ts";

const NO_FACTS: Facts = { currency: "USD", network: null, category: null, payerCountry: null, payeeCountry: null, marks: [] };
const NAMES = ["amount_usd", "payer_count", "payer_burst_day", "balance_share", "hour"] as const;
type Name = (typeof NAMES)[number];

const ruleOf = (when: Condition, effect: Rule["effect"] = { weight: 0.5 }): Rule => ({
  code: "tried",
  name: "N",
  description: "D",
  effect,
  when,
});
const outcomeOf = (when: Condition, view: RuleView) => compileRules("t", [ruleOf(when)]).rules[0]?.check(view);

function viewOf(values: Partial<Record<Name, number>>, facts: Partial<Facts> = {}): RuleView {
  const row = new Float32Array(FEATURES.length).fill(Number.NaN);
  for (const name of NAMES) {
    const value = values[name];
    if (value !== undefined) row[positionOf(NUMBER_FACTS[name])] = toFeature(NUMBER_FACTS[name], value);
  }
  return { row, offset: 0, population: createPopulation(), facts: { ...NO_FACTS, ...facts } };
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...NAMES), op: fc.constantFrom(">", ">=", "<", "<="), value: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ fact: fc.constantFrom("currency", "network"), in: fc.subarray(["USD", "eth", "btc"], { minLength: 1 }) }),
  fc.record({ list: fc.constantFrom("block", "watch"), side: fc.constantFrom("any", "payer", "payee", "network") }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("node") }),
  ),
})).node;
const small = fc.integer({ min: 1, max: 9 });
const values = fc.record({ amount_usd: small, payer_count: small, payer_burst_day: small, balance_share: small, hour: small });

/** The same said over plain numbers, with everything known. */
function isHeld(when: Condition, numbers: Record<Name, number>, facts: Facts): boolean {
  if ("all" in when) return when.all.every((each) => isHeld(each, numbers, facts));
  if ("any" in when) return when.any.some((each) => isHeld(each, numbers, facts));
  if ("not" in when) return !isHeld(when.not, numbers, facts);
  if ("list" in when)
    return facts.marks.some((mark) => mark === `${when.list}:${when.side}` || (when.side === "any" && mark.startsWith(`${when.list}:`)));
  if ("in" in when)
    return when.in.some((word) => word.toLowerCase() === (when.fact === "currency" ? facts.currency : facts.network)?.toLowerCase());
  const name = NAMES.find((known) => known === when.fact) ?? "hour";
  const limit = typeof when.value === "number" ? when.value : 0;
  return { ">": numbers[name] > limit, ">=": numbers[name] >= limit, "<": numbers[name] < limit, "<=": numbers[name] <= limit }[when.op];
}

describe("a compiled condition", () => {
  test("says what it says word for word, for every tree and every known transaction, also where a figure is just the limit", () => {
    fc.assert(
      fc.property(condition, values, fc.subarray(["block:payer", "watch:payee", "block:network"]), (when, numbers, marks) => {
        const facts = { ...NO_FACTS, network: "ETH", marks };
        expect(outcomeOf(when, viewOf(numbers, facts))).toBe(isHeld(when, numbers, facts) ? MET : NOT_MET);
      }),
      { numRuns: 500 },
    );
  });

  test("that holds for whatever is missing is met, and none that hangs on it is: what is unknown is never taken for an answer", () => {
    fc.assert(
      fc.property(condition, values, fc.constantFrom(...NAMES), (when, numbers, missing) => {
        const { [missing]: _gone, ...known } = numbers;
        const outcome = outcomeOf(when, viewOf(known, { network: "eth" }));
        const either = [1, 5, 9, 0.5, 20].map((value) => isHeld(when, { ...numbers, [missing]: value }, { ...NO_FACTS, network: "eth" }));
        if (outcome === MET) expect(either).not.toContain(false);
        if (outcome === NOT_MET) expect(either).not.toContain(true);
      }),
      { numRuns: 500 },
    );
  });

  test("tells missing history from what nobody submitted, and so does a rule that asks for history", () => {
    const count: Condition = { fact: "payer_count", op: ">", value: 1 };
    const share: Condition = { fact: "balance_share", op: ">", value: 50 };
    expect(outcomeOf(count, viewOf({}))).toBe(NO_HISTORY);
    expect(outcomeOf({ not: share }, viewOf({}))).toBe(NOT_SUBMITTED);
    expect(outcomeOf({ all: [share, count] }, viewOf({}))).toBe(NO_HISTORY);
    expect(outcomeOf({ any: [share, count] }, viewOf({ payer_count: 2 }))).toBe(MET);
    const set = compileRules("t", [{ ...ruleOf({ fact: "amount_usd", op: ">", value: 1 }), minHistory: { payer: 3 } }]);
    expect(assessRules(set, viewOf({ amount_usd: 5, payer_count: 2 }))).toMatchObject({ met: [], unjudged: ["tried"], score: 0 });
    expect(assessRules(set, viewOf({ amount_usd: 5, payer_count: 3 })).met).toHaveLength(1);
  });

  test("learns its threshold from the organization, and lacks history until there is enough of it", () => {
    const population = createPopulation();
    const when: Condition = { fact: "amount_usd", op: ">", value: { percentile: 99, of: "all" } };
    const at = (amount: number) => outcomeOf(when, { ...viewOf({ amount_usd: amount }), population });
    expect(at(1_000_000)).toBe(NO_HISTORY);
    for (let index = 0; index < 2_000; index += 1) learnPopulation(population, { amount: 10 + (index % 100), category: 0 });
    expect([at(50), at(150)]).toEqual([NOT_MET, MET]);
    for (let index = 0; index < 20_000; index += 1) learnPopulation(population, { amount: 10_000 + index, category: 0 });
    expect(at(150)).toBe(NOT_MET);
  });
});

describe("written rules", () => {
  test("of any shape are answered with their faults and never throw; what was read reads the same again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.record({ code: fc.string(), when: fc.jsonValue() }))), (value) => {
        const { rules, faults } = parseRules(value);
        expect(rules.length + faults.length).toBeGreaterThanOrEqual(Array.isArray(value) ? Math.min(1, value.length) : 1);
      }),
    );
    fc.assert(
      fc.property(condition, (when) => {
        const written = JSON.parse(JSON.stringify([ruleOf(when)]));
        const { rules, faults } = parseRules(written);
        expect([rules, faults]).toEqual([written, []]);
      }),
    );
  });

  test("that are too deep, too many, doubled, named after a list or spelt wrong are refused where they are", () => {
    let deep: Condition = { fact: "hour", op: ">", value: 1 };
    for (let depth = 0; depth < 10_000; depth += 1) deep = { not: deep };
    const many = { all: Array.from({ length: 41 }, () => ({ fact: "hour", op: ">", value: 1 })) };
    const faultsOf = (rules: unknown) => parseRules(rules).faults.map(({ path, detail }) => `${path.join(".")} ${detail}`);
    expect(faultsOf([ruleOf(deep)])[0]).toMatch(/nested at most 6 deep/);
    expect(faultsOf([{ ...ruleOf(deep), when: many }])[0]).toMatch(/at most 40 conditions/);
    const [rule] = SHIPPED_RULES;
    expect(faultsOf([rule, rule])).toEqual(["1.code Another rule has the code large_for_payer."]);
    expect(faultsOf([{ ...rule, code: "list_mine" }])[0]).toMatch(/belong to the lists/);
    expect(faultsOf([{ ...rule, effect: { at_most: "approve" } }])[0]).toMatch(/Only the allow list/);
    expect(faultsOf([{ ...rule, when: { fact: "payr_count", op: ">", value: 1 } }])[0]).toMatch(/Did you mean payer_count\?/);
    expect(faultsOf([{ ...rule, when: { fact: "__proto__", op: ">", value: 1 } }])[0]).toMatch(/There is no fact/);
    expect(faultsOf([{ ...rule, when: { fact: "hour", op: ">", value: 1e300 } }])[0]).toMatch(/ordinary size/);
  });

  test("that are shipped can be read, and have codes of their own", () => {
    expect(parseRules(SHIPPED_RULES)).toEqual({ rules: SHIPPED_RULES, faults: [] });
  });
});

test("whatever the scores, a block blocks, a sanction holds, a watch is reviewed, and allow approves only where no list says otherwise", () => {
  const set = compileRules("t", [...LIST_RULES, ruleOf({ fact: "amount_usd", op: ">", value: 5 }, { weight: 0.95 })]);
  const all = ["allow:payer", "block:payee", "sanctioned:payer", "watch:payee"];
  fc.assert(
    fc.property(
      fc.subarray(all),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
      (marks, probability, amount) => {
        const { decision, score } = decide(probability, assessRules(set, viewOf({ amount_usd: amount }, { marks })), DEFAULT_THRESHOLDS);
        const severity = ["approve", "monitor", "review", "hold", "block"].indexOf(decision);
        if (marks.includes("block:payee")) expect([decision, score >= DEFAULT_THRESHOLDS.block]).toEqual(["block", true]);
        else if (marks.includes("sanctioned:payer")) expect(severity).toBeGreaterThanOrEqual(3);
        else if (marks.includes("watch:payee")) expect(severity).toBeGreaterThanOrEqual(2);
        else if (marks.includes("allow:payer")) expect([decision, score < DEFAULT_THRESHOLDS.monitor]).toEqual(["approve", true]);
        else if (amount > 5) expect(decision).toBe("block");
      },
    ),
  );
});

test("however sets are moved, at most one judges and one is tried, and what has never judged comes back from nowhere", () => {
  const move = fc.record({ id: fc.integer({ min: 0, max: 3 }), to: fc.constantFrom(...RULE_SET_STATES) });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const sets = new Map<string, RuleSetStanding>(
        [0, 1, 2, 3].map((id) => [String(id), { id: String(id), state: "draft", wasLive: false }]),
      );
      for (const { id, to } of moves) {
        const set = sets.get(String(id));
        const placed = [...sets.values()].filter(({ state }) => state === "live" || state === "shadow");
        const plan = set && planRuleSetMove(set, to, placed);
        if (set?.state === "retired" && !set.wasLive) expect(plan).toBeNull();
        if (to === "draft") expect(plan).toBeNull();
        for (const step of plan ?? []) {
          const before = sets.get(step.id);
          expect(before?.state).toBe(step.from);
          sets.set(step.id, { id: step.id, state: step.to, wasLive: before?.wasLive === true || step.to === "live" });
        }
        for (const place of ["live", "shadow"])
          expect([...sets.values()].filter(({ state }) => state === place).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
