export const CharacterKind = { Gap: 0, Word: 1, Unspaced: 2 } as const;
export type CharacterKind = (typeof CharacterKind)[keyof typeof CharacterKind];

/** First and last code of what neither is a letter nor a digit, beyond ASCII. */
const GAPS: readonly (readonly [number, number])[] = [
  [0x80, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x5be, 0x5be],
  [0x5c0, 0x5c0],
  [0x5c3, 0x5c3],
  [0x5f3, 0x5f4],
  [0x60c, 0x60d],
  [0x61b, 0x61f],
  [0x66a, 0x66d],
  [0x6d4, 0x6d4],
  [0x964, 0x965],
  [0x2000, 0x206f],
  [0x2190, 0x2bff],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0x3030, 0x3030],
  [0xd800, 0xf8ff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
];

/** Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters. */
const UNSPACED: readonly (readonly [number, number])[] = [
  [0xe00, 0xeff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  [0x3005, 0x3007],
  [0x3031, 0x30ff],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0xff66, 0xff9f],
];

const KINDS = buildKinds();

function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(CharacterKind.Word);
  kinds.fill(CharacterKind.Gap, 0, 0x80);
  kinds.fill(CharacterKind.Word, 0x30, 0x3a);
  kinds.fill(CharacterKind.Word, 0x41, 0x5b);
  kinds.fill(CharacterKind.Word, 0x61, 0x7b);
  for (const [first, last] of GAPS) kinds.fill(CharacterKind.Gap, first, last + 1);
  for (const [first, last] of UNSPACED) kinds.fill(CharacterKind.Unspaced, first, last + 1);
  return kinds;
}

export function kindOf(code: number): number {
  return KINDS[code] ?? CharacterKind.Gap;
}
