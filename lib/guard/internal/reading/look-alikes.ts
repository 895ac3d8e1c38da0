// Letters of other scripts and letter-like signs that a reader takes for a Latin letter (the idea of Unicode TR39, cut to what
// stands for a–z). Only words that pretend to be Latin are rewritten: real Greek or Russian stays what it is.

import { toText } from "./mapped-text.ts";

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "аαɑᴀᎪꓮᗅⲁ∀Λ",
  b: "ƅьвʙᏼᏴᗷꓐβ",
  c: "сϲᴄᏟꓚᑕⲥⅽ¢",
  d: "ԁɗᴅᎠꓓᗪⅾժ",
  e: "еєҽ℮ᴇεɛᎬꓰⴹəзξ€",
  f: "ғƒꜰᖴꓝք",
  g: "ɡցɢᏀꓖ",
  h: "һհнʜᎻꓧⲏ",
  i: "іιɪɩᎥꓲⲓ¡ӏ",
  j: "јϳᴊᎫꓙ",
  k: "кκᴋᏦꓗⲕ",
  l: "ⅼʟᏞꓡⳑ|",
  m: "мᴍᎷꓟⲙⅿ",
  n: "пոηɴꓠⲛᑎи",
  o: "оοօσᴏꓳⲟⵔ०০ଠഠ๐",
  p: "рρᴘᏢꓑⲣᑭ",
  q: "ԛգ",
  r: "гᴦɾʀᎡꓣᖇя",
  s: "ѕꜱᏚꓢ§",
  t: "тτᴛᎢꓔⲧ",
  u: "υսцᴜꓴᑌμ",
  v: "ѵνᴠᏙꓦⅴ",
  w: "ԝѡᴡωᎳꓪшɯ",
  x: "хχꓫⲭⅹ",
  y: "уүγʏᎩꓬ¥ч",
  z: "ᴢʐᏃꓜ",
};

const latinByCode = new Uint8Array(0x10000);
for (const [latin, others] of Object.entries(LOOK_ALIKES)) {
  for (const other of others)
    for (const form of [other, other.toLowerCase()]) if (form > "\u007f") latinByCode[form.charCodeAt(0)] = latin.charCodeAt(0);
}

/** For lower-case text. Same length, so positions stay; null when nothing was replaced. */
export function replaceLookAlikes(text: string): string | null {
  if (!/[^\0-\x7f]/.test(text)) return null;
  const isMostlyLatin = countLatin(text) * 2 > text.length;
  let codes: Uint16Array | null = null;
  for (let start = 0; start < text.length; ) {
    const word = readWord(text, start);
    if (word.lookAlikes > 0 && (word.latin > 0 || (isMostlyLatin && word.isAllAlike))) {
      codes ??= toCodes(text);
      for (let index = start; index < word.end; index++) codes[index] = latinByCode[codes[index] ?? 0] || (codes[index] ?? 0);
    }
    start = word.end;
  }
  return codes && toText(codes, 0x100);
}

type Word = { end: number; latin: number; lookAlikes: number; isAllAlike: boolean };

/** A run of letters, or one other character. */
function readWord(text: string, start: number): Word {
  const word = { end: start, latin: 0, lookAlikes: 0, isAllAlike: true };
  for (; word.end < text.length; word.end++) {
    const code = text.charCodeAt(word.end);
    if (code >= 0x61 && code <= 0x7a) word.latin++;
    else if (code < 0x80) break;
    else if (latinByCode[code]) word.lookAlikes++;
    else word.isAllAlike = false;
  }
  if (word.end === start) word.end++;
  return word;
}

function countLatin(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x7a && (code >= 0x61 || code === 0x20)) count++;
  }
  return count;
}

export function toCodes(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) codes[index] = text.charCodeAt(index);
  return codes;
}
