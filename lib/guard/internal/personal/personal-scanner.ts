// Personal data in a stream: the text is read as words and numbers, and each tracker follows the beginnings of its own kind.
// Only the classes that are asked for cost time; a guard that asks for none creates no scanner.

import type { DataClass } from "../../policy.ts";
import type { Scanner, Span } from "../scanner.ts";
import type { TextWindow } from "../text-window.ts";
import { type AddressTracker, createAddressTracker } from "./address-tracker.ts";
import { classifyNumber } from "./classify-number.ts";
import { type Context, createContext } from "./context.ts";
import { EMPTY_HASH, extendHash, LABEL_TAGS, TAG, tagsOf } from "./context-words.ts";
import { createEmailTracker, type EmailTracker } from "./email-tracker.ts";
import type { GroupedText } from "./grouped-text.ts";
import { createNumberRun, type NumberRun } from "./number-run.ts";
import { createPendingNumber, type PendingNumber } from "./pending-number.ts";
import { createSpelledEmailTracker, type SpelledEmailTracker } from "./spelled-email.ts";
import { CAPITAL, DIGIT, INVISIBLE, kindOf, OTHER, type Token, WIDE } from "./tokens.ts";
import { createWideAddressTracker, type WideAddressTracker } from "./wide-address.ts";

const PRIORITY: Readonly<Partial<Record<DataClass, number>>> = { email: 40, address: 20 };
const DEFAULT_PRIORITY = 30;
const MAX_TOKEN = 64;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const NUMBER_SIGN = 0x23;
const BACKSLASH = 0x5c;

/** Classes this scanner knows. */
export const PERSONAL_CLASSES: readonly DataClass[] = [
  "national_id",
  "email",
  "phone",
  "address",
  "date_of_birth",
  "bank_account",
  "health",
];

const NUMBER_CLASSES: readonly DataClass[] = ["national_id", "phone", "date_of_birth", "bank_account", "health"];

type Scan = {
  window: TextWindow;
  context: Context;
  spans: Span[];
  position: number;
  token: Token;
  isOpen: boolean;
  /** Hash of the current word, which a capital inside a name ends: "phoneNumber". */
  hash: number;
  /** Of the letters of the whole token: "IdNr". */
  wholeHash: number;
  previousKind: number;
  previousCode: number;
  previousWritten: number;
  /** Addresses and names of months are words like any other until they end. */
  holdsWords: boolean;
  numbers: NumberRun | null;
  pending: PendingNumber | null;
  addresses: AddressTracker | null;
  wideAddresses: WideAddressTracker | null;
  emails: EmailTracker | null;
  spelledEmails: SpelledEmailTracker | null;
};

export function createPersonalScanner(window: TextWindow, classes: ReadonlySet<DataClass>): Scanner {
  const scan = createScan(window, classes);
  return {
    feed: (delta) => {
      for (let index = 0; index < delta.length; index++, scan.position++) step(scan, delta.charCodeAt(index));
    },
    finish: () => finish(scan),
    takeSpans: () => {
      const taken = scan.spans;
      if (taken.length > 0) scan.spans = [];
      return taken;
    },
    openSpans: () => [],
    holdFrom: () => holdFrom(scan),
  };
}

function createScan(window: TextWindow, classes: ReadonlySet<DataClass>): Scan {
  const context = createContext();
  const add = (kind: string, dataClass: DataClass, start: number, end: number): void => {
    scan.spans.push({ kind, priority: PRIORITY[dataClass] ?? DEFAULT_PRIORITY, start, end });
  };
  const onEmail = (start: number, end: number): void => add("email", "email", start, end);
  const onAddress = (start: number, end: number): void => add("address", "address", start, end);
  const { numbers, pending } = NUMBER_CLASSES.some((each) => classes.has(each)) ? createNumbers(window, context, classes, add) : NO_NUMBERS;
  const hasAddresses = classes.has("address");
  const scan: Scan = {
    window,
    context,
    spans: [],
    position: 0,
    token: { start: 0, end: 0, digits: 0, letters: 0, capitals: 0, startsCapital: false, startsDigit: false, tags: 0 },
    isOpen: false,
    hash: EMPTY_HASH,
    wholeHash: EMPTY_HASH,
    previousKind: OTHER,
    previousCode: 0,
    previousWritten: 0,
    holdsWords: hasAddresses || classes.has("email") || classes.has("date_of_birth"),
    numbers,
    pending,
    addresses: hasAddresses ? createAddressTracker({ window, labelsAt: context.labelsAt, onAddress }) : null,
    wideAddresses: hasAddresses ? createWideAddressTracker(window, onAddress) : null,
    emails: classes.has("email") ? createEmailTracker(window, onEmail) : null,
    spelledEmails: classes.has("email") ? createSpelledEmailTracker(window, onEmail) : null,
  };
  return scan;
}

const NO_NUMBERS = { numbers: null, pending: null };

type AddSpan = (kind: string, dataClass: DataClass, start: number, end: number) => void;

function createNumbers(window: TextWindow, context: Context, classes: ReadonlySet<DataClass>, add: AddSpan) {
  const pending = createPendingNumber((text, labels) => {
    const found = classifyNumber(text, labels, false);
    if (found && classes.has(found.class)) add(found.kind, found.class, text.start, text.end);
    return found !== null;
  });
  const judge = (text: GroupedText, hasPlus: boolean): boolean => {
    const labels = context.labelsAt(text.start);
    const found = classifyNumber(text, labels, hasPlus);
    if (found && classes.has(found.class)) add(found.kind, found.class, text.start, text.end);
    else if (!found && !labels.isThing && !hasPlus) pending.put(text, labels);
    return found !== null;
  };
  const isLabelled = (position: number): boolean => context.labelsAt(position).near !== 0;
  const numbers = createNumberRun(window, classes.has("date_of_birth"), { judge, isLabelled });
  return { numbers, pending };
}

function step(scan: Scan, written: number): void {
  const code = scan.previousWritten === BACKSLASH ? unescaped(written) : written;
  scan.previousWritten = written;
  const kind = kindOf(code);
  if (kind === INVISIBLE) return;
  scan.emails?.step(code, scan.position);
  scan.wideAddresses?.step(kind, code, scan.position);
  if (kind === OTHER || kind === WIDE) {
    if (scan.isOpen) closeToken(scan);
    takeSeparator(scan, code, kind);
  } else growToken(scan, code, kind);
  scan.previousKind = kind;
  scan.previousCode = code;
}

/** In JSON and in code a line ends with two characters, the second of which is no letter of the next word. */
function unescaped(code: number): number {
  if (code === 0x6e || code === 0x72) return LINE_FEED;
  return code === 0x74 ? TAB : code;
}

function growToken(scan: Scan, code: number, kind: number): void {
  const { token } = scan;
  if (!scan.isOpen) {
    scan.isOpen = true;
    token.start = scan.position;
    token.digits = 0;
    token.letters = 0;
    token.capitals = 0;
    token.startsCapital = kind === CAPITAL;
    token.startsDigit = kind === DIGIT;
    token.tags = 0;
    scan.hash = EMPTY_HASH;
    scan.wholeHash = EMPTY_HASH;
  } else if ((kind === CAPITAL && scan.previousKind !== CAPITAL) || (kind === DIGIT) !== (scan.previousKind === DIGIT)) {
    noteWord(scan, scan.position);
    scan.hash = EMPTY_HASH;
  }
  if (kind === DIGIT) token.digits++;
  else {
    token.letters++;
    if (kind === CAPITAL) token.capitals++;
    scan.hash = extendHash(scan.hash, code);
    scan.wholeHash = extendHash(scan.wholeHash, code);
  }
}

function noteWord(scan: Scan, end: number): void {
  if (scan.hash === EMPTY_HASH) return;
  const tags = tagsOf(scan.hash);
  if (tags === 0) return;
  scan.token.tags |= tags;
  if ((tags & LABEL_TAGS & ~TAG.copula) !== 0) scan.context.note(tags & LABEL_TAGS, end);
}

function closeToken(scan: Scan): void {
  const { token, position } = scan;
  scan.isOpen = false;
  token.end = position;
  noteWord(scan, position);
  if (scan.hash !== scan.wholeHash) {
    scan.hash = scan.wholeHash;
    noteWord(scan, position);
  }
  scan.numbers?.token(token);
  scan.pending?.tags(token.tags);
  scan.addresses?.token(token);
  scan.spelledEmails?.token(token);
}

function takeSeparator(scan: Scan, code: number, kind: number): void {
  const { position } = scan;
  if (kind === WIDE && scan.previousKind === WIDE) {
    const tags = tagsOf(extendHash(extendHash(EMPTY_HASH, scan.previousCode), code)) & LABEL_TAGS;
    if (tags !== 0) {
      scan.context.note(tags, position + 1);
      scan.pending?.tags(tags);
    }
  }
  if (code === NUMBER_SIGN) scan.context.note(TAG.weakId | TAG.bank, position + 1);
  if (code === LINE_FEED && scan.previousCode === LINE_FEED) scan.context.endParagraph();
  scan.numbers?.separator(code, position);
  scan.addresses?.separator(code, position);
  scan.spelledEmails?.separator(code);
  scan.pending?.separator(code, position);
}

function finish(scan: Scan): void {
  if (scan.isOpen) closeToken(scan);
  scan.numbers?.finish();
  scan.addresses?.finish();
  scan.wideAddresses?.finish(scan.position);
  scan.emails?.finish(scan.position);
  scan.spelledEmails?.finish();
  scan.pending?.clear();
}

/** A longer word is no number, no street and no name in front of "@". Numbers begin with a digit or with capitals. */
function mayMatter({ token, position, holdsWords }: Scan): boolean {
  if (position - token.start > MAX_TOKEN) return false;
  return holdsWords || token.startsDigit || token.capitals === token.letters;
}

function holdFrom(scan: Scan): number {
  const word = scan.isOpen && mayMatter(scan) ? scan.token.start : scan.position;
  return Math.min(
    word,
    scan.numbers?.holdFrom() ?? word,
    scan.pending?.holdFrom() ?? word,
    scan.addresses?.holdFrom() ?? word,
    scan.wideAddresses?.holdFrom() ?? word,
    scan.emails?.holdFrom() ?? word,
    scan.spelledEmails?.holdFrom() ?? word,
  );
}
