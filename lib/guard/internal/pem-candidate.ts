// A PEM private key from its BEGIN line to its END line. Keys also arrive quoted, indented, joined by "\n" or cut off, so
// between the lines any character may stand, as long as long base64 runs keep coming.

import { type Candidate, GROWING, IMPOSSIBLE } from "./candidate.ts";
import { ALNUM, characterClass, isIn } from "./character-class.ts";

export const PEM_BEGIN = "-----BEGIN ";
const PEM_END = "-----END ";
const BASE64 = characterClass(`${ALNUM}+/=`);
const MAX_LABEL = 60;
const LONG_RUN = 20;
/** Room for the armour's own header lines before the key, and for one short last line behind it. */
const MAX_GAP_BEFORE = 200;
const MAX_GAP_AFTER = 80;
/** A BEGIN and END pair around less than this is somebody describing the format. */
const MIN_FRAMED_RUN = 8;
/** A last line this long at the end of the text is the beginning of a key. */
const MIN_CUT_RUN = 4;
const RULE_LENGTH = 5;
const DASH = 0x2d;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

type PemState = {
  stage: "label" | "rule" | "body" | "footer";
  label: string;
  /** Length of the current and of the longest base64 run; whether the current one began a line. */
  run: number;
  longestRun: number;
  runStartsLine: boolean;
  isLineStart: boolean;
  /** Characters since the last long run, and the first blank line among them or -1. */
  gap: number;
  blankLineAt: number;
  /** How much of the END mark has been read; then how much of its line. */
  matched: number;
  footerLength: number;
  footerDashes: number;
};

export function createPemCandidate(start: number): Candidate {
  const state: PemState = {
    stage: "label",
    label: "",
    run: 0,
    longestRun: 0,
    runStartsLine: false,
    isLineStart: false,
    gap: 0,
    blankLineAt: -1,
    matched: 0,
    footerLength: 0,
    footerDashes: 0,
  };
  return {
    kind: "private-key",
    priority: 200,
    slot: "pem",
    start,
    step: (code, position) => step(state, code, position),
    finish: (position) => finish(state, position),
  };
}

function step(state: PemState, code: number, position: number): number {
  if (state.stage === "label") return stepLabel(state, code);
  if (state.stage === "footer") return stepFooter(state, code, position);
  if (state.stage === "rule" && code === DASH) return GROWING;
  state.stage = "body";
  return stepBody(state, code, position);
}

function finish(state: PemState, position: number): number {
  if (state.stage === "footer") return isFramed(state) ? position : IMPOSSIBLE;
  if (isKey(state)) return state.blankLineAt >= 0 ? state.blankLineAt : position;
  return state.run >= MIN_CUT_RUN && state.runStartsLine ? position : IMPOSSIBLE;
}

function stepLabel(state: PemState, code: number): number {
  if (code === DASH) {
    state.stage = "rule";
    return state.label.includes("PRIVATE KEY") ? GROWING : IMPOSSIBLE;
  }
  const isLabel = (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x20;
  state.label += String.fromCharCode(code);
  return isLabel && state.label.length <= MAX_LABEL ? GROWING : IMPOSSIBLE;
}

function stepBody(state: PemState, code: number, position: number): number {
  countRun(state, code, position);
  if (code === PEM_END.charCodeAt(state.matched)) state.matched++;
  else if (code === DASH) state.matched = state.matched === RULE_LENGTH ? RULE_LENGTH : 1;
  else state.matched = 0;
  if (state.matched === PEM_END.length) {
    state.stage = "footer";
    return GROWING;
  }
  if (state.gap <= (isKey(state) ? MAX_GAP_AFTER : MAX_GAP_BEFORE)) return GROWING;
  if (!isKey(state)) return IMPOSSIBLE;
  return state.blankLineAt >= 0 ? state.blankLineAt : position;
}

function countRun(state: PemState, code: number, position: number): void {
  state.gap++;
  if (!isIn(BASE64, code)) {
    state.run = 0;
    if (code === LINE_FEED && state.isLineStart && isKey(state) && state.blankLineAt < 0) state.blankLineAt = position;
    if (code !== CARRIAGE_RETURN) state.isLineStart = code === LINE_FEED;
    return;
  }
  if (state.run++ === 0) state.runStartsLine = state.isLineStart;
  state.isLineStart = false;
  state.longestRun = Math.max(state.longestRun, state.run);
  if (state.run >= LONG_RUN) {
    state.gap = 0;
    state.blankLineAt = -1;
  }
}

function stepFooter(state: PemState, code: number, position: number): number {
  const found = isFramed(state);
  if (code === DASH && ++state.footerDashes === RULE_LENGTH) return found ? position + 1 : IMPOSSIBLE;
  if (code === LINE_FEED || ++state.footerLength > MAX_LABEL) return found ? position : IMPOSSIBLE;
  return GROWING;
}

function isKey(state: PemState): boolean {
  return state.longestRun >= LONG_RUN;
}

function isFramed(state: PemState): boolean {
  return state.longestRun >= MIN_FRAMED_RUN;
}
