// What each character beyond ASCII becomes: compatibility forms resolved (NFKD), accents off, lower case, quotes and dashes
// plain. Worked out once per character and kept in a table, so that folding costs one look-up however odd the text is.

/** Outcomes below the first printable code are not characters but what to do with one. */
export const DROPPED = 1;
export const ZERO_WIDTH = 2;
export const BIDI = 3;
export const SELECTOR = 4;
/** More than one character: see `expansionOf`. */
export const MANY = 5;
export const ITSELF = 6;

const UNKNOWN = 0;
const PLANE_SIZE = 0x10000;
const MAX_EXPANSION = 4;
const REPLACEMENT = 0xfffd;

const table = new Uint16Array(2 * PLANE_SIZE);
const expansions = new Map<number, string>();

export function foldOf(point: number): number {
  if (point >= 2 * PLANE_SIZE) return point >= 0xe0100 && point <= 0xe01ef ? SELECTOR : ITSELF;
  const known = table[point] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const outcome = workOut(point);
  table[point] = outcome;
  return outcome;
}

export function expansionOf(point: number): string {
  return expansions.get(point) ?? "";
}

/** Folds what is written beyond ASCII and leaves the rest alone: patterns are written as people write and match folded text. */
export function foldPattern(source: string): string {
  return Array.from(source, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return character;
    const outcome = foldOf(point);
    if (outcome === MANY) return expansionOf(point);
    return outcome === ITSELF ? character : outcome > ITSELF ? String.fromCharCode(outcome) : "";
  }).join("");
}

/** First and last code of every run of characters that have no shape of their own. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x0080, 0x0084],
  [0x0086, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2060, 0x2065],
  [0x206a, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
];
const BIDI_CONTROLS: readonly (readonly [number, number])[] = [
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];
/** Accents and points set over or under letters. Marks that are letters in their own right (Indic, Thai) stay. */
const ACCENTS: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x0591, 0x05c7],
  [0x0610, 0x061a],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];
/** Runs of 26 letters that have no compatibility form: negative circled, negative squared, regional indicators. */
const LETTER_RUNS: readonly number[] = [0x1f150, 0x1f170, 0x1f1e6];
/** Letters that do not come apart into a base and an accent, and punctuation with an ASCII sibling. */
const PLAIN_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "'": "‘’‚‛′ʼʹ`´",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−﹣",
    "/": "⁄∕",
    "?": "؟¿",
    ",": "،",
    ";": "؛",
    ".": "।۔",
    i: "ı",
    l: "łƚ",
    o: "ø",
    d: "đð",
    h: "ħ",
    t: "ŧ",
    b: "ƀ",
    ss: "ß",
    ae: "æ",
    oe: "œ",
    th: "þ",
    n: "ŋ",
  }).flatMap(([plain, others]) => Array.from(others.replace("`", ""), (other) => [other, plain] as const)),
);

function workOut(point: number): number {
  if (isItsOwnFold(point)) return point;
  if (point === 0x85 || point === 0x2028 || point === 0x2029) return 0x0a;
  if (isWithin(INVISIBLE, point)) return ZERO_WIDTH;
  if (isWithin(BIDI_CONTROLS, point)) return BIDI;
  if (point >= 0xfe00 && point <= 0xfe0f) return SELECTOR;
  if (point >= 0xd800 && point <= 0xdfff) return REPLACEMENT;
  const run = LETTER_RUNS.find((first) => point >= first && point < first + 26);
  if (run !== undefined) return 0x61 + point - run;
  const character = String.fromCodePoint(point);
  const folded = fold(character);
  if (folded === "") return DROPPED;
  if (folded === character && point >= PLANE_SIZE) return ITSELF;
  if (folded.length === 1) return folded.charCodeAt(0);
  expansions.set(point, folded);
  return MANY;
}

function fold(character: string): string {
  const parts = Array.from(character.toLowerCase().normalize("NFKD").toLowerCase());
  const bare = parts.filter((part) => !isWithin(ACCENTS, part.codePointAt(0) ?? 0)).join("");
  const folded = Array.from(bare.normalize("NFC"), (part) => PLAIN_FORMS.get(part) ?? part)
    .slice(0, MAX_EXPANSION)
    .join("");
  return /^\s+$/u.test(folded) ? " " : folded;
}

function isWithin(ranges: readonly (readonly [number, number])[], point: number): boolean {
  for (const [first, last] of ranges) if (point >= first && point <= last) return true;
  return false;
}

/** Hiragana, the unified ideographs and Hangul syllables: most of what these scripts are written with folds to itself. */
function isItsOwnFold(point: number): boolean {
  return (point >= 0x3041 && point <= 0x3096) || (point >= 0x4e00 && point <= 0x9fff) || (point >= 0xac00 && point <= 0xd7a3);
}
