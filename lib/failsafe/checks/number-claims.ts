// Figures an answer claims: each has to stand in the context or the question, or follow from those by simple arithmetic.

import type { AnswerReading, Text } from "./read-answer.ts";
import { type Quantity, quantitiesOf, timeOf } from "./text/numbers.ts";
import { anyOf } from "./text/pattern-list.ts";

type Place = { readonly start: number; readonly end: number };

const KNOWN_MAX = 24;
const CALCULATES = anyOf([
  "together|plus|minus|equals|total|lasts|sum|average|mean|share|percentage|per|difference|how (?:much|many|long|old|far|big)|by how|how high|in metres|cheaper|change|grow|fell|rose|aged?|altogether|in all|combined|each|half|double|twice|left|remaining|convert|older|younger|more|less|wie viel|wie alt|was kostet|cuánto|combien",
]);
const ABOUT = anyOf([
  "about|around|nearly|almost|roughly|approximately|some|over|more than|less than|almost|circa|ca|rund|etwa|environ|unos",
]);
const ROUNDING = 0.02;
const EXACT = 1e-9;
/** Months whose name may stand for a number of a date. */
const SMALL_COUNT_MAX = 12;

/** Spans of figures of the answer that nothing supports. */
export function unsupportedNumbers({ prompt, context, response }: AnswerReading): Place[] {
  if (!context) return [];
  const known = knownNumbers(context, prompt);
  const ordered = [...known].toSorted((a, b) => a - b);
  const units = unitsOf(context);
  const mayCalculate = CALCULATES.test(prompt.text) || CALCULATES.test(response.text);
  const derived = mayCalculate ? derivedFrom(baseNumbers(context, prompt)).toSorted((a, b) => a - b) : [];
  return quantitiesOf(response.text).filter((quantity) => {
    if (isListMark(response.text, quantity) || isIdle(quantity)) return false;
    if (hasOtherUnit(quantity, units)) return true;
    const near = ABOUT.test(response.text.slice(Math.max(0, quantity.start - 24), quantity.start));
    const isKnown = (value: number): boolean =>
      known.has(value) || [value * 1000, value / 1000].some((scaled) => known.has(scaled) && quantity.value !== quantity.raw);
    if (isKnown(quantity.value) || (quantity.value === quantity.raw && isKnown(quantity.raw))) return false;
    if (quantity.isTime) return !isLooseTime(quantity.value, known);
    if (isClose(quantity.value, ordered, near ? ROUNDING : EXACT)) return false;
    if (mayCalculate && isClose(quantity.value, derived, near ? ROUNDING : 0.006)) return false;
    return !isCount(quantity, context);
  });
}

function baseNumbers(context: Text, prompt: Text): number[] {
  const all = [...quantitiesOf(context.text), ...quantitiesOf(prompt.text)].filter(({ isTime }) => !isTime);
  return [...new Set(all.map(({ value }) => value))];
}

/** "11:40" for 23:40, or the hour alone. */
function isLooseTime(value: number, known: ReadonlySet<number>): boolean {
  const hour = (value - timeOf(0, 0)) / 60;
  return [value + HALF_DAY_MINUTES, value - HALF_DAY_MINUTES, hour].some((each) => known.has(each));
}
const HALF_DAY_MINUTES = 720;

const UNITS =
  /^(?:(kilomet|mile|met|feet|foot|inch|kilogram|pound|gram|ton|hour|minute|second|day|week|month|quarter|year|euro|dollar|franc|degree)\p{L}{0,4}|(km|kg|lb|cm|mm|°c))$/u;
const unitOf = (unit: string): string | null => UNITS.exec(unit)?.[1] ?? UNITS.exec(unit)?.[2] ?? null;

function unitsOf(context: Text): Map<number, Set<string>> {
  const units = new Map<number, Set<string>>();
  for (const { value, unit } of quantitiesOf(context.text)) {
    const name = unitOf(unit) ?? "";
    units.set(value, (units.get(value) ?? new Set()).add(name));
  }
  return units;
}

/** The same figure, of something else: 3 miles for 3 kilometres. */
function hasOtherUnit({ value, unit }: Quantity, units: ReadonlyMap<number, ReadonlySet<string>>): boolean {
  const name = unitOf(unit);
  const known = units.get(value);
  return name !== null && known !== undefined && !known.has(name) && !known.has("");
}

/** Numbers of both, with those that a time, a date or a unit says in another way. */
function knownNumbers(context: Text, prompt: Text): Set<number> {
  const known = new Set<number>();
  const thousands = /(?:in thousands?|thousand \p{L}{1,10}\)|in 1,?000)/iu.test(context.text);
  for (const { value, raw, unit, isTime } of [...quantitiesOf(context.text), ...quantitiesOf(prompt.text)]) {
    known.add(value);
    known.add(raw);
    if (isTime) continue;
    if (Number.isInteger(raw) && raw <= 24) known.add(timeOf(raw, 0));
    if (thousands) known.add(raw * 1000);
    if (/^weeks?$/u.test(unit)) known.add(value * 7);
    if (/^days?$/u.test(unit) && value % 7 === 0) known.add(value / 7);
    if (/^(?:kilomet(?:re|er)s?|km|kilograms?|kg|lit(?:re|er)s?|tonnes?)$/u.test(unit)) known.add(value * 1000);
    if (/^(?:hours?|minutes?)$/u.test(unit)) known.add(value * 60);
    if (/^years?$/u.test(unit)) known.add(value * 12);
    if (raw >= 13 && raw <= 23) known.add(raw - 12);
    if (raw >= 1 && raw <= 11) known.add(raw + 12);
  }
  for (const { 0: hidden } of context.text.matchAll(/\d{1,6}/gu)) known.add(Number(hidden));
  for (const { 0: hidden } of prompt.text.matchAll(/\d{1,6}/gu)) known.add(Number(hidden));
  return known;
}

function derivedFrom(known: readonly number[]): number[] {
  const numbers = known.slice(0, KNOWN_MAX);
  const found = [numbers.reduce((sum, value) => sum + value, 0)];
  for (const [index, a] of numbers.entries())
    for (const b of numbers.slice(index + 1)) {
      const [low, high] = a < b ? [a, b] : [b, a];
      found.push(a + b, high - low, a * b, (a + b) / 2);
      if (low !== 0) found.push(high / low, (100 * low) / high, (100 * (high - low)) / low, (100 * (high - low)) / high);
    }
  for (let size = 3; size <= numbers.length; size++) found.push(numbers.slice(0, size).reduce((sum, value) => sum + value, 0));
  for (let size = 3; size <= numbers.length; size++) found.push(numbers.slice(0, size).reduce((sum, value) => sum + value, 0) / size);
  return found;
}

/** `known` in order. */
function isClose(value: number, known: readonly number[], tolerance: number): boolean {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return [known[low - 1], known[low]].some(
    (each) => each !== undefined && Math.abs(each - value) <= Math.max(EXACT, Math.abs(each) * tolerance),
  );
}

/** "1." at the beginning of a line. */
function isListMark(text: string, { start, end }: Quantity): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return /(?:^|\n) {0,2}$/u.test(before) && /^[.)]/u.test(text.slice(end, end + 1));
}

const IDLE_UNITS: ReadonlySet<string> = new Set([
  "sentence",
  "sentences",
  "things",
  "points",
  "questions",
  "ways",
  "steps",
  "reasons",
  "options",
  "facts",
  "examples",
]);
const isIdle = ({ value, isWord, unit }: Quantity): boolean => value <= 1 || IDLE_UNITS.has(unit) || (isWord && value === 2 && unit === "");

/** The number of things a sentence of the context lists. */
function isCount({ value }: Quantity, context: Text): boolean {
  if (!Number.isInteger(value) || value > SMALL_COUNT_MAX) return false;
  return (
    context.sentences.length === value || context.sentences.some(({ text }) => text.split(/,| and | und | y | et |;/u).length === value)
  );
}
