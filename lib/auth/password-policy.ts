import { COMMON_WORDS, KEY_WALKS } from "./common-passwords.ts";
import { weakPassword } from "./errors.ts";
import { loadCommonPasswords } from "./passwords/load-common-passwords.ts";

/**
 * Length and guessability, no composition rules (NIST SP 800-63B §3.1.1.2): long enough for the circumstances and neither a common
 * password, a repetition, a walk over the keyboard nor the owner's own name. Characters count as Unicode code points.
 */
export const SHORTEST_ALONE = 12;
/** Where a second factor is asked for as well. */
export const SHORTEST_WITH_SECOND_FACTOR = 8;
const LONGEST = 128;
/** What has to be left of a password without the parts anybody could guess. */
const OWN_CHARACTERS = 8;
/** So many digits and signs around common words are more than anybody hangs on: a random text with few letters has them. */
const OWN_SIGNS = 16;
const PERSONAL_PART = 4;
const PRODUCT_NAME = "aegis";

type Owner = { email: string; name: string };

type Circumstance = {
  pointer: "/body/password" | "/body/newPassword";
  /** What the person's organizations and second factor ask for; `SHORTEST_ALONE` without. */
  shortest?: number;
};

/** In characters, as the policy counts them. */
export function lengthOf(password: string): number {
  return [...password.normalize("NFC")].length;
}

export async function assertStrongPassword(password: string, owner: Owner & Circumstance): Promise<void> {
  const weakness = await findWeakness(password, owner, owner.shortest);
  if (weakness) throw weakPassword(weakness, owner.pointer);
}

/** A sentence that says what to do, or null when the password is good. */
export async function findWeakness(password: string, owner: Owner, shortest: number = SHORTEST_ALONE): Promise<string | null> {
  const normalized = password.normalize("NFC");
  const length = lengthOf(password);
  if (length < shortest) return `Use at least ${shortest} characters; this has ${length}.`;
  if (length > LONGEST) return `Use at most ${LONGEST} characters; this has ${length}.`;
  const lower = normalized.toLowerCase();
  if (isRepetition(lower)) return "This repeats the same few characters. Use a longer phrase of your own.";
  if (isKeyWalk(lower) || isKeyWalk(lower.replace(/(.)\1+/gu, "$1")))
    return "This follows the keyboard or the alphabet. Use a longer phrase of your own.";
  if (isCommon(lower) || isListed(lower, await loadCommonPasswords()))
    return "This is among the passwords that are guessed first. Use a phrase of several unrelated words.";
  if (isMostlyPersonal(lower, owner))
    return "This is mostly your name, your e-mail address or the name of this product. Use something else.";
  return null;
}

function isRepetition(lower: string): boolean {
  const characters = [...lower];
  if (new Set(characters).size <= 4) return true;
  for (let period = 1; period < OWN_CHARACTERS; period += 1) {
    if (characters.every((character, index) => index < period || character === characters[index - period])) return true;
  }
  return false;
}

const walks = KEY_WALKS.flatMap((walk) => [walk, [...walk].reverse().join("")]);

/** True when runs along a walk are three characters long on average: `qwertyuiop12`, `abcdef654321`; `112233445566` once thinned. */
function isKeyWalk(lower: string): boolean {
  let runs = 0;
  for (let start = 0; start < lower.length; runs += 1) start += longestWalkAt(lower, start);
  return runs * 3 <= lower.length;
}

function longestWalkAt(text: string, start: number): number {
  let longest = 1;
  for (const walk of walks) {
    while (start + longest < text.length && walk.includes(text.slice(start, start + longest + 1))) longest += 1;
  }
  return longest;
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Read as it stands, with look-alikes as letters, and so again without the digits and signs hung on at either end. */
function isCommon(lower: string): boolean {
  const bare = /\p{L}(?:.*\p{L})?/su.exec(lower)?.[0] ?? "";
  return [lower, toLetters(lower), toLetters(bare)].some(isMadeOfCommonWords);
}

/** As it stands, or with no more than a few digits and signs hung on: what guessing programs do to every entry of their lists. */
function isListed(lower: string, listed: ReadonlySet<string>): boolean {
  const bare = /\p{L}(?:.*\p{L})?/su.exec(lower)?.[0] ?? "";
  const readings = lower.length - bare.length < OWN_SIGNS ? [lower, toLetters(lower), bare, toLetters(bare)] : [lower];
  return readings.some((reading) => listed.has(reading));
}

function toLetters(text: string): string {
  return [...text].map((character) => LOOK_ALIKES[character] ?? character).join("");
}

const commonWords = new Set(COMMON_WORDS);
const longestWord = Math.max(...COMMON_WORDS.map((word) => word.length));

/** One or two different common words, with anything but letters between them. */
function isMadeOfCommonWords(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  if (letters === "" || text.length - letters.length >= OWN_SIGNS) return false;
  // ways[i]: the smallest set of words that spells the first i letters, or null when none does.
  const ways: (ReadonlySet<string> | null)[] = [new Set()];
  for (let end = 1; end <= letters.length; end += 1) {
    let best: ReadonlySet<string> | null = null;
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      const before = ways[start];
      const word = letters.slice(start, end);
      if (!before || !commonWords.has(word)) continue;
      const words = new Set([...before, word]);
      if (best === null || words.size < best.size) best = words;
    }
    ways.push(best);
  }
  const whole = ways[letters.length];
  return whole !== null && whole !== undefined && whole.size <= 2;
}

function isMostlyPersonal(lower: string, owner: Owner): boolean {
  const email = owner.email.toLowerCase();
  const parts = [email, ...email.split(/[^\p{L}\p{N}]+/u), ...owner.name.toLowerCase().split(/[^\p{L}\p{N}]+/u), PRODUCT_NAME];
  const longestFirst = parts.filter((part) => part.length >= PERSONAL_PART).sort((a, b) => b.length - a.length);
  if (!longestFirst.some((part) => lower.includes(part))) return false;
  const rest = longestFirst.reduce((text, part) => text.replaceAll(part, ""), lower);
  return [...rest].length < OWN_CHARACTERS;
}
