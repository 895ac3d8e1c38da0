// Secrets that only their surroundings betray: `password = …`, `"api_key": "…"`, `Bearer …`, "the password for the server is
// …". The name is not secret and is never held back; from the first character of the value a candidate lives.

import type { Candidate } from "./candidate.ts";
import { ALNUM, characterClass, isIn, printableExcept } from "./character-class.ts";
import type { ContextRole } from "./context-words.ts";
import { looksRandom, randomLength } from "./randomness.ts";
import { ANYWHERE, createRunCandidate, type RunFormat } from "./run-format.ts";
import { isBasicValue, isKeyValue, isPasswordValue, isUuid } from "./secret-value.ts";
import type { TextWindow } from "./text-window.ts";

const VALUE = printableExcept("\"'`,;<>(){}[]|&\\");
const QUOTED = printableExcept("\"'`\\");
const BASE64 = characterClass(`${ALNUM}+/=`);
const MIN_BEARER = 16;
const MIN_AWS_SECRET = 35;
const MIN_WEAK_KEY = 20;
const MIN_WEAK_RANDOM = 16;
const MAX_TAIL = 40;
const MAX_GAP = 24;
const MAX_PHRASE = 48;

type AssignedRole = Exclude<ContextRole, "nearby" | "public" | "scheme" | "inline-data">;

const PASSWORD = contextual("secret", 10, VALUE, ".:?", isPasswordValue);
const QUOTED_PASSWORD = contextual("secret", 10, QUOTED, "", isPasswordValue);

const FORMATS: Record<AssignedRole, RunFormat> = {
  password: PASSWORD,
  key: contextual("secret", 10, VALUE, ".:!?", isKeyValue),
  "weak-key": contextual(
    "secret",
    10,
    VALUE,
    ".:!?",
    (value, terminator) =>
      value.length >= MIN_WEAK_KEY && randomLength(value) >= MIN_WEAK_RANDOM && !isUuid(value) && isKeyValue(value, terminator),
  ),
  aws: contextual("aws-secret-key", 20, BASE64, "", (value) => value.length >= MIN_AWS_SECRET),
  bearer: contextual(
    "bearer-token",
    30,
    characterClass(`${ALNUM}._~+/=-`),
    ".:!?",
    (value) => value.length >= MIN_BEARER && looksRandom(value),
  ),
  basic: contextual("basic-auth", 30, BASE64, "", isBasicValue),
};

/** Words between a name and its value: "the token for staging is …". */
const CONNECTORS: ReadonlySet<string> = new Set(
  "is to was be as are now equals ist lautet est es esta sera e vaut jest to on set является is: это är er sind".split(" "),
);
/** Names and words that make something public of a secret's name. */
const PUBLIC_PARTS =
  "id|ids|hash|name|type|url|uri|path|file|dir|length|len|size|count|limit|ttl|public|label|field|header|prefix|pattern|regex|schema|hint|algorithm|format|index|policy|version|arn|expiry|expires|expiration|expired|at|in|email|user";
const PUBLIC_TAIL = new RegExp(
  `(?:^|[_.-])(?:${PUBLIC_PARTS})$|(?:${PUBLIC_PARTS.replace(/(^|\|)([a-z])/g, (_, bar: string, letter: string) => bar + letter.toUpperCase())})$`,
);
const PUBLIC_WORDS: ReadonlySet<string> = new Set([...PUBLIC_PARTS.split("|").filter((part) => part.length > 2), "id", "ids"]);

export type AssignmentTracker = {
  /** A word that announces a value ended at the current character; a longer one at the same place is reported last and wins. */
  open(role: ContextRole): void;
  isActive(): boolean;
  /** Returns the candidate whose first character this is, or null. */
  step(code: number, position: number): Candidate | null;
};

type Stage = "tail" | "before" | "words" | "after";
type Assignment = {
  role: AssignedRole;
  stage: Stage;
  length: number;
  tail: string;
  word: string;
  blanks: number;
  quote: boolean;
  isCell: boolean;
};

export function isAssigned(role: ContextRole): role is AssignedRole {
  return role in FORMATS;
}

export function createAssignmentTracker(window: TextWindow): AssignmentTracker {
  let current: Assignment | null = null;

  const begin = (format: RunFormat, code: number, position: number): Candidate | null =>
    isIn(format.body, code) ? createRunCandidate(format, window, position, position) : null;

  return {
    open: (role) => {
      current = isAssigned(role) ? { role, stage: "tail", length: 0, tail: "", word: "", blanks: 0, quote: false, isCell: false } : null;
    },
    isActive: () => current !== null,
    step: (code, position) => {
      if (!current) return null;
      const next = advance(current, code);
      if (next === "leave") current = null;
      if (next !== "value" || !current) return null;
      const { role, quote, stage } = current;
      // A word right behind the name may be the value, or one of a sentence that goes on to name it.
      if (stage === "after") current = null;
      else current.stage = "words";
      return begin(role === "password" && quote ? QUOTED_PASSWORD : FORMATS[role], code, position);
    },
  };
}

/** "value": a value may begin with this character. */
function advance(state: Assignment, code: number): "stay" | "leave" | "value" {
  const character = String.fromCharCode(code);
  state.length++;
  if (state.stage === "tail") {
    if (state.length > MAX_TAIL || (state.length === 1 && /[a-rt-z]/.test(character))) return "leave";
    if (/[\w.-]/.test(character)) {
      state.tail += character;
      return "stay";
    }
    if (PUBLIC_TAIL.test(state.tail)) return "leave";
    enter(state, "before");
  }
  if (state.stage === "before") return stepBefore(state, character);
  if (state.stage === "words") return stepWords(state, character);
  if (state.length > MAX_GAP || (state.isCell && state.length === 1 && character === " ")) return "leave";
  if (" \t\r\n\"'`*=:>(".includes(character)) {
    state.quote = character === '"' || character === "'" || character === "`";
    return "stay";
  }
  return "value";
}

function stepBefore(state: Assignment, character: string): "stay" | "leave" | "value" {
  // Behind a bare name a comma parts the cells of a table, behind a quoted one arguments, before a blank the words of a list.
  if (character === ",") {
    if (state.length > 1 && state.length !== state.tail.length + 1) return "leave";
    state.isCell = true;
    return enter(state, "after");
  }
  if (isSign(character)) return enter(state, "after");
  if (character === "\n" || character === "\t" || (character === " " && ++state.blanks > 1)) return enter(state, "after");
  if (character === "-" && state.blanks > 0) return enter(state, "after");
  if (" \r\"'`*])".includes(character)) return "stay";
  if (character === "(") return enter(state, "words");
  if (state.blanks === 0 || state.length > MAX_GAP || state.role === "weak-key") return "leave";
  state.length = 0;
  state.word = character;
  return "value";
}

function stepWords(state: Assignment, character: string): "stay" | "leave" {
  if (state.length > MAX_PHRASE || "\n.;!?".includes(character)) return "leave";
  if (isSign(character)) return PUBLIC_WORDS.has(state.word.toLowerCase()) ? "leave" : enter(state, "after");
  if (character !== " ") {
    state.word += character;
    return "stay";
  }
  const word = state.word.toLowerCase();
  state.word = "";
  if (PUBLIC_WORDS.has(word)) return "leave";
  return CONNECTORS.has(word) ? enter(state, "after") : "stay";
}

function enter(state: Assignment, stage: Stage): "stay" {
  state.stage = stage;
  state.length = 0;
  return "stay";
}

function isSign(character: string): boolean {
  return ":=|>：＝是は为為→—–".includes(character);
}

function contextual(
  kind: string,
  priority: number,
  body: RunFormat["body"],
  trim: string,
  accept: (value: string, terminator: number) => boolean,
): RunFormat {
  return { kind, priority, slot: kind, body, trim, place: ANYWHERE, accept: (value, end) => accept(value, end.terminator) };
}
