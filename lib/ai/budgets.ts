import type { Feature } from "./access.ts";

/** Whose money a call spends: every cap that names one of these counts it. */
export type Spender = { orgId: string; userId: string | null; keyId: string | null; feature: Feature };

/** Money set aside for a call, under an id of the caller's: asked for again under the same id, it is the same hold. */
export type Hold = { id: string; orgId: string; micros: number };

export type Budgets = {
  /**
   * Durable before it returns, for work that outlives its process. Throws AppError "limited" `ai.budget_exceeded`, naming the
   * cap, where one of the spender's caps would be passed.
   */
  reserve(spender: Spender, hold: { id: string; micros: number }): Promise<Hold>;
  /** What the call really cost; the rest of the hold is free again. A second time changes nothing. */
  settle(hold: Hold, spentMicros: number): Promise<void>;
  /** Out of a block this process has leased, usually without asking anybody. Settled or released in the same process. */
  reserveHere(spender: Spender, micros: number): Promise<LocalHold>;
};

export type LocalHold = { settle(spentMicros: number): void };
