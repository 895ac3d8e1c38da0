import { type Candidate, GROWING, IMPOSSIBLE } from "./candidate.ts";
import { isIbanValid } from "./check-digits.ts";

/** Length by country (ISO 13616; SWIFT keeps the registry). */
const LENGTHS =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 " +
  "GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 " +
  "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 " +
  "TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

const LENGTH_BY_COUNTRY = new Map(LENGTHS.split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));

export const IBAN_COUNTRIES: readonly string[] = [...LENGTH_BY_COUNTRY.keys()];

const GROUP = 4;

/** Created when both letters of the country have been read. Groups of four may be set apart by one space or hyphen. */
export function createIbanCandidate(country: string, start: number): Candidate {
  const length = LENGTH_BY_COUNTRY.get(country) ?? 0;
  let compact = country;
  let isSeparated = false;
  return {
    kind: "iban",
    priority: 110,
    slot: `iban@${start}`,
    start,
    step: (code, position) => {
      if (code === 0x20 || code === 0x2d || code === 0xa0) {
        if (isSeparated || compact.length % GROUP !== 0) return IMPOSSIBLE;
        isSeparated = true;
        return GROWING;
      }
      isSeparated = false;
      const isDigit = code >= 0x30 && code <= 0x39;
      const isLetter = code >= 0x41 && code <= 0x5a && compact.length >= GROUP;
      if (!isDigit && !isLetter) return IMPOSSIBLE;
      compact += String.fromCharCode(code);
      if (compact.length < length) return GROWING;
      return isIbanValid(compact) ? position + 1 : IMPOSSIBLE;
    },
    finish: () => IMPOSSIBLE,
  };
}
