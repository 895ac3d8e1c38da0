import { monotonicFactory } from "ulid";

/** Every kind of record has one prefix; ids sort by creation time within a process (ULID, https://github.com/ulid/spec). */
export const ID_PREFIXES = {
  user: "usr",
  organization: "org",
  membership: "mbr",
  session: "ses",
  chat: "cht",
  turn: "trn",
  message: "msg",
  job: "job",
  audit: "aud",
  usage: "use",
  request: "req",
  deadLetter: "ddl",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const nextUlid = monotonicFactory();

export function createId(kind: IdKind): string {
  return `${ID_PREFIXES[kind]}_${nextUlid()}`;
}

/** Crockford base32 without I, L, O, U, 26 characters, as ULID prescribes. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`);
}
