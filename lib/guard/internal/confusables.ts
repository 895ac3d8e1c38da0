/** Letters of other scripts that look like a Latin one, after accents and case are off (a subset of the idea of Unicode TR39). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "аαɑ",
  b: "ƅьв",
  c: "сϲᴄ",
  d: "ԁɗ",
  e: "еєҽ℮",
  f: "ғƒ",
  g: "ɡց",
  h: "һհн",
  i: "іιıɩ",
  j: "јϳ",
  k: "кκ",
  l: "ӏⅼ",
  m: "мᴍ",
  n: "пոηɴ",
  o: "оοօσ",
  p: "рρ",
  q: "ԛգ",
  r: "гᴦɾ",
  s: "ѕꜱ",
  t: "тτᴛ",
  u: "υսцᴜ",
  v: "ѵνᴠ",
  w: "ԝѡᴡω",
  x: "хχ",
  y: "уүγ",
  z: "ᴢʐ",
};

const LATIN_BY_LOOK_ALIKE = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

/** Same length as the text, so positions stay; the text itself when nothing was replaced. */
export function replaceLookAlikes(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (character) => LATIN_BY_LOOK_ALIKE.get(character) ?? character);
}

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
};

/** Only a sign between two letters is a disguise: "2nd" and "wow!" are not. */
const LEET_WORD = /[a-z][013-57-9@$!|]{1,4}[a-z]/;

/** Reads digits and signs inside words as letters; "1" has two readings. Same length as the text. */
export function readLeet(text: string, one: "i" | "l"): string {
  if (!LEET_WORD.test(text)) return text;
  return text.replace(/[a-z0-9@$!|]{2,64}/g, (word) =>
    /[a-z]/.test(word) ? word.replace(/[013-57-9@$!|]/g, (sign) => (sign === "1" ? one : (LEET[sign] ?? sign))) : word,
  );
}
