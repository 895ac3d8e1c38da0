/** Counted on the text as it was written: what normalizing takes away says something too. */
const SHAPES: readonly ((text: string) => number)[] = [
  (text) => shareOf(text, isCapital) * 2,
  (text) => shareOf(text, isSign) * 3,
  (text) => Math.min(1, (text.match(/(?:#{3}|-{3}|={3}|<\||\[\[|\{\{|```|<\/)/g)?.length ?? 0) / 4),
  (text) => (/(?:^|\n)\W{0,4}(?:user|system|assistant|human|ai|chatgpt|gpt) ?:/i.test(text) ? 1 : 0),
  (text) => Math.min(1, (text.match(/!/g)?.length ?? 0) / 5),
  (text) => (/\?\s{0,9}$/.test(text) ? 1 : 0),
  (text) => (/["“”„«»']/.test(text) ? 1 : 0),
];

/** Enough to know the shape of a text by. */
const MAX_SHAPE_CHARS = 4_096;

export const DENSE_PLACES = SHAPES.length + 1;

/** The text's shape, and a constant. */
export function denseFeatures(original: string): Float32Array {
  const features = new Float32Array(DENSE_PLACES);
  const head = original.slice(0, MAX_SHAPE_CHARS);
  SHAPES.forEach((shape, index) => {
    features[index] = shape(head);
  });
  features[DENSE_PLACES - 1] = 1;
  return features;
}

const ASCII_SIZE = 0x80;
const CAPITAL = /\p{Lu}/u;
const SIGN = /[^\p{L}\p{M}\p{N}\s]/u;

/** Read once for each character of ASCII, since making a list of all matches took longer than counting words. */
const ASCII_CAPITALS = Uint8Array.from({ length: ASCII_SIZE }, (_, code) => (CAPITAL.test(String.fromCharCode(code)) ? 1 : 0));
const ASCII_SIGNS = Uint8Array.from({ length: ASCII_SIZE }, (_, code) => (SIGN.test(String.fromCharCode(code)) ? 1 : 0));

const isCapital = (code: number): boolean => (code < ASCII_SIZE ? ASCII_CAPITALS[code] === 1 : CAPITAL.test(String.fromCodePoint(code)));
const isSign = (code: number): boolean => (code < ASCII_SIZE ? ASCII_SIGNS[code] === 1 : SIGN.test(String.fromCodePoint(code)));

function shareOf(text: string, isCounted: (code: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (isCounted(code)) count++;
    if (code > 0xffff) at++;
  }
  return text.length === 0 ? 0 : Math.min(0.5, count / text.length);
}
