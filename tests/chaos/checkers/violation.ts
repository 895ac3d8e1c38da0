import type { FinalState } from "../final-read/final-state.ts";
import type { History } from "../history/history.ts";

export const INVARIANTS = [
  "lost",
  "duplicate",
  "doubleCharge",
  "stuck",
  "order",
  "toolTwice",
  "poisonSpread",
  "crossTenant",
  "auditGap",
  "failOpen",
  "streamPrefix",
  "slowHeal",
  "undecryptable",
  "cronTwice",
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** `subject` is the id of what went wrong; `detail` says how, for whoever looks into it. */
export type Violation = { invariant: Invariant; subject: string; detail: string };

/** Pure: the same history and final state always give the same violations. */
export type Checker = (history: History, final: FinalState) => Violation[];
