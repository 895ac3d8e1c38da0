// A condition as somebody wrote it, read with everything that is wrong with it: in the editor as one types, and again where it is stored.

import { isNumberFact, isTextFact, NUMBER_FACTS, TEXT_FACTS } from "./facts.ts";
import { nearestName } from "./nearest-name.ts";
import {
  type Condition,
  DEPTH_MAX,
  LIST_NAMES,
  LIST_SIDES,
  NODES_MAX,
  OPERATORS,
  PERCENTILE_GROUPS,
  type Percentile,
  WORDS_MAX,
} from "./rule.ts";

export type Fault = { path: readonly (string | number)[]; detail: string };
export type Reading = { faults: Fault[]; nodes: number };

type Path = Fault["path"];
const WORD_CHARS = 64;
const VALUE_MAX = 1e15;
const FACT_NAMES = [...Object.keys(NUMBER_FACTS), ...Object.keys(TEXT_FACTS)];

export function readCondition(value: unknown, path: Path, reading: Reading, depth = 1): Condition | null {
  reading.nodes += 1;
  if (reading.nodes > NODES_MAX) return fault(reading, path, `A rule has at most ${NODES_MAX} conditions.`);
  if (depth > DEPTH_MAX) return fault(reading, path, `Conditions are nested at most ${DEPTH_MAX} deep.`);
  if (!isRecord(value)) return fault(reading, path, "Write a condition: all, any, not, fact or list.");
  if ("all" in value || "any" in value) return readGroup(value, path, reading, depth);
  if ("not" in value) {
    if (!hasOnly(value, ["not"], path, reading)) return null;
    const inner = readCondition(value.not, [...path, "not"], reading, depth + 1);
    return inner && { not: inner };
  }
  if ("list" in value) return readList(value, path, reading);
  if ("fact" in value) return readFact(value, path, reading);
  return fault(reading, path, "Write a condition: all, any, not, fact or list.");
}

function readGroup(value: Readonly<Record<string, unknown>>, path: Path, reading: Reading, depth: number): Condition | null {
  const name = "all" in value ? "all" : "any";
  if (!hasOnly(value, [name], path, reading)) return null;
  const members = value[name];
  if (!Array.isArray(members) || members.length === 0) return fault(reading, [...path, name], "Name at least one condition.");
  const read: Condition[] = [];
  for (const [index, member] of members.entries()) {
    const condition = readCondition(member, [...path, name, index], reading, depth + 1);
    if (condition) read.push(condition);
    if (reading.nodes > NODES_MAX) return null;
  }
  if (read.length < members.length) return null;
  return name === "all" ? { all: read } : { any: read };
}

function readList(value: Readonly<Record<string, unknown>>, path: Path, reading: Reading): Condition | null {
  if (!hasOnly(value, ["list", "side"], path, reading)) return null;
  const list = LIST_NAMES.find((name) => name === value.list);
  if (!list) return fault(reading, [...path, "list"], unknown("list", value.list, LIST_NAMES));
  const side = value.side === undefined ? "any" : LIST_SIDES.find((name) => name === value.side);
  if (!side) return fault(reading, [...path, "side"], unknown("side", value.side, LIST_SIDES));
  return { list, side };
}

function readFact(value: Readonly<Record<string, unknown>>, path: Path, reading: Reading): Condition | null {
  const { fact } = value;
  if (typeof fact !== "string" || !(isNumberFact(fact) || isTextFact(fact)))
    return fault(reading, [...path, "fact"], unknown("fact", fact, FACT_NAMES));
  if (isTextFact(fact)) {
    if (!hasOnly(value, ["fact", "in"], path, reading)) return null;
    const words = readWords(value.in, [...path, "in"], reading);
    return words && { fact, in: words };
  }
  if (!hasOnly(value, ["fact", "op", "value"], path, reading)) return null;
  const op = OPERATORS.find((name) => name === value.op);
  if (!op) return fault(reading, [...path, "op"], `Compare with one of ${OPERATORS.join(" ")}.`);
  if (typeof value.value !== "number") {
    const learnt = readPercentile(value.value, [...path, "value"], reading);
    if (!learnt) return null;
    if (fact !== "amount_usd") return fault(reading, [...path, "value"], "Only amount_usd is compared with a percentile.");
    return { fact, op, value: learnt };
  }
  if (!Number.isFinite(value.value) || Math.abs(value.value) > VALUE_MAX)
    return fault(reading, [...path, "value"], "Write a number of ordinary size.");
  const { scale } = NUMBER_FACTS[fact];
  if (scale === "log" && value.value <= 0) return fault(reading, [...path, "value"], "A ratio is above 0.");
  if (scale === "log1p" && value.value < 0) return fault(reading, [...path, "value"], "It is never below 0.");
  return { fact, op, value: value.value };
}

function readWords(value: unknown, path: Path, reading: Reading): string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > WORDS_MAX)
    return fault(reading, path, `Name one to ${WORDS_MAX} words.`);
  const words = value.flatMap((word) => (typeof word === "string" && word.trim() !== "" && word.length <= WORD_CHARS ? [word.trim()] : []));
  if (words.length < value.length) return fault(reading, path, `Each word has 1 to ${WORD_CHARS} characters.`);
  return words;
}

function readPercentile(value: unknown, path: Path, reading: Reading): Percentile | null {
  if (!isRecord(value)) return fault(reading, path, "Write a number, or a percentile of the organization's amounts.");
  if (!hasOnly(value, ["percentile", "of"], path, reading)) return null;
  const { percentile } = value;
  if (typeof percentile !== "number" || !(percentile >= 1 && percentile <= 99.99))
    return fault(reading, [...path, "percentile"], "A percentile is between 1 and 99.99.");
  const of = value.of === undefined ? "all" : PERCENTILE_GROUPS.find((name) => name === value.of);
  return of ? { percentile, of } : fault(reading, [...path, "of"], unknown("group", value.of, PERCENTILE_GROUPS));
}

function unknown(what: string, name: unknown, known: readonly string[]): string {
  if (typeof name !== "string") return `Name a ${what}.`;
  return `There is no ${what} "${name.slice(0, WORD_CHARS)}". Did you mean ${nearestName(name, known)}?`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function hasOnly(value: object, names: readonly string[], path: Path, reading: Reading): boolean {
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other === undefined) return true;
  fault(reading, [...path, other], `There is no ${other.slice(0, WORD_CHARS)} here; known are ${names.join(", ")}.`);
  return false;
}

export function fault(reading: Reading, path: Path, detail: string): null {
  reading.faults.push({ path, detail });
  return null;
}
