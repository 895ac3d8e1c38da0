import { contentWords, findAnswers, splitSentences } from "./sentences.ts";

/** "Translate: my friend is here" asks for something, whatever it says behind. */
const REQUEST =
  /^(?:please\s+)?(?:translate|write|compose|explain|rewrite|correct|improve|draw|create|make|tell|give|show|find|help|suggest|describe|how|what|why|can|could|would)\b/i;

/** A sentence in which the user tells something about themselves or asks to have it remembered. */
export function findStatement(message: string): string | null {
  if (message.length > 300 || message.includes("?") || REQUEST.test(message)) return null;
  const isStatement =
    /^(?:please\s)?(?:remember|note|keep in mind)\b|\b(?:my\s[\p{L} ]{2,40}?\s(?:is|are|was)|i\s?(?:am|['’]m|live|work|like|love|prefer|have|was born)|call me)\b/iu;
  return isStatement.test(message)
    ? message.replace(/^(?:please\s+)?(?:remember|note|keep in mind)(?:\s+that)?[:,]?\s*/i, "").trim()
    : null;
}

export function asksForFact(message: string): boolean {
  return (
    /\b(?:what(?:['’]s| is| was| were| are| did i)|who am i|where do i|when (?:is|was) my|which|do you (?:remember|know)|remind me|did i (?:say|tell|mention))\b/i.test(
      message,
    ) && /\b(?:my|i|me)\b/i.test(message)
  );
}

/** Answers "what is my …" from what the user said earlier, newest statement first; null when nothing was said about it. */
export function recallFact(question: string, earlier: readonly string[]): string | null {
  const statements = earlier
    .flatMap((text) => (text.length <= 2000 ? splitSentences(text) : []))
    .filter((sentence) => !sentence.includes("?"));
  const subject = question.match(/\bmy\s([\p{L}][\p{L} -]{1,40}?)(?:\s(?:is|was|are|were|again|called)\b|[?.!,]|$)/iu)?.[1]?.toLowerCase();
  if (subject === "name" || /who am i/i.test(question)) {
    const name = firstMatch(
      statements,
      /\b(?:my name is|call me|i am called|i['’]m|i am)\s([\p{Lu}][\p{L}'’-]{1,60}(?:\s[\p{Lu}][\p{L}'’-]{1,60})?)/u,
      /\b(?:my name is|call me)\s+([\p{L}'’-]+)/iu,
    );
    if (name) return `You said your name is **${name}**.`;
  }
  if (subject) {
    const value = firstMatch(
      statements,
      new RegExp(`\\bmy\\s+${escapePattern(subject)}\\s+(?:is|are|was|were)\\s+([^.!?\\n]{1,120})`, "iu"),
    );
    if (value) return `You said your ${subject} is **${value.trim().replace(/^(?:called|named)\s+/i, "")}**.`;
  }
  const personal = statements.filter((sentence) => /\b(?:i|my|me|we|our)\b|^remember|^note/i.test(sentence));
  const [found] = findAnswers(contentWords(question).join(" "), personal.join("\n"));
  return found ? `You said earlier: “${found}”` : null;
}

function firstMatch(statements: readonly string[], ...patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    for (const statement of statements) {
      const found = statement.match(pattern)?.[1];
      if (found) return found;
    }
  }
  return null;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}
