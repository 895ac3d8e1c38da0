// A template is text with `{{name}}` for a parameter and `{{> prm_…@label}}` or `{{> prm_…@3}}` for another prompt. In a run of braces the
// last two open, so `{{{a}}` is a brace and a parameter. Backslashes before a run are escapes: one keeps the whole run as it is, two are one
// backslash. Whatever is wrong stays as text and is named with its place. Pure, linear, also run in the browser.

import { labelName, parameterName } from "../schema.ts";

export type TextPart = { type: "text"; text: string };
export type VariablePart = { type: "variable"; name: string; start: number; end: number };
export type Selector = { version: number } | { label: string };
export type IncludePart = { type: "include"; promptId: string; selector: Selector; start: number; end: number };
export type TemplatePart = TextPart | VariablePart | IncludePart;

/** `start` and `end` count UTF-16 units, as a text field does. */
export type TemplateProblem = {
  code: "unclosed" | "empty" | "bad_name" | "bad_include";
  detail: string;
  start: number;
  end: number;
};

export type ParsedTemplate = { parts: readonly TemplatePart[]; problems: readonly TemplateProblem[] };

/** The longest that may stand between braces: an include with its label and some spaces. What is longer was not meant. */
const INSIDE_MAX = 100;
const INCLUDE = /^>\s*(prm_[0-9A-HJKMNP-TV-Z]{26})@(\S+)$/;
const VERSION = /^[1-9][0-9]{0,8}$/;

export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let kept = "";
  let at = 0;
  const keep = (part: VariablePart | IncludePart) => {
    if (kept !== "") parts.push({ type: "text", text: kept });
    kept = "";
    parts.push(part);
  };
  while (at < template.length) {
    const run = nextRun(template, at);
    kept += template.slice(at, run.slashes);
    if (run.start === run.end) break;
    kept += "\\".repeat(Math.floor((run.start - run.slashes) / 2));
    at = run.end;
    if ((run.start - run.slashes) % 2 === 1) kept += template.slice(run.start, run.end);
    else {
      kept += template.slice(run.start, run.end - 2);
      const found = readInside(template, run.end - 2);
      if ("code" in found) {
        problems.push(found);
        kept += template.slice(run.end - 2, found.end);
      } else keep(found);
      at = found.end;
    }
  }
  if (kept !== "") parts.push({ type: "text", text: kept });
  return { parts, problems };
}

/** Of two braces or more, with the backslashes before it; empty and at the end where there is none. */
function nextRun(template: string, from: number): { slashes: number; start: number; end: number } {
  const start = template.indexOf("{{", from);
  if (start === -1) return { slashes: template.length, start: template.length, end: template.length };
  let slashes = start;
  while (slashes > from && template[slashes - 1] === "\\") slashes -= 1;
  let end = start + 2;
  while (template[end] === "{") end += 1;
  return { slashes, start, end };
}

function readInside(template: string, start: number): VariablePart | IncludePart | TemplateProblem {
  const window = template.slice(start + 2, start + 2 + INSIDE_MAX + 2);
  const close = window.search(/\}\}|\{\{|\n/);
  if (close === -1 || !window.startsWith("}}", close))
    return {
      code: "unclosed",
      detail: "These braces are never closed. Close them with }} or write \\{{ for plain braces.",
      start,
      end: start + 2,
    };
  const inside = window.slice(0, close).trim();
  const end = start + 2 + close + 2;
  if (inside === "") return { code: "empty", detail: "There is no name between these braces.", start, end };
  if (inside.startsWith(">")) return readInclude(inside, start, end);
  if (parameterName.safeParse(inside).success) return { type: "variable", name: inside, start, end };
  const detail = "This is no name: it starts with a small letter and has up to 40 small letters, digits and underscores.";
  return { code: "bad_name", detail, start, end };
}

function readInclude(inside: string, start: number, end: number): IncludePart | TemplateProblem {
  const [, promptId, chosen] = INCLUDE.exec(inside) ?? [];
  if (promptId !== undefined && chosen !== undefined) {
    if (VERSION.test(chosen)) return { type: "include", promptId, selector: { version: Number(chosen) }, start, end };
    if (labelName.safeParse(chosen).success) return { type: "include", promptId, selector: { label: chosen }, start, end };
  }
  const detail = "Another prompt is named by its id and a label or a version, as in {{> prm_…@production}} or {{> prm_…@3}}.";
  return { code: "bad_include", detail, start, end };
}

/** The template that parses into these parts. */
export function writeTemplate(parts: readonly TemplatePart[]): string {
  return parts.map((part, index) => (part.type === "text" ? escapeText(part.text, parts[index + 1]) : writePart(part))).join("");
}

function writePart(part: VariablePart | IncludePart): string {
  if (part.type === "variable") return `{{${part.name}}}`;
  return `{{> ${part.promptId}@${"label" in part.selector ? part.selector.label : part.selector.version}}}`;
}

/** Plain text as it has to be written so that nothing in it is read as a parameter. */
export function escapeText(text: string, next?: TemplatePart): string {
  const opens = next !== undefined && next.type !== "text";
  let written = "";
  for (let at = 0; at < text.length; ) {
    const braces = endOfRun(text, at, "\\");
    const end = endOfRun(text, braces, "{");
    // A run before an opening pair joins it, and only its last two braces open.
    const joins = end === text.length && opens;
    const isRun = end - braces >= 2 && !joins;
    const slashes = text.slice(at, braces);
    written += `${isRun || joins ? slashes : ""}${slashes}${isRun ? "\\" : ""}${text.slice(braces, Math.max(end, braces + 1))}`;
    at = Math.max(end, braces + 1);
  }
  return written;
}

function endOfRun(text: string, from: number, of: string): number {
  let end = from;
  while (text[end] === of) end += 1;
  return end;
}
