/**
 * Why somebody may not act. One from an organization stands on the membership; one from the whole deployment stands on the user and, so
 * that lists and sessions need not ask twice, on each membership that had none.
 */
export type Ban = {
  at: Date;
  /** The user who decided it. */
  by: string;
  scope: "organization" | "platform";
  reason: string;
  ticket: string | null;
};

/** A banned membership or user is treated like none at all: no session of theirs opens, none goes on, no key of theirs works. */
export function isBanned(...records: readonly { ban?: Ban }[]): boolean {
  return records.some(({ ban }) => ban !== undefined);
}
