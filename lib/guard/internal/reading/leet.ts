import { toCodes } from "./look-alikes.ts";
import { toText } from "./mapped-text.ts";

/** Signs and digits read as letters; "1" has two readings. */
const LETTERS: Readonly<Record<string, string>> = {
  "0": "o",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
};

/** A sign between letters, or before two that are no unit or ending of a number: "2nd", "5pm" and "wow!" are no disguise. */
const LEET_WORD =
  /[a-z](?!@[a-z0-9-]{1,16}\.)[0-9@$!|]{1,4}[a-z]|(?:^|[ \n"'(])[0-9@$!|]{1,2}(?!(?:st|nd|rd|th|am|pm|px|km|kg|cm|mm|ml|gb|mb|kb|hz|hr|hrs|min|fps|ghz|mhz)\b)[a-z]{2}/;

const LETTER = 1;
const SIGN = 2;
const kinds = new Uint8Array(0x80);
for (let code = 0x61; code <= 0x7a; code++) kinds[code] = LETTER;
for (const sign of `1${Object.keys(LETTERS).join("")}`) kinds[sign.charCodeAt(0)] = SIGN;

const readings = { i: toReading("i"), l: toReading("l") };

function toReading(one: string): Uint8Array {
  const letters = new Uint8Array(0x80);
  for (const [sign, letter] of [...Object.entries(LETTERS), ["1", one] as const]) letters[sign.charCodeAt(0)] = letter.charCodeAt(0);
  return letters;
}

/** For lower-case text. Same length, so positions stay; null when there is nothing to read that way. */
export function readLeet(text: string, one: "i" | "l"): string | null {
  if (!LEET_WORD.test(text)) return null;
  const letters = readings[one];
  const codes = toCodes(text);
  let widest = 0;
  let start = 0;
  let seen = 0;
  for (let index = 0; index <= codes.length; index++) {
    const code = codes[index] ?? 0;
    const kind = code < 0x80 ? (kinds[code] ?? 0) : 0;
    widest |= code;
    if (kind !== 0) {
      seen |= kind;
      continue;
    }
    if (seen === (LETTER | SIGN)) for (let at = start; at < index; at++) codes[at] = letters[codes[at] ?? 0] || (codes[at] ?? 0);
    start = index + 1;
    seen = 0;
  }
  return toText(codes, widest);
}
