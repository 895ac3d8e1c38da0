// What a replay has found so far, small enough to be written after every page. Added to row by row, so that a run that died goes on.

import { DECISIONS } from "../../engine/decision-of.ts";

type Decision = (typeof DECISIONS)[number];

export type ReplayExample = { id: string; at: Date; from: Decision; to: Decision; scoreBefore: number; scoreAfter: number };
/** Of transactions whose case is closed, how many a person would have looked at. */
export type Caught = { total: number; before: number; after: number };
export type ReplaySums = {
  looked: number;
  generated: number;
  /** Rows by the decision before, columns by the one after, both in the order of DECISIONS. */
  decisions: number[][];
  frauds: Caught;
  honest: Caught;
  /** How often each rule was met. */
  rules: Record<string, { before: number; after: number }>;
  examples: ReplayExample[];
};

export const EXAMPLES_MAX = 20;
const LOOKED_AT = DECISIONS.indexOf("review");

export function createReplaySums(): ReplaySums {
  return {
    looked: 0,
    generated: 0,
    decisions: DECISIONS.map(() => DECISIONS.map(() => 0)),
    frauds: { total: 0, before: 0, after: 0 },
    honest: { total: 0, before: 0, after: 0 },
    rules: {},
    examples: [],
  };
}

export type Replayed = {
  id: string;
  at: Date;
  isGenerated: boolean;
  isFraud: boolean | null;
  before: { decision: Decision; score: number; rules: readonly string[] };
  after: { decision: Decision; score: number; rules: readonly string[] };
};

export function addReplayed(sums: ReplaySums, { id, at, isGenerated, isFraud, before, after }: Replayed): void {
  sums.looked += 1;
  if (isGenerated) sums.generated += 1;
  const [from, to] = [DECISIONS.indexOf(before.decision), DECISIONS.indexOf(after.decision)];
  const row = sums.decisions[from];
  if (row) row[to] = (row[to] ?? 0) + 1;
  if (isFraud !== null) {
    const caught = isFraud ? sums.frauds : sums.honest;
    caught.total += 1;
    if (from >= LOOKED_AT) caught.before += 1;
    if (to >= LOOKED_AT) caught.after += 1;
  }
  for (const code of before.rules) ruleOf(sums, code).before += 1;
  for (const code of after.rules) ruleOf(sums, code).after += 1;
  if (from !== to && sums.examples.length < EXAMPLES_MAX)
    sums.examples.push({ id, at, from: before.decision, to: after.decision, scoreBefore: before.score, scoreAfter: after.score });
}

function ruleOf({ rules }: ReplaySums, code: string): { before: number; after: number } {
  const known = rules[code];
  if (known) return known;
  const made = { before: 0, after: 0 };
  rules[code] = made;
  return made;
}
