import type { Span } from "../scanner.ts";
import type { TextWindow } from "../text-window.ts";
import type { ClosedImage } from "./image-tracker.ts";
import type { Destination } from "./judge-url.ts";
import { type CandidateOptions, GROWING, isInRedaction, judgeDestination, type LinkCandidate, NONE, toLinkSpan } from "./link-candidate.ts";

type Options = CandidateOptions & { image: ClosedImage | null; isDefinition: boolean };

const SPACE = 0x20;
const NEWLINE = 0x0a;
const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;
const TITLE_MARKS: ReadonlySet<number> = new Set([0x22, 0x27, OPEN]);
const TITLE_MAX = 300;

type State = {
  window: TextWindow;
  options: Options;
  phase: "lead" | "raw" | "angle" | "title";
  from: number;
  depth: number;
  newlines: number;
  isEscaped: boolean;
  isTitleBegun: boolean;
  /** Where the address ends, once it is known to be bad. */
  badUntil: number;
  bad: Destination | null;
};

/** What stands in `](…)` or behind `]:`, whether or not it becomes a link for every reader. */
export function createDestination(window: TextWindow, options: Options): LinkCandidate {
  const state: State = {
    window,
    options,
    phase: "lead",
    from: -1,
    depth: 0,
    newlines: 0,
    isEscaped: false,
    isTitleBegun: false,
    badUntil: -1,
    bad: null,
  };
  const start = options.image?.start ?? options.start;
  return {
    isAttribute: false,
    start: () => start,
    open: (position) => (state.bad && position - options.start > options.maxHoldChars ? toSpan(state, position) : null),
    finish: (position) => {
      if (state.phase === "lead") return NONE;
      if (state.phase === "title") return toSpan(state, position);
      state.bad ??= judge(state, position);
      return state.bad ? toSpan(state, position) : NONE;
    },
    step: (code, position) => {
      if (!state.bad && position - options.start > options.maxHoldChars) {
        state.bad = state.phase === "lead" ? null : judge(state, position);
        if (!state.bad) return NONE;
      }
      return step(state, code, position);
    },
  };
}

function step(state: State, code: number, position: number): Span | typeof GROWING | typeof NONE {
  switch (state.phase) {
    case "lead":
      return stepLead(state, code, position);
    case "title":
      return stepTitle(state, code, position);
    case "angle":
      return isAngleEnd(state, code) ? endAddress(state, code, position) : GROWING;
    case "raw":
      return isRawEnd(state, code, position) ? endAddress(state, code, position) : GROWING;
  }
}

function stepLead(state: State, code: number, position: number): typeof GROWING | typeof NONE {
  if (code <= SPACE) {
    if (code === NEWLINE) state.newlines += 1;
    return state.newlines > 1 ? NONE : GROWING;
  }
  if (code === CLOSE && !state.options.isDefinition) return NONE;
  state.phase = code === LESS ? "angle" : "raw";
  state.from = code === LESS ? position + 1 : position;
  if (code === OPEN) state.depth = 1;
  state.isEscaped = code === BACKSLASH;
  return GROWING;
}

function isAngleEnd(state: State, code: number): boolean {
  const isEscaped = state.isEscaped;
  state.isEscaped = code === BACKSLASH && !isEscaped;
  return code === NEWLINE || (code === GREATER && !isEscaped);
}

function isRawEnd(state: State, code: number, position: number): boolean {
  if (code <= SPACE) return !isInRedaction(state.window, position);
  const isEscaped = state.isEscaped;
  state.isEscaped = code === BACKSLASH && !isEscaped;
  if (isEscaped || state.options.isDefinition) return false;
  if (code === OPEN) state.depth += 1;
  if (code !== CLOSE) return false;
  state.depth -= 1;
  return state.depth < 0;
}

function endAddress(state: State, code: number, position: number): Span | typeof GROWING | typeof NONE {
  state.bad ??= judge(state, position);
  if (!state.bad) return NONE;
  state.badUntil = code === GREATER && state.phase === "angle" ? position + 1 : position;
  if (state.options.isDefinition) return toSpan(state, state.badUntil);
  if (code === CLOSE) return toSpan(state, position + 1);
  if (code === NEWLINE) return toSpan(state, position);
  state.phase = "title";
  return GROWING;
}

/** A title and the closing bracket go with the address; what is no title stays. */
function stepTitle(state: State, code: number, position: number): Span | typeof GROWING {
  if (code === CLOSE) return toSpan(state, position + 1);
  if (code === NEWLINE || position - state.badUntil > TITLE_MAX) return toSpan(state, state.isTitleBegun ? position : state.badUntil);
  if (code > SPACE && !state.isTitleBegun) {
    if (!TITLE_MARKS.has(code)) return toSpan(state, state.badUntil);
    state.isTitleBegun = true;
  }
  return GROWING;
}

function judge({ window, options, from }: State, position: number): Destination | null {
  return judgeDestination(window.slice(from, position), options);
}

function toSpan({ bad, options: { image, start } }: State, end: number): Span {
  const { host = "", label = "" } = bad ?? {};
  if (image) return toLinkSpan(image.start, end, `${image.alt === "" ? "" : `${image.alt} `}(image from ${host} removed)`, true);
  return toLinkSpan(start, end, ` (link to ${label} removed)`);
}
