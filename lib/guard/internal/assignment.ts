// Secrets that only their surroundings betray: `password = …`, `"api_key": "…"`, `Bearer …`. The name is not secret and is
// never held back; from the first character of the value a candidate lives.

import { type Candidate, createRunCandidate, type RunFormat } from "./candidate.ts";
import { ALNUM, characterClass, isIn, printableExcept } from "./character-class.ts";
import { looksRandom } from "./randomness.ts";
import type { TextWindow } from "./text-window.ts";

type Context = { keywords: readonly string[]; separator: "sign" | "space" | "none"; format: RunFormat };

const VALUE = printableExcept("\"'`,;<>(){}[]|&\\");
const OPENING_PARENTHESIS = 0x28;
const MIN_SECRET = 20;
const MIN_BEARER = 16;
const MIN_AWS_SECRET = 35;
const MAX_TAIL = 40;
const MAX_GAP = 24;

const CONTEXTS: readonly Context[] = [
  {
    keywords: ["password", "passwd", "passphrase", "secret", "token", "credential", "apikey", "api_key", "api-key", "api key"].concat([
      "accesskey",
      "access_key",
      "access-key",
      "access key",
      "private_key",
      "auth_key",
      "signing_key",
      "encryption_key",
    ]),
    separator: "sign",
    format: contextual(
      "secret",
      10,
      VALUE,
      (value, terminator) => value.length >= MIN_SECRET && !isCode(value, terminator) && looksRandom(value),
    ),
  },
  {
    keywords: ["aws_secret_access_key", "secretaccesskey", "secret_access_key", "secret access key"],
    separator: "sign",
    format: contextual("aws-secret-key", 20, characterClass(`${ALNUM}+/=`), (value) => value.length >= MIN_AWS_SECRET),
  },
  {
    keywords: ["bearer"],
    separator: "space",
    format: contextual("bearer-token", 30, characterClass(`${ALNUM}._~+/=-`), (value) => value.length >= MIN_BEARER && looksRandom(value)),
  },
  {
    keywords: ["hooks.slack.com/services/"],
    separator: "none",
    format: contextual("slack-token", 100, characterClass(`${ALNUM}/`), (value) => value.length >= 20),
  },
];

const ENTRIES = CONTEXTS.flatMap((context) => context.keywords.map((keyword) => ({ keyword, context })));

export const ASSIGNMENT_KEYWORDS: readonly string[] = ENTRIES.map((entry) => entry.keyword);

export type AssignmentTracker = {
  /** A keyword ended at the current character; a longer one at the same place is reported last and wins. */
  open(keywordIndex: number): void;
  isActive(): boolean;
  /** Returns the candidate whose first character this is, or null. */
  step(code: number, position: number): Candidate | null;
};

type Stage = "tail" | "before" | "after";

export function createAssignmentTracker(window: TextWindow): AssignmentTracker {
  let context: Context | null = null;
  let stage: Stage = "tail";
  let length = 0;
  let pendingIs = false;

  const enter = (next: Stage): null => {
    stage = next;
    length = 0;
    pendingIs = false;
    return null;
  };
  const leave = (): null => {
    context = null;
    return null;
  };
  const stepBefore = (character: string): null => {
    if (":=|>".includes(character)) return enter("after");
    if (pendingIs) return character === "s" ? enter("after") : leave();
    if (character === "i" && length > 1) {
      pendingIs = true;
      return null;
    }
    return " \t\"'`*])".includes(character) ? null : leave();
  };

  return {
    open: (keywordIndex) => {
      context = ENTRIES[keywordIndex]?.context ?? null;
      enter(context?.separator === "none" ? "after" : "tail");
    },
    isActive: () => context !== null,
    step: (code, position) => {
      if (!context) return null;
      const character = String.fromCharCode(code);
      if (++length > (stage === "tail" ? MAX_TAIL : MAX_GAP)) return leave();
      if (stage === "tail") {
        if (context.separator === "space" && " \t".includes(character)) return enter("after");
        if (length === 1 && /[a-rt-z]/.test(character)) return leave();
        if (/[\w.-]/.test(character)) return null;
        stage = "before";
      }
      if (stage === "before") return stepBefore(character);
      if (" \t\r\n\"'`*=:>".includes(character)) return null;
      const format = context.format;
      leave();
      return isIn(format.body, code) ? createRunCandidate(format, window, position, position) : null;
    },
  };
}

function contextual(
  kind: string,
  priority: number,
  body: RunFormat["body"],
  accept: (value: string, terminator: number) => boolean,
): RunFormat {
  return { kind, priority, slot: kind, body, trim: ".:!?", accept: (value, end) => accept(value, end.terminator) };
}

/** A call, a dotted path of names, or an address is a program talking about a secret. */
function isCode(value: string, terminator: number): boolean {
  return (
    terminator === OPENING_PARENTHESIS ||
    /^[a-z][a-z0-9+]*:\/\//i.test(value) ||
    /^[A-Za-z_$][A-Za-z_$]*[0-9]?(\.[A-Za-z_$]+[0-9]?)+$/.test(value)
  );
}
