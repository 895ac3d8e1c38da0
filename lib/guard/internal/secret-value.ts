// Judges a value that a name or a sentence calls a secret. The name has done half of the work, so what is asked here is
// whether the value is one at all: not a word, a path, a date, a piece of a program or a placeholder.

import { hasMixedClasses, isPath, isPlaceholder, looksRandom, randomLength } from "./randomness.ts";

const MIN_PASSWORD = 8;
const MAX_PASSWORD = 128;
const MIN_KEY = 16;
const MIN_SHORT_KEY = 12;
const MIN_RANDOM = 8;
const MIN_BASIC = 8;
const OPENING_PARENTHESIS = 0x28;
const OPENING_BRACKET = 0x5b;

export function isPasswordValue(value: string, terminator: number): boolean {
  if (value.length < MIN_PASSWORD || value.length > MAX_PASSWORD || isNoSecret(value, terminator)) return false;
  if (isKeyValue(value, terminator)) return true;
  const hasDigit = /[0-9]/.test(value);
  const symbols = value.slice(1).replace(/[^!@#$%^&*]/g, "").length;
  const hasLetter = /[A-Za-z]/.test(value);
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value);
  if (!hasLetter) return false;
  if (hasDigit) return symbols > 0 || isMixed || randomLength(value) >= MIN_PASSWORD;
  return isMixed && (symbols > 1 || (symbols > 0 && randomLength(value) >= MIN_RANDOM));
}

export function isKeyValue(value: string, terminator: number): boolean {
  if (value.length < MIN_SHORT_KEY || isNoSecret(value, terminator)) return false;
  if (!isDense(value) && (!looksRandom(value) || randomLength(value) < MIN_RANDOM)) return false;
  return value.length >= MIN_KEY || hasMixedClasses(value);
}

/** One piece of small letters or of capitals with digits among them: a name would be parted or have humps. */
function isDense(value: string): boolean {
  return value.length >= MIN_KEY && /^(?:[a-z0-9]+|[A-Z0-9]+)$/.test(value) && (value.match(/[0-9](?=[A-Za-z])/g) ?? []).length >= 2;
}

/** User and password of HTTP's basic scheme, as base64. */
export function isBasicValue(value: string): boolean {
  const [, user = "", password = ""] = /^([ -9;-~]+):([ -~]+)$/.exec(Buffer.from(value, "base64").toString("latin1")) ?? [];
  return value.length >= MIN_BASIC && password !== "" && !isSampleLogin(user, password);
}

/** A call, a dotted path of names, an address, a path of files, a date or a version is somebody talking about a secret. */
function isNoSecret(value: string, terminator: number): boolean {
  return (
    terminator === OPENING_PARENTHESIS ||
    terminator === OPENING_BRACKET ||
    isPlaceholder(value) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ||
    /^[A-Za-z_$][A-Za-z_$]*[0-9]?(\.[A-Za-z_$]+[0-9]?)+$/.test(value) ||
    /^\$|^%[A-Za-z_]+%$|\$\{|\{\{|=>|^\[redacted/.test(value) ||
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(value) ||
    /^v?[0-9]+(?:\.[0-9]+){1,3}(?:-[a-z0-9.]+)?$/i.test(value) ||
    /^[\w.+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}$/.test(value) ||
    /(?:^|_)0[0-7][0-9A-HJKMNP-TV-Z]{24}$/.test(value) ||
    isFilePath(value)
  );
}

function isFilePath(value: string): boolean {
  if (/^(?:\.{1,2}|~|[A-Za-z]:)?[/\\]/.test(value) && value.split(/[/\\]/).some((part) => part.length >= 3 && /^[a-z.-]+$/.test(part)))
    return true;
  return (
    isPath(value) ||
    /^[\w-]+\.(?:json|js|ts|tsx|jsx|py|txt|md|html|css|pem|key|crt|yml|yaml|toml|env|go|rs|java|php|rb|sh|svg|png|xml)$/i.test(value)
  );
}

/** What every manual writes where a name and a password belong. */
export function isSampleLogin(user: string, password: string): boolean {
  return (
    /^(?:user|username|usr|foo|guest|name|login|your[-_]?\w*)$/i.test(user) &&
    /^(?:pass|password|passwd|pwd|bar|guest|your[-_]?\w*)$/i.test(password)
  );
}

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
