import type { Context } from "../../platform/context.ts";
import type { AuthDeps, Transaction } from "../ports.ts";
import type { RevocationReason } from "../session.store.ts";

/** Without `orgId` in every organization of the person; `except` is the one that lives on. */
export type SessionEnd = { userId: string; orgId?: string; except?: string; reason: RevocationReason };

/**
 * Ends a person's open sessions inside the caller's transaction and gives back which. After the commit the caller calls
 * `identities.forget` for each, so that this process sees it at once; every other process sees it within a second.
 */
export async function endSessions(ctx: Context<Pick<AuthDeps, "sessions">>, end: SessionEnd, transaction: Transaction): Promise<string[]> {
  const { reason, ...whose } = end;
  return ctx.deps.sessions.revokeAll(whose, { at: new Date(ctx.clock.now()), reason }, transaction);
}
