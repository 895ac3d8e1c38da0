import { AppError } from "../../../platform/errors.ts";
import type { BudgetAccount, BudgetCap } from "../../budget.store.ts";
import type { Budgets, LocalHold, Spender } from "../../budgets.ts";
import { raiseAlerts } from "./alerts.ts";
import { type Block, canTake, takeFrom } from "./block.ts";
import { type BlockPool, createBlockPool } from "./block-pool.ts";
import { comfort } from "./block-size.ts";
import type { HoldDeps } from "./durable-holds.ts";
import { matchCaps } from "./match-caps.ts";
import { budgetExceeded, findShort } from "./refusal.ts";

/**
 * Calls are paid out of blocks in memory, one block for each set of caps that somebody spends under. A call waits only for a
 * block's first lease and near the end of a cap.
 */
const NOTHING_HELD: LocalHold = { settle: () => undefined };
const TRIES_MAX = 100;

export function createLocalHolds(deps: HoldDeps): Pick<Budgets, "reserveHere" | "flush" | "close"> {
  const pool = createBlockPool(deps);
  return {
    reserveHere(spender, micros) {
      if (micros <= 0) return NOTHING_HELD;
      const now = deps.clock.now();
      const view = deps.views.peek(spender.orgId, now);
      if (view?.caps.length === 0) return NOTHING_HELD;
      const block = view?.blocks.get(spenderKey(spender));
      if (block === null) return NOTHING_HELD;
      if (!view || !block || !canTake(block, micros, now)) return takeSlowly(deps, pool, { spender, micros });
      const hold = takeFrom(block, micros, now);
      refillAhead(pool, block, view.version);
      return hold;
    },
    flush: () => pool.flush(),
    close: () => pool.close(),
  };
}

const spenderKey = ({ userId, keyId, feature }: Spender): string => `${userId} ${keyId} ${feature}`;

/** Before it runs dry, so that nobody waits; whoever is refused meanwhile asks by themselves. */
function refillAhead(pool: BlockPool, block: Block, version: number): void {
  const wantedMicros = comfort(block.targetMicros, block.leftMicros);
  if (block.freeMicros * 4 >= wantedMicros || pool.isRefilling(block)) return;
  pool.refill(block, { version, wantedMicros, callMicros: 0 }).catch(() => undefined);
}

type Asked = { spender: Spender; micros: number };

async function takeSlowly(deps: HoldDeps, pool: BlockPool, { spender, micros }: Asked): Promise<LocalHold> {
  let hasReclaimed = false;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const view = await deps.views.get(spender.orgId);
    const now = deps.clock.now();
    const caps = matchCaps(view.caps, spender);
    const block = caps.length > 0 ? pool.blockFor(spender.orgId, caps, now) : null;
    view.blocks.set(spenderKey(spender), block);
    if (!block) return NOTHING_HELD;
    if (canTake(block, micros, now)) return takeFrom(block, micros, now);
    const known = shortageOf(block, block.short && now < block.short.until ? block.short.account : null, { caps, micros, now });
    if (known) throw budgetExceeded(deps.metrics, { ...known.short, micros, now });
    const found = shortageOf(block, await findShortage(pool, block, { version: view.version, micros }), { caps, micros, now });
    if (!found) continue;
    if (!hasReclaimed && (await pool.reclaim(block))) {
      hasReclaimed = true;
      block.short = null;
      continue;
    }
    await raiseAlerts(deps, found.account, { now, refusedBy: found.short.cap.id });
    throw budgetExceeded(deps.metrics, { ...found.short, micros, now });
  }
  throw new AppError("unavailable", "ai.budget_busy", "Too many calls ask for this budget at once. Try again.", { retryAfterSeconds: 1 });
}

/** Null once the block has been filled, or another one is to be asked. */
async function findShortage(
  pool: BlockPool,
  block: Block,
  { version, micros }: { version: number; micros: number },
): Promise<BudgetAccount | null> {
  block.waitingMicros += micros;
  try {
    const refilled = await pool.refill(block, { version, wantedMicros: micros, callMicros: micros });
    return refilled.type === "short" ? refilled.account : null;
  } finally {
    block.waitingMicros -= micros;
  }
}

type Shortage = { account: BudgetAccount; short: NonNullable<ReturnType<typeof findShort>> };

/** Which cap has not even what the block itself lacks for this call. */
function shortageOf(
  block: Block,
  account: BudgetAccount | null,
  { caps, micros, now }: { caps: readonly BudgetCap[]; micros: number; now: number },
): Shortage | null {
  if (!account || block.freeMicros >= micros) return null;
  const short = findShort(account, caps, { micros: micros - block.freeMicros, now });
  return short && { account, short: { ...short, leftMicros: short.leftMicros + block.freeMicros } };
}
