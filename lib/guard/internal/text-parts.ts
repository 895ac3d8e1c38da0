const PART_CHARS = 16_384;
/** Longer texts are read whole as they stand; disguises and the classifier are tried at three places. */
export const MAX_CLOSELY_READ_CHARS = 131_072;
/** More than any policy lets a person send: only what comes from files and tools can be longer. */
export const MAX_SEARCHED_CHARS = 262_144;

/** The whole text, or the start, the middle and the end of one that is over the limit. */
export function textParts(text: string, maxWholeChars: number): readonly { text: string; from: number }[] {
  const { length } = text;
  if (length <= maxWholeChars) return [{ text, from: 0 }];
  return [0, Math.floor((length - PART_CHARS) / 2), length - PART_CHARS].map((from) => ({
    text: text.slice(from, from + PART_CHARS),
    from,
  }));
}
