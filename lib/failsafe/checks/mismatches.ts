// What the context says of one thing and the answer of another, and what it denies and the answer affirms.

import type { Clause } from "./clauses.ts";
import type { AnswerReading } from "./read-answer.ts";
import { anyOf } from "./text/pattern-list.ts";
import type { Sentence } from "./text/sentences.ts";
import { stemOf, stemsOf } from "./text/words.ts";

const LOOKED_AT_MAX = 200;

export function mismatches(
  sentence: Sentence,
  own: readonly Clause[],
  clauses: readonly Clause[],
  reading: AnswerReading,
): "swapped" | "reversed" | null {
  const near = clauses.slice(0, LOOKED_AT_MAX);
  const said = stemsOf(sentence.words);
  if (isReversed(sentence, said, near, reading)) return "reversed";
  if (isOverstated(sentence, reading)) return "reversed";
  if (own.some((clause) => isSwappedNumber(clause, near)) || isSwappedName(said, near)) return "swapped";
  return null;
}

const NEGATORS = anyOf([
  "not|no|never|none|nobody|without|neither|nor|n['’]t|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|cannot|excluded?|except(?:ion)?|failed to|unable|forbidden|prohibited|closed|rejected|refused|unknown|turned (?:it |them )?down",
]);
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
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
  [anyOf(["guilty"]), anyOf(["innocent|acquitted"])],
];
/** Other ways in which an answer denies; a context that uses one may still affirm. */
const DENIALS = anyOf([
  "avoid(?:ed|s|ing)?|refrain(?:s|ed)?|unless|instead|banned|lack(?:s|ed)?|missing|fail(?:s|ed)?|outside|only|until|stay away|stopp?(?:s|ed)?|out of",
]);
const COVERED_LEAST = 0.6;
const SHARED_LEAST = 2;

function isReversed(sentence: Sentence, said: ReadonlySet<string>, clauses: readonly Clause[], { context }: AnswerReading): boolean {
  const denies = NEGATORS.test(sentence.text) || DENIALS.test(sentence.text) || /^no[,.]? /iu.test(sentence.text);
  for (const clause of clauses) {
    const own = [...clause.stems].filter((stem) => !NEGATING_STEMS.has(stem));
    const shared = own.filter((stem) => said.has(stem)).length;
    if (!denies && NEGATORS.test(clause.text) && shared >= SHARED_LEAST && shared >= own.length * COVERED_LEAST) return true;
    if (shared < SHARED_LEAST) continue;
    for (const [one, other] of OPPOSITES) {
      const isTurned = (a: RegExp, b: RegExp): boolean => a.test(sentence.text) && b.test(clause.text) && !a.test(context?.text ?? "");
      if (!denies && (isTurned(one, other) || isTurned(other, one))) return true;
    }
  }
  return false;
}
const NEGATING_STEMS = new Set(
  ["not", "exclud", "exclude", "except", "clos", "reject", "refus", "forbidd", "prohibit", "unknown", "without"].map(stemOf),
);

const ALWAYS = anyOf([
  "at any time|always|any time|in any case|under all circumstances|without (?:any )?conditions?|unlimited|guaranteed|for ever",
]);
const CONDITION = anyOf(["until|only|unless|except|excluded|before|within|provided|after that|limited|by"]);

/** Without the condition that the context sets. */
function isOverstated({ text }: Sentence, { context }: AnswerReading): boolean {
  return context !== null && ALWAYS.test(text) && !ALWAYS.test(context.text) && CONDITION.test(context.text) && !CONDITION.test(text);
}

const HOLDERS_MAX = 3;

/** A figure that the context gives to one thing, said of another that has a figure of its own there. */
function isSwappedNumber(said: Clause, clauses: readonly Clause[]): boolean {
  for (const value of said.numbers.keys()) {
    const holders = clauses.filter((clause) => clause.numbers.has(value));
    const unit = holders[0]?.numbers.get(value);
    if (holders.length === 0 || holders.length > HOLDERS_MAX) continue;
    const own = new Set(holders.flatMap((clause) => [...clause.stems]));
    const isWhole = holders.some((clause) => [...clause.stems].filter(isLabel).every((stem) => said.stems.has(stem)));
    if (isWhole) continue;
    const rival = clauses.some(
      (clause) =>
        !clause.numbers.has(value) &&
        [...clause.numbers].some(([other, of]) => of === unit && !said.numbers.has(other)) &&
        [...clause.numbers.keys()].every((other) => !said.numbers.has(other)) &&
        holders.some((holder) => Math.abs(holder.sentence - clause.sentence) <= 1) &&
        [...clause.stems].some((stem) => isLabel(stem) && said.stems.has(stem) && !own.has(stem)) &&
        holders.every((holder) => [...holder.stems].some((stem) => isLabel(stem) && !said.stems.has(stem) && !clause.stems.has(stem))),
    );
    if (rival) return true;
  }
  return false;
}

const isLabel = (stem: string): boolean => !/^\d/u.test(stem);

/** Said of one person what the context says of another. */
function isSwappedName(said: ReadonlySet<string>, clauses: readonly Clause[]): boolean {
  const names = new Set(clauses.flatMap((clause) => [...clause.names]).filter((name) => said.has(name)));
  if (names.size === 0) return false;
  const holders = clauses.filter((clause) => [...clause.names].some((name) => names.has(name)));
  const sentences = new Set(holders.map((clause) => clause.sentence));
  const own = new Set(holders.flatMap((clause) => [...clause.stems]));
  const matter = [...said].filter((stem) => !names.has(stem) && !own.has(stem));
  return matter.some((stem) => {
    const others = clauses.filter((clause) => clause.stems.has(stem));
    return (
      others.length > 0 &&
      others.every(
        (clause) =>
          clause.names.size > 0 &&
          ![...clause.names].some((name) => names.has(name)) &&
          [...sentences].some((at) => Math.abs(at - clause.sentence) <= 1),
      )
    );
  });
}
