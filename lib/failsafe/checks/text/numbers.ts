/** `value` is what the digits and the word after them mean; `raw` the digits alone. `unit`: the word right after, in lower case. */
export type Quantity = {
  readonly value: number;
  readonly raw: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
  readonly isTime: boolean;
};

const DIGITS =
  /(?<![\p{L}\p{N}#])(\d{1,3}(?:[,.' \u00a0\u202f]\d{3}){1,4}(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d{1,15}(?:[.,]\d{1,4})?)(?:st|nd|rd|th|er|e|º|ª)?(?![\p{N}])(?: ?(%|[\p{L}]{1,14}))?/gu;
const SCALE: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["k", 1e3],
  ["tausend", 1e3],
  ["mil", 1e3],
  ["million", 1e6],
  ["millions", 1e6],
  ["m", 1e6],
  ["millionen", 1e6],
  ["billion", 1e9],
]);
const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, 20 + 10 * index] as const),
  ...TENS.flatMap((ten, index) => ONES.slice(1, 10).map((one, value) => [`${ten}-${one}`, 21 + 10 * index + value] as const)),
  ...ORDINALS.slice(2).map((word, index) => [word, index + 2] as const),
  ["hundred", 100],
  ["dozen", 12],
  ["zwei", 2],
  ["drei", 3],
  ["vier", 4],
  ["fünf", 5],
  ["dos", 2],
  ["tres", 3],
  ["deux", 2],
  ["trois", 3],
]);
const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...WORDS.keys()].toSorted((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{N}-])`,
  "giu",
);

const TIME = /(?<![\p{L}\p{N}:.])([01]?\d|2[0-4])(?:[:h]([0-5]\d)(?!\d)(?: ?([ap])\.?m\b)?| ?([ap])\.?m\b)/giu;
/** Times of day are counted in minutes from here, so that none is taken for another figure. */
const TIME_FROM = 1e9 + 0.5;
const HALF_DAY = 12;

/** Every time of day in the text, then every other figure of what is left. */
export function quantitiesOf(text: string): Quantity[] {
  const times = timesOf(text);
  let rest = text;
  for (const { start, end } of times) rest = `${rest.slice(0, start)}${"_".repeat(end - start)}${rest.slice(end)}`;
  return [...times, ...figuresOf(rest)].toSorted((a, b) => a.start - b.start);
}

export const timeOf = (hours: number, minutes: number): number => TIME_FROM + hours * 60 + minutes;

function timesOf(text: string): Quantity[] {
  return [...text.matchAll(TIME)].map(({ 0: all, 1: hours = "0", 2: minutes = "0", 3: half, 4: otherHalf, index }) => {
    const letter = (half ?? otherHalf ?? "").toLowerCase();
    const hour = letter === "p" && Number(hours) < HALF_DAY ? Number(hours) + HALF_DAY : Number(hours);
    const value = timeOf(hour, Number(minutes));
    return { value, raw: value, unit: "", start: index, end: index + all.length, isWord: false, isTime: true };
  });
}

function figuresOf(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const { 0: all, 1: digits = "", 2: unit = "", index } of text.matchAll(DIGITS)) {
    const raw = parseNumber(digits);
    const scale = SCALE.get(unit.toLowerCase()) ?? 1;
    const end = index + (scale === 1 ? digits.length : all.length);
    found.push({ value: raw * scale, raw, unit: unit.toLowerCase(), start: index, end, isWord: false, isTime: false });
  }
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const value = WORDS.get(word.toLowerCase());
    if (value === undefined || value < 2) continue;
    const unit = /^ (\p{L}{1,14})/u.exec(text.slice(index + word.length, index + word.length + 16))?.[1] ?? "";
    found.push({ value, raw: value, unit: unit.toLowerCase(), start: index, end: index + word.length, isWord: true, isTime: false });
  }
  return found;
}

/** "1,248,900", "1.248.900", "2,90" and "2.90" as people mean them. */
function parseNumber(digits: string): number {
  const plain = digits.replace(/[' \u00a0\u202f]/gu, "");
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){0,4}(?:[.,]\d{1,2})?$/u.exec(plain);
  if (!grouped) return Number(plain.replace(",", "."));
  const separator = grouped[1] ?? ",";
  return Number(plain.replaceAll(separator, "").replace(",", "."));
}
