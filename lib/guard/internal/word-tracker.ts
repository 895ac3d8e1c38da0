/** Knows whether the word being read is hexadecimal so far and holds a digit: what goes on there is a piece of a hash, not "face" or "added". */
export type WordTracker = {
  step(code: number, position: number): void;
  isHashBefore(position: number): boolean;
};

export function createWordTracker(): WordTracker {
  let firstOther = Number.POSITIVE_INFINITY;
  let firstDigit = Number.POSITIVE_INFINITY;
  return {
    step: (code, position) => {
      const isDigit = code >= 0x30 && code <= 0x39;
      const lower = code | 0x20;
      if (!isDigit && (lower < 0x61 || lower > 0x7a || code > 0x7a)) {
        firstOther = Number.POSITIVE_INFINITY;
        firstDigit = Number.POSITIVE_INFINITY;
      } else if (isDigit) {
        if (firstDigit > position) firstDigit = position;
      } else if (lower > 0x66 && firstOther > position) firstOther = position;
    },
    isHashBefore: (position) => firstDigit < position && firstOther >= position,
  };
}
