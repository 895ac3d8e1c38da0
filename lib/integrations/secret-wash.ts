import { trimEndOf } from "../platform/trim-end-of.ts";
// Takes known secrets out of what comes back from somebody they were shown to. A vendor may quote a key in an error, and a model may
// repeat one: here it is known exactly, so that nothing has to be guessed from its shape.

export const WASHED = "[redacted: stored secret]";

/** Shorter ones would be found in any text. */
const LENGTH_MIN = 8;

export type SecretWash = {
  whole(text: string): string;
  /** JSON text may write a secret with escapes: it is washed by its values then. */
  json(text: string): string;
  /** Holds back what may be the beginning of a secret until it is known. */
  stream(): { push(text: string): string; end(): string };
  isIn(text: string): boolean;
};

export function createSecretWash(secrets: readonly string[]): SecretWash {
  // A secret may stand in an address or a header in another spelling of the same characters.
  const spellings = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret), toBase64(secret)]))]
    .filter(({ length }) => length >= LENGTH_MIN)
    .toSorted((a, b) => b.length - a.length);
  const whole = (text: string) => spellings.reduce((clean, secret) => clean.replaceAll(secret, WASHED), text);
  return {
    whole,
    json: (text) => washJson(text, whole),
    isIn: (text) => spellings.some((secret) => text.includes(secret)),
    stream() {
      let held = "";
      return {
        push(text) {
          const clean = whole(held + text);
          const keep = longestBeginning(clean, spellings);
          held = clean.slice(clean.length - keep);
          return clean.slice(0, clean.length - keep);
        },
        end() {
          const rest = held;
          held = "";
          return rest;
        },
      };
    },
  };
}

/** How many characters at the end of the text a secret could begin with. */
function longestBeginning(text: string, secrets: readonly string[]): number {
  let longest = 0;
  for (const secret of secrets) {
    for (let length = Math.min(secret.length - 1, text.length); length > longest; length -= 1) {
      if (text.endsWith(secret.slice(0, length))) longest = length;
    }
  }
  return longest;
}

function washJson(text: string, whole: (text: string) => string): string {
  const direct = whole(text);
  try {
    const value: unknown = JSON.parse(direct);
    const clean = washValue(value, whole);
    return clean === value ? direct : JSON.stringify(clean);
  } catch {
    return direct;
  }
}

/** The same value where nothing was found. */
function washValue(value: unknown, whole: (text: string) => string): unknown {
  if (typeof value === "string") return whole(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => washValue(item, whole));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [whole(name), washValue(inner, whole), name, inner] as const);
  if (entries.every(([name, inner, before, old]) => name === before && inner === old)) return value;
  return Object.fromEntries(entries.map(([name, inner]) => [name, inner]));
}

function toBase64(secret: string): string {
  return trimEndOf(Buffer.from(secret, "utf8").toString("base64"), "=");
}
