import { trimEndOf } from "../../../platform/trim-end-of.ts";
import type { Span } from "../scanner.ts";
import type { TextWindow } from "../text-window.ts";
import { decodeReferences } from "./decode-references.ts";
import { type Destination, judgeUrl } from "./judge-url.ts";
import { type CandidateOptions, GROWING, isInRedaction, type LinkCandidate, NONE, toLinkSpan } from "./link-candidate.ts";

/** Readers make links of addresses that only stand in a text. */
export type BareStarter = {
  /** Where the address begins whose scheme ends with this character, or -1. */
  step(code: number, position: number): number;
  holdFrom(): number;
  isIdle(): boolean;
  skip(code: number): void;
  reset(): void;
};

const STARTS = ["https://", "http://", "www."] as const;
const LETTER_H = 0x68;
const LETTER_W = 0x77;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const REFERENCE_MAX = 10;

/** Follows what may become the beginning of an address, letter by letter. */
function createPrefix() {
  let begun = "";
  let start = -1;
  let wasWord = false;
  const reset = (): void => {
    begun = "";
    start = -1;
  };
  return {
    reset,
    start: () => start,
    skip: (code: number) => {
      wasWord = code > 0 && isWord(code);
    },
    /** Where the address begins whose scheme ends here, or -1. */
    take(written: number, position: number): number {
      const code = written >= 0x41 && written <= 0x5a ? written + 0x20 : written;
      let found = -1;
      if (start >= 0) {
        begun += String.fromCharCode(code);
        if (STARTS.some((each) => each === begun)) found = start;
        if (found >= 0 || !STARTS.some((each) => each.startsWith(begun))) reset();
      }
      if (found < 0 && start < 0 && !wasWord && (code === LETTER_H || code === LETTER_W)) {
        begun = String.fromCharCode(code);
        start = position;
      }
      wasWord = isWord(code);
      return found;
    },
  };
}

/** Sees through character references and escapes, as the readers do. */
export function createBareStarter(): BareStarter {
  const prefix = createPrefix();
  let reference = "";
  let referenceAt = -1;
  const reset = (): void => {
    prefix.reset();
    referenceAt = -1;
  };
  const stepReference = (code: number): number | "grows" | "none" => {
    if (code === SEMICOLON) {
      const decoded = decodeReferences(`${reference};`);
      const at = referenceAt;
      referenceAt = -1;
      return prefix.take(decoded.length === 1 ? decoded.charCodeAt(0) : code, at);
    }
    reference += String.fromCharCode(code);
    if (reference.length <= REFERENCE_MAX && /[#0-9a-z]/i.test(reference.slice(-1))) return "grows";
    reset();
    return "none";
  };
  return {
    reset,
    isIdle: () => prefix.start() < 0 && referenceAt < 0,
    skip: prefix.skip,
    holdFrom: () => Math.min(orNever(prefix.start()), orNever(referenceAt)),
    step: (code, position) => {
      if (referenceAt >= 0) {
        const found = stepReference(code);
        if (found === "grows") return -1;
        if (found !== "none") return found;
      }
      if (code === BACKSLASH) {
        prefix.skip(0);
        return -1;
      }
      if (code !== AMPERSAND) return prefix.take(code, position);
      reference = "&";
      referenceAt = position;
      return -1;
    },
  };
}

function orNever(position: number): number {
  return position < 0 ? Number.POSITIVE_INFINITY : position;
}

/** Of letters in lower or upper case and digits. */
function isWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}

/** Readers go on to the first space; what is quoted in data and what follows in a script without spaces is not swallowed all the same. */
const END = /[\s<\u2000-\u206f\u3000-\u303f\uff00-\uff0f]/;
const QUOTE = 0x22;
const BEHIND_QUOTE = /[\s,:;)}\]]/;
const TRAILING = ".,;:!?'\")*_~>";

export function createBareAddress(window: TextWindow, options: CandidateOptions): LinkCandidate {
  const { start } = options;
  let bad: Destination | null = null;
  let wasQuote = false;
  const judge = (position: number): Span | typeof NONE => {
    const text = window.slice(start, position);
    const address = trimEndOf(text, TRAILING);
    const found = bad ?? judgeUrl(address, { ...options, strictness: "bare" });
    const end = bad ? position : start + address.length;
    return found ? toLinkSpan(start, end, toShown(found)) : NONE;
  };
  return {
    isAttribute: false,
    start: () => start,
    open: (position) => (bad ? toLinkSpan(start, position, toShown(bad)) : null),
    finish: judge,
    step: (code, position) => {
      if (!bad && position - start > options.maxHoldChars) {
        bad = judgeUrl(window.slice(start, position), { ...options, strictness: "bare" });
        if (!bad) return NONE;
      }
      const character = String.fromCharCode(code);
      const isEnd =
        (wasQuote && BEHIND_QUOTE.test(character)) || ((code <= 0x20 || END.test(character)) && !isInRedaction(window, position));
      wasQuote = code === QUOTE;
      return isEnd ? judge(position) : GROWING;
    },
  };
}

function toShown({ label }: Destination): string {
  return `(link to ${label} removed)`;
}
