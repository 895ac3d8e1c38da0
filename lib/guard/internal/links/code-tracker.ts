// Tells what of a Markdown text is surely code, where a link is not live. Renderers differ at the edges, and an answer may be written
// to fool one, so code is believed only where all read the same: a fence at most three spaces deep, and code between marks on one line.
// Whatever blurs that (HTML, math, a fence in a list that ends early) makes the rest count as live text.

export type CodeTracker = {
  /** Call before anything else looks at the character. */
  step(code: number, position: number): void;
  isInFence(): boolean;
  /** In the middle of a line, with nothing begun: plain characters may be skipped. */
  isCalm(): boolean;
  /** The last of some plain characters. */
  skip(code: number): void;
  /** Where the marks begin that may yet become inline code, or -1. */
  openedAt(): number;
  /** What became of those marks, told once. */
  takeOutcome(): "code" | "text" | null;
  /** Marks that begin here may belong to an address: whether they open code is not known. */
  doubt(): void;
  finish(): void;
};

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const BACKTICK = 0x60;
const TILDE = 0x7e;
const DOLLAR = 0x24;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;
const PIPE = 0x7c;
const PARENTHESIS = 0x28;
const BRACKET = 0x5b;
const FENCE_MIN = 3;
const INDENT_MAX = 3;
const INLINE_MAX = 2_000;

type Fence = { mark: number; size: number; indent: number };

export function createCodeTracker(): CodeTracker {
  const state = createState();
  return {
    step: (code, position) => step(state, code, position),
    isInFence: () => state.fence !== null,
    isCalm: () =>
      !state.isBlank && state.run === 0 && state.openedAt < 0 && !state.isEscaped && (state.fence === null || state.closing < 0),
    skip: (code) => {
      state.previous = code;
    },
    openedAt: () => state.openedAt,
    takeOutcome: () => {
      const { outcome } = state;
      state.outcome = null;
      return outcome;
    },
    doubt: () => {
      if (state.openedAt < 0) state.isInlineTrusted = false;
    },
    finish: () => {
      endRun(state);
      if (state.openedAt >= 0) settle(state, "text");
    },
  };
}

type State = {
  fence: Fence | null;
  /** Fences are believed until something makes them doubtful, inline code until the paragraph ends. */
  areFencesTrusted: boolean;
  isInlineTrusted: boolean;
  /** Of the current line. */
  indent: number;
  isBlank: boolean;
  opening: Fence | null;
  closing: number;
  /** The run of marks under the hand, where it began, and whether it began its line. */
  run: number;
  runMark: number;
  runAt: number;
  isRunFirst: boolean;
  isEscaped: boolean;
  previous: number;
  isTagOpen: boolean;
  openedAt: number;
  openedSize: number;
  outcome: "code" | "text" | null;
};

function createState(): State {
  return {
    fence: null,
    areFencesTrusted: true,
    isInlineTrusted: true,
    indent: 0,
    isBlank: true,
    opening: null,
    closing: 0,
    run: 0,
    runMark: 0,
    runAt: -1,
    isRunFirst: false,
    isEscaped: false,
    previous: 0,
    isTagOpen: false,
    openedAt: -1,
    openedSize: 0,
    outcome: null,
  };
}

function step(state: State, written: number, position: number): void {
  const isSecondHalf = written === NEWLINE && state.previous === RETURN;
  state.previous = isSecondHalf ? NEWLINE : state.previous;
  if (isSecondHalf) return;
  // A carriage return ends a line, with the line feed behind it; one that stands alone does for some readers only.
  if (state.previous === RETURN) state.areFencesTrusted = false;
  const code = written === RETURN ? NEWLINE : written;
  if (state.fence) stepFence(state, state.fence, code);
  if (!state.fence) stepText(state, code, position);
  state.previous = written;
}

function stepFence(state: State, fence: Fence, code: number): void {
  if (code === NEWLINE) {
    const isClosed = state.closing >= fence.size;
    startLine(state);
    if (isClosed) state.fence = null;
    if (isClosed) state.isInlineTrusted = true;
    return;
  }
  if (state.isBlank && code === SPACE) state.indent += 1;
  else if (state.isBlank && code === TAB) state.indent += 4;
  else if (code === SPACE || code === TAB) return;
  else if (state.isBlank) stepFirstOfFenceLine(state, fence, code);
  else state.closing = code === fence.mark && state.closing > 0 && state.previous === fence.mark ? state.closing + 1 : -1;
}

/** A line that stands further out than the fence may have left the list the fence is in, and the fence with it. */
function stepFirstOfFenceLine(state: State, fence: Fence, code: number): void {
  const isMark = code === fence.mark;
  const isDoubtful = fence.indent > 0 && (state.indent < fence.indent || (isMark && state.indent > fence.indent));
  if (isDoubtful) {
    state.fence = null;
    state.areFencesTrusted = false;
    state.isInlineTrusted = false;
    return;
  }
  state.isBlank = false;
  state.closing = isMark && state.indent <= Math.max(fence.indent, INDENT_MAX) ? 1 : -1;
}

function stepText(state: State, code: number, position: number): void {
  if (state.run > 0 && code !== state.runMark) endRun(state);
  if (code === NEWLINE) {
    endLine(state);
    return;
  }
  if (state.isBlank) {
    if (code === SPACE) state.indent += 1;
    else if (code === TAB) state.indent += 4;
    if (code === SPACE || code === TAB) return;
    if (code === LESS || code === DOLLAR) state.areFencesTrusted = false;
  }
  const isFirst = state.isBlank;
  state.isBlank = false;
  const isEscaped = state.isEscaped && state.openedAt < 0;
  state.isEscaped = code === BACKSLASH && !isEscaped;
  if ((code === BACKTICK || code === TILDE) && !isEscaped) growRun(state, code, position, isFirst);
  else stepBetween(state, code, position, isEscaped);
}

function growRun(state: State, mark: number, position: number, isFirst: boolean): void {
  if (state.run === 0) {
    state.runMark = mark;
    state.runAt = position;
    state.isRunFirst = isFirst;
  }
  state.run += 1;
}

function stepBetween(state: State, code: number, position: number, isEscaped: boolean): void {
  if (state.openedAt >= 0) {
    const isMathMark = state.previous === BACKSLASH && (code === PARENTHESIS || code === BRACKET);
    if (code === PIPE || isMathMark || position - state.openedAt > INLINE_MAX) doubtInline(state);
    return;
  }
  if (code === LESS) state.isTagOpen = true;
  else if (code === GREATER) state.isTagOpen = false;
  else if (code === DOLLAR || (isEscaped && (code === PARENTHESIS || code === BRACKET))) {
    state.isInlineTrusted = false;
    if (state.previous === DOLLAR || code === BRACKET) state.areFencesTrusted = false;
  }
}

/** A run of marks has ended: it opens a fence or inline code, closes it, or is nothing. */
function endRun(state: State): void {
  const { run, runMark, runAt, isRunFirst } = state;
  if (run === 0) return;
  state.run = 0;
  if (runMark === BACKTICK) state.opening &&= state.opening.mark === BACKTICK ? null : state.opening;
  if (run >= FENCE_MIN && isRunFirst) {
    if (state.indent > INDENT_MAX) state.areFencesTrusted = false;
    else if (state.areFencesTrusted) state.opening = { mark: runMark, size: run, indent: state.indent };
  } else if (run >= FENCE_MIN && runMark === TILDE) state.areFencesTrusted = false;
  if (runMark === BACKTICK) markInline(state, run, runAt);
}

function markInline(state: State, size: number, at: number): void {
  if (state.openedAt >= 0) {
    if (size === state.openedSize) settle(state, "code");
    return;
  }
  if (state.isTagOpen) state.isInlineTrusted = false;
  if (!state.isInlineTrusted && !state.opening) {
    // Marks of a fence that nobody sees open: what they part is not known.
    if (size >= FENCE_MIN) state.areFencesTrusted = false;
    return;
  }
  state.openedAt = at;
  state.openedSize = size;
}

function endLine(state: State): void {
  const { opening } = state;
  if (opening) {
    state.fence = opening;
    if (state.openedAt >= 0) settle(state, "code");
  } else if (state.openedAt >= 0) {
    if (state.openedSize >= FENCE_MIN) state.areFencesTrusted = false;
    doubtInline(state);
  }
  if (state.isBlank) {
    state.isInlineTrusted = true;
    state.isTagOpen = false;
  }
  startLine(state);
}

function startLine(state: State): void {
  state.indent = 0;
  state.isBlank = true;
  state.opening = null;
  state.closing = 0;
  state.run = 0;
  state.isEscaped = false;
}

function doubtInline(state: State): void {
  state.isInlineTrusted = false;
  if (state.openedAt >= 0) settle(state, "text");
}

function settle(state: State, outcome: "code" | "text"): void {
  state.openedAt = -1;
  state.outcome = outcome;
}
