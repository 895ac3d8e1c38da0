/** Issuer ranges in use (ISO/IEC 7812 numbering) with their lengths. */
const ISSUERS: readonly { pattern: RegExp; lengths: readonly number[] }[] = [
  { pattern: /^4/, lengths: [13, 16, 19] },
  { pattern: /^5[1-5]/, lengths: [16] },
  { pattern: /^2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)/, lengths: [16] },
  { pattern: /^3[47]/, lengths: [15] },
  { pattern: /^3(?:0[0-59]|[689])/, lengths: [14, 16, 19] },
  { pattern: /^(?:6011|64[4-9]|65|62|81)/, lengths: [16, 17, 18, 19] },
  { pattern: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { pattern: /^(?:50|5[6-8]|6[037])/, lengths: [16, 17, 18, 19] },
  { pattern: /^220[0-4]/, lengths: [16] },
];

export function isCardNumber(digits: string): boolean {
  const isIssued = ISSUERS.some((issuer) => issuer.lengths.includes(digits.length) && issuer.pattern.test(digits));
  return isIssued && isLuhnValid(digits);
}

function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: country and check digits moved to the end, letters as 10 to 35, remainder 1 modulo 97. */
export function isIbanValid(compact: string): boolean {
  let remainder = 0;
  const rotated = compact.slice(4) + compact.slice(0, 4);
  for (let index = 0; index < rotated.length; index++) {
    const code = rotated.charCodeAt(index);
    const value = code <= 0x39 ? code - 0x30 : code - 0x37;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
