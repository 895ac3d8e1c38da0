/** A word or number: letters and digits without anything between them. Scripts without spaces give no tokens. */
export type Token = {
  start: number;
  end: number;
  digits: number;
  letters: number;
  capitals: number;
  startsCapital: boolean;
  startsDigit: boolean;
  /** What the word says of what stands beside it; see context-words.ts. */
  tags: number;
};

export const OTHER = 0;
export const DIGIT = 1;
export const SMALL = 2;
export const CAPITAL = 3;
/** A letter of a script without spaces. */
export const WIDE = 4;
export const INVISIBLE = 5;

const ASCII = new Uint8Array(128);
for (let code = 0x30; code <= 0x39; code++) ASCII[code] = DIGIT;
for (let code = 0x41; code <= 0x5a; code++) {
  ASCII[code] = CAPITAL;
  ASCII[code + 0x20] = SMALL;
}

export function kindOf(code: number): number {
  return code < 128 ? (ASCII[code] ?? OTHER) : kindOfForeign(code);
}

const INVISIBLES: ReadonlySet<number> = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);

function kindOfForeign(code: number): number {
  if (INVISIBLES.has(code)) return INVISIBLE;
  if (code >= 0xff10 && code <= 0xff19) return DIGIT;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return OTHER;
  if (code < 0x0e00) return isForeignCapital(code) ? CAPITAL : SMALL;
  const isPunctuation = (code >= 0x2000 && code <= 0x2e7f) || (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020);
  return isPunctuation || code >= 0xd800 ? OTHER : WIDE;
}

function isForeignCapital(code: number): boolean {
  if (code <= 0xde) return true;
  if (code >= 0x100 && code <= 0x17f) return code % 2 === (code >= 0x139 && code <= 0x148 ? 1 : 0) || (code >= 0x179 && code % 2 === 1);
  return (code >= 0x391 && code <= 0x3a9) || (code >= 0x400 && code <= 0x42f);
}
