import type { Choice } from "./choice.ts";

// How people type has nothing to do with what they want: attacks and harmless texts get the same case, typing errors
// and stops with the same probability, so that the classifier cannot learn any of it.

const LATIN = /[a-z]/i;

export function styleText(text: string, choice: Choice): string {
  let styled = choice.chance(0.75) ? capitalise(text) : text;
  const roll = choice.next();
  if (roll < 0.14) styled = styled.toLowerCase();
  else if (roll < 0.17 && styled.length < 160) styled = styled.toUpperCase();
  if (choice.chance(0.12)) styled = misspell(styled, choice);
  if (choice.chance(0.12)) styled = styled.replace(/[.!?]+$/, "");
  else if (choice.chance(0.05)) styled = styled.replace(/([.!?])$/, "$1$1");
  if (choice.chance(0.06)) styled = styled.replaceAll("'", "");
  else if (choice.chance(0.15)) styled = styled.replaceAll("'", "’");
  if (choice.chance(0.03)) styled = `"${styled}"`;
  if (choice.chance(0.03)) styled = styled.replaceAll(". ", choice.pick([".\n", "...", " - ", ".  "]));
  return styled;
}

function capitalise(text: string): string {
  return text.replace(/(^|[.!?]\s+|\n)(\p{Ll})/gu, (_match, before: string, letter: string) => before + letter.toUpperCase());
}

/** One to three slips of the finger: letters swapped, dropped or doubled. */
function misspell(text: string, choice: Choice): string {
  const letters = [...text];
  const slips = 1 + choice.below(Math.min(3, Math.ceil(letters.length / 40)));
  for (let slip = 0; slip < slips; slip++) {
    const at = choice.below(letters.length);
    const here = letters[at] ?? "";
    const next = letters[at + 1] ?? "";
    if (!LATIN.test(here)) continue;
    const roll = choice.below(3);
    if (roll === 0 && LATIN.test(next)) [letters[at], letters[at + 1]] = [next, here];
    else if (roll === 1) letters[at] = "";
    else letters[at] = here + here;
  }
  return letters.join("");
}
