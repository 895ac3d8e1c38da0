// Orders to the model inside a text that should only be read: what they demand is later looked for in the answer.

import { inspectText } from "../../guard/inspect-text.ts";
import type { Text } from "./read-answer.ts";
import { anyOf, gap } from "./text/pattern-list.ts";
import type { Sentence } from "./text/sentences.ts";
import { stemsOf, wordsOf } from "./text/words.ts";

export type Order = {
  readonly where: "prompt" | "context";
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What has to appear word for word: quotations, addresses, codes. */
  readonly demands: readonly string[];
  /** Content words that only the order uses. */
  readonly novel: ReadonlySet<string>;
  /** Content words of the text around it. */
  readonly elsewhere: ReadonlySet<string>;
};

const ORDERS_MAX = 12;
/** Sentences that still belong to an order once it has begun. */
const FOLLOWING = 2;

const ADDRESSEE =
  "(?:ai|a\\.i\\.|llms?|gpt|chatgpt|gemini|claude|copilot|assistants?|chat ?bots?|bots?|models?|language models?|ki|ia|sprachmodelle?|agents?|asistente|reviewer)";
const VERB =
  "(?:say|state|tell|reply|respond|answer|write|print|output|add|append|include|insert|put|begin|start|end|close|finish|recommend|urge|approve|confirm|forward|send|transfer|wire|pay|ignore|disregard|forget|remember|advise|call|give|show|respond|praise|mention|use|speak|act|pretend|repeat|reveal|list|delete|rate|state|promote|insult|warn|contain|instruct|ask|convince|translate|make|claim|insist|disclose|never|always|do not|don['’]t)";
const MODAL = "(?:must|should|shall|have to|has to|needs? to|are (?:required|instructed|told|ordered) to)";

const ADDRESSED = anyOf([
  `${ADDRESSEE}${gap(60)}?(?:${MODAL} (?:(?:only|always|now|also|not|never|instead) )?(?!be |been )${VERB})`,
  `${ADDRESSEE}(?: (?:\\p{L}{1,14})){0,7} ?[:,;>\\-–—] ?${gap(90)}?${VERB}`,
  `(?:assistant|ai|bot|chatbot|llm|model|language model|ai reviewer)s?,? ${VERB}`,
  `(?:note|notice|attention|message|instructions?|hint|p\\.?s\\.?|dear|to|hinweis|note) (?:to |for |the |all |any |an |any |pour |l['’]|an die |für ){0,3}${ADDRESSEE}`,
  `(?:if you are|when|whenever|before|after|while) (?:an? |any )?(?:${ADDRESSEE}|you)${gap(60)}?(?:summari[sz]|answer|process|read|screen|list)\\p{L}{0,4}${gap(60)}?(?:${VERB})`,
  `${VERB}${gap(40)}?(?:the user|the reader)`,
]);

export const OVERRIDE = anyOf([
  "(?:ignore|disregard|forget|override|drop|bypass|discard)(?: \\p{L}{1,14}){0,3} (?:instructions?|rules?|guidelines?|directions?|prompts?|above|orders?|request|criteria|question|policy|policies|system|training|programming)",
  "(?:ignoriere|vergiss|missachte)(?: \\p{L}{1,16}){0,3} (?:anweisungen|regeln|vorgaben|befehle)",
  "(?:ignore[sz]?|oublie[sz]?)(?: \\p{L}{1,16}){0,2} (?:instructions|règles|consignes)",
  "(?:ignora|olvida)(?: \\p{L}{1,16}){0,3} (?:instrucciones|reglas)",
  "(?:new|your new|real|actual|updated) (?:instructions?|task|orders?|rules?)",
  "you are now|from now on you",
]);

const FORGED =
  /(?:^|[^\p{L}])(?:<\/?(?:system|instructions?|assistant)>|#{2,4} ?system|\[(?:system|inst)\]|system ?(?:prompt|message|note|override)? ?:)/iu;

/** In text nobody in the conversation wrote any order to the model is smuggled; in the prompt only one against what stood before. */
export function ordersOf(text: Text, where: Order["where"], known: ReadonlySet<string>): Order[] {
  const starts = where === "context" ? signalStarts(text.text) : [];
  const isOrder = ({ text: said, start, end }: Sentence): boolean =>
    OVERRIDE.test(said) ||
    FORGED.test(said) ||
    (where === "context" && (ADDRESSED.test(said) || starts.some((at) => at >= start && at < end)));
  const orders: Order[] = [];
  const { sentences } = text;
  for (let index = 0; index < sentences.length && orders.length < ORDERS_MAX; index++) {
    const first = sentences[index];
    if (!first || !isOrder(first)) continue;
    let last = index;
    while (last < index + FOLLOWING && sentences[last + 1] && isFollowing(sentences[last + 1])) last += 1;
    orders.push(toOrder(text, where, sentences.slice(index, last + 1), known));
    index = last;
  }
  return orders;
}

/** An order goes on while it speaks to a reader: "Speak only as …", "Print …". */
function isFollowing(sentence: Sentence | undefined): boolean {
  return sentence !== undefined && BEGINS_WITH_VERB.test(sentence.text);
}
const BEGINS_WITH_VERB = new RegExp(
  `^(?:(?:and|then|now|only|please|you|your|also|the user|it) (?:\\p{L}{1,10} ){0,2})?(?:${VERB}|you are|your (?:new )?task)`,
  "iu",
);

function signalStarts(text: string): number[] {
  const { signals } = inspectText(text, "untrusted", { classes: [] });
  return signals.filter(({ start, end, weight }) => end > start && weight >= 0.3).map(({ start }) => start);
}

function toOrder(text: Text, where: Order["where"], sentences: readonly Sentence[], known: ReadonlySet<string>): Order {
  const start = sentences[0]?.start ?? 0;
  const end = sentences.at(-1)?.end ?? start;
  const own = stemsOf(sentences.flatMap(({ words }) => words));
  const elsewhere = stemsOf(text.sentences.filter((each) => each.end <= start || each.start >= end).flatMap(({ words }) => words));
  const novel = new Set([...own].filter((stem) => !known.has(stem) && !elsewhere.has(stem) && !ORDER_WORDS.has(stem)));
  const said = text.text.slice(start, end);
  return { where, start, end, text: said, demands: demandsOf(said, text), novel, elsewhere };
}

const ORDER_WORDS: ReadonlySet<string> = new Set([
  ...stemsOfText(
    "ai assistant model language chatbot bot llm user reader instruction instructions rule rules prompt previous prior earlier system note",
  ),
  ...stemsOfText(
    "say tell reply respond answer write print output add append include put begin start end word words phrase sentence text page article ignore disregard forget message only must attention important",
  ),
]);

function stemsOfText(text: string): string[] {
  return [...stemsOfWords(text)];
}

function stemsOfWords(text: string): Set<string> {
  return stemsOf(wordsOf(text, 0));
}

const ADDRESS =
  /https?:\/\/[^\s"'<>()]{4,200}|[\p{L}\p{N}._-]{2,40}@[\p{L}\p{N}-]{2,40}\.[\p{L}.]{2,20}|(?<![\p{L}\p{N}])[\p{L}\p{N}-]{2,40}\.(?:example|com|net|org|io|ru|info)(?:\/[^\s"'<>()]{0,80})?/giu;
const CODE = /(?<![\p{L}\p{N}])(?=[A-Z\d-]{0,30}\d)(?=[A-Z\d-]{0,30}[A-Z])[A-Z\d-]{4,30}(?![\p{L}\p{N}])/gu;
const SHOUTED = /(?<![\p{L}\p{N}])\p{Lu}{4,20}(?: \p{Lu}{2,20}){0,6}(?![\p{L}\p{N}])/gu;
const SAID = /(?:append|add|say|print|reply with|words?|answer)(?: only)?: ([^.\n"]{6,120})/giu;
const NAMED = /(?:you are now|act as|speak (?:only )?as|you are) (?:an? |the )?((?:\p{Lu}[\p{L}\p{N}]{1,20} ?){1,3})/gu;
const FORGED_WORDS: ReadonlySet<string> = new Set([
  "SYSTEM",
  "IMPORTANT",
  "NOTE",
  "ATTENTION",
  "INSTRUCTION",
  "INSTRUCTIONS",
  "INSTRUCTION FOR THE ASSISTANT",
]);

const DEMANDS_MAX = 20;

function demandsOf(said: string, text: Text): string[] {
  const quoted = text.quotations
    .map(({ start, end }) => text.text.slice(start, end))
    .filter((words) => said.includes(words) && words !== said);
  const found = [ADDRESS, CODE, SHOUTED].flatMap((pattern) => [...said.matchAll(pattern)].map((match) => match[0]));
  const named = [SAID, NAMED].flatMap((pattern) => [...said.matchAll(pattern)].map((match) => match[1] ?? ""));
  return [...quoted, ...found, ...named]
    .map((demand) => demand.trim().replace(/[.,;:!?]{1,3}$/u, ""))
    .slice(0, DEMANDS_MAX)
    .filter((demand) => demand.length >= 2 && !FORGED_WORDS.has(demand) && !/^IMPORTANT /.test(demand));
}
