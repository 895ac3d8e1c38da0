import type { GuardPolicy } from "../../../../_client/guard-policy.ts";

/** The limits of the API, so that a form says at once what the server would refuse. */
export const ENTRIES_MAX = 200;
export const INPUT_CHARS = { min: 1_000, max: 200_000 } as const;

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

export function faultOfHost(host: string): string | null {
  return HOST.test(host) ? null : "write a host alone, such as docs.example.com.";
}

export function faultOfPhrase(phrase: string): string | null {
  if (phrase.length < 4) return "a phrase has at least 4 characters.";
  return phrase.length > 500 ? "a phrase has at most 500 characters." : null;
}

export function faultOfLength(chars: number): string | null {
  const { min, max } = INPUT_CHARS;
  const isFine = Number.isInteger(chars) && chars >= min && chars <= max;
  return isFine ? null : `Enter a whole number from ${min.toLocaleString("en")} to ${max.toLocaleString("en")}.`;
}

export function isSavable({ allowedHosts, allowedPhrases, maxInputChars }: GuardPolicy): boolean {
  const isShort = allowedHosts.length <= ENTRIES_MAX && allowedPhrases.length <= ENTRIES_MAX;
  return (
    isShort &&
    allowedHosts.every((host) => faultOfHost(host) === null) &&
    allowedPhrases.every((phrase) => faultOfPhrase(phrase) === null) &&
    faultOfLength(maxInputChars) === null
  );
}
