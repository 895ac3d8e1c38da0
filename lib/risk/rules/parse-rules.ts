import { DECISIONS } from "../engine/decision-of.ts";
import { type Fault, fault, hasOnly, isRecord, type Reading, readCondition } from "./parse-condition.ts";
import { type MinHistory, RULES_MAX, type Rule, type RuleEffect } from "./rule.ts";

const CODE = /^[a-z][a-z0-9_]{1,47}$/;
const TEXT_LIMITS = { name: 80, description: 300 } as const;
const HISTORY_MAX = 100_000;
const ASKED = DECISIONS.filter((name) => name !== "approve");

/** Everything that is wrong with it, or the rules. Never throws. */
export function parseRules(value: unknown): { rules: readonly Rule[]; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  if (!Array.isArray(value)) return { rules: [], faults: [{ path: [], detail: "Write a list of rules." }] };
  if (value.length > RULES_MAX) return { rules: [], faults: [{ path: [], detail: `A set has at most ${RULES_MAX} rules.` }] };
  const seen = new Set<string>();
  const rules = value.flatMap((each: unknown, index) => {
    const reading: Reading = { faults, nodes: 0 };
    const rule = readRule(each, index, reading);
    if (rule && seen.has(rule.code)) fault(reading, [index, "code"], `Another rule has the code ${rule.code}.`);
    if (rule) seen.add(rule.code);
    return rule ? [rule] : [];
  });
  return { rules, faults };
}

function readRule(value: unknown, index: number, reading: Reading): Rule | null {
  if (!isRecord(value)) return fault(reading, [index], "Write a rule: code, name, description, effect, when.");
  if (!hasOnly(value, ["code", "name", "description", "effect", "when", "minHistory"], [index], reading)) return null;
  const code = readCode(value.code, index, reading);
  const name = readText(value.name, "name", index, reading);
  const description = readText(value.description, "description", index, reading);
  const effect = readEffect(value.effect, index, reading);
  const when = readCondition(value.when, [index, "when"], reading);
  const minHistory = value.minHistory === undefined ? {} : readHistory(value.minHistory, index, reading);
  if (code === null || name === null || description === null || !effect || !when || !minHistory) return null;
  return { code, name, description, effect, when, ...(Object.keys(minHistory).length > 0 && { minHistory }) };
}

function readCode(value: unknown, index: number, reading: Reading): string | null {
  if (typeof value !== "string" || !CODE.test(value))
    return fault(reading, [index, "code"], "A code has 2 to 48 small letters, digits and underscores, and begins with a letter.");
  return value.startsWith("list_") ? fault(reading, [index, "code"], "Codes that begin with list_ belong to the lists.") : value;
}

function readText(value: unknown, field: keyof typeof TEXT_LIMITS, index: number, reading: Reading): string | null {
  const text = typeof value === "string" ? value.trim() : "";
  if (text.length > 0 && text.length <= TEXT_LIMITS[field]) return text;
  return fault(reading, [index, field], `Write 1 to ${TEXT_LIMITS[field]} characters.`);
}

function readEffect(value: unknown, index: number, reading: Reading): RuleEffect | null {
  const path = [index, "effect"];
  if (!isRecord(value) || Object.keys(value).length !== 1) return fault(reading, path, "Write one of weight, at_least and at_most.");
  if ("weight" in value) {
    const { weight } = value;
    if (typeof weight === "number" && weight >= 0 && weight <= 0.99) return { weight };
    return fault(reading, [...path, "weight"], "A weight is between 0 and 0.99.");
  }
  if ("at_most" in value) {
    return fault(reading, [...path, "at_most"], "Only the allow list keeps a decision down; put the account there.");
  }
  const decision = ASKED.find((name) => name === value.at_least);
  return decision ? { at_least: decision } : fault(reading, [...path, "at_least"], `Ask for one of ${ASKED.join(", ")}.`);
}

function readHistory(value: unknown, index: number, reading: Reading): MinHistory | null {
  const path = [index, "minHistory"];
  if (!isRecord(value)) return fault(reading, path, "Write payer, payee or organization with a number.");
  const names = ["payer", "payee", "organization"] as const;
  if (!hasOnly(value, names, path, reading)) return null;
  const read: MinHistory = {};
  for (const name of names) {
    const count = value[name];
    if (count === undefined) continue;
    if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > HISTORY_MAX)
      return fault(reading, [...path, name], `Write a whole number from 1 to ${HISTORY_MAX.toLocaleString("en")}.`);
    read[name] = count;
  }
  return read;
}
