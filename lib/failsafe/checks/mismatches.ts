// What the context says of one thing and the answer of another, and what it denies and the answer affirms.

import type { Clause } from "./clauses.ts";
import type { Text } from "./read-answer.ts";
import { anyOf } from "./text/pattern-list.ts";
import type { Sentence } from "./text/sentences.ts";
import { stemOf, stemsOf } from "./text/words.ts";

export type Mismatch = "swapped" | "reversed";

/** A clause of the context with what is asked of it again and again. */
type Known = Clause & {
  readonly place: number;
  readonly own: number;
  readonly isNegated: boolean;
  readonly sides: readonly (0 | 1 | null)[];
};
type Knowledge = {
  readonly clauses: readonly Known[];
  readonly byStem: ReadonlyMap<string, readonly Known[]>;
  readonly byNumber: ReadonlyMap<number, readonly Known[]>;
  readonly text: string;
  /** Of each pair of opposites, which sides the context uses anywhere. */
  readonly used: readonly (readonly [boolean, boolean])[];
};

/** A word that stands everywhere tells nothing apart. */
const POSTINGS_MAX = 24;
const NEAR_CLAUSES = 8;

/** Finds for a sentence of the answer, given as its clauses too, how it differs from what the context says. */
export function createMismatches(
  clauses: readonly Clause[],
  { text }: Text,
): (sentence: Sentence, own: readonly Clause[]) => Mismatch | null {
  const known = clauses.map(toKnown);
  const knowledge: Knowledge = {
    clauses: known,
    byStem: postingsOf(known, (clause) => clause.stems),
    byNumber: postingsOf(known, (clause) => clause.numbers.keys()),
    text,
    used: OPPOSITES.map(([one, other]) => [one.test(text), other.test(text)] as const),
  };
  return (sentence, own) => {
    const said = stemsOf(sentence.words);
    if (isReversed(sentence, said, knowledge) || isOverstated(sentence, text)) return "reversed";
    if (own.some((clause) => isSwappedNumber(clause, knowledge)) || isSwappedName(said, knowledge)) return "swapped";
    return null;
  };
}

function toKnown(clause: Clause, place: number): Known {
  const own = [...clause.stems].filter((stem) => !NEGATING_STEMS.has(stem)).length;
  return { ...clause, place, own, isNegated: NEGATORS.test(clause.text), sides: OPPOSITES.map((pair) => sideOf(pair, clause.text)) };
}

function postingsOf<Key>(clauses: readonly Known[], keysOf: (clause: Known) => Iterable<Key>): Map<Key, Known[]> {
  const postings = new Map<Key, Known[]>();
  for (const clause of clauses)
    for (const key of keysOf(clause)) {
      const at = postings.get(key);
      if (!at) postings.set(key, [clause]);
      else if (at.length < POSTINGS_MAX) at.push(clause);
    }
  return postings;
}

type Opposites = readonly [RegExp, RegExp];

function sideOf([one, other]: Opposites, text: string): 0 | 1 | null {
  const [isOne, isOther] = [one.test(text), other.test(text)];
  if (isOne === isOther) return null;
  return isOne ? 0 : 1;
}

const NEGATORS = anyOf([
  "not|no|never|none|nobody|without|neither|nor|n['’]t|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|cannot|excluded?|except(?:ion)?|failed to|unable|forbidden|prohibited|closed|rejected|refused|unknown|turned (?:it |them )?down",
]);
const OPPOSITES: readonly Opposites[] = [
  [anyOf(["approv(?:e|es|ed|al)|accept(?:s|ed)?"]), anyOf(["reject(?:s|ed|ion)?|declined?|refused?|turned down"])],
  [
    anyOf(["rose|ris(?:e|es|en|ing)|increas(?:e|es|ed|ing)|grew|climbed|higher"]),
    anyOf(["fell|falls?|fallen|decreas(?:e|es|ed|ing)|dropped|sank|lower|declined"]),
  ],
  [anyOf(["open(?:s|ed)?"]), anyOf(["closed?|closes|shut"])],
  [anyOf(["allowed|permitted|may"]), anyOf(["forbidden|prohibited|banned"])],
  [anyOf(["safe"]), anyOf(["unsafe|dangerous|no data|not safe"])],
  [anyOf(["won|wins"]), anyOf(["lost|loses"])],
  [anyOf(["included?|covers?|covered"]), anyOf(["excluded?|not covered"])],
  [anyOf(["before|earlier"]), anyOf(["after|later"])],
  [anyOf(["profits?|gained?"]), anyOf(["loss(?:es)?|lost|deficit"])],
  [anyOf(["guilty"]), anyOf(["innocent|acquitted"])],
];
/** Other ways in which an answer denies; a context that uses one may still affirm. */
const DENIALS = anyOf([
  "avoid(?:ed|s|ing)?|refrain(?:s|ed)?|unless|instead|banned|lack(?:s|ed)?|missing|fail(?:s|ed)?|outside|only|until|stay away|stopp?(?:s|ed)?|out of",
]);
const COVERED_LEAST = 0.6;
const SHARED_LEAST = 2;
const NEGATING_STEMS = new Set(
  ["not", "excluded", "exclude", "except", "closed", "rejected", "refused", "forbidden", "prohibited", "unknown", "without"].map(stemOf),
);

function isReversed(sentence: Sentence, said: ReadonlySet<string>, { byStem, used }: Knowledge): boolean {
  if (NEGATORS.test(sentence.text) || DENIALS.test(sentence.text) || /^no[,.]? /iu.test(sentence.text)) return false;
  const shared = new Map<Known, number>();
  for (const stem of said)
    if (!NEGATING_STEMS.has(stem)) for (const clause of byStem.get(stem) ?? []) shared.set(clause, (shared.get(clause) ?? 0) + 1);
  const sides = OPPOSITES.map((pair) => sideOf(pair, sentence.text));
  for (const [clause, count] of shared) {
    if (count < SHARED_LEAST) continue;
    if (clause.isNegated && count >= clause.own * COVERED_LEAST) return true;
    const isTurned = sides.some((side, pair) => side !== null && clause.sides[pair] === 1 - side && used[pair]?.[side] === false);
    if (isTurned) return true;
  }
  return false;
}

const ALWAYS = anyOf([
  "at any time|always|any time|in any case|under all circumstances|without (?:any )?conditions?|unlimited|guaranteed|for ever",
]);
const CONDITION = anyOf(["until|only|unless|except|excluded|before|within|provided|after that|limited|by"]);

/** Without the condition that the context sets. */
function isOverstated({ text }: Sentence, context: string): boolean {
  return ALWAYS.test(text) && !CONDITION.test(text) && !ALWAYS.test(context) && CONDITION.test(context);
}

const HOLDERS_MAX = 3;

/** A figure that the context gives to one thing, said of another that has a figure of its own there. */
function isSwappedNumber(said: Clause, { byNumber, clauses }: Knowledge): boolean {
  for (const value of said.numbers.keys()) {
    const holders = byNumber.get(value) ?? [];
    if (holders.length === 0 || holders.length > HOLDERS_MAX) continue;
    if (holders.some((holder) => [...holder.stems].filter(isLabel).every((stem) => said.stems.has(stem)))) continue;
    const near = holders.flatMap(({ place }) => clauses.slice(Math.max(0, place - NEAR_CLAUSES), place + NEAR_CLAUSES));
    if (near.some((rival) => isRival(rival, holders, said, value))) return true;
  }
  return false;
}

/** It has another figure of the same unit, and what the answer names is its own while the holder's own name is not said. */
function isRival(rival: Known, holders: readonly Known[], said: Clause, value: number): boolean {
  const unit = holders[0]?.numbers.get(value);
  if (rival.numbers.has(value) || ![...rival.numbers.values()].includes(unit ?? "")) return false;
  if ([...rival.numbers.keys()].some((other) => said.numbers.has(other))) return false;
  if (!holders.some((holder) => Math.abs(holder.sentence - rival.sentence) <= 1)) return false;
  const isNamed = [...rival.stems].some(
    (stem) => isLabel(stem) && said.stems.has(stem) && holders.every((holder) => !holder.stems.has(stem)),
  );
  const isHolderNamed = (holder: Known): boolean =>
    ![...holder.stems].some((stem) => isLabel(stem) && !said.stems.has(stem) && !rival.stems.has(stem));
  return isNamed && !holders.some(isHolderNamed);
}

const isLabel = (stem: string): boolean => !/^\d/u.test(stem);

/** Said of one person what the context says of another. */
function isSwappedName(said: ReadonlySet<string>, { byStem }: Knowledge): boolean {
  const holders = [...said].flatMap((stem) => (byStem.get(stem) ?? []).filter((clause) => clause.names.has(stem)));
  const names = new Set([...said].filter((stem) => holders.some((clause) => clause.names.has(stem))));
  if (names.size === 0) return false;
  const sentences = new Set(holders.map((clause) => clause.sentence));
  const own = new Set(holders.flatMap((clause) => [...clause.stems]));
  const isOthers = (clause: Known): boolean =>
    clause.names.size > 0 &&
    ![...clause.names].some((name) => names.has(name)) &&
    [-1, 0, 1].some((step) => sentences.has(clause.sentence + step));
  return [...said].some((stem) => {
    if (names.has(stem) || own.has(stem)) return false;
    const others = byStem.get(stem) ?? [];
    return others.length > 0 && others.every(isOthers);
  });
}
