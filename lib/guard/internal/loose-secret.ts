// A token that no vendor's prefix and no assignment announces. Randomness alone does not make a secret: hashes, ids and
// encoded files are random too, so what counts is which characters are mixed, what the token begins with and what is named nearby.

import { isIn } from "./character-class.ts";
import { changeShare, hasMixedClasses, isPath, isPlaceholder, longestAlnumRun, randomLength } from "./randomness.ts";
import { PREFIX_FORMATS } from "./secret-formats.ts";
import { isUuid } from "./secret-value.ts";

export type Surroundings = {
  /** A word such as "key" or "password" stands shortly before, and nothing public is named in between. */
  isNear: boolean;
  /** One that leaves no doubt, such as "API key", and closer. */
  isCalledSecret: boolean;
  /** A word such as "checksum" or "id" stands right before. */
  isPublic: boolean;
};

const MIN_LENGTH = 16;
const MAX_LENGTH = 200;
const MIN_NEAR_MIXED = 14;
const MIN_NEAR_HEX = 32;
const MIN_ALONE = 24;
const MIN_ALONE_CHANGES = 0.45;
const MIN_ALONE_BASE64 = 32;
const MIN_CHANGES = 0.3;
const MIN_PREFIXED_BODY = 16;
/** Drawings and versions are made of short numbers. */
const MIN_RUN = 8;
const MIN_ENCODED = 24;
const MIN_REVERSED_PREFIX = 3;

/** Azure's client secrets, Discord's bot tokens, Mailchimp's keys; names of their own, but no prefix. */
const SHAPES: readonly RegExp[] = [
  /^[\w~.-]{3}[0-9]Q~[\w~.-]{31,34}$/,
  /^[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}$/,
  /^[0-9a-f]{32}-us[0-9]{1,2}$/,
];

/** Prefixes of what is meant to be seen: objects, requests, sessions of a vendor, hashes, versions of files. */
const PUBLIC_PREFIX =
  /^(?:acct|addr|assistant|asst|batch|branch|build|call|card|ch|chatcmpl|cmpl|commit|cs|css|cus|customer|doc|evt|event|file|fp|gen|hash|id|img|in|inv|item|job|key|lib|md5|message|msg|node|obj|order|org|page|pi|pk|pm|po|price|prod|product|proj|project|py|re|ref|req|request|resp|rev|run|seti|sha1|sha256|sha384|sha512|si|step|sub|sha|svg|task|team|thread|tool|toolu|trace|txn|txr|upload|user|usr|v1|v2|vs|ws|www)[_-]/i;
const SECRET_PREFIX =
  /(?:^|[_-])(?:api|apikey|auth|access|bot|cred|key|live|pass|pat|priv|private|pwd|sec|secret|sess|sk|svc|test|tok|token|prod|rk|admin)(?=[_-])/i;
const PUBLIC_SHAPE =
  /^(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|Qm[1-9A-HJ-NP-Za-km-z]{44}|bafy[a-z2-7]{50,}|AAAA[BCE]3NzaC1.*|(?:0x)?[0-9a-fA-F]+|[0-9]{8}T[0-9]{6}Z|[0-9A-F]+|(?:[A-Za-z]+_)?0[0-7][0-9A-HJKMNP-TV-Z]{24}|(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|JVBERi0|AGFzbQ|UEsDB|H4sI|PD94|PHN2Zy|d09GM).*|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;

export function isLooseSecret(token: string, { isNear, isCalledSecret, isPublic }: Surroundings): boolean {
  if (token.length < MIN_NEAR_MIXED || token.length > MAX_LENGTH) return false;
  if (SHAPES.some((shape) => shape.test(token))) return true;
  if (isPublic || isPlaceholder(token) || randomLength(token.replace(/IPv[46]/g, "Ip")) < MIN_NEAR_MIXED) return false;
  if (isKeyReversed(token) || isKeyEncoded(token)) return true;
  if (isUuid(token)) return isCalledSecret;
  if (isPathLike(token) || isReadable(token) || /^[0-9]{4}-[0-9]{2}-[0-9]{2}T?/.test(token)) return false;
  return isNear ? isSecretNearby(token) : isSecretAlone(token);
}

function isSecretNearby(token: string): boolean {
  if (PUBLIC_SHAPE.test(token)) return /^[0-9a-f]+$/.test(token) && token.length >= MIN_NEAR_HEX;
  if (PUBLIC_PREFIX.test(token) && !SECRET_PREFIX.test(token)) return false;
  return hasMixedClasses(token) ? hasChanges(token) : token.length >= MIN_LENGTH && /[0-9]/.test(token) && /[A-Za-z]/.test(token);
}

function isSecretAlone(token: string): boolean {
  if (PUBLIC_SHAPE.test(token) || PUBLIC_PREFIX.test(token)) return false;
  const body = bodyBehindPrefix(token);
  if (body !== "" && body.length >= MIN_PREFIXED_BODY && !PUBLIC_SHAPE.test(token)) {
    if (hasMixedClasses(body) && hasChanges(body)) return true;
    if (SECRET_PREFIX.test(token) && /[0-9]/.test(body) && /[A-Za-z]/.test(body)) return true;
  }
  if (!hasMixedClasses(token) || digitCount(token) < 2 || changeShare(token) < MIN_ALONE_CHANGES) return false;
  const shortest = /[+/]/.test(token) ? MIN_ALONE_BASE64 : MIN_ALONE;
  return token.length >= shortest && randomLength(token) >= shortest * 0.75;
}

/** What stands behind one to three short words joined by "_", "-" or "."; "" when there are none or nothing random follows. */
function bodyBehindPrefix(token: string): string {
  const match = /^(?:[A-Za-z][A-Za-z0-9]{0,11}[_.-]){1,3}/.exec(token);
  const body = match ? token.slice(match[0].length) : "";
  return randomLength(body) >= MIN_PREFIXED_BODY ? body : "";
}

/** Bytes that are all printable and without a blank are no hash and no file: somebody wrote a random word in another alphabet. */
function isKeyEncoded(token: string): boolean {
  if (token.length < MIN_ENCODED || !/^(?:[0-9a-f]+|[0-9A-F]+|[A-Za-z0-9+/_-]+={0,2})$/.test(token)) return false;
  const decoded = Buffer.from(token, /^[0-9a-f]+$/i.test(token) ? "hex" : "base64").toString("latin1");
  return /^[!-~]{16,}$/.test(decoded) && randomLength(decoded) >= decoded.length / 2 && !isPath(decoded);
}

/** Written from right to left, which whoever asked for it can undo. */
function isKeyReversed(token: string): boolean {
  const known = REVERSIBLE.get(Array.from(token.slice(-MIN_REVERSED_PREFIX)).toReversed().join(""));
  if (!known) return false;
  const reversed = Array.from(token).toReversed().join("");
  return known.some(({ prefix, format }) => {
    if (!reversed.startsWith(prefix)) return false;
    let end = prefix.length;
    while (end < reversed.length && isIn(format.body, reversed.charCodeAt(end))) end++;
    return format.accept(reversed.slice(prefix.length, end), { startsToken: true, isTextEnd: false, terminator: 0 });
  });
}

/** Formats by how their prefixes begin. */
const REVERSIBLE = Map.groupBy(
  PREFIX_FORMATS.flatMap((format) => format.prefixes.map((prefix) => ({ prefix, format }))),
  ({ prefix }) => prefix.slice(0, MIN_REVERSED_PREFIX),
);

/** Random text changes between small letters, capitals and digits all the time; words do not. */
function hasChanges(token: string): boolean {
  return changeShare(token) >= MIN_CHANGES;
}

function digitCount(token: string): number {
  return token.length - token.replace(/[0-9]/g, "").length;
}

/** A file, a host or folders: a word between slashes, or one behind the last full stop. */
function isPathLike(token: string): boolean {
  return isPath(token) || /\.[a-z]{2,5}$/.test(token) || longestAlnumRun(token) < MIN_RUN;
}

/** Base64 of something to read is a way to write, not a key; base64 of a key is one. */
function isReadable(token: string): boolean {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(token)) return false;
  const decoded = Buffer.from(token, "base64").toString("latin1");
  return /^[\t\n\r -~]{8,}$/.test(decoded) && randomLength(decoded) < decoded.length / 2;
}
