import { ALNUM, characterClass } from "../character-class.ts";
import { isPlaceholder } from "../randomness.ts";
import { ANYWHERE } from "../run-format.ts";
import { DASHED, type PrefixFormat } from "./format.ts";

const TOKEN_PARTS = characterClass(`${ALNUM}_-.=`);
const MIN_JWK_MEMBER = 40;
const MIN_ORACLE = 5;

/** Shapes that belong to no vendor. */
export const STANDARD_FORMATS: readonly PrefixFormat[] = [
  {
    kind: "jwt",
    prefixes: ["eyJ"],
    body: TOKEN_PARTS,
    accept: (body) => hasTokenParts(body),
    priority: 90,
    slot: "jwt",
    place: ANYWHERE,
    trim: ".=",
    full: 60,
  },
  {
    kind: "json-web-key",
    prefixes: ['"d":"', '"d": "', '"k":"', '"k": "'],
    body: DASHED,
    accept: (body) => body.length >= MIN_JWK_MEMBER && !isPlaceholder(body),
    priority: 30,
    slot: "jwk",
    place: ANYWHERE,
  },
  {
    kind: "connection-string",
    prefixes: ["jdbc:oracle:thin:"],
    body: characterClass(`${ALNUM}_-.$#!*+%/`),
    accept: (body, end) => body.length >= MIN_ORACLE && /^[^/]+\/[^/]+$/.test(body) && end.terminator === 0x40,
    priority: 60,
    slot: "oracle",
    place: ANYWHERE,
  },
];

/** header.payload.signature, header.payload when both are JSON objects, or the encrypted form whose second part may be empty. */
function hasTokenParts(body: string): boolean {
  const parts = `eyJ${body}`.split(".");
  return parts.some((part, index) => {
    const payload = parts[index + 1];
    if (payload === undefined || !part.includes("eyJ") || part.length < 10) return false;
    if (payload.startsWith("eyJ")) return payload.length >= 6;
    return parts.length - index >= 3 && (payload.length >= 10 || (payload === "" && parts.length - index >= 5));
  });
}
