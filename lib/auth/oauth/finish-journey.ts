import { createHash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { permissionsOf } from "../../platform/permissions.ts";
import type { SignInOutcome } from "../complete-sign-in.ts";
import type { AuthDeps } from "../ports.ts";
import { readIdentity } from "../read-identity.ts";
import { parseRefreshToken } from "../refresh-token.ts";
import { linkRefused, providerFailed } from "./errors.ts";
import { linkAccount } from "./link-account.ts";
import { openLinkIntent } from "./link-intent.ts";
import type { ProviderIdentity } from "./provider-identity.ts";
import { signInWithProvider } from "./sign-in-with-provider.ts";

/** What the browser brought back from the provider, beside the identity that next-auth has proven. */
export type Journey = {
  state: string;
  /** Sealed when it was begun in the settings; null for a sign-in. */
  linkIntent: string | null;
  accessToken: string | null;
  refreshToken: string | null;
};

export type JourneyOutcome = SignInOutcome | { type: "linked" };

/** Longer than any state is good for. */
const STATE_MEMORY_MS = 60 * 60_000;

export async function finishJourney(ctx: Context<AuthDeps>, identity: ProviderIdentity, journey: Journey): Promise<JourneyOutcome> {
  if (!(await spendState(ctx, journey.state))) throw providerFailed(identity.provider);
  if (journey.linkIntent === null) return signInWithProvider(ctx, identity);
  const intent = openLinkIntent(ctx.deps.auth.secret, journey.linkIntent, ctx.clock.now());
  const asOwner = intent?.provider === identity.provider ? await asSession(ctx, intent.sessionId, journey) : null;
  if (!asOwner) throw linkRefused();
  await linkAccount(asOwner, identity);
  return { type: "linked" };
}

/** next-auth keeps a state in the browser alone; here one that has led somewhere leads nowhere again. */
function spendState(ctx: Context<AuthDeps>, state: string): Promise<boolean> {
  const _id = createHash("sha256").update(`oauth-state ${state}`).digest("hex");
  const expiresAt = new Date(ctx.clock.now() + STATE_MEMORY_MS);
  return ctx.deps.db.isInserted(ctx.deps.db.withTransaction((transaction) => ctx.deps.spentProofs.insert({ _id, expiresAt }, transaction)));
}

/**
 * The caller as the person of this session, or null when this browser no longer holds it. The access token may have run out
 * while the person was with the provider; the refresh token then says the same, and is not spent by it.
 */
async function asSession(
  ctx: Context<AuthDeps>,
  sessionId: string,
  { accessToken, refreshToken }: Journey,
): Promise<Context<AuthDeps> | null> {
  const { auth, sessions, users, memberships, clock } = ctx.deps;
  const identity = accessToken === null ? null : await readIdentity(ctx.deps, accessToken);
  const named = identity?.sessionId ?? (refreshToken === null ? null : parseRefreshToken(auth.secret, refreshToken)?.sessionId);
  if (named !== sessionId) return null;
  const session = await sessions.findForRefresh(sessionId);
  if (!session || session.revokedAt !== null || session.expiresAt.getTime() <= clock.now()) return null;
  if (!identity && tokenHashOf(refreshToken ?? "") !== session.refreshHash) return null;
  const [tokenVersion, membership] = await Promise.all([
    users.findTokenVersion(session.userId),
    memberships.find(session.orgId, session.userId),
  ]);
  if (!membership || tokenVersion !== session.tokenVersion) return null;
  const { orgId, userId } = session;
  const actor = { type: "user", userId, sessionId } as const;
  return { ...ctx, actor, orgId, role: membership.role, permissions: permissionsOf(membership.role) };
}
