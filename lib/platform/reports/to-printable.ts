/**
 * What a font cannot draw, and what would move others about (marks that turn the direction, half characters), stands as its number: a
 * report never shows a blank, and never something else than what is stored. Line breaks stay.
 */
export function toPrintable(text: string, canDraw: (codePoint: number) => boolean): string {
  return Array.from(text, (sign) => {
    const codePoint = sign.codePointAt(0) ?? 0;
    if (sign === "\n" || (!UNDRAWN.test(sign) && canDraw(codePoint))) return sign;
    return sign === "\t" ? " " : `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
  }).join("");
}

/** Controls, formats, half characters, private and unassigned ones, and marks that join the sign before. */
const UNDRAWN = /[\p{C}\p{M}\u2028\u2029]/u;
