// Telephone numbers are told from other numbers by how they are written: a country code, a trunk zero with groups, or a
// country's own grouping. Bare digits need a word that says so.

import { trimEndOf } from "../../../platform/trim-end-of.ts";
import type { Labels } from "./context.ts";
import { TAG } from "./context-words.ts";
import type { GroupedText } from "./grouped-text.ts";

/** ITU-T E.164 country codes. */
const COUNTRY_CODES = new Set(
  (
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 " +
    "211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 248 249 250 251 " +
    "252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 " +
    "375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 " +
    "670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 850 852 853 855 856 880 886 960 961 962 963 964 965 " +
    "966 967 968 970 971 972 973 974 975 976 977 992 993 994 995 996 998"
  ).split(" "),
);

const MAX_DIGITS = 15;

/** Groupings nobody uses for anything but telephones, and the first digits they go with. */
const NATIONAL: readonly (readonly [RegExp, RegExp])[] = [
  // North America
  [/^(?:1[-. ]?)?(?:\(3\)[-. ]?3[-. ]4|3[-.]3[-.]4|3 3[- ]4|3\/3-4|3-3-2-2)$/, /^1?[2-9]\d{9}$/],
  // Brazil; India; Spain; Poland's land lines; China; Australia; Russia
  [/^(?:\(2\) ?[45][- ]4|2 5-4)$/, /^[1-9]\d(?:9\d{8}|[2-5]\d{7})$/],
  [/^5[- ]5$/, /^[6-9]/],
  [/^3 2 2 2$/, /^[6-9]/],
  [/^(?:2 3 2 2|2 3-2-2|\(2\) 3[- ]2[- ]2)$/, /^[1-9]/],
  [/^3[- ]4[- ]4$/, /^1[3-9]/],
  [/^(?:4 3 3|4-3-3)$/, /^1[38]00/],
  [/^1[- ]?\(?3\)?[- ]?3[- ]2[- ]2$/, /^[78][3-9]/],
  [/^\(3\) ?3[- ]2[- ]2$/, /^[3-9]/],
];

/** Written without any separator: mobile numbers of countries whose leading digits are distinctive. */
const BARE = /^(?:07\d{9}|0[67]\d{8}|01[5-7]\d{8,9}|04\d{8}|09\d{9}|0[789]0\d{8}|010\d{8}|1[3-9]\d{9})$/;

export function isPhone(written: GroupedText, labels: Labels, hasPlus: boolean): boolean {
  const text = withoutExtension(written);
  const { compact, shape } = text;
  if (!/^\d+$/.test(compact) || compact.length > MAX_DIGITS || isOtherwiseKnown(text)) return false;
  if (hasPlus) return isInternational(compact.replace(/^(\d{1,3})0(?=\d{9,11}$)/, shape.includes("(1)") ? "$1" : "$10"));
  const isLabelled =
    (labels.near & TAG.phone) !== 0 || ((labels.near & TAG.dial) !== 0 && (compact.length >= 10 || text.groups.length > 1));
  if (isLabelled && isAnyPhone(text)) return true;
  if (labels.isThing || isAmount(text) || isArithmetic(text)) return false;
  if (compact.startsWith("00")) return compact.length >= 11 && isInternational(compact.slice(2));
  if (hasTrunkZero(text)) return true;
  if (NATIONAL.some(([grouping, digits]) => grouping.test(shape) && digits.test(compact))) return true;
  if (BARE.test(compact) && text.groups.length === 1) return !isIsbn10(compact);
  return (
    (labels.far & TAG.phone) !== 0 &&
    compact.length >= 9 &&
    compact.length <= 12 &&
    (text.groups.length > 1 || labels.near === 0) &&
    isAnyPhone(text)
  );
}

/** 555-867-5309x44 */
function withoutExtension(text: GroupedText): GroupedText {
  const last = text.groups.at(-1) ?? "";
  const digits = /^(\d+)x\d{1,6}$/i.exec(last)?.[1];
  if (digits === undefined) return text;
  const groups = [...text.groups.slice(0, -1), digits];
  return { ...text, groups, compact: groups.join(""), shape: trimEndOf(text.shape, "0123456789") + digits.length };
}

function isInternational(digits: string): boolean {
  if (digits.length < 8 || digits.length > MAX_DIGITS) return false;
  if (digits.startsWith("1")) return /^1[2-9]\d{9}$/.test(digits);
  return [1, 2, 3].some((length) => COUNTRY_CODES.has(digits.slice(0, length)));
}

/** What a word beside it may turn into a telephone number: no single long run of small groups, no group of thousands. */
function isAnyPhone({ compact, groups, shape }: GroupedText): boolean {
  if (compact.length < 7 || groups.length > 7) return false;
  return groups.every((group) => group.length <= 12) && !/^\d{1,2}(?: 3)+$/.test(shape.replace(/^3 3 3$/, ""));
}

/** A zero in front of groups, as most of the world writes its own numbers. */
function hasTrunkZero({ compact, groups, shape }: GroupedText): boolean {
  if (!/^0[1-9]/.test(compact) || groups.length < 2 || groups.length > 6) return false;
  const first = groups[0]?.length ?? 0;
  const last = groups.at(-1)?.length ?? 0;
  if (groups.some((group) => group.length === 1) || /^2(?: 2){5}$/.test(shape)) return false;
  if (first < 2 || first > 5 || last < 2 || compact.length < 9 || compact.length > 12) return false;
  if (/^\d\.\d/.test(shape) && groups.some((group) => group.length > 4)) return false;
  return compact.length > 9 || (first <= 3 && !/^(?:5-4|3.3.3)$/.test(shape));
}

/** Dates, times after dates, addresses of machines and ISBNs have groupings of their own. */
function isOtherwiseKnown({ shape, groups, compact, before }: GroupedText): boolean {
  if (/^(?:4[-./ ]2[-./ ]2|2[-./]2[-./]4|[12][-./][12][-./]4)(?:$|[ -])/.test(shape)) return true;
  if (/^2([-./])2\1(?:2)(?: |$)/.test(shape) && isDayLike(groups)) return true;
  if (groups.length === 4 && /^[1-3]\.[1-3]\.[1-3]\.[1-3]$/.test(shape)) return true;
  if (/^97[89]/.test(compact) && compact.length === 13) return true;
  if (/^\d+\.\d+$/.test(shape)) return true;
  return before === 0x2e || before === 0x5f || before === 0x40;
}

function isDayLike(groups: readonly string[]): boolean {
  const [first = 0, second = 0, third = 0] = groups.map(Number);
  return (first <= 31 && second <= 12) || (first <= 12 && second <= 31) || (second <= 12 && third <= 31);
}

/** A difference, a list of numbers, a decimal: no single number. */
function isArithmetic({ shape, isListed, groups }: GroupedText): boolean {
  if (shape.includes(" - ") || /^\d+\.\d+$/.test(shape)) return true;
  return (isListed && !/[-./(]/.test(shape)) || groups.slice(2).some((group) => group.length === 1);
}

const CURRENCIES = new Set(["$", "€", "£", "¥", "₹", "₽", "#"].map((sign) => sign.charCodeAt(0)));

function isAmount({ before, after }: GroupedText): boolean {
  return CURRENCIES.has(before) || CURRENCIES.has(after) || after === 0x25;
}

function isIsbn10(digits: string): boolean {
  if (digits.length !== 10) return false;
  let sum = 0;
  for (let index = 0; index < 10; index++) sum += Number(digits[index]) * (10 - index);
  return sum % 11 === 0;
}
