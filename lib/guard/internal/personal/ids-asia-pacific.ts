import { isDay, isLuhn, isMod11And2, isVerhoeff, pairAt, valueAt, weightedSum } from "./checksums.ts";
import { TAG } from "./context-words.ts";
import type { IdRule } from "./id-rule.ts";

const ID = TAG.id | TAG.tax;

/** Asia, the Pacific, the Middle East and Africa. */
export const ASIA_PACIFIC: readonly IdRule[] = [
  id("cn-resident-id", [18], /^[1-9]\d{5}(?:18|19|20)\d{9}[0-9X]$/, {
    alone: "always",
    shapes: ["6 8 4", "6-8-4"],
    isValid: (text) => isDay(pairAt(text, 12), pairAt(text, 10)) && isMod11And2(text),
  }),
  id("jp-my-number", [12], /^\d{12}$/, { context: TAG.id, isValid: isMyNumber }),
  id("kr-resident-number", [13], /^\d{6}[0-9]\d{6}$/, {
    alone: "shaped",
    shapes: ["6-7"],
    isValid: (text) => isDay(pairAt(text, 4), pairAt(text, 2)),
  }),
  id("tw-identity", [10], /^[A-Z][1289]\d{8}$/, { alone: "always", isValid: isTaiwanese }),
  id("hk-identity", [8, 9], /^[A-Z]{1,2}\d{6}[0-9A]$/, {
    alone: "shaped",
    shapes: ["7(1)", "8(1)", "7 (1)", "8 (1)"],
    isValid: isHongKong,
  }),
  id("sg-nric", [9], /^[STFGM]\d{7}[A-Z]$/, { alone: "always", isValid: isNric }),
  id("my-nric", [12], /^\d{12}$/, { alone: "shaped", shapes: ["6-2-4"], isValid: (text) => isDay(pairAt(text, 4), pairAt(text, 2)) }),
  id("id-nik", [16], /^[1-9]\d{15}$/, { isValid: (text) => isDay(pairAt(text, 6) % 40, pairAt(text, 8)) }),
  id("th-identity", [13], /^[1-8]\d{12}$/, { alone: "shaped", shapes: ["1-4-5-2-1", "1 4 5 2 1"], isValid: isThai }),
  id("vn-identity", [12], /^0\d{11}$/, { context: TAG.id }),
  id("ph-sss", [10], /^\d{10}$/, { context: TAG.id, shapes: ["2-7-1"] }),
  id("in-aadhaar", [12], /^[2-9]\d{11}$/, { alone: "shaped", shapes: ["4 4 4", "4-4-4"], isValid: isVerhoeff }),
  id("in-pan", [10], /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/, { alone: "always" }),
  id("in-gstin", [15], /^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/, { alone: "always" }),
  id("in-voter-id", [10], /^[A-Z]{3}\d{7}$/, { context: TAG.id }),
  id("pk-cnic", [13], /^[1-7]\d{12}$/, { alone: "shaped", shapes: ["5-7-1"] }),
  id("ae-emirates-id", [15], /^784(?:19|20)\d{10}$/, { alone: "always", shapes: ["3-4-7-1", "3 4 7 1"], isValid: isLuhn }),
  id("il-identity", [9], /^\d{9}$/, { isValid: isLuhn }),
  id("sa-identity", [10], /^[12]\d{9}$/, { context: TAG.id, isValid: isLuhn }),
  id("kz-iin", [12], /^\d{12}$/, { context: TAG.id, isValid: (text) => isDay(pairAt(text, 4), pairAt(text, 2)) }),
  id("za-identity", [13], /^\d{10}[01]\d{2}$/, {
    alone: "always",
    shapes: ["6 4 2 1", "6 4 3", "6 4 1 2"],
    isValid: (text) => isDay(pairAt(text, 4), pairAt(text, 2)) && isLuhn(text),
  }),
  id("eg-identity", [14], /^[23]\d{13}$/, { context: TAG.id, isValid: (text) => isDay(pairAt(text, 5), pairAt(text, 3)) }),
  id("ng-nin", [11], /^\d{11}$/, { context: TAG.id }),
  id("au-tfn", [8, 9], /^\d{8,9}$/, { isValid: isTfn }),
  id("au-medicare", [10, 11], /^[2-6]\d{9,10}$/, {
    alone: "shaped",
    shapes: ["4 5 1", "4 5 1/1", "4 5 1 1"],
    context: ID | TAG.health,
    isValid: isMedicare,
  }),
  id("au-abn", [11], /^[1-9]\d{10}$/, { alone: "shaped", shapes: ["2 3 3 3"], isValid: isAbn }),
  id("nz-ird", [8, 9], /^\d{8,9}$/, { alone: "shaped", shapes: ["2-3-3", "3-3-3"], isValid: isIrd }),
];

type Options = Partial<Pick<IdRule, "alone" | "context" | "isValid" | "shapes">>;

function id(kind: string, lengths: readonly number[], pattern: RegExp, options: Options): IdRule {
  return { kind, class: "national_id", lengths, pattern, alone: "never", context: ID, ...options };
}

function isMyNumber(text: string): boolean {
  const remainder = weightedSum(text, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (remainder <= 1 ? 0 : 11 - remainder) === valueAt(text, 11);
}

/** The letter counts as the two-digit number of its district. */
function isTaiwanese(text: string): boolean {
  const district = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(text.charAt(0)) + 10;
  const sum = Math.floor(district / 10) + (district % 10) * 9 + weightedSum(text, [8, 7, 6, 5, 4, 3, 2, 1, 1], 1);
  return sum % 10 === 0;
}

/** A blank before a single letter counts 36. */
function isHongKong(text: string): boolean {
  const letters = text.length === 8 ? 36 * 9 : valueAt(text, 0) * 9;
  const sum = letters + weightedSum(text, [8, 7, 6, 5, 4, 3, 2], text.length - 8);
  const check = (11 - (sum % 11)) % 11;
  return (check === 10 ? "A" : String(check)) === text.at(-1);
}

function isNric(text: string): boolean {
  const series = text.charAt(0);
  const offset = series === "T" || series === "G" ? 4 : series === "M" ? 3 : 0;
  const remainder = (weightedSum(text, [2, 7, 6, 5, 4, 3, 2], 1) + offset) % 11;
  const letters = series === "S" || series === "T" ? "JZIHGFEDCBA" : series === "M" ? "XWUTRQPNJLK" : "XWUTRQPNMLK";
  return letters[remainder] === text[8];
}

function isThai(text: string): boolean {
  return (11 - (weightedSum(text, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === valueAt(text, 12);
}

function isTfn(text: string): boolean {
  const weights = text.length === 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1];
  return weightedSum(text, weights) % 11 === 0;
}

function isMedicare(text: string): boolean {
  return weightedSum(text, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === valueAt(text, 8);
}

function isAbn(text: string): boolean {
  return (weightedSum(text, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}

/** A second row of weights is asked where the first one leaves ten. */
function isIrd(text: string): boolean {
  const padded = text.padStart(9, "0");
  const number = Number(padded);
  if (number < 10_000_000 || number > 150_000_000) return false;
  const first = (11 - (weightedSum(padded, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  const check = first === 10 ? (11 - (weightedSum(padded, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11 : first;
  return check === valueAt(padded, 8);
}
