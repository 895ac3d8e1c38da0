import type { Bytes } from "../engine.ts";

/** Redis's patterns: `*`, `?`, `[abc]`, `[a-z]`, `[^a]`, and a backslash that takes the next byte as it is. */
export function matchesGlob(pattern: Bytes, text: Bytes): boolean {
  let patternAt = 0;
  let textAt = 0;
  // Where to go back to when a guess about the last `*` was too short.
  let retryPattern = -1;
  let retryText = -1;
  while (textAt < text.length) {
    if (pattern[patternAt] === "*") {
      patternAt += 1;
      retryPattern = patternAt;
      retryText = textAt;
      continue;
    }
    const step = matchOne(pattern, patternAt, text.charCodeAt(textAt));
    if (step !== null) {
      patternAt = step;
      textAt += 1;
    } else if (retryPattern >= 0) {
      patternAt = retryPattern;
      retryText += 1;
      textAt = retryText;
    } else return false;
  }
  while (pattern[patternAt] === "*") patternAt += 1;
  return patternAt >= pattern.length;
}

/** The position after the matching element, or null. */
function matchOne(pattern: Bytes, at: number, code: number): number | null {
  const symbol = pattern[at];
  if (symbol === undefined) return null;
  if (symbol === "?") return at + 1;
  if (symbol === "[") return matchClass(pattern, at + 1, code);
  const literalAt = symbol === "\\" && at + 1 < pattern.length ? at + 1 : at;
  return pattern.charCodeAt(literalAt) === code ? literalAt + 1 : null;
}

function matchClass(pattern: Bytes, start: number, code: number): number | null {
  const negated = pattern[start] === "^";
  let at = negated ? start + 1 : start;
  let found = false;
  // An unclosed class ends with the pattern.
  while (at < pattern.length && pattern[at] !== "]") {
    if (pattern[at] === "\\" && at + 1 < pattern.length) at += 1;
    const low = pattern.charCodeAt(at);
    if (pattern[at + 1] === "-" && at + 2 < pattern.length) {
      const high = pattern.charCodeAt(at + 2);
      found ||= code >= Math.min(low, high) && code <= Math.max(low, high);
      at += 3;
    } else {
      found ||= code === low;
      at += 1;
    }
  }
  return found === negated ? null : Math.min(at + 1, pattern.length);
}
