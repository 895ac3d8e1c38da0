// A long text is judged whole and in pieces that overlap, so that a short attack does not drown in what stands around it.

export type Window = { from: number; to: number };

const WINDOW_CHARS = 600;
const STEP_CHARS = 400;
/** Texts this short are judged whole only. */
const MAX_WHOLE_CHARS = 900;
/** Beyond this pieces are larger and do not overlap, and no whole is judged: nobody writes that much to an assistant. */
const MAX_OVERLAPPED_CHARS = 32_768;
const LARGE_WINDOW_CHARS = 1_000;

/** The first is the whole text, cut at the limit. */
export function toWindows(text: string): Window[] {
  const windows: Window[] = [{ from: 0, to: Math.min(text.length, MAX_OVERLAPPED_CHARS) }];
  if (text.length <= MAX_WHOLE_CHARS) return windows;
  const isLarge = text.length > MAX_OVERLAPPED_CHARS;
  const size = isLarge ? LARGE_WINDOW_CHARS : WINDOW_CHARS;
  const step = isLarge ? LARGE_WINDOW_CHARS : STEP_CHARS;
  for (let from = 0; from < text.length; from += step) {
    const start = wordStart(text, from);
    windows.push({ from: start, to: Math.min(text.length, start + size) });
    if (from + size >= text.length) break;
  }
  return windows;
}

/** Half a word at the border would be a word nobody knows. */
function wordStart(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(" ", from);
  return space >= 0 && space - from < 24 ? space + 1 : from;
}
