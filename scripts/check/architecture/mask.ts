/**
 * Makes TypeScript readable for simple patterns: comments, and what stands inside strings, templates and regular
 * expressions, become spaces; every other character stays at its offset. TypeScript 7 has no parser to call.
 */
export type Comment = { start: number; end: number; text: string };
export type Masked = { code: string; comments: readonly Comment[] };

type State = { text: string; at: number; out: string[]; comments: Comment[]; last: string };

export function maskSource(text: string): Masked {
  const state: State = { text, at: 0, out: text.split(""), comments: [], last: "" };
  readCode(state, false);
  return { code: state.out.join(""), comments: state.comments };
}

/** Reads until the end, or inside a template's `${` until its closing brace. */
function readCode(state: State, isNested: boolean): void {
  let depth = 0;
  while (state.at < state.text.length) {
    const char = state.text[state.at] ?? "";
    const next = state.text[state.at + 1] ?? "";
    if (char === "/" && (next === "/" || next === "*")) skipComment(state, next);
    else if (char === '"' || char === "'") skipString(state, char);
    else if (char === "`") skipTemplate(state);
    else if (char === "/" && startsRegex(state, next)) skipRegex(state);
    else {
      if (char === "{") depth += 1;
      if (char === "}") {
        if (isNested && depth === 0) return;
        depth -= 1;
      }
      advance(state, char);
    }
  }
}

function advance(state: State, char: string): void {
  if (!/\s/.test(char)) state.last = /\w/.test(char) && /\w/.test(state.text[state.at - 1] ?? "") ? state.last + char : char;
  state.at += 1;
}

function blank(state: State, from: number, to: number): void {
  for (let at = from; at < to; at += 1) if (state.out[at] !== "\n") state.out[at] = " ";
}

function skipComment(state: State, kind: string): void {
  const start = state.at;
  const found = kind === "/" ? state.text.indexOf("\n", start) : state.text.indexOf("*/", start + 2) + 2;
  const end = found < start + 2 ? state.text.length : found;
  state.comments.push({ start, end, text: state.text.slice(start, end) });
  blank(state, start, end);
  state.at = end;
}

function skipString(state: State, quote: string): void {
  const start = state.at;
  let at = start + 1;
  while (at < state.text.length && state.text[at] !== quote && state.text[at] !== "\n") at += state.text[at] === "\\" ? 2 : 1;
  // An apostrophe in JSX text closes nowhere on its line: it is no string.
  if (state.text[at] !== quote) {
    advance(state, quote);
    return;
  }
  blank(state, start + 1, at);
  state.at = at + 1;
  state.last = quote;
}

function skipTemplate(state: State): void {
  state.at += 1;
  while (state.at < state.text.length && state.text[state.at] !== "`") {
    if (state.text[state.at] === "\\") {
      blank(state, state.at, state.at + 2);
      state.at += 2;
    } else if (state.text.startsWith("${", state.at)) {
      state.at += 2;
      state.last = "{";
      readCode(state, true);
      state.at += 1;
    } else {
      blank(state, state.at, state.at + 1);
      state.at += 1;
    }
  }
  state.at += 1;
  state.last = "`";
}

/** A slash divides after a value; after an operator, an opening bracket or one of these words it starts an expression. */
const BEFORE_REGEX = /^(?:[(,=:[!&|?{};+\-*%~^]|return|typeof|case|in|of|void|await|yield|else|do)?$/;

function startsRegex(state: State, next: string): boolean {
  if (next === ">") return false;
  if (state.last === ">") return state.text.slice(0, state.at).trimEnd().endsWith("=>");
  return BEFORE_REGEX.test(state.last);
}

function skipRegex(state: State): void {
  const start = state.at;
  let at = start + 1;
  let isClass = false;
  while (at < state.text.length && state.text[at] !== "\n" && (isClass || state.text[at] !== "/")) {
    if (state.text[at] === "\\") at += 1;
    else if (state.text[at] === "[") isClass = true;
    else if (state.text[at] === "]") isClass = false;
    at += 1;
  }
  if (state.text[at] !== "/") {
    advance(state, "/");
    return;
  }
  blank(state, start + 1, at);
  state.at = at + 1;
  state.last = "/x";
}
