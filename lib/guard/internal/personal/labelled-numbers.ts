import { isCardNumber } from "../check-digits.ts";
import { valueAt, weightedSum } from "./checksums.ts";
import { TAG } from "./context-words.ts";
import type { IdRule } from "./id-rule.ts";

/** Cards in groups the secret scanner does not follow. */
const DOTTED_CARD: IdRule = {
  kind: "card",
  class: "card",
  pattern: /^\d+$/,
  isValid: isCardNumber,
  shapes: ["4.4.4.4", "4/4/4/4", "4.6.5"],
  alone: "shaped",
  context: 0,
  lengths: [15, 16],
};

/** Numbers without a check digit worth the name: only the word before them tells them from any other. */
export const LABELLED_NUMBERS: readonly IdRule[] = [
  DOTTED_CARD,
  labelled("passport", "national_id", TAG.passport, /^(?=(?:.*\d){4})[A-Z0-9]{6,10}$/, [6, 7, 8, 9, 10]),
  labelled("driving-licence", "national_id", TAG.licence, /^(?=(?:.*\d){3})[A-Z0-9]{6,18}$/, [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18]),
  {
    ...labelled("uk-driving-licence", "national_id", TAG.licence, /^[A-Z]{2,5}9{0,3}\d[015-6]\d[0-3]\d{2}[A-Z9]{2}\d[A-Z]{2}$/, [16]),
    alone: "always",
  },
  labelled("medical-record", "health", TAG.record, /^[A-Z]{0,4}\d{4,12}$/, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
  { ...labelled("de-health-insurance", "health", TAG.health, /^[A-Z]\d{9}$/, [10]), isValid: isGermanInsured },
  labelled(
    "health-insurance",
    "health",
    TAG.health,
    /^(?=(?:[A-Z]*\d){5})[A-Z0-9]{8,20}$/,
    [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
  ),
  { ...labelled("aba-routing", "bank_account", TAG.routing, /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/, [9]), isValid: isAba },
  labelled("sort-code", "bank_account", TAG.routing, /^\d{6}$/, [6]),
  labelled("bank-code", "bank_account", TAG.routing, /^(?:\d{8}|[A-Z]{4}0[A-Z0-9]{6})$/, [8, 11]),
  labelled("bank-account", "bank_account", TAG.account, /^\d{6,17}$/, [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]),
  labelled("bic", "bank_account", TAG.swift, /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/, [8, 11]),
];

function labelled(kind: string, dataClass: IdRule["class"], context: number, pattern: RegExp, lengths: readonly number[]): IdRule {
  return { kind, class: dataClass, pattern, lengths, context, alone: "never" };
}

/** American Bankers Association: weights 3, 7 and 1. */
function isAba(text: string): boolean {
  return (weightedSum(text, [3, 7, 1, 3, 7, 1, 3, 7]) + valueAt(text, 8)) % 10 === 0;
}

/** The letter counts as two digits; every second product's digits are added up. */
function isGermanInsured(text: string): boolean {
  const digits = String(text.charCodeAt(0) - 0x40).padStart(2, "0") + text.slice(1, 9);
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const product = valueAt(digits, index) * (index % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === valueAt(text, 9);
}
