// What may be done with a lease, when, and by whom. Pure. Every decision is taken at one moment, and that is the latest anybody has seen of
// this lease: a clock that jumps back does not bring to life what had run out, and one that jumps ahead ends it early and leaves a sign.
// What the fail-safe takes away lies over all that, and is lifted by two people, never by a vote or by time.

import type { Halt } from "../../platform/safety-gate.ts";
import { EXTENSIONS_MAX, type LeaseState, type TripReason } from "../schema.ts";

const HOUR_MS = 3_600_000;

export type Vote = { userId: string; approve: boolean; reason: string; at: Date };

/** `outcome`: "open" while people vote on it. `approvals`: how many have to approve, as the settings said when it was asked. */
export type LeaseAsk = {
  kind: "grant" | "extension";
  outcome: "open" | "granted" | "rejected" | "withdrawn" | "lapsed";
  requestedBy: string;
  requestedAt: Date;
  hours: number;
  reason: string;
  approvals: number;
  votes: Vote[];
};

export type Denial = { tripId: string; reason: TripReason; at: Date };

/** `state` is without regard to trips; UNINITIALIZED is also what has never needed a lease. `seenAt`: the latest moment anybody has seen it at. */
export type Tenure = {
  state: LeaseState;
  startedAt: Date | null;
  endsAt: Date | null;
  extensions: number;
  ask: LeaseAsk | null;
  denials: Denial[];
  seenAt: Date;
};

export type LeaseCommand =
  | { type: "ask"; hours: number; reason: string; approvals: number }
  | { type: "extend"; hours: number; reason: string; approvals: number }
  | { type: "vote"; approve: boolean; reason: string }
  | { type: "end" }
  | { type: "lapse" }
  | { type: "deny"; tripId: string; reason: TripReason }
  | { type: "restore"; tripId: string };

export type LeaseRefusal =
  | "failsafe.lease_stands"
  | "failsafe.lease_pending"
  | "failsafe.lease_denied"
  | "failsafe.lease_not_valid"
  | "failsafe.nothing_to_vote"
  | "failsafe.own_request"
  | "failsafe.voted_already"
  | "failsafe.extensions_used"
  | "failsafe.quorum_impossible"
  | "failsafe.nothing_to_end";

export type LeaseStep = { type: "moved"; to: Tenure } | { type: "refused"; code: LeaseRefusal };

/** `userId` null: the product itself. `validators`: everybody who may vote now, whoever asks or votes among them. */
export type Mover = { userId: string | null; now: Date; isRequired: boolean; validators: readonly string[] };

export function newTenure(now: Date): Tenure {
  return { state: "UNINITIALIZED", startedAt: null, endsAt: null, extensions: 0, ask: null, denials: [], seenAt: now };
}

/** What says whether it stands. */
export type Stand = Pick<Tenure, "state" | "endsAt" | "seenAt" | "denials">;

/** As it is at this moment; the only state anybody may act by is VALID. */
export function stateOf(tenure: Stand, { now, isRequired }: Pick<Mover, "now" | "isRequired">): LeaseState {
  if (tenure.denials.length > 0) return "DENIED";
  if (!isRequired) return "VALID";
  return stateAt(tenure, now);
}

/** Why a state that is not VALID came to be: a trip's reason, or what the clock did. Null where there is nothing to add. */
export function whyHalted(tenure: Stand, now: Date): Pick<Halt, "reason" | "tripId"> {
  const [denial] = tenure.denials;
  if (denial) return { reason: denial.reason, tripId: denial.tripId };
  if (stateAt(tenure, now) !== "EXPIRED") return { reason: null, tripId: null };
  return { reason: isEndedByClock(tenure, now) ? "clock" : "expired", tripId: null };
}

/** Its end has been seen, and by today's clock is still to come: either that clock or the other was wrong, and it is safer to ask again. */
export function isEndedByClock({ endsAt, seenAt }: Pick<Tenure, "endsAt" | "seenAt">, now: Date): boolean {
  return endsAt !== null && endsAt <= seenAt && endsAt > now;
}

/** What the clock has done by now. */
export function settle(tenure: Tenure, now: Date): Tenure {
  const seenAt = latest(tenure.seenAt, now);
  const state = stateAt(tenure, now);
  if (state === tenure.state) return { ...tenure, seenAt };
  return { ...tenure, seenAt, state, ask: closeAsk(tenure.ask, "lapsed") };
}

function stateAt({ state, endsAt, seenAt }: Stand, now: Date): LeaseState {
  return state === "VALID" && endsAt !== null && endsAt <= latest(seenAt, now) ? "EXPIRED" : state;
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

export function move(from: Tenure, command: LeaseCommand, mover: Mover): LeaseStep {
  const tenure = settle(from, mover.now);
  switch (command.type) {
    case "ask":
      return ask(tenure, command, mover);
    case "extend":
      return extend(tenure, command, mover);
    case "vote":
      return vote(tenure, command, mover);
    case "end":
      return end(tenure, mover);
    case "lapse":
      return moved(tenure);
    case "deny":
      return moved({ ...tenure, denials: withDenial(tenure.denials, { ...command, at: mover.now }) });
    case "restore":
      return moved({ ...tenure, denials: tenure.denials.filter(({ tripId }) => tripId !== command.tripId) });
  }
}

type Wanted = Pick<LeaseAsk, "hours" | "reason" | "approvals">;

/** People ask anew at the time of their own clock: what another one has seen of the former lease is over with it. */
function ask(tenure: Tenure, wanted: Wanted, { userId, now, isRequired, validators }: Mover): LeaseStep {
  if (tenure.denials.length > 0) return refused("failsafe.lease_denied");
  if (!isRequired || tenure.state === "VALID") return refused("failsafe.lease_stands");
  if (tenure.state === "PENDING") return refused("failsafe.lease_pending");
  if (userId === null || countOthers(validators, [userId]) < wanted.approvals) return refused("failsafe.quorum_impossible");
  const none = { ...newTenure(now), state: "PENDING" as const };
  return moved({ ...none, ask: toAsk("grant", wanted, userId, none) });
}

function extend(tenure: Tenure, wanted: Wanted, { userId, validators }: Mover): LeaseStep {
  if (tenure.denials.length > 0) return refused("failsafe.lease_denied");
  if (tenure.state !== "VALID" || tenure.endsAt === null) return refused("failsafe.lease_not_valid");
  if (tenure.ask?.outcome === "open") return refused("failsafe.lease_pending");
  if (tenure.extensions >= EXTENSIONS_MAX) return refused("failsafe.extensions_used");
  if (userId === null || countOthers(validators, [userId]) < wanted.approvals) return refused("failsafe.quorum_impossible");
  return moved({ ...tenure, ask: toAsk("extension", wanted, userId, tenure) });
}

function toAsk(kind: LeaseAsk["kind"], { hours, reason, approvals }: Wanted, requestedBy: string, { seenAt }: Tenure): LeaseAsk {
  return { kind, outcome: "open", requestedBy, requestedAt: seenAt, hours, reason, approvals, votes: [] };
}

function vote(tenure: Tenure, { approve, reason }: { approve: boolean; reason: string }, { userId, validators }: Mover): LeaseStep {
  const { ask } = tenure;
  if (tenure.denials.length > 0) return refused("failsafe.lease_denied");
  if (ask?.outcome !== "open") return refused("failsafe.nothing_to_vote");
  if (userId === null || userId === ask.requestedBy) return refused("failsafe.own_request");
  if (ask.votes.some((each) => each.userId === userId)) return refused("failsafe.voted_already");
  const voted = { ...ask, votes: [...ask.votes, { userId, approve, reason, at: tenure.seenAt }] };
  const approved = voted.votes.filter((each) => each.approve).length;
  if (approved >= ask.approvals) return moved(granted(tenure, voted));
  // Whoever is left cannot make the quorum any more.
  const left = countOthers(validators, [ask.requestedBy, ...voted.votes.map((each) => each.userId)]);
  if (approved + left < ask.approvals) return moved(rejected(tenure, voted));
  return moved({ ...tenure, ask: voted });
}

function countOthers(validators: readonly string[], done: readonly string[]): number {
  return validators.filter((userId) => !done.includes(userId)).length;
}

function granted(tenure: Tenure, voted: LeaseAsk): Tenure {
  const ask: LeaseAsk = { ...voted, outcome: "granted" };
  const from = voted.kind === "extension" && tenure.endsAt ? tenure.endsAt : tenure.seenAt;
  const endsAt = new Date(from.getTime() + voted.hours * HOUR_MS);
  if (voted.kind === "extension") return { ...tenure, ask, endsAt, extensions: tenure.extensions + 1 };
  return { ...tenure, ask, state: "VALID", startedAt: tenure.seenAt, endsAt, extensions: 0 };
}

/** A lease whose extension is refused still stands until its end. */
function rejected(tenure: Tenure, voted: LeaseAsk): Tenure {
  const ask: LeaseAsk = { ...voted, outcome: "rejected" };
  return voted.kind === "extension" ? { ...tenure, ask } : { ...tenure, ask, state: "DENIED" };
}

/** Given up early, or a request taken back. */
function end(tenure: Tenure, { now }: Mover): LeaseStep {
  if (tenure.state === "PENDING") return moved({ ...tenure, state: "UNINITIALIZED", ask: closeAsk(tenure.ask, "withdrawn") });
  if (tenure.state !== "VALID") return refused("failsafe.nothing_to_end");
  return moved({ ...tenure, state: "EXPIRED", endsAt: now, ask: closeAsk(tenure.ask, "withdrawn") });
}

function closeAsk(ask: LeaseAsk | null, outcome: "withdrawn" | "lapsed"): LeaseAsk | null {
  return ask?.outcome === "open" ? { ...ask, outcome } : ask;
}

/** Of one trip once, however often it is told. */
function withDenial(denials: readonly Denial[], { tripId, reason, at }: Denial): Denial[] {
  return denials.some((each) => each.tripId === tripId) ? [...denials] : [...denials, { tripId, reason, at }];
}

const moved = (to: Tenure): LeaseStep => ({ type: "moved", to });
const refused = (code: LeaseRefusal): LeaseStep => ({ type: "refused", code });
