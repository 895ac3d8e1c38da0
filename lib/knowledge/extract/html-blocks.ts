import { Parser } from "htmlparser2";
import type { Block } from "./document.ts";
import { Refusal } from "./refusals.ts";
import { toTableText } from "./table-text.ts";

/**
 * HTML read as a stream, without a tree: what a reader would see, in order. Nothing is fetched and nothing runs; what is hidden from
 * readers is left out, so that it cannot speak to a model either.
 */
const MAX_DEPTH = 1_000;
const SKIPPED = new Set([
  "title",
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "object",
  "embed",
  "iframe",
  "head",
  "select",
  "canvas",
]);
const BLOCKS = new Set(
  "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form header hr li main nav ol p section summary ul".split(
    " ",
  ),
);
const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const HIDING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0[a-z%]*\s*(?:;|$)/i;

type State = {
  blocks: Block[];
  text: string;
  /** What the text being gathered is. */
  type: Block["type"];
  level: number;
  depth: number;
  /** Depth at which what is being skipped began. */
  skippedAt: number | null;
  rows: string[][] | null;
  cell: string | null;
  tables: number;
  isPreformatted: boolean;
};

export function toBlocks(html: string): Block[] {
  const state: State = {
    ...{ blocks: [], text: "", type: "paragraph", level: 0, depth: 0, skippedAt: null },
    ...{ rows: null, cell: null, tables: 0, isPreformatted: false },
  };
  const parser = new Parser({
    onopentag: (name, attributes) => open(state, name, attributes),
    ontext: (text) => take(state, text),
    onclosetag: (name) => close(state, name),
  });
  parser.write(html);
  parser.end();
  flush(state);
  return joinLists(state.blocks);
}

function open(state: State, name: string, attributes: Record<string, string>): void {
  state.depth += 1;
  if (state.depth > MAX_DEPTH) throw new Refusal("knowledge.file_too_complex");
  if (state.skippedAt !== null) return;
  const isHidden = "hidden" in attributes || HIDING_STYLE.test(attributes.style ?? "");
  if (!VOID.has(name) && (SKIPPED.has(name) || isHidden)) {
    state.skippedAt = state.depth;
    return;
  }
  if (name === "br") take(state, "\n");
  if (name === "img" && attributes.alt) take(state, ` ${attributes.alt} `);
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (name === "table") {
    flush(state);
    state.tables += 1;
    state.rows ??= [];
  } else if (state.rows && name === "tr") state.rows.push([]);
  else if (state.rows && (name === "td" || name === "th")) state.cell = "";
  else if (state.cell === null && (heading || name === "pre" || BLOCKS.has(name))) {
    flush(state);
    state.type = heading ? "heading" : name === "pre" ? "code" : name === "li" ? "list" : "paragraph";
    state.level = Number(heading ?? 0);
    state.isPreformatted = name === "pre";
  } else if (state.cell !== null && BLOCKS.has(name)) take(state, " ");
}

function take(state: State, text: string): void {
  if (state.skippedAt !== null) return;
  if (state.cell !== null) state.cell += text;
  else state.text += state.isPreformatted || text === "\n" ? text : text.replace(/[\s\u00a0]+/gu, " ");
}

function close(state: State, name: string): void {
  const isEnd = state.skippedAt === state.depth;
  state.depth -= 1;
  if (state.skippedAt !== null) {
    if (isEnd) state.skippedAt = null;
    return;
  }
  if (state.rows && (name === "td" || name === "th") && state.cell !== null) {
    state.rows.at(-1)?.push(state.cell);
    state.cell = null;
  } else if (name === "table" && state.rows) closeTable(state);
  else if (state.cell === null && (/^h[1-6]$/.test(name) || name === "pre" || BLOCKS.has(name))) flush(state);
}

/** A table in a table is part of the outer one. */
function closeTable(state: State): void {
  state.tables -= 1;
  if (state.tables > 0 || !state.rows) return;
  const text = toTableText(state.rows);
  if (text !== "") state.blocks.push({ type: "table", text });
  Object.assign(state, { rows: null, cell: null });
}

function flush(state: State): void {
  const lines = state.isPreformatted ? state.text : state.text.replace(/ ?\n ?/g, "\n");
  const text = lines.trim();
  if (text !== "") state.blocks.push({ type: state.type, text, ...(state.type === "heading" && { level: state.level }) });
  Object.assign(state, { text: "", type: "paragraph", level: 0, isPreformatted: false });
}

/** Items one behind the other are one list. */
function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const line = block.type === "list" ? `- ${block.text}` : block.text;
    if (block.type === "list" && last?.type === "list") last.text += `\n${line}`;
    else joined.push({ ...block, text: line });
  }
  return joined;
}
