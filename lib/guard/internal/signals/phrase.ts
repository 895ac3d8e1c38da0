const GAP = "[\\s,;:'’\"*_()\\[\\]-]";

/**
 * A pattern over normalised text. Written with plain spaces, each of which also matches a line break or punctuation put
 * between the words; " ?" may be nothing at all. Repeats are bounded, so a match costs constant time a character.
 */
export function phrase(source: string): RegExp {
  const spaced = source.replaceAll(" ?", `${GAP}{0,4}`).replaceAll(" ", `${GAP}{1,4}`);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])`, "u");
}
