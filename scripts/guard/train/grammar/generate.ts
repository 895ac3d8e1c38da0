import { ATTACK_FAMILIES } from "./attacks/families.ts";
import { type Choice, createChoice } from "./choice.ts";
import type { Family, GrammarRow } from "./family.ts";
import { HARMLESS_FAMILIES } from "./harmless/families.ts";
import { LANGUAGE_ATTACKS, LANGUAGE_HARMLESS } from "./languages/families.ts";
import { styleText } from "./style.ts";

export const FAMILIES: readonly Family[] = [...ATTACK_FAMILIES, ...LANGUAGE_ATTACKS, ...HARMLESS_FAMILIES, ...LANGUAGE_HARMLESS];

/** The longest text the training data and the evaluation know. */
const MAXIMUM_LENGTH = 4000;
/** More harmless rows than attacks: the threshold sits where one harmless text in a hundred fires. */
const HARMLESS_SHARE = 0.58;
/** A family that keeps repeating itself has said what it has to say. */
const ATTEMPTS_PER_ROW = 6;

/** The project's own training texts, family after family; the same seed and count give the same rows. */
export function* generateRows({ seed, count = 20_000 }: { seed: number; count?: number }): Generator<GrammarRow> {
  const seen = new Set<string>();
  for (const [index, family] of FAMILIES.entries()) {
    const choice = createChoice(Math.imul(seed + 1, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b));
    const wanted = Math.round(count * shareOf(family));
    let written = 0;
    for (let attempt = 0; written < wanted && attempt < wanted * ATTEMPTS_PER_ROW; attempt++) {
      const row = writeRow(family, choice);
      const key = row.text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
      if (row.text.length < 3 || seen.has(key)) continue;
      seen.add(key);
      written++;
      yield row;
    }
  }
}

function shareOf(family: Family): number {
  const total = FAMILIES.filter(({ label }) => label === family.label).reduce((sum, { share }) => sum + share, 0);
  return (family.share / total) * (family.label === 0 ? HARMLESS_SHARE : 1 - HARMLESS_SHARE);
}

function writeRow(family: Family, choice: Choice): GrammarRow {
  const written = family.write(choice);
  const { text, lang } = typeof written === "string" ? { text: written, lang: "en" } : written;
  const agreed = lang === "en" ? fitArticles(text) : text;
  const styled = family.style === "prose" ? styleText(agreed, choice) : agreed;
  const cut = styled.slice(0, MAXIMUM_LENGTH).toWellFormed().trim();
  return { text: cut, label: family.label, kind: family.kind, lang, source: `grammar-${family.name}` };
}

/** Slots do not know whether a vowel follows. */
const fitArticles = (text: string): string => text.replace(/\b([Aa]) (?=[aeioAEIO]\w|u[nm])/g, "$1n ");
