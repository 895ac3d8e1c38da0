// Makes links dead that could carry words to a foreign host: Markdown images and links, reference definitions, HTML attributes and bare
// addresses. The words of a link are never held back, only its destination, from the bracket in front of it; an image from its mark.

import type { Scanner, Span } from "../scanner.ts";
import type { TextWindow } from "../text-window.ts";
import { createAttributeValue, createTagTracker } from "./attribute-value.ts";
import { createBareAddress, createBareStarter } from "./bare-address.ts";
import { createCodeTracker } from "./code-tracker.ts";
import { createImageTracker } from "./image-tracker.ts";
import type { LinkMode } from "./judge-url.ts";
import { GROWING, type LinkCandidate, NONE } from "./link-candidate.ts";
import { createDestination } from "./link-destination.ts";

export type LinkOptions = { mode: LinkMode; allowedHosts: readonly string[]; maxHoldChars: number };

const HOLD_MAX = 2048;
const OPEN_BRACKET = 0x28;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const BACKTICK = 0x60;

type State = {
  window: TextWindow;
  options: LinkOptions;
  code: ReturnType<typeof createCodeTracker>;
  images: ReturnType<typeof createImageTracker>;
  tags: ReturnType<typeof createTagTracker>;
  bare: ReturnType<typeof createBareStarter>;
  candidate: LinkCandidate | null;
  /** Found between marks that may yet make them code. */
  pending: Span[];
  spans: Span[];
  position: number;
  previous: number;
};

export function createLinkScanner(window: TextWindow, { maxHoldChars, ...options }: LinkOptions): Scanner {
  const state: State = {
    window,
    options: { ...options, maxHoldChars: Math.min(HOLD_MAX, maxHoldChars) },
    code: createCodeTracker(),
    images: createImageTracker(window),
    tags: createTagTracker(),
    bare: createBareStarter(),
    candidate: null,
    pending: [],
    spans: [],
    position: 0,
    previous: 0,
  };
  return {
    feed: (delta) => {
      for (let index = 0; index < delta.length; index++, state.position++) {
        if (isCalm(state)) index = skipInert(state, delta, index);
        if (index < delta.length) step(state, delta.charCodeAt(index));
        else break;
      }
    },
    finish: () => finish(state),
    takeSpans: () => {
      const taken = state.spans;
      if (taken.length > 0) state.spans = [];
      return taken;
    },
    openSpans: () => {
      const open = state.candidate?.open(state.position);
      return open && state.code.openedAt() < 0 ? [open] : [];
    },
    holdFrom: () => holdFrom(state),
  };
}

/** Letters, digits, spaces and commas in the middle of a line begin nothing, but an address at the beginning of a word. */
const INERT = Uint8Array.from({ length: 0x80 }, (_, code) => (/[a-z0-9 ,.;]/i.test(String.fromCharCode(code)) ? 1 : 0));
const WORD = Uint8Array.from({ length: 0x80 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? 1 : 0));
const ADDRESS_STARTS: ReadonlySet<number> = new Set(Array.from("hHwW", (character) => character.charCodeAt(0)));

function isCalm({ candidate, code, images, tags, bare }: State): boolean {
  return candidate === null && code.isCalm() && images.isIdle() && tags.isIdle() && bare.isIdle();
}

/** The index of the first character that has to be looked at. */
function skipInert(state: State, delta: string, from: number): number {
  let index = from;
  let previous = state.previous;
  for (; index < delta.length; index++) {
    const code = delta.charCodeAt(index);
    if (INERT[code] !== 1 || (ADDRESS_STARTS.has(code) && WORD[previous] !== 1)) break;
    previous = code;
  }
  if (index === from) return from;
  state.position += index - from;
  state.previous = previous;
  for (const tracker of [state.code, state.images, state.tags, state.bare]) tracker.skip(previous);
  return index;
}

function step(state: State, code: number): void {
  const { position } = state;
  const openedAt = state.code.openedAt();
  if (code === BACKTICK && state.candidate) state.code.doubt();
  state.code.step(code, position);
  settleCode(state, openedAt);
  if (state.code.isInFence()) leaveText(state);
  else stepText(state, code);
  state.previous = code;
}

function stepText(state: State, code: number): void {
  const { position, previous, candidate } = state;
  state.images.step(code, position);
  if (!candidate?.isAttribute) state.tags.step(code, position);
  if (candidate) {
    const outcome = candidate.step(code, position);
    if (outcome === GROWING) return;
    conclude(state, outcome);
    // The character behind a candidate may begin the next one.
    if (candidate.isAttribute) state.tags.step(code, position);
  }
  const options = { ...state.options, start: position };
  const value = state.tags.valueAt();
  const addressAt = state.bare.step(code, position);
  if (value) begin(state, createAttributeValue(state.window, { ...options, ...value }));
  else if (previous === CLOSE_BRACKET && (code === OPEN_BRACKET || code === COLON)) {
    const image = code === OPEN_BRACKET ? state.images.closedAt(position) : null;
    begin(state, createDestination(state.window, { ...options, image, isDefinition: code === COLON }));
  } else if (addressAt >= 0) begin(state, createBareAddress(state.window, { ...options, start: addressAt }));
}

function begin(state: State, candidate: LinkCandidate): void {
  state.candidate = candidate;
  state.bare.reset();
}

function conclude(state: State, outcome: Span | typeof NONE): void {
  state.candidate = null;
  if (outcome === NONE) return;
  state.images.reset();
  const openedAt = state.code.openedAt();
  if (openedAt >= 0 && outcome.start >= openedAt) state.pending.push(outcome);
  else state.spans.push(outcome);
}

/** Marks that turned out to be code take along what begins between them; the others let it go. */
function settleCode(state: State, openedAt: number): void {
  const outcome = state.code.takeOutcome();
  if (outcome === null) return;
  if (outcome === "text") state.spans.push(...state.pending);
  else if (!state.candidate || state.candidate.start() >= openedAt) leaveText(state);
  state.pending = [];
}

function leaveText(state: State): void {
  state.candidate = null;
  state.bare.reset();
  state.tags.reset();
  state.images.reset();
}

function finish(state: State): void {
  const openedAt = state.code.openedAt();
  state.code.finish();
  settleCode(state, openedAt);
  if (state.candidate) conclude(state, state.candidate.finish(state.position));
  state.spans.push(...state.pending);
  state.pending = [];
  leaveText(state);
}

function holdFrom({ position, candidate, pending, bare, images, code }: State): number {
  if (code.isInFence()) return position;
  const waiting = pending.reduce((lowest, span) => Math.min(lowest, span.start), Math.min(bare.holdFrom(), images.holdFrom(), position));
  const isOpen = candidate?.open(position) != null && code.openedAt() < 0;
  return candidate && !isOpen ? Math.min(waiting, candidate.start()) : waiting;
}
