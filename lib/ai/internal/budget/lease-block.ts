import { createId } from "../../../platform/ids.ts";
import type { BudgetAccount, BudgetHold, Draw } from "../../budget.store.ts";
import { raiseAlerts } from "./alerts.ts";
import { type Block, confirmHold, leftIn } from "./block.ts";
import { leaseSize, nextTarget, surplus } from "./block-size.ts";
import { closeHold, correct, type HoldDeps } from "./durable-holds.ts";
import { openMissingCounters } from "./open-counters.ts";

/** What a block does to the database. One thing at a time for each block: callers see to that. */

/** A process that is stopped for longer finds its block counted as uncertain, and puts that right when it wakes up. */
export const BLOCK_LEASE_MS = 60_000;
/** No call is taken so shortly before the lease ends, and by then it has been renewed long ago. */
const MARGIN_MS = 10_000;
const RENEW_MS = 30_000;
const SHORT_BELIEVED_MS = 250;
const TRIES_MAX = 20;

export type Refilled = { type: "filled" } | { type: "caps-changed" } | { type: "short"; account: BudgetAccount };

export type RefillInput = {
  version: number;
  /** Without room for as much, nothing is leased. */
  wantedMicros: number;
  /** What one call asks for; 0 where none waits. */
  callMicros: number;
};

/** Until so much is free: leases what the waiting calls need and some more. */
export async function refill(deps: HoldDeps, block: Block, { version, wantedMicros, callMicros }: RefillInput): Promise<Refilled> {
  const { accounts, views, clock } = deps;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const now = clock.now();
    if (block.isEnding || now >= block.periodEndsAt) return { type: "filled" };
    if (block.hold && now >= block.validUntil) await draw(deps, block, 0);
    if (block.isEnding || (block.freeMicros >= wantedMicros && now < block.validUntil)) return { type: "filled" };
    const targetMicros = nextTarget(block, { callMicros, now });
    const neededMicros = wantedMicros - block.freeMicros;
    const size = leaseSize({
      neededMicros,
      waitingMicros: block.waitingMicros - block.freeMicros,
      targetMicros,
      leftMicros: block.leftMicros,
    });
    const isLeased = size > 0 && (await (block.hold ? draw(deps, block, size) : take(deps, block, { version, micros: size })));
    if (isLeased) {
      block.targetMicros = targetMicros;
      block.refilledAt = now;
      return { type: "filled" };
    }
    const account = await accounts.find(block.orgId);
    views.put(block.orgId, account);
    if (!account || account.version !== version) return { type: "caps-changed" };
    if (await openMissingCounters(accounts, account, now)) continue;
    block.leftMicros = leftIn(account, block);
    if (block.leftMicros >= neededMicros) continue;
    block.short = { account, until: now + SHORT_BELIEVED_MS };
    return { type: "short", account };
  }
  return { type: "filled" };
}

async function take(deps: HoldDeps, block: Block, { version, micros }: { version: number; micros: number }): Promise<boolean> {
  const now = deps.clock.now();
  const hold: BudgetHold = { id: createId("budgetBlock"), micros, counters: block.counters, until: new Date(now + BLOCK_LEASE_MS), seq: 0 };
  const after = await deps.accounts.take(block.orgId, version, hold);
  if (after) accept(deps, block, hold, after);
  return after !== null;
}

function accept(deps: HoldDeps, block: Block, hold: BudgetHold, account: BudgetAccount): void {
  block.leftMicros = leftIn(account, block);
  deps.views.put(block.orgId, account);
  confirmHold(block, hold, { now: deps.clock.now(), marginMs: MARGIN_MS });
}

/**
 * Writes what was spent, asks for more or gives back (below zero), and renews the lease. False where nothing of it was done. A
 * write whose answer got lost is sent again as it was: its number tells whether it had been done.
 */
async function draw(deps: HoldDeps, block: Block, moreMicros: number): Promise<boolean> {
  const { hold } = block;
  if (!hold) return false;
  const isAgain = block.unsure !== null;
  const until = new Date(deps.clock.now() + BLOCK_LEASE_MS);
  const change: Draw = block.unsure ?? { seq: hold.seq, spentMicros: block.spentMicros, moreMicros, until };
  block.unsure = change;
  // Nobody may take what is on its way back.
  if (!isAgain && moreMicros < 0) block.freeMicros += moreMicros;
  const after = await deps.accounts.draw(block.orgId, hold, change);
  const account = after ?? (await deps.accounts.find(block.orgId));
  const found = account?.holds.find(({ id }) => id === hold.id);
  block.unsure = null;
  if (!account || !found) {
    block.isEnding = true;
    block.validUntil = 0;
    return false;
  }
  const isDone = found.seq === change.seq + 1;
  if (isDone) block.spentMicros -= change.spentMicros;
  const counters = found.counters.filter((key) => account.counters[key]);
  accept(deps, block, { ...found, counters }, account);
  if (isDone && change.spentMicros > 0) await raiseAlerts(deps, account, { now: deps.clock.now() });
  return isDone && !isAgain;
}

/** Everything there is to write about a block now. True once it is given back and nothing is left to do for it. */
export async function settleUp(deps: HoldDeps, block: Block, { isOver }: { isOver: boolean }): Promise<boolean> {
  if (!block.hold) return true;
  if (block.unsure) await draw(deps, block, 0);
  if (block.calls === 0 && (isOver || block.isEnding)) return giveBack(deps, block);
  if (block.isEnding) return false;
  const back = isOver ? Math.max(0, block.freeMicros) : surplus(block);
  const isRenewalDue = block.hold.until.getTime() - deps.clock.now() < RENEW_MS;
  if (block.spentMicros > 0 || back > 0 || isRenewalDue) await draw(deps, block, -back);
  return false;
}

async function giveBack(deps: HoldDeps, block: Block): Promise<boolean> {
  const { hold, orgId, spentMicros } = block;
  if (!hold) return true;
  block.isEnding = true;
  block.validUntil = 0;
  block.freeMicros = 0;
  if (!(await closeHold(deps, orgId, hold, { type: "spent", micros: spentMicros }))) {
    // Gone already: given back by a write whose answer got lost, or counted as uncertain, which what was spent replaces.
    const lapsed = await deps.settlements.settleUncertain(orgId, hold.id, spentMicros);
    if (lapsed) await correct(deps, orgId, lapsed, spentMicros);
  }
  block.hold = null;
  block.spentMicros = 0;
  return true;
}
