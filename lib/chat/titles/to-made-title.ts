const TITLE_MAX_CHARS = 60;
const QUOTES = new Set(['"', "'", "“", "”", "„", "«", "»", "*", "`", "#", " "]);

/** Of what a model said, a name: one line, bare and short. Null where it is none, or where something had to be cut out of it. */
export function toMadeTitle({ text, redactions }: { text: string; redactions: readonly unknown[] }): string | null {
  if (redactions.length > 0) return null;
  const [line = ""] = text.trim().split("\n");
  const characters = [...line.replaceAll(/\s/g, " ")];
  while (QUOTES.has(characters.at(-1) ?? "") || characters.at(-1) === ".") characters.pop();
  while (QUOTES.has(characters[0] ?? "")) characters.shift();
  return characters.length === 0 || characters.length > TITLE_MAX_CHARS ? null : characters.join("");
}
