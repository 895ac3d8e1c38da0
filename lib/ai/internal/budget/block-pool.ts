import type { BudgetCap } from "../../budget.store.ts";
import { type Block, createBlock } from "./block.ts";
import type { HoldDeps } from "./durable-holds.ts";
import { type Refilled, type RefillInput, refill, settleUp } from "./lease-block.ts";
import { counterKey } from "./period.ts";

/**
 * The blocks a process has out. While there are any, each is looked at every quarter of a second: what was spent is written,
 * what is not needed goes back, a lease that grows old is renewed.
 */
export type BlockPool = {
  /** One for each set of caps and period. */
  blockFor(orgId: string, caps: readonly BudgetCap[], now: number): Block;
  /** Callers at the same time share one. */
  refill(block: Block, input: RefillInput): Promise<Refilled>;
  isRefilling(block: Block): boolean;
  /** Other blocks of the organization may hold what this one lacks. False where none had anything. */
  reclaim(block: Block): Promise<boolean>;
  flush(): Promise<void>;
  close(): Promise<void>;
};

export const FLUSH_MS = 250;
/** A block nobody has used for so long is given back. */
export const IDLE_MS = 1_000;

type Pool = {
  deps: HoldDeps;
  current: Map<string, Block>;
  out: Set<Block>;
  refills: Map<Block, Promise<Refilled>>;
  /** One change of a block at a time; the next waits for this. */
  tails: Map<Block, Promise<unknown>>;
  closing: AbortController;
  isWatching: boolean;
};

export function createBlockPool(deps: HoldDeps): BlockPool {
  const current = new Map<string, Block>();
  const pool: Pool = {
    deps,
    current,
    out: new Set(),
    refills: new Map(),
    tails: new Map(),
    closing: new AbortController(),
    isWatching: false,
  };
  return {
    blockFor(orgId, caps, now) {
      const key = keyOf(caps.map((cap) => counterKey(cap, now)));
      const known = current.get(key);
      const block = known && !known.isEnding ? known : createBlock(orgId, caps, now);
      current.set(key, block);
      return block;
    },
    isRefilling: (block) => pool.refills.has(block),
    refill: (block, input) => refillOnce(pool, block, input),
    async reclaim(block) {
      const others = [...pool.out].filter((other) => other !== block && other.orgId === block.orgId && other.freeMicros > 0);
      await Promise.all(others.map((other) => settle(pool, other, { isOver: true })));
      return others.length > 0;
    },
    flush: () => settleAll(pool, (block) => block.calls === 0),
    async close() {
      pool.closing.abort();
      await settleAll(pool, () => true);
    },
  };
}

const keyOf = (counters: readonly string[]): string => counters.join();

function refillOnce(pool: Pool, block: Block, input: RefillInput): Promise<Refilled> {
  const running = pool.refills.get(block);
  if (running) return running;
  const filling = inTurn(pool, block, () => refill(pool.deps, block, input)).finally(() => {
    pool.refills.delete(block);
    if (!block.hold) return;
    pool.out.add(block);
    watch(pool);
  });
  pool.refills.set(block, filling);
  return filling;
}

/** Never starts at once: whoever asks in the same moment is counted in. */
function inTurn<Result>(pool: Pool, block: Block, run: () => Promise<Result>): Promise<Result> {
  const done = (pool.tails.get(block) ?? Promise.resolve()).then(run);
  const tail = done.then(
    () => undefined,
    () => undefined,
  );
  pool.tails.set(block, tail);
  tail.then(() => {
    if (pool.tails.get(block) === tail) pool.tails.delete(block);
  });
  return done;
}

/** The timer ends with the last block: an idle process is not kept awake. */
function watch(pool: Pool): void {
  if (pool.isWatching || pool.closing.signal.aborted) return;
  pool.isWatching = true;
  const { clock } = pool.deps;
  const look = async (): Promise<void> => {
    await clock.sleep(FLUSH_MS, pool.closing.signal);
    await settleAll(pool, (block) => block.calls === 0 && clock.now() - block.usedAt >= IDLE_MS);
    if (pool.out.size > 0) return look();
    pool.isWatching = false;
  };
  look().catch(() => {
    pool.isWatching = false;
  });
}

async function settleAll(pool: Pool, isOver: (block: Block) => boolean): Promise<void> {
  await Promise.all([...pool.out].map((block) => settle(pool, block, { isOver: isOver(block) })));
}

/** The database may be away: what was spent stays in memory, and is written at the next look. */
async function settle(pool: Pool, block: Block, input: { isOver: boolean }): Promise<void> {
  try {
    if (await inTurn(pool, block, () => settleUp(pool.deps, block, input))) forget(pool, block);
  } catch (error) {
    pool.deps.log.warn({ blockId: block.hold?.id, error }, "what was spent out of a budget's block could not be written yet");
  }
}

function forget({ out, current }: Pool, block: Block): void {
  out.delete(block);
  const key = keyOf(block.counters);
  if (current.get(key) === block) current.delete(key);
}
