// promptfoo reads prompts and assertions as nunjucks templates. Its marks are written as texts of its own language; going back, a
// bare name is a parameter and everything else is plain text, named as not taken over.

import type { ComposedPart } from "../../template/compose-parts.ts";
import { type TemplatePart, writeTemplate } from "../../template/parse-template.ts";

/** Plain text in their language. `isOpen`: an expression follows, which a brace at the end would be read together with. */
export function toNunjucksText(text: string, isOpen = false): string {
  const escaped = text.replace(/\{[{%#]|#\}/g, (mark) => `{{ "${mark}" }}`);
  return isOpen && escaped.endsWith("{") ? `${escaped.slice(0, -1)}{{ "{" }}` : escaped;
}

export function toNunjucks(parts: readonly ComposedPart[]): string {
  return parts
    .map((part, index) => (part.type === "text" ? toNunjucksText(part.text, parts[index + 1]?.type === "variable") : `{{ ${part.name} }}`))
    .join("");
}

const MARK = /\{\{-?\s*"(\{[{%#]?|#\})"\s*-?\}\}|\{\{-?\s*([A-Za-z_][A-Za-z0-9_]{0,99})\s*-?\}\}|\{[{%#][^\n{}]{0,200}/g;

export type ReadNunjucks = { template: string; names: string[]; unread: string[] };

/** `rename` gives each of their names one of ours. */
export function fromNunjucks(text: string, rename: (name: string) => string): ReadNunjucks {
  const parts: TemplatePart[] = [];
  const unread: string[] = [];
  let at = 0;
  const say = (said: string) => {
    const last = parts.at(-1);
    if (last?.type === "text") last.text += said;
    else parts.push({ type: "text", text: said });
  };
  for (const match of text.matchAll(MARK)) {
    const [whole, literal, name] = match;
    say(text.slice(at, match.index));
    at = match.index + whole.length;
    if (name !== undefined) parts.push({ type: "variable", name: rename(name), start: 0, end: 0 });
    else say(literal ?? whole);
    if (literal === undefined && name === undefined) unread.push(whole.slice(0, 60));
  }
  say(text.slice(at));
  const names = parts.flatMap((part) => (part.type === "variable" ? [part.name] : []));
  return { template: writeTemplate(parts.filter((part) => part.type !== "text" || part.text !== "")), names, unread };
}
