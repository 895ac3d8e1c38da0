import type { RunFormat } from "./candidate.ts";
import { ALNUM, characterClass, DIGITS, UPPER } from "./character-class.ts";
import { hasMixedClasses, longestAlnumRun } from "./randomness.ts";

/** A vendor's key: literal prefixes and what has to follow. Lengths sit below the vendors' own, so that a cut-off key is caught as well. */
export type PrefixFormat = RunFormat & { prefixes: readonly string[] };

const WORD = characterClass(ALNUM);
const DASHED = characterClass(`${ALNUM}_-`);
const DOTTED = characterClass(`${ALNUM}_-.`);
const TOKEN_PARTS = characterClass(`${ALNUM}_-.=`);
const UPPER_WORD = characterClass(UPPER + DIGITS);
const LOWER_HEX = characterClass(`${DIGITS}abcdef`);

/** At the very end of a text a key may have been cut: then this much behind an unmistakable prefix is enough. */
const MIN_CUT_BODY = 8;

export const PREFIX_FORMATS: readonly PrefixFormat[] = [
  key("openai-key", ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"], DASHED, 16),
  { ...key("openai-key", ["sk-"], DASHED, 20), slot: "sk", priority: 50, accept: (body, end) => isPlainSkKey(body, end.startsToken) },
  key("anthropic-key", ["sk-ant-"], DASHED, 16),
  loose("google-key", ["AIza"], DASHED, (body) => body.length >= 30),
  key("groq-key", ["gsk_"], WORD, 20),
  loose("xai-key", ["xai-"], WORD, (body) => body.length >= 20),
  loose("aws-access-key", ["AKIA", "ASIA"], UPPER_WORD, (body) => body.length >= 16),
  key("github-token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], WORD, 20),
  key("github-token", ["github_pat_"], characterClass(`${ALNUM}_`), 20),
  key("gitlab-token", ["glpat-", "gldt-", "glrt-", "glptt-"], DOTTED, 16),
  key("slack-token", ["xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-"], characterClass(`${ALNUM}-`), 10),
  key("stripe-key", ["sk_live_", "rk_live_", "sk_test_", "rk_test_"], WORD, 10),
  key("stripe-key", ["whsec_"], characterClass(`${ALNUM}+/=`), 16),
  loose("sendgrid-key", ["SG."], DOTTED, hasSendgridParts),
  loose("twilio-key", ["SK"], LOWER_HEX, (body) => body.length >= 32),
  loose("npm-token", ["npm_"], WORD, (body) => body.length >= 30),
  loose("pypi-token", ["pypi-"], DASHED, (body) => body.length >= 50 && hasMixedClasses(body)),
  loose("huggingface-token", ["hf_"], WORD, (body) => body.length >= 30),
  key("aegis-key", ["aegis_live_", "aegis_test_"], DASHED, 12),
  { ...loose("jwt", ["eyJ"], TOKEN_PARTS, hasTokenParts), priority: 90, trim: ".=" },
];

function key(kind: string, prefixes: readonly string[], body: RunFormat["body"], minBody: number): PrefixFormat {
  const accept: RunFormat["accept"] = (text, end) => text.length >= (end.isTextEnd ? Math.min(minBody, MIN_CUT_BODY) : minBody);
  return { kind, prefixes, body, accept, priority: 100, slot: prefixes.join(), trim: "." };
}

function loose(kind: string, prefixes: readonly string[], body: RunFormat["body"], accept: (text: string) => boolean): PrefixFormat {
  return { kind, prefixes, body, accept, priority: 100, slot: prefixes.join(), trim: "." };
}

/** "sk-" also ends "task-" and "risk-": glued to a word, only an unmistakably random run counts. */
function isPlainSkKey(body: string, startsToken: boolean): boolean {
  const run = longestAlnumRun(body);
  return run >= 16 && (hasMixedClasses(body) || (startsToken && run >= 20));
}

function hasSendgridParts(body: string): boolean {
  const parts = body.split(".");
  return parts.some((part, index) => part.length >= 16 && (parts[index + 1]?.length ?? 0) >= 32);
}

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
