// Ways to write a text so that a filter reads something else than a model does.

export const toBase64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
export const toHex = (text: string): string => Buffer.from(text, "utf8").toString("hex");
export const toPercent = (text: string): string =>
  Array.from(Buffer.from(text, "utf8"), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
export const toBinary = (text: string): string =>
  Array.from(Buffer.from(text, "utf8"), (byte) => byte.toString(2).padStart(8, "0")).join(" ");
export const toReversed = (text: string): string => Array.from(text).toReversed().join("");
export const toSpaced = (text: string): string => Array.from(text).join(" ");

const LETTERS = 26;

export function toRotated(text: string, by = 13): string {
  const turn = (letter: string, base: number) => String.fromCharCode(base + ((letter.charCodeAt(0) - base + by) % LETTERS));
  return text.replace(/[A-Z]/g, (letter) => turn(letter, 65)).replace(/[a-z]/g, (letter) => turn(letter, 97));
}

const LEET: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
export const toLeet = (text: string): string => text.replace(/[aeiost]/g, (letter) => LEET[letter] ?? letter);

const ALIKE: Readonly<Record<string, string>> = { a: "а", c: "с", e: "е", o: "о", p: "р", x: "х", y: "у", i: "і" };
/** Cyrillic letters that look like Latin ones. */
export const toAlike = (text: string): string => text.replace(/[aceopxyi]/g, (letter) => ALIKE[letter] ?? letter);

/** A sign of no width between all letters. */
export const toParted = (text: string): string => Array.from(text).join("\u200b");

export const toWide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

/** Unicode's tag characters: shown as nothing, read by many tokenizers. */
export const toTags = (text: string): string =>
  Array.from(text, (sign) => String.fromCodePoint(0xe0000 + ((sign.codePointAt(0) ?? 0) & 0x7f))).join("");

const MORSE: Readonly<Record<string, string>> = {
  ...{ a: ".-", b: "-...", c: "-.-.", d: "-..", e: ".", f: "..-.", g: "--.", h: "....", i: "..", j: ".---", k: "-.-", l: ".-..", m: "--" },
  ...{
    n: "-.",
    o: "---",
    p: ".--.",
    q: "--.-",
    r: ".-.",
    s: "...",
    t: "-",
    u: "..-",
    v: "...-",
    w: ".--",
    x: "-..-",
    y: "-.--",
    z: "--..",
  },
};
export const toMorse = (text: string): string =>
  text
    .toLowerCase()
    .split(" ")
    .map((word) => Array.from(word, (letter) => MORSE[letter] ?? letter).join(" "))
    .join(" / ");

/** Each line begins with the next letter. */
export const toAcrostic = (word: string, lines: readonly string[]): string =>
  Array.from(word, (letter, index) => `${letter}: ${lines[index % lines.length] ?? ""}`).join("\n");
