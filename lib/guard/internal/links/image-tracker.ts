import type { TextWindow } from "../text-window.ts";

export type ClosedImage = { start: number; alt: string };

/** Follows `![alternative text]`, whose address may come behind it. */
export type ImageTracker = {
  step(code: number, position: number): void;
  /** The image whose text was closed right before this position. */
  closedAt(position: number): ClosedImage | null;
  holdFrom(): number;
  isIdle(): boolean;
  skip(code: number): void;
  reset(): void;
};

const MARK = 0x21;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const TEXT_MAX = 300;
const SHOWN_MAX = 120;

export function createImageTracker(window: TextWindow): ImageTracker {
  let start = -1;
  let depth = 0;
  let closedAt = -1;
  let previous = 0;
  let markAt = -1;
  let isEscaped = false;
  const reset = (): void => {
    start = -1;
    depth = 0;
    closedAt = -1;
  };
  return {
    reset: () => {
      reset();
      markAt = -1;
      previous = 0;
    },
    isIdle: () => start < 0 && markAt < 0 && !isEscaped,
    skip: (code) => {
      previous = code;
    },
    holdFrom: () => (start >= 0 ? start : markAt >= 0 ? markAt : Number.POSITIVE_INFINITY),
    closedAt: (position) => {
      if (start < 0 || closedAt !== position - 1) return null;
      return { start, alt: toShown(window.slice(start + 2, closedAt)) };
    },
    step: (code, position) => {
      const isMarked = markAt >= 0 && code === OPEN;
      const wasEscaped = isEscaped;
      isEscaped = code === BACKSLASH && !wasEscaped;
      if (closedAt >= 0 && position > closedAt + (code === 0x28 ? 1 : 0)) reset();
      if (isMarked) {
        start = markAt;
        depth = 1;
        closedAt = -1;
      } else if (start >= 0 && closedAt < 0) {
        const isOver = position - start > TEXT_MAX || (code === NEWLINE && previous === NEWLINE);
        if (isOver) reset();
        else if (code === OPEN && !wasEscaped) depth += 1;
        else if (code === CLOSE && !wasEscaped) {
          depth -= 1;
          if (depth === 0) closedAt = position;
        }
      }
      markAt = code === MARK && !wasEscaped ? position : -1;
      previous = code;
    },
  };
}

/** Words only: the text stands where a link stood and must not become one. */
function toShown(alt: string): string {
  const words = alt
    .replaceAll(/[^\p{L}\p{M}\p{N} .,;'’-]+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  return words.length > SHOWN_MAX ? `${words.slice(0, SHOWN_MAX).trimEnd()}…` : words;
}
