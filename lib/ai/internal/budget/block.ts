import type { BudgetAccount, BudgetCap, BudgetHold, Draw } from "../../budget.store.ts";
import type { LocalHold } from "../../budgets.ts";
import { counterKey, spanOf } from "./period.ts";

/**
 * Money a process has leased from one set of caps, spent from memory. Of what the database holds for it, some is promised to
 * calls under way, some is spent and not yet written, the rest is free: hold = free + promised + spent, always.
 */
export type Block = {
  readonly orgId: string;
  readonly caps: readonly BudgetCap[];
  readonly counters: string[];
  /** Money of one day or month pays for no call of the next. */
  readonly periodEndsAt: number;
  /** As the database last confirmed it; null while nothing is leased. */
  hold: BudgetHold | null;
  freeMicros: number;
  promisedMicros: number;
  spentMicros: number;
  calls: number;
  /** Calls are taken until then. */
  validUntil: number;
  /** Of the calls that wait for more. */
  waitingMicros: number;
  /** What the caps had left when last heard of. */
  leftMicros: number;
  targetMicros: number;
  usedAt: number;
  refilledAt: number;
  /** Sent, and maybe done: it is sent again, unchanged, before anything else. */
  unsure: Draw | null;
  /** It ran out of time and was counted as uncertain, or is being given back: no call is taken any more. */
  isEnding: boolean;
  /** The last answer that there is not enough, and how long it is believed. */
  short: { account: BudgetAccount; until: number } | null;
};

export function createBlock(orgId: string, caps: readonly BudgetCap[], now: number): Block {
  return {
    orgId,
    caps,
    counters: caps.map((cap) => counterKey(cap, now)),
    periodEndsAt: Math.min(...caps.map((cap) => spanOf(cap.period, now).endsAt)),
    hold: null,
    freeMicros: 0,
    promisedMicros: 0,
    spentMicros: 0,
    calls: 0,
    validUntil: 0,
    waitingMicros: 0,
    leftMicros: 0,
    targetMicros: 0,
    usedAt: now,
    refilledAt: 0,
    unsure: null,
    isEnding: false,
    short: null,
  };
}

export function canTake(block: Block, micros: number, now: number): boolean {
  return block.freeMicros >= micros && now < block.validUntil;
}

export function takeFrom(block: Block, micros: number, now: number): LocalHold {
  block.freeMicros -= micros;
  block.promisedMicros += micros;
  block.calls += 1;
  block.usedAt = now;
  let isOpen = true;
  return {
    settle(spentMicros) {
      if (!isOpen) return;
      isOpen = false;
      block.promisedMicros -= micros;
      block.calls -= 1;
      block.spentMicros += spentMicros;
      block.freeMicros += micros - spentMicros;
    },
  };
}

/** The database has confirmed what it holds; calls have gone on meanwhile. */
export function confirmHold(block: Block, hold: BudgetHold, input: { now: number; marginMs: number }): void {
  block.hold = hold;
  block.freeMicros = hold.micros - block.promisedMicros - block.spentMicros;
  block.validUntil = block.isEnding ? 0 : Math.min(hold.until.getTime() - input.marginMs, block.periodEndsAt);
}

/** The least that any of its caps has left. */
export function leftIn(account: BudgetAccount, block: Block): number {
  const counters = block.hold?.counters ?? block.counters;
  return Math.min(...counters.map((key) => account.counters[key]?.freeMicros ?? 0));
}
