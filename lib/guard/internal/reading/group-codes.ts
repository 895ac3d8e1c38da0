// Characters written one by one as groups: hexadecimal pairs ("69 67", "0x69, 0x67", "69:67"), eight binary digits, decimal
// codes, Morse signs. The groups of one piece are all of one kind.

const MIN_GROUPS = 6;
const SEPARATORS = /[\s,;:|]{1,4}/;

type Grouped = { disguise: string; text: string };

type Kind = { disguise: string; radix: number; pattern: RegExp };

const KINDS: readonly Kind[] = [
  { disguise: "binary", radix: 2, pattern: /^[01]{7,8}$/ },
  { disguise: "character codes", radix: 10, pattern: /^[1-9]\d{1,2}$/ },
  { disguise: "hex", radix: 16, pattern: /^(?:0[xX]|\\x)?[0-9a-fA-F]{2}$/ },
];

export function toBytesOfGroups(piece: string): Grouped | null {
  const groups = piece.split(SEPARATORS);
  const bits = groups.find((group) => group.length >= MIN_GROUPS * 8 && /^[01]+$/.test(group));
  if (bits) return toText("binary", bits.match(/[01]{8}/g) ?? [], 2);
  if (groups.length < MIN_GROUPS) return null;
  for (const { disguise, radix, pattern } of KINDS) {
    const stretch = longestStretch(groups, pattern);
    if (stretch.length >= MIN_GROUPS) return toText(disguise, stretch, radix);
  }
  return null;
}

function longestStretch(groups: readonly string[], pattern: RegExp): string[] {
  let longest: string[] = [];
  let current: string[] = [];
  for (const group of groups) {
    if (pattern.test(group)) current.push(group.replace(/^(?:0[xX]|\\x)/, ""));
    else current = [];
    if (current.length > longest.length) longest = current;
  }
  return longest;
}

function toText(disguise: string, groups: readonly string[], radix: number): Grouped | null {
  const bytes = groups.map((group) => Number.parseInt(group, radix));
  return bytes.every((byte) => byte < 0x100) ? { disguise, text: Buffer.from(bytes).toString("utf8") } : null;
}

/** International Morse code, ITU-R M.1677-1. */
const MORSE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: ".-",
    b: "-...",
    c: "-.-.",
    d: "-..",
    e: ".",
    f: "..-.",
    g: "--.",
    h: "....",
    i: "..",
    j: ".---",
    k: "-.-",
    l: ".-..",
    m: "--",
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
    "0": "-----",
    "1": ".----",
    "2": "..---",
    "3": "...--",
    "4": "....-",
    "5": ".....",
    "6": "-....",
    "7": "--...",
    "8": "---..",
    "9": "----.",
  }).map(([letter, sign]) => [sign, letter] as const),
);

/** Signs parted by one space, words by a stroke or a line break. */
export function toMorseText(piece: string): string | null {
  if (!piece.includes("-") || !piece.includes(".")) return null;
  const words = piece.trim().split(/\s{0,2}[/|\n]\s{0,2}| {2}/);
  const letters = words.map((word) => word.split(" ").map((sign) => (sign === "" ? "" : MORSE.get(sign))));
  const flat = letters.flat();
  return flat.length < MIN_GROUPS || flat.includes(undefined) ? null : letters.map((word) => word.join("")).join(" ");
}
