import { isDay, isLuhn, isMod11And10, pairAt, remainderOf, valueAt, weightedSum } from "./checksums.ts";
import { TAG } from "./context-words.ts";
import type { IdRule } from "./id-rule.ts";

const ID = TAG.id | TAG.tax;

/** France, Iberia, Italy, and Europe from Poland to Turkey and Russia. */
export const SOUTHERN_AND_EASTERN_EUROPE: readonly IdRule[] = [
  id("fr-nir", [15], /^[1-478]\d{2}(?:0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)\d[0-9AB]\d{8}$/, {
    alone: "always",
    shapes: ["1 2 2 2 3 3 2", "13 2", "1-2-2-2-3-3-2", "1.2.2.2.3.3.2"],
    isValid: isNir,
  }),
  id("fr-siren", [9], /^\d{9}$/, { isValid: isLuhn }),
  id("fr-siret", [14], /^\d{14}$/, { alone: "shaped", shapes: ["3 3 3 5"], isValid: isLuhn }),
  id("es-dni", [9], /^\d{8}[A-HJ-NP-TV-Z]$/, { alone: "always", isValid: isDni }),
  id("es-nie", [9], /^[XYZ]\d{7}[A-HJ-NP-TV-Z]$/, {
    alone: "always",
    isValid: (text) => isDni(String("XYZ".indexOf(text.charAt(0))) + text.slice(1)),
  }),
  id("es-social-security", [12], /^\d{12}$/, { alone: "shaped", shapes: ["2/8/2", "2-8-2"], isValid: isSpanishSocial }),
  id("it-codice-fiscale", [16], /^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/, {
    alone: "always",
    isValid: isCodiceFiscale,
  }),
  id("it-partita-iva", [11], /^\d{11}$/, { isValid: isLuhn }),
  id("pt-nif", [9], /^[1235689]\d{8}$/, { isValid: (text) => isMod11Check(text, [9, 8, 7, 6, 5, 4, 3, 2], 8) }),
  id("pl-pesel", [11], /^\d{11}$/, { alone: "always", isValid: isPesel }),
  id("pl-nip", [10], /^[1-9]\d{9}$/, { alone: "shaped", shapes: ["3-3-2-2", "3-2-2-3"], isValid: isNip }),
  id("cz-sk-birth-number", [9, 10], /^\d{9,10}$/, { alone: "shaped", shapes: ["6/4"], isValid: isRodneCislo }),
  id("hu-taj", [9], /^\d{9}$/, {
    context: ID | TAG.health,
    isValid: (text) => weightedSum(text, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === valueAt(text, 8),
  }),
  id("hu-tax-id", [10], /^8\d{9}$/, { isValid: (text) => weightedSum(text, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === valueAt(text, 9) }),
  id("hu-personal-number", [11], /^[1-8]\d{10}$/, {
    alone: "shaped",
    shapes: ["1-6-4", "1 6 4"],
    isValid: (text) => isDay(pairAt(text, 5), pairAt(text, 3)),
  }),
  id("ro-cnp", [13], /^[1-8]\d{12}$/, { alone: "always", isValid: isCnp }),
  id("bg-egn", [10], /^\d{10}$/, { isValid: isEgn }),
  id("gr-afm", [9], /^\d{9}$/, { isValid: (text) => (weightedSum(text, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === valueAt(text, 8) }),
  id("gr-amka", [11], /^\d{11}$/, { isValid: (text) => isDay(pairAt(text, 0), pairAt(text, 2)) && isLuhn(text) }),
  id("hr-oib", [11], /^\d{11}$/, { isValid: isMod11And10 }),
  id("jmbg", [13], /^\d{13}$/, { alone: "always", isValid: isJmbg }),
  id("tr-identity", [11], /^[1-9]\d{10}$/, { alone: "always", isValid: isTurkish }),
  id("ru-inn", [10], /^\d{10}$/, { isValid: (text) => isInnCheck(text, [2, 4, 10, 3, 5, 9, 4, 6, 8], 9) }),
  id("ru-inn", [12], /^\d{12}$/, {
    isValid: (text) => isInnCheck(text, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 10) && isInnCheck(text, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11),
  }),
  id("ru-snils", [11], /^\d{11}$/, { alone: "shaped", shapes: ["3-3-3 2", "3-3-3-2"], isValid: isSnils }),
  id("ua-tax-number", [10], /^\d{10}$/, {
    isValid: (text) => (weightedSum(text, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) % 10 === valueAt(text, 9),
  }),
];

type Options = Partial<Pick<IdRule, "alone" | "context" | "isValid" | "shapes">>;

function id(kind: string, lengths: readonly number[], pattern: RegExp, options: Options): IdRule {
  return { kind, class: "national_id", lengths, pattern, alone: "never", context: ID, ...options };
}

/** Corsica's 2A and 2B count as 19 and 18. */
function isNir(text: string): boolean {
  const digits = text.replace("A", "X").replace("B", "Y");
  const body = digits.slice(0, 13).replace("2X", "19").replace("2Y", "18");
  return /^\d{13}$/.test(body) && 97 - remainderOf(body, 97) === pairAt(text, 13);
}

function isDni(text: string): boolean {
  return "TRWAGMYFPDXBNJZSQVHLCKE"[remainderOf(text.slice(0, 8), 23)] === text[8];
}

/** A short serial number is added to the province, a long one stands behind it. */
function isSpanishSocial(text: string): boolean {
  const serial = Number(text.slice(2, 10));
  const value = serial < 10_000_000 ? serial + pairAt(text, 0) * 10_000_000 : Number(text.slice(0, 10));
  return value % 97 === pairAt(text, 10);
}

const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isCodiceFiscale(text: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const value = valueAt(text, index);
    const order = value >= 10 ? value - 10 : value;
    sum += index % 2 === 0 ? (ODD_VALUES[order] ?? 0) : order;
  }
  return String.fromCharCode(0x41 + (sum % 26)) === text[15];
}

/** Eleven less the remainder, where ten and eleven read zero. */
function isMod11Check(text: string, weights: readonly number[], at: number): boolean {
  const check = 11 - (weightedSum(text, weights) % 11);
  return (check >= 10 ? 0 : check) === valueAt(text, at);
}

/** The month carries the century; a birth after the next years is nobody's. */
function isPesel(text: string): boolean {
  const century = Math.floor(pairAt(text, 2) / 20);
  const isBorn = century === 0 || century === 4 || (century === 1 && pairAt(text, 0) < 40);
  if (!isBorn || !isDay(pairAt(text, 4), pairAt(text, 2) % 20)) return false;
  return weightedSum(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

function isNip(text: string): boolean {
  return weightedSum(text, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === valueAt(text, 9);
}

/** Until 1953 there were nine digits and no check; women's months are raised by 50, full series by 20 more. */
function isRodneCislo(text: string): boolean {
  if (!isDay(pairAt(text, 4), (pairAt(text, 2) % 50) % 20)) return false;
  if (text.length === 9) return pairAt(text, 0) < 54;
  return remainderOf(text, 11) === 0 || (remainderOf(text.slice(0, 9), 11) === 10 && text[9] === "0");
}

function isCnp(text: string): boolean {
  const county = pairAt(text, 7);
  if (!isDay(pairAt(text, 5), pairAt(text, 3)) || county < 1 || county > 52) return false;
  const check = weightedSum(text, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (check === 10 ? 1 : check) === valueAt(text, 12);
}

/** Months are raised by 20 for the 19th century and by 40 for the 21st. */
function isEgn(text: string): boolean {
  if (!isDay(pairAt(text, 4), pairAt(text, 2) % 20)) return false;
  return (weightedSum(text, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === valueAt(text, 9);
}

function isJmbg(text: string): boolean {
  const year = Number(text.slice(4, 7));
  if (!isDay(pairAt(text, 0), pairAt(text, 2)) || (year > 40 && year < 880)) return false;
  return isMod11Check(text, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 12);
}

function isTurkish(text: string): boolean {
  const tenth = weightedSum(text, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10;
  return (tenth + 10) % 10 === valueAt(text, 9) && weightedSum(text, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === valueAt(text, 10);
}

function isInnCheck(text: string, weights: readonly number[], at: number): boolean {
  return (weightedSum(text, weights) % 11) % 10 === valueAt(text, at);
}

function isSnils(text: string): boolean {
  return (weightedSum(text, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === pairAt(text, 9);
}
