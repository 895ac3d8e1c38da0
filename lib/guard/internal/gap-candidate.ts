// A key that was broken by a line end, by emphasis, by blanks between groups or by a program that joins its pieces. It goes
// on over such gaps until it is as long as the vendor makes it; words behind it are given back.

import { type Candidate, GROWING, IMPOSSIBLE } from "./candidate.ts";
import { characterClass, isIn } from "./character-class.ts";
import { isPlaceholder, isWordy } from "./randomness.ts";
import type { RunFormat } from "./run-format.ts";

const GAP = characterClass(" \t\r\n*`_~\"'+.\\|&>");
const MAX_GAP = 16;
const MAX_LENGTH = 1024;
const MAX_WORDS = 2;
const MIN_GROUP = 4;
const MIN_PLACEHOLDER = 8;
const MIN_GROUPS = 3;
const UNMISTAKABLE_PREFIX = 4;

type Gap = { length: number; hasSpace: boolean; hasMarkup: boolean; quotes: number; hasJoin: boolean };
type Broken = {
  format: RunFormat;
  startsToken: boolean;
  start: number;
  text: string;
  /** Just behind the last piece that certainly belongs to the key. */
  end: number;
  piece: string;
  gap: Gap;
  /** Length of what stands before the first gap, prefix included: where blanks part groups, they are alike. */
  groupLength: number;
  groupCount: number;
  /** Pieces behind blanks that look like words, until one follows that does not. */
  words: string;
  wordCount: number;
};

export function canHaveGap(format: RunFormat, body: string, prefixLength: number, code: number): boolean {
  if (format.full === undefined || body.length >= format.full || !isIn(GAP, code)) return false;
  if (!isBlank(code)) return true;
  return body !== "" && (prefixLength >= UNMISTAKABLE_PREFIX || (body.length >= MIN_GROUP && /[0-9]/.test(body)));
}

/** `position`: of the first character of the gap, which is fed to it next. */
export function createGapCandidate(format: RunFormat, body: string, start: number, position: number, startsToken: boolean): Candidate {
  const broken: Broken = {
    format,
    startsToken,
    start,
    text: body,
    end: position,
    piece: "",
    gap: noGap(),
    groupLength: position - start,
    groupCount: 1,
    words: "",
    wordCount: 0,
  };
  return {
    kind: format.kind,
    priority: format.priority,
    slot: `gap:${format.slot}`,
    start,
    step: (code, at) => step(broken, code, at),
    finish: (at) => {
      if (broken.piece !== "") endPiece(broken, at);
      return close(broken, true, 0);
    },
  };
}

function step(broken: Broken, code: number, position: number): number {
  if (position - broken.start > MAX_LENGTH) return close(broken, false, code);
  if (isIn(broken.format.body, code) && !(broken.piece === "" && isMarkup(code))) {
    if (broken.piece === "" && !isCrossable(broken)) return close(broken, false, code);
    broken.piece += String.fromCharCode(code);
    return GROWING;
  }
  if (broken.piece !== "") {
    endPiece(broken, position);
    const isWhole = broken.text.length >= (broken.format.full ?? 0) && broken.groupCount < MIN_GROUPS;
    if (broken.wordCount >= MAX_WORDS || isWhole) return close(broken, false, code);
    broken.gap = noGap();
  }
  if (!isIn(GAP, code) || ++broken.gap.length > MAX_GAP) return close(broken, false, code);
  broken.gap.hasSpace ||= isBlank(code);
  broken.gap.hasMarkup ||= code === 0x2a || code === 0x60 || code === 0x7e || code === 0x5f;
  if (code === 0x22 || code === 0x27) broken.gap.quotes++;
  broken.gap.hasJoin ||= code === 0x2b || code === 0x2e || code === 0x26 || code === 0x5c;
  return GROWING;
}

/** From a bare prefix only a joined string or emphasis leads on, not the next word of a sentence; a full stop alone never does. */
function isCrossable({ text, gap }: Broken): boolean {
  if (!gap.hasSpace && !gap.hasMarkup && gap.quotes === 0) return false;
  return text !== "" || !gap.hasSpace || isJoin(gap);
}

/** Two strings and what joins them. */
function isJoin({ quotes, hasJoin }: Gap): boolean {
  return quotes > 1 && hasJoin;
}

function endPiece(broken: Broken, position: number): void {
  const { piece, gap } = broken;
  broken.piece = "";
  const isJoined = isJoin(gap);
  const isGroup = piece.length === broken.groupLength && piece.length >= MIN_GROUP && gap.hasSpace;
  broken.groupCount = isGroup ? broken.groupCount + 1 : 1;
  if (
    gap.hasSpace &&
    !isJoined &&
    !isGroup &&
    ((piece.length >= MIN_PLACEHOLDER && isPlaceholder(piece)) || piece.split(/[^A-Za-z0-9]/).every((segment) => isWordy(segment)))
  ) {
    broken.words += piece;
    broken.wordCount++;
    return;
  }
  broken.text += broken.words + piece;
  broken.words = "";
  broken.wordCount = 0;
  broken.end = position;
}

function close({ format, text, end, startsToken }: Broken, isTextEnd: boolean, terminator: number): number {
  return format.accept(text, { startsToken, isTextEnd, terminator }) ? end : IMPOSSIBLE;
}

function noGap(): Gap {
  return { length: 0, hasSpace: false, hasMarkup: false, quotes: 0, hasJoin: false };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** "_" and "." may be of the key or around it: between two pieces they are around it. */
function isMarkup(code: number): boolean {
  return code === 0x2b || code === 0x2e || code === 0x5f;
}
