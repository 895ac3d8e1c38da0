import { FEATURES } from "../engine/features.ts";
import { createPopulation } from "../engine/population.ts";
import { assessRules } from "./assess-rules.ts";
import { compileRules, type Facts } from "./compile-rules.ts";
import { SHIPPED_RULES, SHIPPED_VERSION } from "./shipped-rules.ts";

const shipped = compileRules(SHIPPED_VERSION, SHIPPED_RULES);
const facts: Facts = { currency: "USD", network: null, category: null, payerCountry: null, payeeCountry: null, marks: [] };
/** No shipped rule asks what is usual beyond what the features say already. */
const population = createPopulation();

/** What the shipped rules alone say of one row of many: a baseline, and codes of those that are met. */
export function scoreRow(values: Float32Array, row: number): { score: number; codes: string[] } {
  const { score, met } = assessRules(shipped, { row: values, offset: row * FEATURES.length, population, facts });
  return { score, codes: met.map(({ code }) => code) };
}
