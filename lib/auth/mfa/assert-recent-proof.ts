import { userRequired } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { credentialsRequired, stepUpRequired } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import { PROOF_LIFETIME_MS, type ProofMethod } from "../proof.ts";
import type { UserRecord } from "../user.store.ts";
import { secondStepMethodsOf } from "./second-step-ticket.ts";

/**
 * For what does lasting harm: the session has proven itself within ten minutes, by a factor if the person has any. A key cannot
 * show that somebody is there, so it never passes; a job and a command act for the operator and do.
 */
export function assertRecentProof(ctx: Context<AuthDeps>): Promise<void> | void {
  const { actor } = ctx;
  if (actor.type === "system") return;
  if (actor.type !== "user") throw userRequired();
  if (ctx.clock.now() - (actor.provenAt ?? 0) < PROOF_LIFETIME_MS) return;
  return lookAgain(ctx, actor);
}

/** Another process may have taken the proof a moment ago, and this one remembers the second before. */
async function lookAgain(ctx: Context<AuthDeps>, { userId, sessionId }: { userId: string; sessionId: string }): Promise<void> {
  const state = await ctx.deps.identities.renew({ orgId: ctx.orgId, userId, sessionId });
  if (state && ctx.clock.now() - state.provenAt < PROOF_LIFETIME_MS) return;
  const user = await ctx.deps.users.find(userId);
  if (!user) throw credentialsRequired();
  throw stepUpRequired(stepUpMethodsOf(user));
}

/** The password counts only for those who have nothing stronger. */
export function stepUpMethodsOf(user: UserRecord): ProofMethod[] {
  const methods = secondStepMethodsOf(user);
  if (methods.length > 0) return methods;
  return user.passwordHash === null ? [] : ["password"];
}
