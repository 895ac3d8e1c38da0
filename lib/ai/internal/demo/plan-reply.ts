// The demo engine's rules, tried in order; the first that applies answers. It never pretends to understand: what it cannot
// do it says. The same conversation and the same clock give the same reply.

import type { ChatMessage, ToolCall, ToolSpec } from "../../schema.ts";
import { toText } from "../../to-text.ts";
import { evaluate, findExpression, formatNumber } from "./arithmetic.ts";
import { earlierUserTexts, findEarlierText, findGivenText, lastUserText, MIN_TEXT_WORDS } from "./conversation.ts";
import { asksForFact, findStatement, recallFact } from "./facts.ts";
import { findPassages, quotePassages } from "./passages.ts";
import { CODE, FORMULA, HELP, LIST, longText, TABLE } from "./samples.ts";
import { countWords, findAnswers, pickKeySentences } from "./sentences.ts";
import { asksForTextWork, workOnText } from "./text-work.ts";
import { planNextPage, planWebWork, tellWebWork } from "./web-work.ts";

type DemoReply = { type: "call"; call: ToolCall } | { type: "text"; text: string };

type Turn = { messages: readonly ChatMessage[]; tools: readonly ToolSpec[]; message: string; now: number };
type Rule = (turn: Turn) => DemoReply | string | null;

const MAX_COUNT = 2000;
const LONG_PARAGRAPHS = 24;
const MAX_TOOL_TEXT = 1500;

const OFFER =
  "I have your text. I can summarise it, list its key points, count its words, extract dates, links or numbers, or answer a question from it.";

const RULES: readonly Rule[] = [
  readNextPage,
  answerFromTools,
  askForMessage,
  stream,
  useWebTools,
  answerFromPassages,
  workOnGivenText,
  calculate,
  tellTime,
  recall,
  showFormat,
  greet,
  acknowledge,
  answerFromText,
];

export function planReply(messages: readonly ChatMessage[], tools: readonly ToolSpec[], now: number): DemoReply {
  const turn: Turn = { messages, tools, message: lastUserText(messages), now };
  for (const rule of RULES) {
    const reply = rule(turn);
    if (reply !== null) return typeof reply === "string" ? { type: "text", text: reply } : reply;
  }
  return { type: "text", text: cannotAnswer(findEarlierText(messages) !== null) };
}

function readNextPage({ messages, tools }: Turn): DemoReply | null {
  const next = planNextPage(messages, tools);
  return next && callTool(next.name, next.input, messages);
}

function useWebTools({ message, messages, tools }: Turn): DemoReply | null {
  const asked = planWebWork(message, tools);
  return asked && callTool(asked.name, asked.input, messages);
}

function answerFromTools({ messages }: Turn): string | null {
  const lastUser = messages.findLastIndex((message) => message.role === "user");
  const results = messages.slice(lastUser + 1).filter((message) => message.role === "tool");
  if (results.length === 0) return null;
  const told = tellWebWork(messages);
  if (told !== null) return told;
  return results.map((result) => `**Tool result:** ${readToolResult(result.content)}`).join("\n\n");
}

/** Tools answer with plain text or a JSON object; of an object the field that holds the answer is enough. */
function readToolResult(content: string): string {
  const shown = content.length > MAX_TOOL_TEXT ? `${content.slice(0, MAX_TOOL_TEXT)}…` : content;
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== "object" || parsed === null) return String(parsed);
    const fields = new Map<string, unknown>(Object.entries(parsed));
    const value = ["result", "value", "answer", "time", "now", "iso", "error", "message"]
      .map((name) => fields.get(name))
      .find((field) => field !== undefined);
    return typeof value === "string" || typeof value === "number" ? String(value) : `\n\n\`\`\`json\n${shown}\n\`\`\``;
  } catch {
    return shown;
  }
}

function askForMessage({ message }: Turn): string | null {
  return message === "" ? "Your message is empty. Ask `help` to see what I can do." : null;
}

function stream({ message }: Turn): string | null {
  const limit = message.match(/\bcount (?:from 1 )?(?:up )?to (\d{1,9})\b/i)?.[1];
  if (limit) {
    const count = Math.min(Number(limit), MAX_COUNT);
    const note = Number(limit) > MAX_COUNT ? `I stop at ${MAX_COUNT}.\n\n` : "";
    return note + Array.from({ length: count }, (_, index) => index + 1).join(", ");
  }
  const isLong =
    /\b(?:very |really )?long (?:answer|text|reply|response|message|story|essay|article)\b|\b(?:at length|lorem ipsum)\b/i.test(message);
  return isLong && message.length < 300 ? longText(LONG_PARAGRAPHS) : null;
}

function calculate({ message, messages, tools }: Turn): DemoReply | string | null {
  const expression = findExpression(message);
  if (expression === null) return null;
  if (hasTool(tools, "calculator")) return callTool("calculator", { expression }, messages);
  const value = evaluate(expression);
  return value === null ? null : `\`${expression}\` = **${formatNumber(value)}**`;
}

function tellTime({ message, messages, tools, now }: Turn): DemoReply | string | null {
  if (
    message.length > 200 ||
    !/\bwhat(?:['’]s| is)? (?:the )?(?:current |local )?(?:time|date|day)\b|\bwhat day is|\btoday['’]s date\b|\bcurrent (?:time|date)\b|\btime is it\b/i.test(
      message,
    )
  )
    return null;
  const timezone = message.match(/\b[A-Z][a-z]+\/[A-Z][A-Za-z_]+\b|\bUTC\b/)?.[0];
  if (hasTool(tools, "current_time")) return callTool("current_time", timezone ? { timezone } : {}, messages);
  const [date = "", time = ""] = new Date(now).toISOString().split("T");
  return `It is **${time.slice(0, 5)} UTC** on **${date}** by the server's clock.`;
}

function recall({ message, messages }: Turn): string | null {
  if (!asksForFact(message) || message.length > 300) return null;
  return recallFact(message, earlierUserTexts(messages));
}

function workOnGivenText({ message, messages }: Turn): string | null {
  if (!asksForTextWork(message)) return null;
  const text = findGivenText(messages);
  return text === null
    ? "I need the text for that. Paste it into the conversation and ask again."
    : workOnText(message.slice(0, 400), text);
}

function showFormat({ message }: Turn): string | null {
  if (message.length > 600) return null;
  const asks = /\b(?:write|show|give|create|make|generate|implement|code|draw|build|need|want)\b/i.test(message);
  if (!asks) return null;
  if (/\b(?:function|code|script|program|class|regex|sql|query|component|python|javascript|typescript|snippet)\b/i.test(message))
    return CODE;
  if (/\btable\b/i.test(message)) return TABLE;
  if (/\b(?:list|checklist|steps)\b/i.test(message)) return LIST;
  return /\b(?:formula|equation|math|latex)\b/i.test(message) ? FORMULA : null;
}

function greet({ message }: Turn): string | null {
  if (/^(?:thanks|thank you|thx|great|cool|nice|(?:ok(?:ay)?,? )?thanks?(?: you)?|ok(?:ay)?)\b[\s!.]*$/i.test(message))
    return "You are welcome. Ask `help` to see what else I can do.";
  const greeting =
    /^(?:hi|hello|hey|hallo|hola|bonjour|good (?:morning|afternoon|evening)|help|\/help|\?)(?:\s+(?:there|aegis))?[\s!.?]*$/i;
  const isAboutSelf =
    /\b(?:what can you do|who are you|what are you|how do you work|are you (?:an? )?(?:ai|model|bot|real)|(?:which|what) (?:ai )?model)\b/i;
  return greeting.test(message) || (message.length < 120 && isAboutSelf.test(message)) ? HELP : null;
}

function acknowledge({ message }: Turn): string | null {
  const statement = findStatement(message);
  return statement ? `Noted for this conversation: “${statement}” Ask me about it later.` : null;
}

function answerFromText({ message, messages }: Turn): string | null {
  if (message.length > 400) {
    const text = findGivenText(messages);
    const question = message.split("\n")[0] ?? "";
    const inline = text && question.includes("?") ? findAnswers(question, text) : [];
    return inline.length > 0 ? quote(inline) : OFFER;
  }
  if (!message.includes("?") && countWords(message) >= MIN_TEXT_WORDS) return OFFER;
  const given = findGivenText(messages);
  const question = message.split(/[:\n]/)[0] ?? message;
  const found = given === null ? [] : findAnswers(question, given);
  return found.length > 0 ? quote(found) : null;
}

/**
 * Sentences of numbered passages, each with the number of its passage. They were found for this question, so the nearest one is worth
 * showing, unless the request has words for that case.
 */
function answerFromPassages({ message, messages }: Turn): string | null {
  const passages = findPassages(messages);
  const [first] = passages;
  if (!first) return null;
  const found = quotePassages(message, passages);
  if (found.length > 0) return `From your files:\n\n${found.map(({ text, number }) => `> ${text} [${number}]`).join("\n>\n")}`;
  const agreed = sentenceForNothing(messages);
  if (agreed !== null) return agreed;
  const [nearest = first.text] = pickKeySentences(first.text, 1);
  return `No sentence in your files shares the words of your question. The nearest passage says:\n\n> ${nearest} [${first.number}]`;
}

/** What the instructions want to hear where nothing answers. */
function sentenceForNothing(messages: readonly ChatMessage[]): string | null {
  const instructions = messages.filter(({ role }) => role === "system").map(({ content }) => toText(content));
  return instructions.flatMap((text) => /reply with exactly this sentence: ([^\n]{1,200})/.exec(text)?.[1] ?? [])[0] ?? null;
}

function quote(sentences: readonly string[]): string {
  return `From the text in this conversation:\n\n${sentences.map((sentence) => `> ${sentence}`).join("\n>\n")}`;
}

function cannotAnswer(hasText: boolean): string {
  const reason = hasText
    ? "The text in this conversation holds no sentence that answers this, and I know nothing beyond it."
    : "I cannot answer this: I know nothing beyond this conversation.";
  return `${reason} Ask \`help\` to see what I can do, or connect a model by setting \`OPENAI_API_KEY\`.`;
}

function hasTool(tools: readonly ToolSpec[], name: string): boolean {
  return tools.some((tool) => tool.name === name);
}

function callTool(name: string, input: Record<string, string>, messages: readonly ChatMessage[]): DemoReply {
  return { type: "call", call: { id: `call_demo_${messages.length}`, name, arguments: JSON.stringify(input) } };
}
