/** The part of a stream that is still needed, addressed by position in the whole text. */
export type TextWindow = {
  append(text: string): void;
  slice(start: number, end: number): string;
  /** Code of the character in front of a position, 0 at the start of the text. */
  codeBefore(position: number): number;
  /** Forgets everything before a position, save one character to look back at. */
  drop(position: number): void;
  base(): number;
  end(): number;
};

/** `start` and the character before it, for a window that opens in the middle of a text. */
export function createTextWindow(start = 0, codeBeforeStart = 0): TextWindow {
  let text = "";
  let base = start;
  let lookBehind = codeBeforeStart;
  return {
    append: (more) => {
      text += more;
    },
    slice: (start, end) => text.slice(Math.max(0, start - base), Math.max(0, end - base)),
    codeBefore: (position) => (position > base ? text.charCodeAt(position - base - 1) : lookBehind),
    drop: (position) => {
      if (position <= base) return;
      lookBehind = text.charCodeAt(position - base - 1);
      text = text.slice(position - base);
      base = position;
    },
    base: () => base,
    end: () => base + text.length,
  };
}
