// Undoes disguises before patterns look: one view of the text in lower case, without invisible characters, accents or
// full-width forms, and a map from every character of the view back to the original. Linear in the text.

export type NormalizedText = {
  text: string;
  /** Original index of each character of `text`, and the original length behind the last. */
  origins: Int32Array;
  /** Characters nobody sees or that reorder what is seen; emoji joiners do not count. */
  hidden: { tags: number; bidi: number; zeroWidthInWords: number };
};

const TAG_BASE = 0xe0000;
/** First and last code of every run of characters that have no shape of their own. */
const INVISIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
];
const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;
const MARKS = /\p{M}+/gu;

export function normalize(original: string): NormalizedText {
  const parts: string[] = [];
  const origins = new Int32Array(original.length * 4 + 1);
  const hidden = { tags: 0, bidi: 0, zeroWidthInWords: 0 };
  let length = 0;
  let last = "";
  const put = (piece: string, origin: number): void => {
    for (const character of piece) {
      const isRepeatedSpace = (character === " " && (last === " " || last === "\n")) || (character === "\n" && last === "\n");
      if (isRepeatedSpace || length + character.length >= origins.length) continue;
      for (let unit = 0; unit < character.length; unit++) origins[length++] = origin;
      parts.push(character);
      last = character;
    }
  };
  let origin = 0;
  for (const character of original) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) put(foldAscii(character), origin);
    else if (code > TAG_BASE && code < TAG_BASE + 0x7f) {
      hidden.tags++;
      put(String.fromCharCode(code - TAG_BASE).toLowerCase(), origin);
    } else if (isInvisible(code)) {
      if (BIDI.test(character)) hidden.bidi++;
      else if (/[a-z]/.test(last) && /[a-z]/i.test(original.charAt(origin + 1))) hidden.zeroWidthInWords++;
    } else put(foldWide(character), origin);
    origin += character.length;
  }
  origins[length] = original.length;
  return { text: parts.join(""), origins: origins.subarray(0, length + 1), hidden };
}

function isInvisible(code: number): boolean {
  return INVISIBLE_RANGES.some(([first, last]) => code >= first && code <= last);
}

function foldAscii(character: string): string {
  if (character === "\n") return "\n";
  return character <= " " ? " " : character.toLowerCase();
}

/** Compatibility forms first (full-width, mathematical, circled letters), then accents off. One character gives at most four. */
function foldWide(character: string): string {
  const folded = character.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return (/^\s*$/u.test(folded) && folded !== "" ? " " : folded).slice(0, 4);
}
