// When the demo engine uses the tools that reach outside or change something, and how it tells what they brought: it quotes, and never claims to have understood.

import type { ChatMessage, ToolCall, ToolSpec } from "../../schema.ts";
import { toText } from "../../to-text.ts";
import { pickKeySentences } from "./sentences.ts";

type Asked = { name: string; input: Record<string, string> };

const SEARCH = /\b(?:search(?: the web)? for|search the web|look up|google|news|headlines|latest on)\b/i;
const DRAW = /^(?:please )?(?:draw|paint|generate|create|make)\b.{0,40}\b(?:picture|image|drawing|illustration|logo|photo)\b/i;
const NOTE = /^(?:please )?(?:save|keep|write)(?: me| this| it)?(?: as)? a note[:,]?\s(?:that\s|saying\s)?(.{1,2000})/is;
const ADDRESS = /\bhttps?:\/\/[^\s<>"')\]]{3,2000}/i;
const READ = /\b(?:read|open|summari[sz]e|what (?:does|is on)|visit|fetch)\b/i;

/** The call a message plainly asks for, if there is such a tool. */
export function planWebWork(message: string, tools: readonly ToolSpec[]): Asked | null {
  const has = (name: string) => tools.some((tool) => tool.name === name);
  const note = NOTE.exec(message)?.[1]?.trim();
  if (note && has("save_note"))
    return { name: "save_note", input: { title: note.split(/\s+/).slice(0, 6).join(" ").slice(0, 80), text: note } };
  if (message.length > 600) return null;
  const address = ADDRESS.exec(message)?.[0];
  if (address && READ.test(message) && has("read_webpage")) return { name: "read_webpage", input: { url: address } };
  if (DRAW.test(message) && has("generate_image")) return { name: "generate_image", input: { prompt: message.slice(0, 1_000) } };
  if (SEARCH.test(message) && has("search_web")) return { name: "search_web", input: { query: message.slice(0, 400) } };
  return null;
}

/** After a search that found something, the page that stands first is read. */
export function planNextPage(messages: readonly ChatMessage[], tools: readonly ToolSpec[]): Asked | null {
  const calls = callsSince(messages);
  const last = calls.at(-1);
  const url = last?.call.name === "search_web" ? ADDRESS.exec(last.result)?.[0] : undefined;
  if (url === undefined || !tools.some(({ name }) => name === "read_webpage")) return null;
  return { name: "read_webpage", input: { url } };
}

const QUOTED_SENTENCES = 3;
const SHOWN_HITS = 5;

/** Null where none of these tools has been used. */
export function tellWebWork(messages: readonly ChatMessage[]): string | null {
  const told = callsSince(messages).map(({ call, result }) => {
    const text = withoutMarks(result);
    if (call.name === "search_web") return tellHits(text);
    if (call.name === "read_webpage") return tellPage(text);
    return call.name === "generate_image" || call.name === "save_note" ? text : null;
  });
  return told.length > 0 && told.every((part) => part !== null) ? told.join("\n\n") : null;
}

type Made = { call: ToolCall; result: string };

function callsSince(messages: readonly ChatMessage[]): Made[] {
  const asked = messages.slice(messages.findLastIndex(({ role }) => role === "user") + 1);
  const results = new Map(
    asked.flatMap((message) => (message.role === "tool" ? [[message.toolCallId, toText(message.content)] as const] : [])),
  );
  const calls = asked.flatMap((message) => (message.role === "assistant" ? (message.toolCalls ?? []) : []));
  return calls.flatMap((call) => {
    const result = results.get(call.id);
    return result === undefined ? [] : [{ call, result }];
  });
}

/** The marks around words from elsewhere are for models. */
function withoutMarks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^<\/?data-[0-9a-f]{18}/.test(line))
    .join("\n")
    .trim();
}

function tellHits(text: string): string {
  const note = /^These are sample pages[^.]{0,120}\./.exec(text)?.[0];
  const titles = [...text.matchAll(/^\d{1,2}\. (.{1,200})$/gm)].slice(0, SHOWN_HITS).map(([, title]) => `- ${title}`);
  if (titles.length === 0) return text;
  return [...(note ? ["*These are sample pages of the local search engine.*"] : []), `The search found:\n\n${titles.join("\n")}`].join(
    "\n\n",
  );
}

function tellPage(text: string): string {
  const [head = "", ...body] = text.split("\n\n");
  const title = /^Title: (.{1,300})$/m.exec(head)?.[1];
  if (title === undefined) return text;
  const quotes = pickKeySentences(body.join("\n\n"), QUOTED_SENTENCES).map((sentence) => `> ${sentence}`);
  return `From **${title}**:\n\n${quotes.join("\n>\n")}`;
}
