import { estimateTokens } from "../../ai/estimate-tokens.ts";
import type { Chunk } from "./chunk.ts";
import { cutText, type Span } from "./cut-text.ts";
import { type PlacedBlock, textOf } from "./document-text.ts";

/**
 * Passages along the document's own structure: a heading begins one, blocks are taken together while they fit, a long table is parted
 * between rows and says its header again, only a long paragraph is parted inside and overlaps a little.
 */
export const MAX_TOKENS = 600;
const TARGET_TOKENS = 350;
/** A longer header would fill its passages with itself. */
const HEADER_TOKENS = 120;
const HEADING_CHARS = 200;

type Open = Span & { tokens: number; page: number | null; headings: string[]; hasBody: boolean };
type State = { text: string; chunks: Chunk[]; open: Open | null; path: { level: number; text: string }[] };

export function toChunks(blocks: readonly PlacedBlock[]): Chunk[] {
  const state: State = { text: textOf(blocks), chunks: [], open: null, path: [] };
  for (const block of blocks) {
    const tokens = estimateTokens(block.text);
    if (block.type === "heading") enter(state, block);
    if (!fitsOpen(state.open, block, tokens)) close(state);
    if (tokens > TARGET_TOKENS) partBlock(state, block);
    else extend(state, block, tokens);
  }
  close(state);
  return state.chunks;
}

function enter(state: State, { text, level = 1 }: PlacedBlock): void {
  if (state.open?.hasBody) close(state);
  state.path = [...state.path.filter((heading) => heading.level < level), { level, text: text.slice(0, HEADING_CHARS).toWellFormed() }];
}

/** The separator between two blocks counts too. */
function fitsOpen(open: Open | null, block: PlacedBlock, tokens: number): boolean {
  if (!open) return true;
  const isNewPage = block.page !== undefined && open.page !== null && block.page !== open.page;
  // A passage is cited with its page, so it ends with it; a heading at the foot of one goes with what follows.
  return open.tokens + tokens + 1 <= TARGET_TOKENS && !(isNewPage && open.hasBody);
}

function extend(state: State, block: PlacedBlock, tokens: number): void {
  const headings = state.path.map(({ text }) => text);
  state.open ??= { start: block.start, end: block.end, tokens: 0, page: block.page ?? null, headings, hasBody: false };
  state.open.end = block.end;
  state.open.tokens += tokens + 1;
  state.open.headings = headings;
  if (!state.open.hasBody) state.open.page = block.page ?? null;
  state.open.hasBody ||= block.type !== "heading";
}

function close(state: State): void {
  const { open } = state;
  if (open) push(state, open, open, "");
  state.open = null;
}

/** A block that is too long for one passage: the pieces are passages of their own. */
function partBlock(state: State, block: PlacedBlock): void {
  close(state);
  const place = { page: block.page ?? null, headings: state.path.map(({ text }) => text) };
  if (block.type === "table") {
    const header = headerOf(block);
    const room = TARGET_TOKENS - estimateTokens(header);
    for (const [index, piece] of partRows(state.text, block, room).entries()) push(state, piece, place, index === 0 ? "" : header);
    return;
  }
  for (const piece of cutText(state.text, block, TARGET_TOKENS, { overlaps: block.type === "paragraph" })) push(state, piece, place, "");
}

/** With the end of its line; empty where it is too long to be repeated. */
function headerOf({ text }: PlacedBlock): string {
  const end = text.indexOf("\n");
  const header = text.slice(0, end + 1);
  return end > 0 && estimateTokens(header) <= HEADER_TOKENS ? header : "";
}

/** Whole rows while they fit; a row that alone is too long is cut as text. */
function partRows(text: string, { start, end }: Span, tokens: number): Span[] {
  const pieces: (Span & { tokens: number })[] = [];
  for (let from = start; from < end; ) {
    const line = text.indexOf("\n", from);
    const row = { start: from, end: line < 0 || line > end ? end : line };
    const cost = estimateTokens(text.slice(row.start, row.end)) + 1;
    const last = pieces.at(-1);
    if (cost > tokens) pieces.push(...cutText(text, row, tokens, { overlaps: false }).map((span) => ({ ...span, tokens })));
    else if (last && last.tokens + cost <= tokens) Object.assign(last, { end: row.end, tokens: last.tokens + cost });
    else pieces.push({ ...row, tokens: cost });
    from = row.end + 1;
  }
  return pieces;
}

function push(state: State, { start, end }: Span, place: Pick<Open, "page" | "headings">, header: string): void {
  const text = header + state.text.slice(start, end);
  state.chunks.push({ index: state.chunks.length, text, headings: place.headings, page: place.page, start, end });
}
