import { isDay } from "./checksums.ts";
import type { Labels } from "./context.ts";
import { TAG } from "./context-words.ts";
import type { GroupedText } from "./grouped-text.ts";

const EARLIEST = 1900;
const LATEST = 2035;

/** A full date right behind a word of birth. Any other date is nobody's. */
export function isBirthDate(text: GroupedText, labels: Labels): boolean {
  if ((labels.near & TAG.birth) === 0) return false;
  const { shape } = text;
  const groups = text.groups.filter((group) => !/^(?:de|del|di|of)$/i.test(group));
  if (groups.length !== 3) return false;
  const [first = "", second = "", third = ""] = groups;
  if (/^\d+$/.test(first) && /^\d+$/.test(second) && /^\d+$/.test(third)) {
    if (!/^(?:4([-./ ])[12]\1[12]|[12]([-./ ])[12]\2[24])$/.test(shape)) return false;
    if (first.length === 4) return isYear(first) && isDay(Number(third), Number(second));
    return isYear(third) && (isDay(Number(first), Number(second)) || isDay(Number(second), Number(first)));
  }
  const [day, year] = /^\d/.test(second) ? [second, third] : [first, third];
  return isDay(Number.parseInt(day, 10), 1) && (isYear(year) || isYear(first));
}

function isYear(text: string): boolean {
  return text.length === 2 || (text.length === 4 && Number(text) >= EARLIEST && Number(text) <= LATEST);
}
