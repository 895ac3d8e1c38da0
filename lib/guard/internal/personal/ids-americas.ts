import { isDay, isLuhn, pairAt, valueAt, weightedSum } from "./checksums.ts";
import { TAG } from "./context-words.ts";
import type { IdRule } from "./id-rule.ts";

const ID = TAG.id | TAG.tax;

export const AMERICAS: readonly IdRule[] = [
  id("us-ssn", [9], /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/, { alone: "shaped", shapes: ["3-2-4", "3 2 4"] }),
  id("us-ssn", [9], /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/, {}),
  id("us-itin", [9], /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/, { alone: "shaped", shapes: ["3-2-4"] }),
  id("us-ein", [9], /^\d{9}$/, { context: TAG.tax, shapes: ["2-7"] }),
  id("us-mbi", [11], /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/, {
    alone: "always",
    class: "health",
    context: TAG.health | TAG.id,
  }),
  id("ca-sin", [9], /^[1-79]\d{8}$/, { alone: "shaped", shapes: ["3-3-3"], isValid: isLuhn }),
  id("ca-sin", [9], /^0\d{8}$/, { isValid: isLuhn }),
  id("mx-curp", [18], /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-ZX]{3}[0-9A-Z]\d$/, {
    alone: "always",
    isValid: (text) => isDay(pairAt(text, 8), pairAt(text, 6)),
  }),
  id("mx-rfc", [13], /^[A-ZÑ&]{4}\d{6}[0-9A-Z]{3}$/, { alone: "always", isValid: (text) => isDay(pairAt(text, 8), pairAt(text, 6)) }),
  id("mx-rfc", [12], /^[A-ZÑ&]{3}\d{6}[0-9A-Z]{3}$/, { isValid: (text) => isDay(pairAt(text, 7), pairAt(text, 5)) }),
  id("br-cpf", [11], /^(?!(\d)\1{10})\d{11}$/, { alone: "always", shapes: ["3.3.3-2", "3.3.3.2", "3 3 3 2", "9-2"], isValid: isCpf }),
  id("br-cnpj", [14], /^(?!(\d)\1{13})\d{14}$/, { alone: "always", shapes: ["2.3.3/4-2", "2 3 3 4 2"], isValid: isCnpj }),
  id("ar-cuit", [11], /^(?:2[03-7]|3[034])\d{9}$/, { alone: "shaped", shapes: ["2-8-1", "2 8 1"], isValid: isCuit }),
  id("ar-dni", [7, 8], /^\d{7,8}$/, { context: TAG.id, shapes: ["8", "2.3.3", "1.3.3"] }),
  id("cl-rut", [8, 9], /^\d{7,8}[0-9K]$/, { alone: "shaped", shapes: ["2.3.3-1", "1.3.3-1"], isValid: isRut }),
  id("co-nit", [10], /^\d{10}$/, { alone: "shaped", shapes: ["3.3.3-1"], isValid: isNit }),
  id("co-cedula", [8, 9, 10], /^[1-9]\d{7,9}$/, { context: TAG.id, shapes: ["8", "10", "1.3.3.3", "2.3.3"] }),
  id("uy-ci", [8], /^\d{8}$/, {
    alone: "shaped",
    shapes: ["1.3.3-1"],
    isValid: (text) => weightedSum(text, [2, 9, 8, 7, 6, 3, 4, 1]) % 10 === 0,
  }),
  id("ec-cedula", [10], /^(?:[01]\d|2[0-4]|30)[0-6]\d{7}$/, { isValid: isLuhn }),
  id("ve-cedula", [8, 9], /^[VE]\d{7,8}$/, { context: TAG.id }),
];

type Options = Partial<Pick<IdRule, "alone" | "context" | "isValid" | "shapes" | "class">>;

function id(kind: string, lengths: readonly number[], pattern: RegExp, options: Options): IdRule {
  return { kind, class: "national_id", lengths, pattern, alone: "never", context: ID, ...options };
}

/** Brazil's check: the sum times ten modulo eleven, where ten reads zero. */
function isBrazilianCheck(text: string, weights: readonly number[], at: number): boolean {
  return ((weightedSum(text, weights) * 10) % 11) % 10 === valueAt(text, at);
}

function isCpf(text: string): boolean {
  return isBrazilianCheck(text, [10, 9, 8, 7, 6, 5, 4, 3, 2], 9) && isBrazilianCheck(text, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 10);
}

function isCnpj(text: string): boolean {
  const weights = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  return isBrazilianCheck(text, weights, 12) && isBrazilianCheck(text, [6, ...weights], 13);
}

function isCuit(text: string): boolean {
  return (11 - (weightedSum(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === valueAt(text, 10);
}

/** Weights 2 to 7 from the right; ten is written K. */
function isRut(text: string): boolean {
  let sum = 0;
  for (let index = text.length - 2, weight = 2; index >= 0; index--, weight = weight === 7 ? 2 : weight + 1)
    sum += valueAt(text, index) * weight;
  const check = (11 - (sum % 11)) % 11;
  return (check === 10 ? "K" : String(check)) === text.at(-1);
}

function isNit(text: string): boolean {
  const remainder = weightedSum(text, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
  return (remainder > 1 ? 11 - remainder : remainder) === valueAt(text, 9);
}
