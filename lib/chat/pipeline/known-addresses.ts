// A model that has been talked round could carry words out of a conversation by writing them into an address and having it opened. So a
// tool opens only what somebody else has named: the person, or a text that was there before the model first said the address itself.

import type { ChatMessage } from "../../ai/schema.ts";
import { toText } from "../../ai/to-text.ts";

/** `messages` are in the order in which they were said. */
export function isKnownAddress(address: string, messages: readonly ChatMessage[]): boolean {
  const wanted = normalize(address);
  if (wanted === null) return false;
  let isOwn = false;
  for (const message of messages) {
    const isNamed = wordsOf(message).some((text) => names(text, wanted));
    if (message.role === "assistant") isOwn ||= isNamed;
    // What the model has said before, a tool may only be repeating; the person's word counts in any case.
    else if (isNamed && (message.role === "user" || !isOwn)) return true;
  }
  return false;
}

function wordsOf(message: ChatMessage): string[] {
  const calls = message.role === "assistant" ? (message.toolCalls ?? []) : [];
  return [toText(message.content), ...calls.map((call) => call.arguments.replaceAll("\\/", "/"))];
}

/** Without what is behind the number sign, which is never sent. Null for what no page is opened by. */
function normalize(address: string): string | null {
  const url = URL.parse(address.includes("://") ? address : `https://${address}`);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  url.hash = "";
  return url.href;
}

/** Whether the text holds this very address, whole. People leave out what a browser adds: the scheme, and the slash behind a host. */
function names(text: string, wanted: string): boolean {
  const lower = text.toLowerCase();
  return spellingsOf(wanted).some((spelling) => {
    for (let at = lower.indexOf(spelling); at !== -1; at = lower.indexOf(spelling, at + 1)) {
      const end = at + spelling.length;
      // Capital letters of a host mean nothing, those behind it do.
      if (isEdge(text, at, end) && isSame(text.slice(at, end), wanted)) return true;
    }
    return false;
  });
}

function spellingsOf(wanted: string): string[] {
  const whole = wanted.toLowerCase();
  const bare = whole.endsWith("/") ? [whole, whole.slice(0, -1)] : [whole];
  return bare.flatMap((spelling) => [spelling, spelling.slice(spelling.indexOf("://") + 3)]);
}

function isSame(written: string, wanted: string): boolean {
  return normalize(written) === wanted || (wanted.startsWith("http://") && normalize(`http://${written}`) === wanted);
}

const INSIDE = /[\p{L}\p{N}%/=&~+@_-]/u;
const MAYBE_INSIDE = /[.,;:!?#$*)(\]['"]/u;

/** A longer address is another one: what goes on behind a dot is still it, what ends a sentence is not. */
function isEdge(text: string, at: number, end: number): boolean {
  if (at > 0 && /[\p{L}\p{N}%/=&~+@_.-]/u.test(text.charAt(at - 1))) return false;
  const [next, afterNext] = [text.charAt(end), text.charAt(end + 1)];
  if (next === "#") return true;
  return !INSIDE.test(next) && !(MAYBE_INSIDE.test(next) && INSIDE.test(afterNext));
}
