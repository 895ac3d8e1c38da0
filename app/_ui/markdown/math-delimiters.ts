/**
 * Models write math as \( \), \[ \], $ $ and $$ $$; remark-math knows only the dollars and takes "$5 and $10" for math. Outside code this
 * rewrites the brackets to dollars and escapes every single dollar that is not math by pandoc's rule: the opening one has no space after it,
 * the closing one no space before it and no digit after it.
 */
export function normalizeMath(markdown: string): string {
  if (!/[$\\]/.test(markdown)) return markdown;
  return splitCode(markdown)
    .map((part) => (part.isCode ? part.text : normalizeText(part.text)))
    .join("");
}

export function hasMath(markdown: string): boolean {
  return /\$|\\\(|\\\[/.test(markdown);
}

const CODE = /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2[`~]*[ \t]*$|$(?![\s\S])))|(`+)(?!`)[\s\S]*?[^`]\3(?!`)/gm;

function splitCode(markdown: string): Array<{ text: string; isCode: boolean }> {
  const parts: Array<{ text: string; isCode: boolean }> = [];
  let from = 0;
  for (const match of markdown.matchAll(CODE)) {
    parts.push({ text: markdown.slice(from, match.index), isCode: false }, { text: match[0], isCode: true });
    from = match.index + match[0].length;
  }
  parts.push({ text: markdown.slice(from), isCode: false });
  return parts;
}

const DISPLAY_BRACKETS = /\\\[([\s\S]+?)\\\]/g;
const INLINE_BRACKETS = /\\\(([^\n]+?)\\\)/g;
const DOLLARS = /\\\$|\$\$[\s\S]*?(?:\$\$|$(?![\s\S]))|\$(?!\s)(?:[^$\n\\]|\\.)*?[^\s$\\]\$(?!\d)|\$/g;

function normalizeText(text: string): string {
  const dollars = text.replace(DOLLARS, (match) => (match === "$" ? "\\$" : match));
  return dollars
    .replace(DISPLAY_BRACKETS, (_, body: string) => `\n$$\n${body.trim()}\n$$\n`)
    .replace(INLINE_BRACKETS, (_, body: string) => `$${body.trim()}$`);
}
