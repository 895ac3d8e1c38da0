import type { FinalState } from "../final-read/final-state.ts";
import type { History } from "../history/history.ts";
import { findAuditGaps } from "./audit-gap.ts";
import { findCronTwice } from "./cron-twice.ts";
import { findCrossings } from "./cross-tenant.ts";
import { findDoubleCharges } from "./double-charge.ts";
import { findDuplicates } from "./duplicate.ts";
import { findFailOpen } from "./fail-open.ts";
import { findLost } from "./lost.ts";
import { findDisorder } from "./order.ts";
import { findPoisonSpread } from "./poison-spread.ts";
import { findSlowHeals } from "./slow-heal.ts";
import { findTornStreams } from "./stream-prefix.ts";
import { findStuck } from "./stuck.ts";
import { findToolsTwice } from "./tool-twice.ts";
import { findUndecryptable } from "./undecryptable.ts";
import { type Checker, INVARIANTS, type Invariant, type Violation } from "./violation.ts";

/** One checker for each invariant: one that is missing here does not compile. */
export const CHECKERS: Readonly<Record<Invariant, Checker>> = {
  lost: findLost,
  duplicate: findDuplicates,
  doubleCharge: findDoubleCharges,
  stuck: findStuck,
  order: findDisorder,
  toolTwice: findToolsTwice,
  poisonSpread: findPoisonSpread,
  crossTenant: findCrossings,
  auditGap: findAuditGaps,
  failOpen: findFailOpen,
  streamPrefix: findTornStreams,
  slowHeal: findSlowHeals,
  undecryptable: findUndecryptable,
  cronTwice: findCronTwice,
};

export function check(history: History, final: FinalState): Violation[] {
  return INVARIANTS.flatMap((invariant) => CHECKERS[invariant](history, final));
}

/** How often each invariant was broken; zeros too, so that a report shows what was looked at. */
export function countViolations(violations: readonly Violation[]): Record<Invariant, number> {
  const count = (invariant: Invariant) => violations.filter((violation) => violation.invariant === invariant).length;
  return {
    lost: count("lost"),
    duplicate: count("duplicate"),
    doubleCharge: count("doubleCharge"),
    stuck: count("stuck"),
    order: count("order"),
    toolTwice: count("toolTwice"),
    poisonSpread: count("poisonSpread"),
    crossTenant: count("crossTenant"),
    auditGap: count("auditGap"),
    failOpen: count("failOpen"),
    streamPrefix: count("streamPrefix"),
    slowHeal: count("slowHeal"),
    undecryptable: count("undecryptable"),
    cronTwice: count("cronTwice"),
  };
}
