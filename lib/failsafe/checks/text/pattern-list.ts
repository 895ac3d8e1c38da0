/** One expression for many phrases, at word borders. `source` parts must have bounded repeats only. */
export function anyOf(phrases: readonly string[], flags = "iu"): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join("|")})(?![\\p{L}\\p{N}])`, flags);
}

/** Anything within a clause, up to so many characters, on word borders. */
export const gap = (max: number): string => `(?:[^.!?;\\n]{0,${max}}[^\\p{L}\\p{N}])`;
