/**
 * What a screen reader is told of an answer that is still growing: whole sentences only, and code by its size. Markup is taken out, because
 * asterisks read aloud are noise.
 */
type Announcement = { sentences: string[]; nextIndex: number };

/** The colon of a redaction's mark is no end. */
const SENTENCE_END = /(?:[.!?。！？]|(?<!\[redacted):)["')\]*_`]*(?=\s)|\n{2,}|\n(?=\s*(?:[-*+]|\d+[.)]|#{1,6})\s)/g;

/** Sentences completed in `text` since `fromIndex`; with `isFinal` the rest counts as one. */
export function takeSentences(text: string, fromIndex: number, isFinal: boolean): Announcement {
  const sentences: string[] = [];
  let index = fromIndex;
  while (index < text.length) {
    const code = findFence(text, index);
    if (code && text.slice(index, code.start).trim() === "") {
      if (code.end === null && !isFinal) break;
      sentences.push(describeCode(text.slice(code.start, code.end ?? text.length)));
      index = code.end ?? text.length;
      continue;
    }
    const end = findSentenceEnd(text, index, code?.start ?? text.length);
    if (end === null && code === null && !isFinal) break;
    const stop = end ?? code?.start ?? text.length;
    const sentence = stripMarkup(text.slice(index, stop));
    if (sentence !== "") sentences.push(sentence);
    index = stop;
  }
  return { sentences, nextIndex: index };
}

function findSentenceEnd(text: string, from: number, limit: number): number | null {
  SENTENCE_END.lastIndex = from;
  const match = SENTENCE_END.exec(text);
  if (!match) return null;
  const end = match.index + match[0].length;
  return end <= limit ? end : null;
}

function findFence(text: string, from: number): { start: number; end: number | null } | null {
  const open = /^```[^\n]*\n/m.exec(text.slice(from));
  if (!open) return null;
  const start = from + open.index;
  const close = /^```[ \t]*$/m.exec(text.slice(start + open[0].length));
  return { start, end: close ? start + open[0].length + close.index + close[0].length : null };
}

function describeCode(block: string): string {
  const lines = block.trim().split("\n");
  const language = lines[0]?.replace(/^```/, "").trim();
  const count = Math.max(0, lines.length - (lines.at(-1)?.startsWith("```") ? 2 : 1));
  return `Code block${language ? `, ${language}` : ""}, ${count} ${count === 1 ? "line" : "lines"}.`;
}

function stripMarkup(text: string): string {
  return text
    .replace(/\[redacted: ?([\w-]+)\]/g, "redacted $1")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*+>]|#{1,6})\s+/gm, "")
    .replace(/[*_`~|]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
