// Addresses in Chinese, Japanese and Korean: written without spaces, from the largest place to the smallest, so a run of such
// characters is kept until it ends and then searched for the order of its units. All patterns have bounded repeats.

import type { TextWindow } from "../text-window.ts";
import { DIGIT, OTHER, WIDE } from "./tokens.ts";

const MAX_RUN = 64;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const POSTAL_MARK = 0x3012;

const HAN = "[\\u4e00-\\u9fff]";
const KANA = "[\\u3040-\\u30ff\\u3005\\u4e00-\\u9fff]";
const HANGUL = "[\\uac00-\\ud7a3]";
const TAIL = "[\\d\\-\\u2212\\u30fc\\uff0d]";

/** A name up to the first of the signs that end it; the name may begin with one. So every place has one way to be read. */
const named = (letter: string, ends: string, longest: number): string => `${letter}(?:(?![${ends}])${letter}){0,${longest - 1}}[${ends}]`;

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `${HAN}${named(HAN, "省市区", 5)}${HAN}{0,16}[路街道巷弄村]${HAN}{0,4}\\d{1,5}[号號弄](?:[${"\\d"}A-Z-]{1,6}(?:室|楼|层|号|单元|栋|座)){0,3}`,
    "gu",
  ),
  new RegExp(
    `(?:\\u3012?\\d{3}-\\d{4} ?)?(?:東京都|北海道|(?:大阪|京都)府|${HAN}{2,3}県)${named(KANA, "市区町村郡", 14)}${KANA}{0,16}\\d{1,4}(?:丁目|番地?|号|の|${TAIL}){0,14}`,
    "gu",
  ),
  new RegExp(
    `${HANGUL}${named(HANGUL, "시도", 6)} ?${named(HANGUL, "구군시", 6)} ?(?:${named(HANGUL, "읍면동", 6)} ?)?[\\uac00-\\ud7a3\\d]{1,10}[로길] ?\\d{1,4}(?:-\\d{1,4})?`,
    "gu",
  ),
  /\u3012 ?\d{3}-\d{4}/gu,
];

export type WideAddressTracker = {
  step(kind: number, code: number, position: number): void;
  finish(position: number): void;
  holdFrom(): number;
};

export function createWideAddressTracker(window: TextWindow, onAddress: (start: number, end: number) => void): WideAddressTracker {
  let start = -1;
  const close = (end: number): void => {
    if (start < 0) return;
    const text = window.slice(start, end).normalize("NFKC");
    // A compatibility form of another length would move the positions behind it.
    if (text.length === end - start) for (const pattern of PATTERNS) report(pattern, text, start, onAddress);
    start = -1;
  };
  return {
    step: (kind, code, position) => {
      const isWide = kind === WIDE || code === POSTAL_MARK;
      if (start < 0) {
        if (isWide) start = position;
        return;
      }
      const isPart = isWide || kind === DIGIT || code === HYPHEN || code === SPACE || code === 0x2212 || code === 0xff0d || kind !== OTHER;
      if (!isPart || position - start >= MAX_RUN) {
        close(position);
        if (isWide) start = position;
      }
    },
    finish: close,
    holdFrom: () => (start >= 0 ? start : Number.POSITIVE_INFINITY),
  };
}

function report(pattern: RegExp, text: string, offset: number, onAddress: (start: number, end: number) => void): void {
  for (const match of text.matchAll(pattern)) onAddress(offset + match.index, offset + match.index + match[0].length);
}
