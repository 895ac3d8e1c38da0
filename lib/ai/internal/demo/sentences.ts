/** Words that say nothing about the subject; a question made of these alone matches no sentence. */
const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me more my no not of on or our " +
    "please she should so some such tell than that the their them then there these they this those to us was we were what when where which who whom whose " +
    "why will with would you your about give say said answer question text following above below know much many"
  ).split(" "),
);

export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[\s>*#-]+/, "").trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Content words, lower case, with the commonest English endings cut so that "invoices" meets "invoice". */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word)).map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word));
}

/** The sentences that tell most of the whole, in their own order: those whose words are the text's frequent ones. */
export function pickKeySentences(text: string, count: number): string[] {
  const sentences = splitSentences(text);
  const frequencies = new Map<string, number>();
  for (const word of contentWords(text)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  const scored = sentences.map((sentence, index) => {
    const words = new Set(contentWords(sentence));
    const weight = [...words].reduce((sum, word) => sum + (frequencies.get(word) ?? 0), 0);
    return { index, score: weight / Math.sqrt(words.size + 1) + (index === 0 ? 1 : 0) };
  });
  const chosen = new Set(
    scored
      .toSorted((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, count)
      .map((entry) => entry.index),
  );
  return sentences.filter((_, index) => chosen.has(index));
}

/** Up to two sentences that share the question's words, rarer words counting more; empty when too few are shared. */
export function findAnswers(question: string, text: string): string[] {
  const asked = new Set(contentWords(question));
  if (asked.size === 0) return [];
  const sentences = splitSentences(text).map((sentence) => ({ sentence, words: new Set(contentWords(sentence)) }));
  const weightOf = (word: string): number =>
    Math.log(1 + sentences.length / (1 + sentences.filter((entry) => entry.words.has(word)).length));
  const weights = new Map([...asked].map((word) => [word, weightOf(word)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const scored = sentences
    .map(({ sentence, words }) => ({
      sentence,
      score: [...asked].reduce((sum, word) => sum + (words.has(word) ? (weights.get(word) ?? 0) : 0), 0) / total,
    }))
    .filter((entry) => entry.score >= 0.34)
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter((entry) => entry.score >= best * 0.8)
    .slice(0, 2)
    .map((entry) => entry.sentence);
}
