/** Answers of a candidate that are not an end position. */
export const GROWING = -1;
export const IMPOSSIBLE = -2;

/**
 * Text that may turn out to be a secret. `step` sees every character after the prefix once; a result ≥ 0 is the position
 * just behind the secret. Two candidates of one slot never live together: the earlier one covers whatever the later would.
 */
export type Candidate = {
  kind: string;
  /** Where spans overlap, the kind of the highest priority names the redaction. */
  priority: number;
  slot: string;
  start: number;
  step(code: number, position: number): number;
  finish(position: number): number;
};
