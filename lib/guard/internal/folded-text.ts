// What a reader or a program would make of a streamed text: without invisible characters, with escapes undone, wide and
// accented letters as plain ones. A secret is looked for in this view, and a map leads from it back to the text as it came.

export type FoldedText = {
  /** Takes the next piece and returns the characters of the view that are complete. */
  append(delta: string): string;
  /** Returns what had been kept back as the possible beginning of an escape. */
  finish(): string;
  /** Position in the text where a character of the view begins; for the one to come, where the text not yet read begins. */
  toStart(index: number): number;
  /** Position in the text just behind the character before `index`. */
  toEnd(index: number): number;
  /** Forgets how to map what lies before. */
  drop(index: number): void;
};

/** From `at` on, a position in the text is the index in the view plus `shift`. `isWide`: the character before `at` is the cause. */
type Shift = { at: number; shift: number; isWide: boolean };

const ANYTHING_TO_FOLD = /[%\\&\u0080-\uffff]/;
/** So many invisible characters in a row hide nothing between two letters any more; what follows is read on its own. */
const MAX_INVISIBLE = 64;
const MAX_ESCAPE = 8;
const SPACE = 0x20;
const DELETE = 0x7f;

export function createFoldedText(): FoldedText {
  let shifts: Shift[] = [{ at: 0, shift: 0, isWide: false }];
  let index = 0;
  let pending = "";
  let invisible = 0;

  const shiftBy = (amount: number, isWide: boolean): void => {
    const last = shifts.at(-1);
    const shift = (last?.shift ?? 0) + amount;
    if (last && last.at === index && last.isWide === isWide) last.shift = shift;
    else shifts.push({ at: index, shift, isWide });
  };
  const fold = (text: string, isEnd: boolean): string => {
    let folded = "";
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const undone = code < 0x80 ? readEscape(text, at, code, isEnd) : NO_ESCAPE;
      if (undone === PARTIAL) break;
      const character = undone === NO_ESCAPE ? foldCode(code) : undone.code;
      const width = undone === NO_ESCAPE ? 1 : undone.width;
      at += width;
      if (character < 0 && ++invisible <= MAX_INVISIBLE) {
        shiftBy(1, false);
        continue;
      }
      if (character >= 0) invisible = 0;
      folded += String.fromCharCode(character < 0 ? code : character);
      index++;
      if (width > 1) shiftBy(width - 1, true);
    }
    pending = text.slice(at);
    return folded;
  };

  return {
    append: (delta) => {
      if (pending === "" && !ANYTHING_TO_FOLD.test(delta)) {
        index += delta.length;
        if (delta.length > 0) invisible = 0;
        return delta;
      }
      return fold(pending + delta, false);
    },
    finish: () => fold(pending, true),
    toStart: (wanted) => wanted + shiftFor(shifts, wanted, true),
    toEnd: (wanted) => wanted + shiftFor(shifts, wanted, false),
    drop: (before) => {
      const first = firstAfter(shifts, before - 1) - 1;
      if (first > 0) shifts = shifts.slice(first);
    },
  };
}

function shiftFor(shifts: readonly Shift[], index: number, isStart: boolean): number {
  let found = firstAfter(shifts, index) - 1;
  // What was left out behind a character does not belong to it.
  while (!isStart && found > 0 && shifts[found]?.at === index && !shifts[found]?.isWide) found--;
  return shifts[Math.max(0, found)]?.shift ?? 0;
}

/** The first entry whose `at` is beyond the index. */
function firstAfter(shifts: readonly Shift[], index: number): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Escape = { code: number; width: number };
const NO_ESCAPE = "none";
const PARTIAL = "partial";

/** `%41`, `\x41`, `\u0041`, `&#65;`, `&#x41;`: only those that stand for printable ASCII. */
function readEscape(text: string, at: number, code: number, isEnd: boolean): Escape | typeof NO_ESCAPE | typeof PARTIAL {
  if (code !== 0x25 && code !== 0x5c && code !== 0x26) return NO_ESCAPE;
  const rest = text.slice(at, at + MAX_ESCAPE);
  const match = /^(?:%([0-9a-f]{2})|\\x([0-9a-f]{2})|\\u00([0-9a-f]{2})|&#x0{0,2}([0-9a-f]{2});|&#0{0,2}([0-9]{2,3});)/i.exec(rest);
  if (match) {
    const value = match[5] === undefined ? Number.parseInt(match[1] ?? match[2] ?? match[3] ?? match[4] ?? "", 16) : Number(match[5]);
    return value > SPACE && value < DELETE ? { code: value, width: match[0].length } : NO_ESCAPE;
  }
  const isOpen = /^(?:%[0-9a-f]?|\\(?:x[0-9a-f]?|u0{0,2}|u00[0-9a-f])?|&(?:#(?:x[0-9a-f]{0,4}|[0-9]{0,5})?)?)$/i.test(rest);
  return isOpen && !isEnd ? PARTIAL : NO_ESCAPE;
}

const INVISIBLE = -1;
const LATIN_FIRST = 0xc0;
const LATIN_LAST = 0x17f;

/** Base letters of the accented Latin ones; "?" where there is none. */
const LATIN = Array.from({ length: LATIN_LAST - LATIN_FIRST + 1 }, (_, offset) => {
  const code = LATIN_FIRST + offset;
  const base = code === 0x142 ? "l" : String.fromCharCode(code).normalize("NFD").charAt(0);
  return base.charCodeAt(0) < 0x80 ? base.charCodeAt(0) : code;
});

/** One code for one: the view never grows. */
function foldCode(code: number): number {
  if (code < 0x80) return code;
  if (code >= LATIN_FIRST && code <= LATIN_LAST) return LATIN[code - LATIN_FIRST] ?? code;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  if (isInvisible(code)) return INVISIBLE;
  if (code === 0xa0 || code === 0x3000) return SPACE;
  if (code >= 0x2018 && code <= 0x201b) return 0x27;
  if (code >= 0x201c && code <= 0x201f) return 0x22;
  return (code >= 0x2010 && code <= 0x2012) || code === 0xfe63 ? 0x2d : code;
}

/** Zero-width and formatting characters, soft hyphens, fillers, variation selectors. */
function isInvisible(code: number): boolean {
  if (code < 0x2000) {
    return code === 0xad || code === 0x34f || code === 0x61c || code === 0x115f || code === 0x1160 || (code >= 0x180b && code <= 0x180e);
  }
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0x3164 ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xffa0
  );
}
