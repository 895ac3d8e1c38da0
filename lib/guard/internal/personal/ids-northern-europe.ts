import { isDay, isLuhn, isMod11And10, pairAt, remainderOf, valueAt, weightedSum } from "./checksums.ts";
import { TAG } from "./context-words.ts";
import type { IdRule } from "./id-rule.ts";

const ID = TAG.id | TAG.tax;
const HEALTH_ID = ID | TAG.health;

/** Britain, Ireland, Germany, Austria, Switzerland, the Low Countries and the North. */
export const NORTHERN_EUROPE: readonly IdRule[] = [
  id("uk-nino", [9], /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/, { alone: "always" }),
  id("uk-nino", [9], /^[A-Z]{2}\d{6}[A-D]$/, {}),
  id("uk-nhs", [10], /^\d{10}$/, { context: HEALTH_ID, isValid: isNhs, class: "national_id" }),
  id("uk-utr", [10], /^\d{10}$/, { context: TAG.tax, isValid: isUtr }),
  id("ie-pps", [8, 9], /^\d{7}[A-W][A-IW]?$/, { alone: "always", isValid: isPps }),
  id("de-tax-id", [11], /^[1-9]\d{10}$/, { alone: "shaped", shapes: ["2 3 3 3"], isValid: isGermanTaxId }),
  id("de-tax-number", [10, 11], /^\d{10,11}$/, { context: TAG.tax, shapes: ["2/3/5", "3/3/5", "3/4/4", "5/5"] }),
  id("de-identity-card", [9, 10], /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?$/, {
    context: TAG.id | TAG.passport,
    isValid: (text) => /\d/.test(text) && (text.length === 9 || is731(text)),
  }),
  id("de-social-insurance", [12], /^\d{8}[A-Z]\d{3}$/, { alone: "always", isValid: isGermanSocialInsurance }),
  id("at-social-insurance", [10], /^[1-9]\d{9}$/, { alone: "shaped", shapes: ["4 6", "4-6"], context: HEALTH_ID, isValid: isAustrian }),
  id("ch-ahv", [13], /^756\d{10}$/, {
    alone: "always",
    shapes: ["3.4.4.2"],
    isValid: (text) => weightedSum(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  }),
  id("nl-bsn", [8, 9], /^\d{8,9}$/, { isValid: isBsn }),
  id("be-national-register", [11], /^\d{11}$/, {
    alone: "always",
    shapes: ["2.2.2-3.2", "2.2.2.3.2", "6 3 2", "6-3-2", "6-3.2"],
    isValid: isBelgian,
  }),
  id("se-personnummer", [10], /^\d{10}$/, {
    alone: "shaped",
    shapes: ["6-4", "6+4"],
    isValid: (text) => isLuhn(text) && isSwedishDay(text),
  }),
  id("se-personnummer", [12], /^(?:19|20)\d{10}$/, {
    alone: "always",
    shapes: ["8-4", "8+4"],
    isValid: (text) => isLuhn(text.slice(2)) && isSwedishDay(text.slice(2)),
  }),
  id("no-birth-number", [11], /^\d{11}$/, { alone: "always", shapes: ["6 5", "6-5"], isValid: isNorwegian }),
  id("dk-cpr", [10], /^\d{10}$/, { alone: "never", isValid: (text) => isDay(pairAt(text, 0), pairAt(text, 2)) }),
  id("dk-cpr", [10], /^\d{10}$/, { alone: "shaped", shapes: ["6-4"], isValid: isDanishChecked }),
  id("fi-hetu", [10, 11], /^\d{6}[A-FU-Y]?\d{3}[0-9A-Y]$/, { alone: "shaped", shapes: ["6-4", "6+4", "11"], isValid: isFinnish }),
  id("ee-lt-personal-code", [11], /^[1-6]\d{10}$/, { alone: "always", isValid: isBaltic }),
  id("lv-personal-code", [11], /^\d{11}$/, { alone: "shaped", shapes: ["6-5"], isValid: isLatvian }),
  id("is-kennitala", [10], /^\d{10}$/, { alone: "shaped", shapes: ["6-4"], isValid: isIcelandic }),
];

type Options = Partial<Pick<IdRule, "alone" | "context" | "isValid" | "shapes" | "class">>;

function id(kind: string, lengths: readonly number[], pattern: RegExp, options: Options): IdRule {
  return { kind, class: "national_id", lengths, pattern, alone: "never", context: ID, ...options };
}

function isNhs(text: string): boolean {
  const check = 11 - (weightedSum(text, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === valueAt(text, 9);
}

function isUtr(text: string): boolean {
  return "21987654321".charCodeAt(weightedSum(text, [6, 7, 8, 9, 10, 5, 4, 3, 2], 1) % 11) - 0x30 === valueAt(text, 0);
}

function isPps(text: string): boolean {
  const second = text.charCodeAt(8);
  const extra = text.length < 9 || text[8] === "W" ? 0 : (second - 0x40) * 9;
  return "WABCDEFGHIJKLMNOPQRSTUV"[(weightedSum(text, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === text[7];
}

/** Among the first ten digits one stands twice or thrice, and the others once at most. */
function isGermanTaxId(text: string): boolean {
  const distinct = new Set(text.slice(0, 10)).size;
  return (distinct === 9 || distinct === 8) && isMod11And10(text);
}

function is731(text: string): boolean {
  return weightedSum(text, [7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === valueAt(text, 9);
}

function isGermanSocialInsurance(text: string): boolean {
  if (!isDay(pairAt(text, 2) % 50, pairAt(text, 4))) return false;
  const letter = String(text.charCodeAt(8) - 0x40).padStart(2, "0");
  const digits = text.slice(0, 8) + letter + text.slice(9, 11);
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  const sum = weights.reduce((total, weight, index) => total + crossSum(valueAt(digits, index) * weight), 0);
  return sum % 10 === valueAt(text, 11);
}

function crossSum(value: number): number {
  return value > 9 ? Math.floor(value / 10) + (value % 10) : value;
}

function isAustrian(text: string): boolean {
  if (!isDay(pairAt(text, 4), pairAt(text, 6))) return false;
  return weightedSum(text, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === valueAt(text, 3);
}

function isBsn(text: string): boolean {
  const padded = text.padStart(9, "0");
  return Number(padded) > 9999999 && weightedSum(padded, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

function isBelgian(text: string): boolean {
  if (!isDay(pairAt(text, 4), pairAt(text, 2) % 20)) return false;
  const check = pairAt(text, 9);
  return 97 - remainderOf(text.slice(0, 9), 97) === check || 97 - remainderOf(`2${text.slice(0, 9)}`, 97) === check;
}

/** A coordination number adds 60 to the day. */
function isSwedishDay(text: string): boolean {
  return isDay(pairAt(text, 4) % 60, pairAt(text, 2));
}

function isNorwegian(text: string): boolean {
  if (!isDay(pairAt(text, 0) % 40, pairAt(text, 2) % 40)) return false;
  return weightedSum(text, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 && weightedSum(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

function isDanishChecked(text: string): boolean {
  return isDay(pairAt(text, 0), pairAt(text, 2)) && weightedSum(text, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

function isFinnish(text: string): boolean {
  const digits = text.slice(0, 6) + text.slice(-4, -1);
  return isDay(pairAt(text, 0), pairAt(text, 2)) && "0123456789ABCDEFHJKLMNPRSTUVWXY"[remainderOf(digits, 31)] === text.at(-1);
}

function isBaltic(text: string): boolean {
  if (!isDay(pairAt(text, 5), pairAt(text, 3))) return false;
  const first = weightedSum(text, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const check = first < 10 ? first : weightedSum(text, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return check % 10 === valueAt(text, 10);
}

function isLatvian(text: string): boolean {
  if (!isDay(pairAt(text, 0), pairAt(text, 2))) return false;
  return (1101 - weightedSum(text, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11 === valueAt(text, 10);
}

function isIcelandic(text: string): boolean {
  return isDay(pairAt(text, 0) % 40, pairAt(text, 2)) && weightedSum(text, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}
