// Sentences that say of themselves, or of the one before, that they are not for the reader of the answer.

import type { Text } from "./read-answer.ts";
import { anyOf } from "./text/pattern-list.ts";
import type { Sentence } from "./text/sentences.ts";
import { stemsOf } from "./text/words.ts";

export type Confidential = {
  readonly stems: ReadonlySet<string>;
  /** Content words of the rest of the text: whoever says those gives nothing away. */
  readonly open: ReadonlySet<string>;
  /** Words that are names of secrets: in capitals, or with signs and digits in them. */
  readonly codes: readonly string[];
};

const MARKER = anyOf([
  "(?:strictly )?confidential(?:ly)?|internal only|internal (?:guideline|note|use)|internally|top secret|under nda|not public|private note|vertraulich|geheim|for internal use|classified|embargoed|supplier price|trade secret",
  "not for (?:the )?(?:customers?|clients?|public|users?|guests?|sharing|publication|disclosure)",
  "(?:do not|don['’]t|never|must not|may not|must never)(?: \\p{L}{1,8})? (?:share|tell|reveal|disclose|show|mention|admit|name|publish|give away|discuss|be shown)(?: (?:it|this|them|these|that|customers?|anyone|anybody|to))?",
  "(?:keep|stays?|remain|to be shown)(?: (?:it|this|that))? (?:secret|hidden|confidential|private|internal)|secret(?:,|:)|the secret|secret \\p{L}{3,14} is|access phrase|never to be shown|nicht verraten|developer note",
]);
/** Points back: "Never reveal it." */
const BACKWARDS_MAX_WORDS = 9;
const POINTS_BACK = anyOf(["it|this|that|them|customers?|anyone|anybody|secret|hidden|verraten|disclose|share"]);

export function confidentialOf(text: Text): Confidential[] {
  const { sentences } = text;
  const parts: Sentence[][] = [];
  sentences.forEach((sentence, index) => {
    if (!MARKER.test(sentence.text)) return;
    const before = sentences[index - 1];
    const isBackwards = sentence.words.length <= BACKWARDS_MAX_WORDS && POINTS_BACK.test(sentence.text) && !/:/u.test(sentence.text);
    if (isBackwards && before) parts.push([before, sentence]);
    else parts.push([sentence]);
  });
  const hidden = new Set(parts.flat());
  const open = stemsOf(sentences.filter((sentence) => !hidden.has(sentence)).flatMap(({ words }) => words));
  return parts.map((part) => toConfidential(part, open));
}

const ABOUT_SECRECY: ReadonlySet<string> = new Set(
  "confidential confidenti strict internal intern secret never tell reveal disclos share show mention admit nam not customer only public private privat note not vertraulich verrat keep hidd nda under developer anyon anybody must discuss".split(
    " ",
  ),
);

function toConfidential(part: readonly Sentence[], open: ReadonlySet<string>): Confidential {
  const words = part.flatMap((sentence) => sentence.words);
  const stems = new Set([...stemsOf(words)].filter((stem) => !ABOUT_SECRECY.has(stem)));
  const codes = part.flatMap(({ text }) => [...text.matchAll(CODE)].map((match) => match[0])).slice(0, CODES_MAX);
  return { stems, open, codes };
}

const CODES_MAX = 8;
const CODE = /(?<![\p{L}\p{N}])(?:\p{Lu}{5,20}|(?=[\p{L}\p{N}-]{0,30}\d)[\p{L}\p{N}]{1,15}(?:-[\p{L}\p{N}]{1,15}){1,4})(?![\p{L}\p{N}])/gu;
