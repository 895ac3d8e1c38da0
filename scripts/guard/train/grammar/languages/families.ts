import { OVERRIDE_GRAMMAR } from "../attacks/override.ts";
import type { Choice } from "../choice.ts";
import type { Family, RowKind } from "../family.ts";
import { createGrammar, type Grammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";
import { ASIAN_PACKS } from "./asian.ts";
import { EASTERN_PACKS } from "./eastern.ts";
import type { PartName } from "./pack.ts";
import { WESTERN_PACKS } from "./western.ts";

type Language = { lang: string; grammar: Grammar };

const LANGUAGES: readonly Language[] = [...WESTERN_PACKS, ...EASTERN_PACKS, ...ASIAN_PACKS].map(({ lang, rules }) => ({
  lang,
  grammar: createGrammar(rules),
}));

/** The languages with the longest tables are drawn more often; attacks and harmless texts draw alike. */
const DRAWN: readonly Language[] = LANGUAGES.flatMap((language) => {
  const times: Readonly<Record<string, number>> = { de: 6, es: 3, fr: 3, ru: 2, zh: 2, pt: 2, it: 2 };
  return Array.from({ length: times[language.lang] ?? 1 }, () => language);
});

const ENGLISH_GRAMMAR = createGrammar(WORDS);

const family = (name: string, label: 0 | 1, kind: RowKind, share: number, parts: readonly PartName[], surround: Surround): Family => ({
  name,
  label,
  kind,
  share,
  style: "prose",
  write: (choice) => {
    const language = choice.pick(DRAWN);
    const text = language.grammar.expand(choice.pick(parts), choice);
    return { text: choice.chance(0.2) ? surround(text, language, choice) : text, lang: language.lang };
  },
});

type Surround = (text: string, language: Language, choice: Choice) => string;

/** Ordinary sentences of the same or another language around a text, the same ways on both sides. */
const besideHarmless: Surround = (text, { grammar }, choice) => {
  const other = choice.pick([grammar.expand("tell", choice), grammar.expand("ask", choice), ENGLISH_GRAMMAR.expand("task", choice)]);
  return choice.chance(0.5) ? `${other} ${text}` : `${text} ${other}`;
};

/** Two languages in one message: a task in the reader's, the attack in another. */
function writeMixedAttack(choice: Choice): { text: string; lang: string } {
  const { lang, grammar } = choice.pick(DRAWN);
  if (choice.chance(0.5)) {
    return { text: `${grammar.expand(choice.pick(["ask", "tell"]), choice)} ${OVERRIDE_GRAMMAR.expand("plain", choice)}`, lang };
  }
  const attack = grammar.expand(choice.pick(["override", "extraction", "secret"]), choice);
  return { text: `${ENGLISH_GRAMMAR.expand(choice.pick(["task", "sentence", "mail_body"]), choice)} ${attack}`, lang };
}

const TRANSLATION_GRAMMAR = createGrammar({
  ...WORDS,
  lead: "translate {this|the following} {to|into} {@language}:|what does this mean in English?|is this sentence correct?|please proofread:|which language is this?|reply to this message:|summarise:",
});

function writeMixedHarmless(choice: Choice): { text: string; lang: string } {
  const { lang, grammar } = choice.pick(DRAWN);
  const text = grammar.expand(choice.pick(["ask", "tell", "trigger", "turn"]), choice);
  return {
    text: choice.chance(0.6)
      ? `${TRANSLATION_GRAMMAR.expand("lead", choice)} ${text}`
      : `${ENGLISH_GRAMMAR.expand(choice.pick(["task", "sentence", "mail_body"]), choice)} ${text}`,
    lang,
  };
}

export const LANGUAGE_ATTACKS: readonly Family[] = [
  family("languages-override", 1, "injection", 13, ["override", "override", "pressure"], besideHarmless),
  family("languages-extraction", 1, "extraction", 8, ["extraction", "secret"], besideHarmless),
  family("languages-role", 1, "jailbreak", 5, ["role"], besideHarmless),
  { name: "languages-mixed-attack", label: 1, kind: "injection", share: 3, style: "prose", write: writeMixedAttack },
];

export const LANGUAGE_HARMLESS: readonly Family[] = [
  family("languages", 0, "benign", 24, ["ask", "ask", "trigger", "trigger", "turn", "form", "tell"], besideHarmless),
  { name: "languages-mixed", label: 0, kind: "benign", share: 6, style: "prose", write: writeMixedHarmless },
];
