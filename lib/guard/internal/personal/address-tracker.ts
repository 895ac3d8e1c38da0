// Postal addresses of the scripts with spaces, followed word by word: a street in one of four orders, then what may follow it
// up to a postal code. A street type that is also an everyday word ("drive", "court") counts only with more of an address.

import type { TextWindow } from "../text-window.ts";
import { endOfAddress, type Proof, type TailWord } from "./address-tail.ts";
import type { Labels } from "./context.ts";
import { TAG } from "./context-words.ts";
import { isApostrophe, isEnglishType, isLetterC, isLowerType, isYear, SUFFIXED } from "./street-words.ts";
import type { Token } from "./tokens.ts";

const MAX_NAME_WORDS = 6;
const MAX_STREET = 64;
const MAX_TAIL = 80;
const MAX_TAIL_WORDS = 10;
/** Stands for a sign that makes two numbers one. */
const JOINING = 0x2e;
const STREET_BEGINNING = 10;
const MIN_NAME = 3;
const MIN_SUFFIXED = 6;

export type AddressTracker = {
  token(token: Token): void;
  separator(code: number, position: number): void;
  finish(): void;
  holdFrom(): number;
};

type Deps = { window: TextWindow; labelsAt(position: number): Labels; onAddress(start: number, end: number): void };

/**
 * `number`: a house number, a street should follow. `typed`: a street type, name and number should follow. `named`: a whole
 * street name, the number should follow. `tail`: a street is complete.
 */
type Stage = "idle" | "number" | "typed" | "named" | "tail";

type State = Deps & {
  stage: Stage;
  start: number;
  streetEnd: number;
  names: number;
  nameEnd: number;
  firstTags: number;
  /** The number behind a name that need not be a street's. */
  house: Token | null;
  /** Not all its words are types of streets: "3 Way Street". */
  hasOwnName: boolean;
  /** The house number came first, so that the street ends with its last capital word. */
  hasNumber: boolean;
  /** What has to follow for the street to be believed. */
  needed: Proof;
  isBox: boolean;
  isPlace: boolean;
  gap: string;
  /** The separator in front, and where the last word ended and with what: "10:30", "1,000". */
  previous: number;
  lastEnd: number;
  isAfterDigit: boolean;
  tail: TailWord[];
};

export function createAddressTracker(deps: Deps): AddressTracker {
  const state: State = {
    ...deps,
    stage: "idle",
    start: 0,
    streetEnd: 0,
    names: 0,
    nameEnd: 0,
    firstTags: 0,
    house: null,
    hasOwnName: false,
    hasNumber: false,
    needed: "none",
    isBox: false,
    isPlace: false,
    gap: "",
    previous: 0,
    lastEnd: -1,
    isAfterDigit: false,
    tail: [],
  };
  return {
    token: (token) => takeToken(state, token),
    separator: (code, position) => takeSeparator(state, code, position),
    finish: () => close(state),
    holdFrom: () => (state.stage === "idle" ? Number.POSITIVE_INFINITY : state.start),
  };
}

function takeSeparator(state: State, code: number, position: number): void {
  if (state.stage === "idle") {
    state.previous = position === state.lastEnd && state.isAfterDigit && ".,:".includes(String.fromCharCode(code)) ? JOINING : code;
    return;
  }
  state.gap += String.fromCharCode(code);
  const isTail = state.stage === "tail";
  if (!(isTail ? isTailGap(state.gap) : isStreetGap(state.gap)) || position - state.streetEnd > MAX_TAIL) close(state);
  state.previous = code;
}

/** In a street: a space, "St. ", "C/ ", "l'", a hyphen, a comma before the number. */
function isStreetGap(gap: string): boolean {
  if (gap === " ") return true;
  return gap.length <= 3 && /^(?:[ \u00a0]|,? ?\n|\. ?|\/ ?|['’]|-|, ?|º ?|° ?)$/.test(gap);
}

/** Behind a street also one line break, with the white space around it. */
function isTailGap(gap: string): boolean {
  if (gap === " ") return true;
  return gap.length <= 8 && /^(?:[,.]? ?[-–#]? ?#?\r?\n? *|\/|['’]|, ?\/?)$/.test(gap);
}

function takeToken(state: State, token: Token): void {
  const { gap } = state;
  state.gap = "";
  if (state.stage !== "idle") {
    if (isPart(state, token, gap)) return;
    close(state);
  }
  begin(state, token);
}

function isPart(state: State, token: Token, gap: string): boolean {
  if (state.stage === "tail") return takeTail(state, token, gap);
  if (token.end - state.start > MAX_STREET || state.names > MAX_NAME_WORDS) return false;
  if (state.stage === "number") return takeAfterNumber(state, token, gap);
  if (state.stage === "named") return takeHouseNumber(state, token, gap);
  return state.hasNumber ? takeFrenchName(state, token, gap) : takeAfterType(state, token, gap);
}

function begin(state: State, token: Token): void {
  const stage = stageFor(state, token);
  state.lastEnd = token.end;
  state.isAfterDigit = token.digits > 0;
  if (stage === "idle") return;
  state.stage = stage;
  state.start = token.start;
  state.streetEnd = token.end;
  state.names = 0;
  state.nameEnd = token.end;
  state.house = null;
  state.hasOwnName = false;
  state.needed = "none";
  state.firstTags = token.tags;
  state.hasNumber = stage === "number";
  state.isPlace = (state.labelsAt(token.start).near & TAG.place) !== 0;
  state.isBox =
    (token.tags & TAG.streetFirst) !== 0 &&
    token.end - token.start <= 2 &&
    token.startsCapital &&
    /^po?$/i.test(state.window.slice(token.start, token.end));
}

function stageFor({ previous }: State, token: Token): Stage {
  const length = token.end - token.start;
  if (isHouseNumber(token)) return isFreeBefore(previous) ? "number" : "idle";
  if (token.digits > 0) return "idle";
  if ((token.tags & TAG.streetFirst) !== 0) return "typed";
  const isLabel = (token.tags & (TAG.place | TAG.not | TAG.weakNot)) !== 0 && (token.tags & TAG.street) === 0;
  return token.startsCapital && !isLabel && length >= MIN_NAME && length <= MAX_STREET ? "named" : "idle";
}

/** Any name may be a street's, but only a street's type makes it one without a postal code. */
function neededFor({ window, start, nameEnd, firstTags }: State): Proof {
  const length = nameEnd - start;
  if ((firstTags & TAG.street) !== 0 && length >= 4) return "none";
  return length >= MIN_SUFFIXED && SUFFIXED.test(window.slice(start, nameEnd)) ? "none" : "code";
}

/** Not behind a currency, a decimal point, a colon, a sign. */
function isFreeBefore(code: number): boolean {
  return !"$€£¥.#/-+_@&".includes(String.fromCharCode(code)) || code === 0;
}

function isHouseNumber(token: Token): boolean {
  return token.digits > 0 && token.digits <= 5 && token.letters <= 1;
}

function takeAfterNumber(state: State, token: Token, gap: string): boolean {
  const isFirst = state.names === 0;
  if (gap.includes("/")) return false;
  if (isFirst && (token.tags & TAG.streetFirst) !== 0 && (token.tags & TAG.unit) === 0 && token.letters > 1 && !gap.includes(".")) {
    state.stage = "typed";
    return true;
  }
  const isStreet = token.digits === 0 && (token.tags & (TAG.street | TAG.weakStreet)) !== 0;
  if (!isFirst && isStreet && (token.startsCapital || state.isPlace)) {
    const isSure = (token.tags & TAG.street) !== 0 && state.hasOwnName && !isYear(begun(state));
    return complete(state, token.end, isSure ? "none" : "some");
  }
  if (!isFirst && token.startsCapital && (/[,\n]/.test(gap) || isFlat(state, token))) {
    complete(state, state.nameEnd, "code");
    return takeTail(state, token, gap);
  }
  const isLetter = token.letters === 1 && token.digits === 0;
  const isBis = (token.tags & TAG.unit) !== 0 && !token.startsCapital;
  if (isFirst && (isLetter || isBis)) return true;
  if (isApostrophe(gap)) return !isFirst;
  state.names++;
  state.nameEnd = token.end;
  state.hasOwnName ||= !isStreet;
  return (token.startsCapital || isOrdinal(token) || (state.isPlace && token.digits === 0)) && !/[,\n]/.test(gap);
}

/** "123 Smith Forge Apt. 5": a street without a type ends here. */
function isFlat(state: State, token: Token): boolean {
  return (token.tags & TAG.unit) !== 0 && /^(?:apt|apartment|suite|ste|unit|flat)$/i.test(state.window.slice(token.start, token.end));
}

/** The first letters of the street being followed. */
function begun({ window, start }: State): string {
  return window.slice(start, start + STREET_BEGINNING);
}

/** 5th, 42nd: lower-case letters behind digits. */
function isOrdinal(token: Token): boolean {
  return token.digits > 0 && token.digits <= 3 && token.letters === 2 && token.capitals === 0;
}

function takeAfterType(state: State, token: Token, gap: string): boolean {
  if (state.names === 0 && !gap.includes("/") && token.start - state.start <= 2 && isLetterC(begun(state))) return false;
  if (state.isBox && (token.tags & TAG.unit) !== 0) state.isBox = false;
  if (isHouseNumber(token) && state.names > 0)
    return (
      !gap.includes("\n") &&
      !state.isBox &&
      !(gap.includes(",") && isEnglishType(begun(state))) &&
      complete(state, token.end, isLowerType(begun(state)) ? "some" : "none")
    );
  const isNumberSign = token.letters <= 2 && token.digits === 0 && !token.startsCapital && state.names > 0;
  if (isNumberSign) return true;
  if (/[,\n]/.test(gap)) return false;
  if (!token.startsCapital) return (token.tags & TAG.particle) !== 0;
  state.names++;
  return true;
}

/** "12 rue de la Paix": complete with the first capital word. */
function takeFrenchName(state: State, token: Token, gap: string): boolean {
  if (!token.startsCapital) return (token.tags & TAG.particle) !== 0;
  return !/[,\n]/.test(gap) && complete(state, token.end, "none");
}

function takeHouseNumber(state: State, token: Token, gap: string): boolean {
  if (!isHouseNumber(token) || /[,\n]/.test(gap) || gap === "-") return false;
  const needed = neededFor(state);
  if (token.digits > (needed === "none" ? 4 : 3)) return false;
  state.house = { ...token };
  return complete(state, token.end, needed);
}

function isProved({ needed, isPlace }: State, proof: Proof): boolean {
  return needed === "code" ? proof === "code" : needed === "none" || proof !== "none" || isPlace;
}

function complete(state: State, end: number, needed: Proof): true {
  state.stage = "tail";
  state.streetEnd = end;
  state.needed = needed;
  state.tail = [];
  return true;
}

function isActive({ stage }: State): boolean {
  return stage !== "idle";
}

function takeTail(state: State, token: Token, gap: string): boolean {
  const { house } = state;
  if (house && state.needed === "code" && state.tail.length === 0 && !/[,\n]/.test(gap)) {
    // "Adresse 28 avenue Foch": no street is called "Adresse", but a street may begin at the number.
    state.stage = "idle";
    begin(state, house);
    return isActive(state) && isPart(state, token, gap);
  }
  const isWord =
    token.startsCapital || token.digits > 0 || (token.tags & (TAG.particle | TAG.unit)) !== 0 || (state.isPlace && token.letters > 0);
  if (!isWord || token.end - state.streetEnd > MAX_TAIL || state.tail.length >= MAX_TAIL_WORDS) return false;
  state.tail.push({ gap, text: state.window.slice(token.start, token.end), end: token.end, tags: token.tags });
  return true;
}

function close(state: State): void {
  if (state.stage === "tail") {
    const { end, proof } = endOfAddress(state.streetEnd, state.tail);
    if (isProved(state, proof)) state.onAddress(state.start, end);
  }
  state.stage = "idle";
  state.gap = "";
}
