import type { Feature } from "./access.ts";

/** Whose money a call spends: every cap that names one of these counts it. */
export type Spender = { orgId: string; userId: string | null; keyId: string | null; feature: Feature };

/** Money set aside for a call, under an id of the caller's: asked for again under the same id, it is the same hold. */
export type Hold = { id: string; orgId: string; micros: number };

/**
 * Caps on spending, counted so that they cannot be passed: what a call may cost at most is set aside before it, what it has
 * cost is settled after it. A call that may cost nothing, or that no cap counts, asks nobody.
 */
export type Budgets = {
  /**
   * Durable before it returns, for work that outlives its process. Throws AppError "limited" `ai.budget_exceeded`, naming the
   * cap, where one of the spender's caps would be passed. What nobody settles becomes uncertain after `leaseMs` and counts as
   * spent; settling it later still puts it right.
   */
  reserve(spender: Spender, hold: { id: string; micros: number; leaseMs?: number }): Promise<Hold>;
  /** What the call really cost; the rest of the hold is free again. A second time changes nothing. */
  settle(hold: Pick<Hold, "id" | "orgId">, spentMicros: number): Promise<void>;
  /**
   * Out of a block this process has leased: mostly at once, else a promise of it. Settled in the same process, with 0 where
   * nothing was spent; a second time changes nothing.
   */
  reserveHere(spender: Spender, micros: number): LocalHold | Promise<LocalHold>;
  /** Writes what was settled here, and gives back blocks without a call. For a host that may freeze the process after an answer. */
  flush(): Promise<void>;
  /** The caps of an organization have changed: this process sees it at once, others within a second. */
  forget(orgId: string): void;
  close(): Promise<void>;
};

export type LocalHold = { settle(spentMicros: number): void };
