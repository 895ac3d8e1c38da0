import { TAG } from "./context-words.ts";

/** A word behind a street; `gap` is what stands in front of it. */
export type TailWord = { gap: string; text: string; end: number; tags: number };

const MAX_CITY_WORDS = 3;

/**
 * What stands behind a street. "some": a flat or a postal code. "code": a postal code nobody writes by chance, with its state or
 * its letters, or right behind the street and before a place.
 */
export type Proof = "none" | "some" | "code";

/** How far an address goes on behind its street, and what confirms that it is one. */
export function endOfAddress(streetEnd: number, tail: readonly TailWord[]): { end: number; proof: Proof } {
  let end = streetEnd;
  let proof: Proof = "none";
  let index = 0;
  while (index < tail.length && isUnit(tail, index)) {
    const [word, next] = [tail[index], tail[index + 1]];
    const hasNumber =
      next !== undefined &&
      ((word?.tags ?? 0) & TAG.unit) !== 0 &&
      /^(?:\d{1,4}[A-Za-z]?|[A-Z]\d{0,3})$/.test(next.text) &&
      !/\n/.test(next.gap) &&
      !/^\d{5}$/.test(next.text);
    end = (hasNumber ? next.end : word?.end) ?? end;
    if (hasNumber) proof = "some";
    index += hasNumber ? 2 : 1;
  }
  for (let at = index; at < tail.length; at++) {
    const length = postcodeLength(tail, at);
    if (length === 0) continue;
    const last = tail[at + length - 1]?.end ?? end;
    const city = at === index ? cityEnd(tail, at + length, last) : last;
    return {
      end: city,
      proof: isCode(tail, at, length, city > last) ? "code" : "some",
    };
  }
  return { end, proof };
}

/** "Apt 4B", "NW", "#12", "bis". */
function isUnit(tail: readonly TailWord[], index: number): boolean {
  const word = tail[index];
  if (word === undefined) return false;
  return (word.tags & TAG.unit) !== 0 || (/[#/-]/.test(word.gap) && /^\d{1,4}[A-Za-z]?$/.test(word.text));
}

/** CA 90210, SW1A 1AA, 00-950; or the code right behind the street, with its place: ", 10115 Berlin". */
function isCode(tail: readonly TailWord[], at: number, length: number, hasCity: boolean): boolean {
  if (at === 0) return hasCity && (length === 2 || /^\d{5,6}$/.test(tail[0]?.text ?? "")) && /[,\n]/.test(tail[0]?.gap ?? "");
  return length === 2 || /^[A-Z]{2,3}$/.test(tail[at - 1]?.text ?? "");
}

/** How many words at a place are a postal code: 62704, 62704-1234, SW1A 1AA, 1012 LG, 00-950, K1A 0B1, 2000 behind a state. */
function postcodeLength(tail: readonly TailWord[], at: number): number {
  const word = tail[at]?.text ?? "";
  const next = tail[at + 1];
  const gap = next?.gap ?? "";
  const after = next?.text ?? "";
  if (/^\d{2}$/.test(word) && gap === "-" && /^\d{3}$/.test(after)) return 2;
  if (/^\d{3}$/.test(word) && (gap === "-" || gap === " ") && /^(?:\d{4}|\d{2})$/.test(after)) return 2;
  if (/^\d{5}$/.test(word)) return gap === "-" && /^(?:\d{4}|\d{3})$/.test(after) ? 2 : 1;
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/i.test(word) && gap === " " && /^\d[A-Z]{2}$/i.test(after)) return 2;
  if (/^[A-Z]\d[A-Z]$/i.test(word) && gap === " " && /^\d[A-Z]\d$/i.test(after)) return 2;
  if (/^\d{6}$/.test(word)) return 1;
  if (!/^[1-9]\d{3}$/.test(word)) return 0;
  if (gap === " " && /^[A-Z]{2}$/.test(after)) return 2;
  const isBehindState = /^(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)$/.test(tail[at - 1]?.text ?? "");
  return isBehindState || (gap === " " && /^\p{Lu}/u.test(after)) ? 1 : 0;
}

/** Where the code comes first, the place follows it. */
function cityEnd(tail: readonly TailWord[], from: number, fallback: number): number {
  let end = fallback;
  for (let index = from; index < tail.length && index < from + MAX_CITY_WORDS; index++) {
    const word = tail[index];
    if (!word || !/^[ -]$/.test(word.gap) || /^\d/.test(word.text)) break;
    if (/^\p{Lu}/u.test(word.text)) end = word.end;
  }
  return end;
}
