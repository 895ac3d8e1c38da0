import { countWords, pickKeySentences, splitSentences } from "./sentences.ts";

const MAX_SENTENCES = 5;

/** What can be done to a text without understanding it. Null when the request names none of these. */
export function workOnText(request: string, text: string): string | null {
  if (/\b(?:how many (?:words|characters|sentences)|word count|count (?:the )?words)\b/i.test(request)) return countText(text);
  const extraction = findExtraction(request);
  if (extraction) return extract(extraction, text);
  if (/\b(?:key points|main points|bullet|highlights|takeaways|list the points)\b/i.test(request)) {
    return `**Key points**\n\n${keySentences(text)
      .map((sentence) => `- ${sentence}`)
      .join("\n")}`;
  }
  if (/\b(?:summar\w+|tl;?dr|shorten|condense|in short|the gist|recap)\b/i.test(request)) {
    return `**Summary** (its own most telling sentences)\n\n${keySentences(text).join(" ")}`;
  }
  return null;
}

export function asksForTextWork(request: string): boolean {
  return workOnText(request.slice(0, 400), "Probe.") !== null;
}

function keySentences(text: string): string[] {
  const total = splitSentences(text).length;
  return pickKeySentences(text, Math.min(MAX_SENTENCES, Math.max(1, Math.ceil(total / 3))));
}

function countText(text: string): string {
  const rows = [
    ["Words", countWords(text)],
    ["Sentences", splitSentences(text).length],
    ["Characters", Array.from(text).length],
    ["Lines", text.split("\n").length],
  ];
  return `| Measure | Count |\n| --- | ---: |\n${rows.map(([name, count]) => `| ${name} | ${count} |`).join("\n")}`;
}

type Extraction = { name: string; ask: RegExp; pattern: RegExp };

const EXTRACTIONS: readonly Extraction[] = [
  { name: "e-mail addresses", ask: /e-?mail/i, pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  { name: "links", ask: /\b(?:links?|urls?|addresses)\b/i, pattern: /https?:\/\/[^\s<>"')\]]{1,500}/g },
  {
    name: "dates",
    ask: /\bdates?\b/i,
    pattern:
      /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}\.? (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?\b/g,
  },
  {
    name: "numbers",
    ask: /\b(?:numbers?|amounts?|figures|prices)\b/i,
    pattern: /[$€£]?\d{1,3}(?:[,.]\d{3}){0,5}(?:[.,]\d{1,4})?%?|[$€£]?\d{4,15}(?:\.\d{1,4})?%?/g,
  },
  { name: "names", ask: /\b(?:names?|people)\b/i, pattern: /\b\p{Lu}\p{Ll}{1,30}(?: \p{Lu}\p{Ll}{1,30}){1,2}\b/gu },
];

function findExtraction(request: string): Extraction | undefined {
  if (!/\b(?:extract|list|find|show|pull out|which|what)\b/i.test(request)) return undefined;
  if (
    !/\b(?:extract|pull out|find|list|show) (?:(?:me|out|all|every|any|the|of)\s+){0,4}(?:e-?mail|links?|urls?|addresses|dates?|numbers?|amounts?|figures|prices|names?|people)/i.test(
      request,
    )
  )
    return undefined;
  return EXTRACTIONS.find((extraction) => extraction.ask.test(request));
}

function extract(extraction: Extraction, text: string): string {
  const found = [...new Set(text.match(extraction.pattern) ?? [])];
  if (found.length === 0) return `I found no ${extraction.name} in that text.`;
  return `**${found.length} ${extraction.name}**\n\n${found.map((item) => `- ${item}`).join("\n")}`;
}
