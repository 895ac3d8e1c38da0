import { type NormalizedText, normalize } from "./internal/normalize.ts";

type View = Pick<NormalizedText, "text" | "origins">;
type Range = { start: number; end: number };

/**
 * The text with every match of a phrase blanked, so that positions stay and what stands around a match is still seen as it was. Phrases
 * match as the signals do, in the normalised view, and only as whole words.
 */
export function withoutAllowedPhrases(text: string, phrases: readonly string[]): string {
  if (phrases.length === 0) return text;
  const view = toView(text);
  const matches = phrases.flatMap((phrase) => findAll(view, toView(phrase).text.trim(), text.length));
  let blanked = "";
  let cursor = 0;
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    if (end <= cursor) continue;
    blanked += text.slice(cursor, Math.max(cursor, start)) + " ".repeat(end - Math.max(cursor, start));
    cursor = end;
  }
  return blanked + text.slice(cursor);
}

/** A phrase may run over the end of a line. */
function toView(original: string): View {
  const { text, origins } = normalize(original);
  return { text: text.replaceAll("\n", " "), origins };
}

function findAll({ text, origins }: View, phrase: string, originalLength: number): Range[] {
  const found: Range[] = [];
  if (phrase === "") return found;
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + phrase.length)) {
    const behind = at + phrase.length;
    if (isWithinWord(text, at) || isWithinWord(text, behind)) continue;
    found.push({ start: origins?.[at] ?? at, end: behind === text.length ? originalLength : (origins?.[behind] ?? behind) });
  }
  return found;
}

const WORD = /[\p{L}\p{N}]/u;

function isWithinWord(text: string, position: number): boolean {
  return WORD.test(text.charAt(position - 1)) && WORD.test(text.charAt(position));
}
